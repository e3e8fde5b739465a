#include "map/groups.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "draw/color_text.hpp"
#include "furniture_sample.hpp"
#include "map/legend_signs.hpp"

namespace rutter::map {
namespace {

constexpr const char* two_groups = R"(
[[map]]
name = "x"
[[map.group]]
id = "a"
label = "The A"
color = "#0072b2"
[[map.group]]
id = "b"
label = "The B"
color = "#f0e442"
[[map.group]]
id = "c"
label = "Nobody"
color = "#000000"
[[map.stop]]
place = "P"
group = "a"
[[map.stop]]
place = "Q"
[[map.leg]]
from = "P"
to = "Q"
status = "confirmed"
end_status = "inferred"
group = "a"
[[map.leg]]
from = "Q"
to = "P"
group = "b"
)";

draw::Color css(const char* text) {
  return draw::parse_color(text).value();
}

class Groups : public ::testing::Test {
 protected:
  sample::Sample sample_{two_groups};
};

TEST_F(Groups, AStyleSeesColourAndWhatIsReadOnIt) {
  const auto& legs = sample_.itinerary().legs;
  const geo::Properties dark = properties_of(sample_.inputs(), legs[0], false, false);
  EXPECT_EQ(dark.text("group"), "a");
  EXPECT_EQ(dark.text("group-color"), "#0072b2");
  EXPECT_EQ(dark.text("group-ink"), "#ffffff");
  EXPECT_EQ(properties_of(sample_.inputs(), legs[1], false, false).text("group-ink"), "#141414");
  EXPECT_EQ(properties_of(sample_.inputs(), sample_.itinerary().stops[0]).text("group"), "a");
  EXPECT_EQ(properties_of(sample_.inputs(), sample_.itinerary().stops[1]).find("group"), nullptr);
}

TEST_F(Groups, ALegsArrivalHasItsOwnStatus) {
  const auto& leg = sample_.itinerary().legs[0];
  EXPECT_EQ(properties_of(sample_.inputs(), leg, false, false).text("status"), "confirmed");
  EXPECT_EQ(properties_of(sample_.inputs(), leg, false, true).text("status"), "inferred");
  EXPECT_EQ(properties_of(sample_.inputs(), leg, true, true).text("end"), "open");
}

TEST_F(Groups, TheLegendShowsALineWhereTheyHaveLegsAndADotWhereTheyHaveStops) {
  LegendContents contents;
  add_possible_signs(sample_.inputs(), contents);
  EXPECT_THAT(contents.groups, testing::ElementsAre(0, 1)) << "one that nothing belongs to is left out";
  const auto rows = group_rows(sample_.inputs(), contents);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].meaning, "The A");
  ASSERT_EQ(rows[0].sample.size(), 2U);
  EXPECT_EQ(std::get<draw::Stroke>(rows[0].sample[0]).pen.color, css("#0072b2"));
  EXPECT_EQ(std::get<draw::Circle>(rows[0].sample[1]).fill, css("#0072b2"));
  EXPECT_EQ(std::get<draw::Circle>(rows[0].sample[1]).pen.width_pt, 0);
  EXPECT_EQ(rows[1].sample.size(), 1U) << "it has no stop";
}

TEST_F(Groups, ASampleHasAGroupsColourOnlyWhereAllItsMembersHaveIt) {
  const job::GroupUse a{"a", 0, {}};
  const job::GroupUse b{"b", 1, {}};
  const job::GroupUse none;
  const auto colored = [&](const std::vector<const job::GroupUse*>& members) {
    geo::Properties properties;
    set_sample_group(properties, sample_.inputs(), members);
    return std::string(properties.text("group-color"));
  };
  EXPECT_EQ(colored({&a, &a}), "#0072b2");
  EXPECT_EQ(colored({&a, &none}), "") << "drawn in the accent, as that one is";
  EXPECT_EQ(colored({}), "");
  EXPECT_NE(colored({&a, &b}), "");
  EXPECT_NE(colored({&a, &b}), "#0072b2");
  EXPECT_NE(colored({&a, &b}), "#f0e442");
}

}  // namespace
}  // namespace rutter::map
