#include "map/furniture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "furniture_sample.hpp"

namespace rutter::map {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

FrameFacts facts() {
  FrameFacts out;
  out.projection_name = "Lambert conformal conic, 36.5° and 41° N";
  out.scale_denominator = 7200000;
  out.metres_per_pt = 2540;
  out.zoom = 5;
  return out;
}

LegendContents contents() {
  LegendContents out;
  out.stop_statuses = {job::Status::confirmed, job::Status::claimed};
  out.confirmed = {job::Confirms::place};
  out.legs = {{job::Status::claimed, job::Mode::air}};
  out.ring = true;
  out.lines_are_not_paths = out.numbers_are_no_order = true;
  return out;
}

std::vector<Block> all_blocks(sample::Sample& sample, double width_pt) {
  const MapInputs inputs = sample.inputs();
  text::Shaper& shaper = sample.shaper();
  std::vector<Block> out;
  out.push_back(title_block(inputs, shaper, width_pt));
  out.push_back(sample::whole_key(inputs, shaper, width_pt, width_pt > 600 ? 4 : width_pt > 300 ? 2 : 1));
  out.push_back(legend_block(inputs, contents(), facts(), shaper, width_pt));
  out.push_back(footer_block(inputs, facts(), shaper, width_pt));
  out.push_back(scale_bar_block(inputs, facts(), shaper, width_pt / 4));
  return out;
}

TEST(Furniture, EverySourceCitedIsListedAndTheReverse) {
  for (const std::string& name : sample::example_names()) {
    sample::Sample sample(sample::example(name));
    const MapInputs inputs = sample.inputs();
    const std::string footer = sample::words_of(footer_block(inputs, facts(), sample.shaper(), 770));
    // Area notes stand in the footer and cite as well, behind the list.
    const std::string list = footer.substr(0, footer.find("* "));
    std::string said = footer.substr(std::min(list.size(), footer.size()));
    said += sample::words_of(title_block(inputs, sample.shaper(), 770)) +
            sample::words_of(sample::whole_key(inputs, sample.shaper(), 770, 4));
    EXPECT_EQ(sample::marks_in(list), sample::marks_in(said)) << name;
    const auto numbers = source_numbers(inputs);
    ASSERT_FALSE(numbers.empty());
    EXPECT_EQ(numbers.size(), sample::marks_in(list).size()) << name;
    for (std::size_t i = 0; i < numbers.size(); ++i) EXPECT_EQ(numbers[i].second, static_cast<int>(i) + 1);
  }
}

TEST(Furniture, NothingIsWiderThanAsked) {
  for (const std::string& name : sample::example_names()) {
    sample::Sample sample(sample::example(name));
    for (const double width : {180.0, 247.5, 340.0, 495.0, 700.0, 794.0, 1100.0})
      for (const Block& block : all_blocks(sample, width)) {
        EXPECT_LE(block.width_pt, width + 1e-6);
        for (const draw::Text& text : sample::texts_of(block)) {
          EXPECT_GE(text.origin.x, -1e-6) << text.text;
          EXPECT_LE(text.origin.x + text.width_pt, block.width_pt + 1e-6) << name << " at " << width << ": " << text.text;
          EXPECT_GE(text.origin.y + text.ink.min_y, -0.3 * text.size_pt) << text.text;
          EXPECT_LE(text.origin.y + text.ink.max_y, block.height_pt + 0.1 * text.size_pt) << text.text;
        }
      }
  }
}

TEST(Furniture, LinesDoNotTouchEachOther) {
  sample::Sample sample(sample::example("transit-chain"));
  sample.spec().subtitle += " أعزاز عفرين Հայաստան საქართველო Ấ Ồ Å";
  for (const Block& block : all_blocks(sample, 340)) {
    const std::vector<draw::Text> texts = sample::texts_of(block);
    for (std::size_t i = 0; i < texts.size(); ++i)
      for (std::size_t j = i + 1; j < texts.size(); ++j) {
        const auto box = [](const draw::Text& t) {
          return geo::PageBox{t.origin.x + t.ink.min_x, t.origin.y + t.ink.min_y, t.origin.x + t.ink.max_x,
                              t.origin.y + t.ink.max_y};
        };
        EXPECT_FALSE(box(texts[i]).intersects(box(texts[j]))) << texts[i].text << " / " << texts[j].text;
      }
  }
}

TEST(Furniture, TypeIsNeverSmallerThanThePageAllows) {
  for (const bool screen : {false, true}) {
    sample::Sample sample(sample::example("transit-chain"));
    sample.spec().pages.front().unit = screen ? job::Unit::px : job::Unit::mm;
    for (const Block& block : all_blocks(sample, 500))
      for (const draw::Text& text : sample::texts_of(block))
        if (text.css_class != "number") {  // a marker's number is set by the style's own layer
          EXPECT_GE(text.size_pt, screen ? 8.25 : 6.5) << text.text;
        }
  }
}

TEST(Furniture, IsMarkedAsFurniture) {
  sample::Sample sample(sample::example("transit-chain"));
  const std::vector<std::string> ids = {"title", "key", "legend", "footer", "scale-bar"};
  const std::vector<Block> blocks = all_blocks(sample, 700);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    ASSERT_EQ(blocks[i].nodes.size(), 1U);
    const auto& group = std::get<draw::Group>(blocks[i].nodes.front());
    EXPECT_EQ(group.id, ids[i]);
    EXPECT_EQ(group.css_class, "furniture");
    for (const draw::Text& text : sample::texts_of(blocks[i])) EXPECT_TRUE(text.plain) << text.text;
  }
}

