#include "map/groups.hpp"

#include <gtest/gtest.h>

#include "draw/color_text.hpp"

namespace rutter::map {
namespace {

job::MapSpec two_groups() {
  job::MapSpec map;
  map.groups = {{"a", "The A", draw::parse_color("#0072b2").value(), {}, {}},
                {"b", "The B", draw::parse_color("#f0e442").value(), {}, {}}};
  return map;
}

TEST(Groups, AStyleSeesColourAndWhatIsReadOnIt) {
  const job::MapSpec map = two_groups();
  geo::Properties dark;
  set_group(dark, map, {"a", 0, {}});
  EXPECT_EQ(dark.text("group"), "a");
  EXPECT_EQ(dark.text("group-color"), "#0072b2");
  EXPECT_EQ(dark.text("group-ink"), "#ffffff");
  geo::Properties light;
  set_group(light, map, {"b", 1, {}});
  EXPECT_EQ(light.text("group-ink"), "#141414");
  geo::Properties none;
  set_group(none, map, {});
  EXPECT_EQ(none.find("group"), nullptr);
}

TEST(Groups, ALegsArrivalHasItsOwnStatus) {
  const job::MapSpec map = two_groups();
  route::ResolvedLeg leg;
  leg.spec.status = job::Status::confirmed;
  leg.spec.end_status = job::Status::inferred;
  leg.spec.group = {"a", 0, {}};
  EXPECT_EQ(properties_of(map, leg, false, false).text("status"), "confirmed");
  EXPECT_EQ(properties_of(map, leg, false, true).text("status"), "inferred");
  EXPECT_EQ(properties_of(map, leg, true, true).text("end"), "open");
  EXPECT_EQ(properties_of(map, leg, false, true).text("group-color"), "#0072b2");
}

}  // namespace
}  // namespace rutter::map
