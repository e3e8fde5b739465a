#include "map/locator.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <numbers>
#include <optional>
#include <string_view>

#include "geo/page_polygon.hpp"
#include "geo/projector.hpp"
#include "map/base_scene.hpp"
#include "map/furniture_flow.hpp"
#include "map/label.hpp"
#include "map/shared_work.hpp"
#include "map/symbols.hpp"
#include "style/zoom.hpp"

namespace rutter::map {
namespace {

using geo::LonLat;
using geo::PageBox;
using geo::PagePoint;

constexpr double earth_radius_m = 6'371'000;
constexpr double globe_m = 2 * 6'378'137;
/// A frame wider than this on the ground shows where it is by itself.
constexpr double most_located_m = 7e6;
/// A frame narrower than this is shown among the countries round it, not on a globe.
constexpr double regional_m = 9e5;
/// The smaller side of what is shown round it, at least, and as a multiple of the map's longer side.
constexpr double least_region_m = 1.5e6;
constexpr double region_share = 5;
constexpr std::array<std::string_view, 5> region_layers{"land", "lakes", "coast", "borders", "disputed"};
/// It is painted as the style paints this zoom at least: from here on the bundled styles draw disputed lines, without which a
/// map of the countries would take sides.
constexpr double least_region_zoom = 3;
constexpr double least_mark_pt = 4;
constexpr double least_turn_deg = 5;
/// How finely the globe is drawn, which is some 2 cm wide.
constexpr geo::ProjectorOptions globe_options{0.5, 0.25};

std::optional<LonLat> middle_of(const MapFrame& frame) {
  return frame.projection.inverse(frame.transform.to_plane(frame.layout.map.centre()));
}

/// The main map's frame on the globe, as far as that side shows it.
geo::Line<PagePoint> frame_on(const MapFrame& frame, const geo::Projector& globe) {
  geo::Line<PagePoint> out;
  for (const LonLat position : border_of(frame))
    if (const auto at = globe.point(position)) out.push_back(*at);
  if (!out.empty()) out.push_back(out.front());
  return out;
}

/// The style's colour of a fill layer on this source layer, as it paints the first feature.
draw::Color fill_of(const style::Style& style, std::string_view source_layer, draw::Color otherwise) {
  const geo::Properties none;
  const style::Input in{1, &none, "Polygon", nullptr};
  for (const style::Layer& layer : style.layers())
    if (layer.source() == "basemap" && layer.source_layer() == source_layer && layer.type() == style::LayerType::fill)
      return layer.color(style::ColorProperty::fill_color, in);
  return otherwise;
}

draw::Color sea_of(const style::Style& style, draw::Color otherwise) {
  const style::Input in{1, nullptr, "", nullptr};
  for (const style::Layer& layer : style.layers())
    if (layer.type() == style::LayerType::background) return layer.color(style::ColorProperty::background_color, in);
  return otherwise;
}

geo::MultiPolygon<PagePoint> draw_land(const geo::Projector& globe, const basemap::Basemap& basemap) {
  geo::MultiPolygon<PagePoint> land;
  for (const geo::Feature& feature :
       basemap.features("land", globe.surroundings(), 1 / globe.transform().scale * style::pt_per_px))
    if (const auto* shape = std::get_if<geo::MultiPolygon<LonLat>>(&feature.shape))
      for (const auto& polygon : shape->polygons)
        for (auto& part : globe.polygon(polygon).polygons) land.polygons.push_back(std::move(part));
  return land;
}

/// Drawn once for all maps that have this globe.
std::shared_ptr<const geo::MultiPolygon<PagePoint>> land_on(const geo::Projector& globe, const MapInputs& inputs) {
  const auto make = [&] { return draw_land(globe, inputs.basemap); };
  if (inputs.shared == nullptr) return std::make_shared<const geo::MultiPolygon<PagePoint>>(make());
  base::MemoKey key;
  key.add(globe.projection().proj_string()).add(globe.clip().width());
  return inputs.shared->globes.get(key, make);
}

/// The longer side of what the map shows, on the ground.
double span_m(const MapFrame& frame) {
  const PageBox& box = frame.layout.map;
  return std::max(box.width(), box.height()) * frame.metres_per_pt;
}

draw::Pen outline_of(const style::Furniture& look) {
  return {look.panel_outline_color, 0.6, {}, draw::Cap::butt, draw::Join::round};
}

/// Marks what the map shows.
void add_mark(const MapFrame& frame, const geo::Projector& locator, const style::Furniture& look, Block& block) {
  const geo::Line<PagePoint> seen = frame_on(frame, locator);
  PageBox mark;
  for (const PagePoint p : seen) mark.add(p);
  if (!mark.empty() && std::min(mark.width(), mark.height()) >= least_mark_pt) {
    block.nodes.emplace_back(draw::Fill{{{{{seen}}}}, faded(look.note_color, 0.15)});
    block.nodes.emplace_back(draw::Stroke{{seen}, {look.note_color, 1, {}, draw::Cap::butt, draw::Join::miter}});
  } else {
    block.nodes.emplace_back(draw::Circle{PagePoint{block.width_pt / 2, block.height_pt / 2},
                                          least_mark_pt / 2,
                                          look.note_color,
                                          {look.paper, 0.75, {}, draw::Cap::butt, draw::Join::round}});
  }
}

Block globe(const MapInputs& inputs, const MapFrame& frame, const LonLat& middle, double diameter_pt) {
  const style::Furniture& look = inputs.style.furniture();
  // To whole degrees, so that maps of one place have one globe.
  const geo::Projection projection(
      fmt::format("+proj=ortho +lat_0={} +lon_0={} +R=6378137", std::lround(middle.lat), std::lround(middle.lon)));
  const double radius = diameter_pt / 2 - 0.5;
  const geo::PageTransform transform{2 * radius / globe_m, diameter_pt / 2, diameter_pt / 2};
  const geo::Projector projector(projection, transform, {0, 0, diameter_pt, diameter_pt}, globe_options);
  Block block{diameter_pt, diameter_pt, {}};
  const PagePoint centre{diameter_pt / 2, diameter_pt / 2};
  block.nodes.emplace_back(draw::Circle{centre, radius, sea_of(inputs.style, look.paper), {}});
  block.nodes.emplace_back(draw::Fill{*land_on(projector, inputs), fill_of(inputs.style, "land", look.paper)});
  block.nodes.emplace_back(draw::Circle{centre, radius, {0, 0, 0, 0}, outline_of(look)});
  add_mark(frame, projector, look, block);
  return block;
}

/// Painted once for all maps of one window and style.
std::vector<draw::Node> region_nodes(const MapInputs& inputs, const MapFrame& around, const geo::Projector& projector) {
  const auto make = [&] { return paint_base_map(inputs, around, projector, region_layers); };
  if (inputs.shared == nullptr) return make();
  base::MemoKey key;
  key.add_address(&inputs.style).add(around.zoom).add(around.metres_per_pt).add(projector.projection().proj_string());
  key.add(projector.clip().width()).add(projector.clip().height()).add(inputs.spec.worldview);
  // A style may filter by names.
  key.add(inputs.spec.languages.size());
  for (const std::string& language : inputs.spec.languages) key.add(language);
  return *inputs.shared->regions.get(key, make);
}

/// Whether the style has a colour for land itself; where land is what no sea covers, or countries side by side, it has none.
bool paints_land(const style::Style& style, double zoom) {
  return std::ranges::any_of(style.layers(), [&](const style::Layer& layer) {
    return layer.source() == "basemap" && layer.source_layer() == "land" && layer.type() == style::LayerType::fill &&
           layer.visible_at(zoom);
  });
}

/// The countries round the map; nothing in a style that would paint no land.
std::optional<Block> region(const MapInputs& inputs, const MapFrame& frame, const LonLat& middle, double width_pt,
                            double height_pt) {
  const style::Furniture& look = inputs.style.furniture();
  MapFrame around = frame;
  // To hundredths of a degree, so that maps of one place have one region.
  const LonLat centre{std::round(middle.lon * 100) / 100, std::round(middle.lat * 100) / 100};
  around.projection =
      geo::Projection(fmt::format("+proj=laea +lat_0={:.2f} +lon_0={:.2f} +ellps=WGS84", centre.lat, centre.lon));
  around.metres_per_pt = std::max(least_region_m, region_share * span_m(frame)) / std::min(width_pt, height_pt);
  around.zoom = std::max(style::zoom_for(around.metres_per_pt * style::pt_per_px, centre.lat), least_region_zoom);
  if (!paints_land(inputs.style, around.zoom)) return std::nullopt;
  around.transform = {1 / around.metres_per_pt, width_pt / 2, height_pt / 2};
  const PageBox box{0, 0, width_pt, height_pt};
  const geo::Projector projector(around.projection, around.transform, box, globe_options);
  Block block{width_pt, height_pt, {}};
  block.nodes = region_nodes(inputs, around, projector);
  const geo::Line<PagePoint> edge{{0, 0}, {width_pt, 0}, {width_pt, height_pt}, {0, height_pt}, {0, 0}};
  block.nodes.emplace_back(draw::Stroke{{edge}, outline_of(look)});
  add_mark(frame, projector, look, block);
  return block;
}

}  // namespace

bool wants_locator(const MapFrame& frame) {
  return span_m(frame) < most_located_m && middle_of(frame).has_value();
}

double locator_size_pt(const job::Page& page) {
  const double height = page.height_pt.value_or(page.width_pt);
  return std::clamp(std::min(page.width_pt, height) * 0.11, 46.0, 96.0);
}

Block locator_block(const MapInputs& inputs, const MapFrame& frame, double width_pt, double height_pt) {
  const auto middle = middle_of(frame);
  if (!middle) return {};
  std::optional<Block> block;
  if (span_m(frame) < regional_m) block = region(inputs, frame, *middle, width_pt, height_pt);
  if (!block) block = globe(inputs, frame, *middle, std::min(width_pt, height_pt));
  return as_furniture(std::move(*block), "locator", "Locator");
}

std::optional<double> north_deg(const MapFrame& frame) {
  if (!wants_locator(frame)) return std::nullopt;
  const auto middle = middle_of(frame);
  if (!middle) return std::nullopt;
  const double step_deg = 0.2 * frame.metres_per_pt * frame.layout.map.height() / earth_radius_m * 180 / std::numbers::pi;
  const auto north = frame.projection.forward({middle->lon, std::min(middle->lat + step_deg, 90.0)});
  const auto south = frame.projection.forward({middle->lon, std::max(middle->lat - step_deg, -90.0)});
  if (!north || !south) return std::nullopt;
  const double turn = std::atan2(north->x - south->x, north->y - south->y) * 180 / std::numbers::pi;
  if (std::abs(turn) <= least_turn_deg) return std::nullopt;
  return turn;
}

Block north_arrow_block(const MapInputs& inputs, double turn_deg, text::Shaper& shaper) {
  const style::Furniture& look = inputs.style.furniture();
  const double size = type_scale(inputs.style, inputs.page).small;
  const double length = 3.2 * size;
  const double reach = length + 1.2 * size;
  const double angle = turn_deg * std::numbers::pi / 180;
  const PagePoint up{std::sin(angle), -std::cos(angle)};
  const PagePoint across{-up.y, up.x};
  const PagePoint centre{reach / 2 + 1, reach / 2 + 1};
  const PagePoint tail = centre - up * (length / 2);
  const PagePoint tip = centre + up * (length / 2 - size * 0.5);
  const geo::Line<PagePoint> head{tip, tip - up * (size * 1.1) + across * (size * 0.45), tip - up * (size * 0.8),
                                  tip - up * (size * 1.1) - across * (size * 0.45), tip};
  Block block{2 * centre.x, 2 * centre.y, {}};
  const draw::Pen pen{look.rule_color, std::max(look.rule_width_pt, 0.5) * 1.5, {}, draw::Cap::butt, draw::Join::miter};
  draw::Pen casing = pen;
  casing.color = look.paper;
  casing.width_pt += 2.4;
  block.nodes.emplace_back(draw::Stroke{{{tail, tip}}, casing});
  block.nodes.emplace_back(draw::Stroke{{{tail, tip - up * (size * 0.8)}}, pen});
  block.nodes.emplace_back(draw::Fill{{{{{head}}}}, look.rule_color});
  text::TextStyle style;
  style.size_pt = size;
  style.bold = true;
  const text::Shaped letter = shaper.shape("N", style);
  const PagePoint at = tip + up * (size * 0.65);
  draw::Text text = furniture_text(letter, {size, look.text_color, "north-arrow", true, false},
                                   {at.x - letter.width_pt / 2, at.y + size * 0.36});
  text.halo = look.paper;
  text.halo_pt = 1.2;
  block.nodes.emplace_back(std::move(text));
  return as_furniture(std::move(block), "north-arrow", "North arrow");
}

}  // namespace rutter::map
