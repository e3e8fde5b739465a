#include "map/compose.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "drawn_sample.hpp"
#include "geo/page_line.hpp"

namespace rutter::map {
namespace {

/// The lines of each group of class leg, by id.
std::map<std::string, std::vector<geo::Line<geo::PagePoint>>> legs_of(const std::vector<draw::Node>& nodes) {
  std::map<std::string, std::vector<geo::Line<geo::PagePoint>>> out;
  for (const draw::Node& node : nodes)
    if (const auto* group = std::get_if<draw::Group>(&node)) {
      if (group->css_class == "leg") out[group->id] = std::get<draw::Stroke>(group->children.front()).lines;
      out.merge(legs_of(group->children));
    }
  return out;
}

TEST(Compose, ALegThatTheEdgeTearsIsAPathForEachPart) {
  const sample::Desk desk(R"(
[[map]]
name = "pacific"
projection = "+proj=robin"
extent = [-180, -60, 180, 75]
join = "in-order"
insets = "none"
[[map.stop]]
place = "Tokyo"
at = { lat = 35.7, lon = 139.7 }
[[map.stop]]
place = "Los Angeles"
at = { lat = 34.1, lon = -118.2 }
[[map.stop]]
place = "Lima"
at = { lat = -12, lon = -77 }
)");
  const DrawnMap drawn = desk.draw();
  const auto legs = legs_of(drawn.drawing.nodes);
  std::vector<std::string> ids;
  for (const auto& [id, lines] : legs) {
    ids.push_back(id);
    EXPECT_EQ(lines.size(), 1U) << id;
  }
  EXPECT_EQ(ids, (std::vector<std::string>{"leg-1", "leg-1-part-2", "leg-2"}));
  const geo::PageBox& frame = drawn.report.frame;
  const auto& from_tokyo = legs.at("leg-1").front();
  const auto& to_los_angeles = legs.at("leg-1-part-2").front();
  EXPECT_GT(from_tokyo.back().x, frame.centre().x) << "to the right edge";
  EXPECT_LT(to_los_angeles.front().x, frame.centre().x) << "from the left one";
}

}  // namespace
}  // namespace rutter::map
