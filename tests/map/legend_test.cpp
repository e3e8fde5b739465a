#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "furniture_sample.hpp"

namespace rutter::map {
namespace {

using job::Confirms;
using job::Mode;
using job::Status;
using ::testing::HasSubstr;
using ::testing::Not;

FrameFacts facts() {
  FrameFacts out;
  out.zoom = 6;
  return out;
}

std::size_t samples_in(const Block& block) {
  std::size_t count = 0;
  for (const draw::Group* group : sample::groups_of(block))
    if (group->css_class == "sample") ++count;
  return count;
}

class Legend : public ::testing::Test {
 protected:
  [[nodiscard]] Block legend(const LegendContents& contents) {
    const MapInputs inputs = sample_.inputs();
    return legend_block(inputs, contents, facts(), sample_.shaper(), 400);
  }
  sample::Sample sample_{sample::example("transit-chain")};
};

TEST_F(Legend, ListsExactlyWhatIsDrawn) {
  const std::vector<std::pair<Status, std::string>> stops = {{Status::confirmed, "Location of footage verified"},
                                                             {Status::reported, "Reported by an outlet or official"},
                                                             {Status::claimed, "Claimed, not verified"},
                                                             {Status::inferred, "Inferred by the author"},
                                                             {Status::planned, "Said to be planned"},
                                                             {Status::retracted, "Retracted by who said it"}};
  for (unsigned drawn = 1; drawn < 64; ++drawn) {
    LegendContents contents;
    contents.confirmed = {Confirms::place};
    std::size_t count = 0;
    for (std::size_t i = 0; i < stops.size(); ++i)
      if ((drawn >> i & 1U) != 0U) {
        contents.stop_statuses.insert(stops[i].first);
        ++count;
      }
    const Block block = legend(contents);
    const std::string words = sample::words_of(block);
    for (std::size_t i = 0; i < stops.size(); ++i)
      EXPECT_EQ(words.find(stops[i].second) != std::string::npos, (drawn >> i & 1U) != 0U) << stops[i].second;
    EXPECT_EQ(samples_in(block), count);
    EXPECT_THAT(words, Not(HasSubstr("Movement")));
    EXPECT_THAT(words, Not(HasSubstr("Lines join")));
  }
}

TEST_F(Legend, SaysWhatIsConfirmedAndHowLegsWent) {
  sample_.itinerary().stops.front().readings = {{{47.3, 39.4}, "Elsewhere", ""}};
  LegendContents contents;
  contents.stop_statuses = {Status::confirmed};
  contents.confirmed = {Confirms::place, Confirms::event};
  contents.legs = {{Status::claimed, Mode::unknown},
                   {Status::claimed, Mode::road},
                   {Status::claimed, Mode::air},
                   {Status::planned, Mode::air}};
  contents.area_statuses = {Status::claimed};
  contents.ring = contents.ring_unstated = contents.alternatives = contents.context_area = contents.disputed_line = true;
  contents.disputed_names = {"Line of contact before 27 September 2020"};
  contents.lines_are_not_paths = contents.numbers_are_no_order = true;
  const Block block = legend(contents);
  const std::string words = sample::words_of(block);
  for (const char* expected :
       {"How sure is it?", "Location of footage verified", "Event verified", "Movement claimed, by road or means not stated",
        "Movement claimed, by air", "Movement planned", "Somewhere in this ring", "Somewhere near, distance not stated",
        "Known only as this area; claimed", "Another place that fits", "Line of contact before 27 September 2020",
        "Lines join places; they do not show the path travelled.", "Numbers identify places; they are not an order of travel."})
    EXPECT_THAT(words, HasSubstr(expected));
  EXPECT_EQ(samples_in(block), 11U);
  EXPECT_THAT(words, Not(HasSubstr("Movement planned,")));
}

TEST_F(Legend, WhatIsNotStatedStaysOutAndNothingGivesNothing) {
  LegendContents contents;
  EXPECT_TRUE(legend(contents).nodes.empty());
  contents.stop_statuses = {Status::none};
  contents.legs = {{Status::none, Mode::road}};
  EXPECT_TRUE(legend(contents).nodes.empty());
  contents.lines_are_not_paths = true;
  const std::string words = sample::words_of(legend(contents));
  EXPECT_THAT(words, Not(HasSubstr("How sure")));
  EXPECT_THAT(words, HasSubstr("Lines join places"));
}

TEST_F(Legend, SamplesAreNeverLegsOrStops) {
  LegendContents contents;
  contents.stop_statuses = {Status::claimed};
  contents.legs = {{Status::claimed, Mode::air}};
  const Block block = legend(contents);
  for (const draw::Group* group : sample::groups_of(block)) {
    EXPECT_NE(group->css_class, "leg");
    EXPECT_NE(group->css_class, "stop");
  }
}

}  // namespace
}  // namespace rutter::map