TEST(Furniture, TheDenialIsPrintedLegibly) {
  sample::Sample sample(sample::example("transit-chain"));
  for (const std::string& note : {std::string("Turkey and Azerbaijan deny it [f24]."), std::string()}) {
    sample.spec().note = note;
    const MapInputs inputs = sample.inputs();
    const Block title = title_block(inputs, sample.shaper(), 300);
    EXPECT_THAT(sample::words_of(title), HasSubstr(note.empty() ? "Denied by Turkey and Azerbaijan." : "deny it\u00A0[1]."));
    for (const draw::Text& text : sample::texts_of(title))
      if (text.css_class == "note") {
        EXPECT_GE(text.size_pt, 7);
      }
  }
}

TEST(Furniture, TheTitleShrinksBeforeItBreaks) {
  sample::Sample sample(sample::example("transit-chain"));
  const MapInputs inputs = sample.inputs();
  const auto wide = sample::texts_of(title_block(inputs, sample.shaper(), 794));
  EXPECT_DOUBLE_EQ(wide.front().size_pt, 20);
  const auto narrow = sample::texts_of(title_block(inputs, sample.shaper(), 247));
  EXPECT_GE(narrow.front().size_pt, 14);
  EXPECT_LT(narrow.front().size_pt, 20.001);
}

TEST(Furniture, TheFooterSaysWhatADeskMustPrint) {
  sample::Sample sample(sample::example("transit-chain"));
  const MapInputs inputs = sample.inputs();
  const std::string footer = sample::words_of(footer_block(inputs, facts(), sample.shaper(), 300));
  for (const char* expected : {"Sources: [1]\u00A0FRANCE 24 Observers, “", "25 October 2020 or later", "undated",
                               "citing BBC Arabic and Sky News Arabia", "Positions as of 31 October 2020.",
                               "Lambert conformal conic, 36.5° and 41° N.", "Scale 1:7,200,000 on the printed page.",
                               "Boundaries: Somebody; names: Somebody else.",
                               "The boundaries and names shown and the designations used on this map do not imply official "
                               "endorsement or acceptance by "
                               "Example Desk.",
                               "* Nagorno-Karabakh: Internationally recognised", "de facto"})
    EXPECT_THAT(footer, HasSubstr(expected));
}

TEST(Furniture, WithoutAProducerTheStatementNamesNobody) {
  sample::Sample sample(sample::example("transit-chain"));
  sample.spec().producer.clear();
  const MapInputs inputs = sample.inputs();
  EXPECT_THAT(sample::words_of(footer_block(inputs, facts(), sample.shaper(), 300)),
              HasSubstr("endorsement or acceptance by its publisher."));
}

TEST(Furniture, ADraftListsItsGaps) {
  sample::Sample sample(sample::example("transit-chain"));
  sample.itinerary().gaps = {{"Nowhere", "not found"}};
  const MapInputs inputs = sample.inputs();
  const std::string words = sample::words_of(draft_block(inputs, sample.shaper(), 200));
  EXPECT_THAT(words, HasSubstr("DRAFT"));
  EXPECT_THAT(words, HasSubstr("Nowhere: not found."));
}

TEST(Key, TellsEveryClaimAndEveryMovement) {
  for (const std::string& name : sample::example_names())
    for (const int columns : {1, 3, 5}) {
      sample::Sample sample(sample::example(name));
      const MapInputs inputs = sample.inputs();
      const std::string words = sample::words_of(sample::whole_key(inputs, sample.shaper(), 900, columns));
      for (const route::ResolvedStop& stop : sample.itinerary().stops) {
        EXPECT_THAT(words, HasSubstr(stop.label));
        for (const job::Report& report : job::all_reports(stop.spec)) EXPECT_THAT(words, HasSubstr(report.claim));
      }
      for (const job::Leg& leg : sample.spec().legs) EXPECT_THAT(words, HasSubstr(leg.claim));
      EXPECT_EQ(words.find("Movements") != std::string::npos, !sample.spec().legs.empty());
    }
}

TEST(Key, HasNoUnansweredQuestions) {
  sample::Sample sample(sample::example("transit-chain"));
  const MapInputs inputs = sample.inputs();
  const std::string words = sample::words_of(sample::whole_key(inputs, sample.shaper(), 900, 3));
  for (const char* expected :
       {"Somewhere near Azaz; distance not stated.", "Known only as this area.", "undated", "location confirmed",
        "Destination inferred.", "Gaziantep (5) to Istanbul (6), by air", "Afrin (3) to an unknown place"})
    EXPECT_THAT(words, HasSubstr(expected));
}

TEST(Key, MoreColumnsAreNeverHigher) {
  sample::Sample sample(sample::example("transit-chain"));
  const MapInputs inputs = sample.inputs();
  // Equal widths of a column: only the division differs.
  double last = 1e9;
  for (int columns = 1; columns <= 6; ++columns) {
    const double width = columns * 180.0 + (columns - 1) * 14.0;
    const double height = sample::whole_key(inputs, sample.shaper(), width, columns).height_pt;
    EXPECT_LE(height, last + 1e-6);
    last = height;
  }
}

TEST(Block, MovesAllItHolds) {
  sample::Sample sample(sample::example("transit-chain"));
  const MapInputs inputs = sample.inputs();
  const Block before = sample::whole_key(inputs, sample.shaper(), 700, 3);
  Block after = before;
  after.nodes = placed(std::move(after), {10, 20});
  const auto a = sample::texts_of(before);
  const auto b = sample::texts_of(after);
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_DOUBLE_EQ(b[i].origin.x, a[i].origin.x + 10);
    EXPECT_DOUBLE_EQ(b[i].origin.y, a[i].origin.y + 20);
  }
}

}  // namespace
}  // namespace rutter::map
