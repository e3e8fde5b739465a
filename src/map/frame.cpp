#include "map/frame.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <optional>

#include "base/error.hpp"
#include "geo/choose_projection.hpp"
#include "geo/geodesic.hpp"
#include "geo/lon_lat_box.hpp"
#include "geo/sphere.hpp"
#include "job/read.hpp"
#include "map/occupancy.hpp"
#include "map/shown_area.hpp"
#include "map/template_page.hpp"
#include "style/zoom.hpp"

namespace rutter::map {
namespace {

using geo::LonLat;
using geo::PageBox;
using geo::PagePoint;
using geo::Projected;

constexpr double mm = 72 / 25.4;
constexpr double metres_per_printed_pt = 0.0254 / 72;
constexpr double least_map_width_pt = 40 * mm;
constexpr double least_map_height_pt = 30 * mm;
/// A lone place: this much of the ground across the smaller side of the map.
constexpr double least_ground_m = 120e3;
const std::string asked_for_reason = "asked for in the job";
/// Likewise in an inset: more would promise more precision than names of places have.
constexpr double least_inset_ground_m = 12e3;
/// On maps of smaller scale than this the edge of the globe may be near: what they show stands in the middle.
constexpr double most_aligned_denominator = 40e6;

/// The box's border and middle as positions, so that a bent frame is held whole. All round the globe they stand so close that
/// those beside the projection's tear, wherever that is, come near both of its edges.
std::vector<LonLat> positions_of(const geo::LonLatBox& box) {
  std::vector<LonLat> out;
  const double width = geo::width_deg(box);
  const int columns = width > 300 ? 720 : 16;
  for (int i = 0; i <= columns; ++i)
    for (int j = 0; j <= 16; ++j)
      if (i % columns == 0 || j % 8 == 0)
        out.push_back({geo::normalised_lon(box.west + width * i / columns), box.south + (box.north - box.south) * j / 16});
  return out;
}

geo::ProjectedBox projected_box(const geo::Projection& projection, const std::vector<LonLat>& positions) {
  geo::ProjectedBox box;
  for (const LonLat p : positions)
    if (const auto q = projection.forward(p)) box.add(*q);
  return box;
}

/// Where an extent all round the globe meets the edge of a globe or disc, which no meridian or parallel need touch.
std::vector<LonLat> horizon_within(const geo::Tear& tear, const geo::LonLatBox& extent) {
  std::vector<LonLat> out;
  if (tear.kind != geo::TearKind::horizon || geo::width_deg(extent) < 300) return out;
  for (int azimuth = 0; azimuth < 360; azimuth += 2) {
    const LonLat p = geo::sphere_direct(tear.centre, azimuth, tear.radius_deg - 1e-6);
    if (extent.contains({geo::normalised_lon(p.lon), p.lat})) out.push_back(p);
  }
  return out;
}

/// Rounded up to two figures: 7,134,000 becomes 7,200,000.
double round_scale(double denominator) {
  const double step = std::pow(10.0, std::floor(std::log10(denominator)) - 1);
  return std::ceil(denominator / step - 1e-9) * step;
}

struct LayoutChoice {
  PageLayout layout;
  double denominator = 0;  ///< of the plane, the smaller the larger the map
};

/// The height of the map on a page of free height: as the content wants, between wide and nearly square.
double free_map_height(const geo::ProjectedBox& content, double width_pt) {
  const double wanted = width_pt * content.height() / std::max(content.width(), 1.0) * 1.15;
  return std::clamp(wanted, width_pt * 0.5, width_pt * 1.1);
}

PageLayout lay_out(const MapInputs& inputs, const FurnitureSizes& sizes, const geo::ProjectedBox& content, PanelPlace place) {
  const style::Furniture& look = inputs.style.furniture();
  const double margin = look.margin_pt;
  const double gap = look.gap_pt;
  const double left = margin;
  const double right = inputs.page.width_pt - margin;
  PageLayout out;
  out.panel_place = place;
  out.title = {left, margin, right - (sizes.locator_pt > 0 ? sizes.locator_pt + gap : 0), margin + sizes.title_height_pt};
  if (sizes.locator_pt > 0) out.locator = {right - sizes.locator_pt, margin, right, margin + sizes.locator_pt};
  const double panel_height = place == PanelPlace::below    ? sizes.panel_below_height_pt
                              : place == PanelPlace::corner ? sizes.corner_below_pt
                                                            : 0;
  const double beside = place == PanelPlace::below    ? 0
                        : place == PanelPlace::corner ? sizes.corner_width_pt
                                                      : sizes.panel_beside_width_pt;
  const double insets = sizes.insets_height_pt > 0 ? sizes.insets_height_pt + gap : 0;
  const double below_map = insets + (panel_height > 0 ? panel_height + gap : 0) + gap + sizes.footer_height_pt + margin;
  const double map_top = out.title.max_y + gap;
  const double map_right = beside == 0 ? right : right - beside - gap * 1.5;
  const double map_bottom =
      inputs.page.height_pt ? *inputs.page.height_pt - below_map : map_top + free_map_height(content, map_right - left);
  out.page_height_pt = inputs.page.height_pt.value_or(map_bottom + below_map);
  out.map = {left, map_top, map_right, map_bottom};
  if (insets > 0) out.insets = {left, map_bottom + gap, map_right, map_bottom + insets};
  if (place == PanelPlace::below && panel_height > 0)
    out.panel = {left, map_bottom + insets + gap, right, map_bottom + insets + gap + panel_height};
  if (place == PanelPlace::beside) out.panel = {map_right + gap * 1.5, map_top, right, map_bottom + insets};
  if (place == PanelPlace::corner) out.panel_columns = sizes.corner_columns;
  if (place == PanelPlace::corner) out.panel = {left, map_top, right, map_bottom + insets + gap + panel_height};
  out.footer = {left, out.page_height_pt - margin - sizes.footer_height_pt, right, out.page_height_pt - margin};
  return out;
}

bool fits(const PageLayout& layout, const FurnitureSizes& sizes) {
  return layout.map.width() >= least_map_width_pt && layout.map.height() >= least_map_height_pt &&
         (layout.panel_place != PanelPlace::beside || sizes.panel_beside_height_pt <= layout.map.height());
}

double plane_per_pt(const geo::ProjectedBox& content, const PageBox& map, const Fit& fit) {
  const double room = 1 - 2 * fit.margin_share;
  return std::max({content.width() / (map.width() * room), content.height() / (map.height() * room),
                   least_ground_m / std::min(map.width(), map.height())});
}

base::Error too_small(const job::Page& page, const PageLayout& layout) {
  return {base::ErrorKind::map,
          fmt::format("the page {} is too small: title, key and footer leave {:.0f} x {:.0f} mm for the map; take a "
                      "larger page, shorter texts, or callout = false for some stops",
                      page.name, std::max(0.0, layout.map.width() / mm), std::max(0.0, layout.map.height() / mm))};
}

PageLayout choose_layout(const MapInputs& inputs, const FurnitureSizes& sizes, const geo::ProjectedBox& content,
                         const Fit& fit) {
  if (job::has_fixed_boxes(inputs.page)) {
    const PageLayout fixed = template_layout(inputs, sizes);
    if (fits(fixed, sizes)) return fixed;
    throw too_small(inputs.page, fixed);
  }
  const PageLayout below = lay_out(inputs, sizes, content, PanelPlace::below);
  std::optional<PageLayout> best;
  const auto consider = [&](const PageLayout& layout) {
    if (fit.panel && layout.panel_place != *fit.panel && *fit.panel != PanelPlace::below) return;
    if (fit.panel == PanelPlace::below && layout.panel_place == PanelPlace::corner) return;
    if (fits(layout, sizes) && (!best || plane_per_pt(content, layout.map, fit) < plane_per_pt(content, best->map, fit)))
      best = layout;
  };
  consider(below);
  if (sizes.panel_beside_width_pt > 0) consider(lay_out(inputs, sizes, content, PanelPlace::beside));
  if (sizes.corner_width_pt > 0) consider(lay_out(inputs, sizes, content, PanelPlace::corner));
  if (best) return *best;
  throw too_small(inputs.page, below);
}

/// Metres on the ground a metre of the plane is long at its centre, the mean of the two directions.
double ground_per_plane(const geo::Projection& projection, Projected centre) {
  const double step = 1000;
  const auto at = [&](double dx, double dy) { return projection.inverse({centre.x + dx, centre.y + dy}); };
  const auto west = at(-step, 0);
  const auto east = at(step, 0);
  const auto south = at(0, -step);
  const auto north = at(0, step);
  if (!west || !east || !south || !north) return 1;
  return (geo::distance_m(*west, *east) + geo::distance_m(*south, *north)) / (4 * step);
}

/// How far the content is moved where the map has room to spare in a direction.
PagePoint aside(const PageBox& map, double content_width_pt, double content_height_pt, const Fit& fit) {
  const double margin = 2 * fit.margin_share;
  const double spare_x = std::max(0.0, map.width() * (1 - margin) - content_width_pt);
  const double spare_y = std::max(0.0, map.height() * (1 - margin) - content_height_pt);
  return {fit.align_x * spare_x / 2, fit.align_y * spare_y / 2};
}

/// The frame of that scale with the content's middle at a point of the page.
MapFrame frame_at(const PageLayout& layout, const View& view, PagePoint middle, double denominator) {
  MapFrame frame{layout, view.projection, view.projected, {}, denominator, denominator * metres_per_printed_pt, 0};
  const Projected centre = view.content.centre();
  frame.transform.scale = view.ground_per_plane / frame.metres_per_pt;
  frame.transform.offset_x = snapped(middle.x - frame.transform.scale * centre.x);
  frame.transform.offset_y = snapped(middle.y + frame.transform.scale * centre.y);
  const auto position = frame.projection.inverse(centre);
  frame.zoom = style::zoom_for(frame.metres_per_pt * style::pt_per_px, position ? position->lat : 0);
  return frame;
}

/// The place that all legs of a map, two at least, leave from or lead to; none when it is an area.
std::optional<LonLat> common_end(const route::Route& route) {
  const auto& legs = route.itinerary.legs;
  if (legs.size() < 2) return std::nullopt;
  // A loxodrome is no way whose length or direction that projection shows.
  if (std::any_of(legs.begin(), legs.end(), [](const auto& leg) { return leg.spec.course != job::Course::geodesic; }))
    return std::nullopt;
  const auto place_of = [&](std::size_t stop) {
    const auto& s = route.itinerary.stops[stop];
    return s.known == route::Known::point ? std::optional(s.point) : std::nullopt;
  };
  if (std::all_of(legs.begin(), legs.end(), [&](const auto& leg) { return leg.from == legs[0].from; }))
    return place_of(legs[0].from);
  if (legs[0].to && std::all_of(legs.begin(), legs.end(), [&](const auto& leg) { return leg.to == legs[0].to; }))
    return place_of(*legs[0].to);
  return std::nullopt;
}

/// Nothing but outlines: no leg, no place that is a point.
bool shows_areas_only(const route::Route& route) {
  return !route.outlines.empty() && route.legs.empty() &&
         std::all_of(route.itinerary.stops.begin(), route.itinerary.stops.end(),
                     [](const auto& stop) { return stop.known == route::Known::area; });
}

/// What a scale asked for shows of the Earth on the page, about; the extent itself when none is, or when it is larger.
geo::LonLatBox extent_at_scale(const MapInputs& inputs, const geo::LonLatBox& extent) {
  if (!inputs.spec.scale || inputs.spec.extent) return extent;
  constexpr double metres_per_degree = 111'195;
  constexpr double map_share = 0.8;  // of the page, the rest being furniture
  const double pt_in_degrees = *inputs.spec.scale * metres_per_printed_pt * map_share / metres_per_degree;
  const double height = inputs.page.height_pt.value_or(inputs.page.width_pt * 0.7) * pt_in_degrees;
  const LonLat centre = geo::centre_of(extent);
  const double narrowing = std::max(std::cos(centre.lat * std::numbers::pi / 180), 0.1);
  const double width = inputs.page.width_pt * pt_in_degrees / narrowing;
  return geo::grown(extent, std::max(0.0, (width - geo::width_deg(extent)) / 2),
                    std::max(0.0, (height - (extent.north - extent.south)) / 2));
}

geo::ProjectionChoice projection_choice(const MapInputs& inputs, const std::vector<LonLat>& positions) {
  const std::string& asked_for = inputs.spec.projection;
  const geo::LonLatBox extent = extent_at_scale(inputs, geo::enclosing_box(positions));
  if (asked_for == "conformal") return geo::choose_projection(extent);
  if (asked_for == "equal-area") return geo::choose_projection(extent, geo::Purpose::areas);
  if (asked_for == "auto") {
    const std::optional<LonLat> hub = common_end(inputs.route);
    if (hub) return geo::choose_projection(extent, geo::Purpose::distances, *hub);
    return geo::choose_projection(extent, shows_areas_only(inputs.route) ? geo::Purpose::areas : geo::Purpose::shapes);
  }
  const geo::Projection asked(inputs.spec.projection);
  const bool is_code = !inputs.spec.projection.starts_with('+');
  return {inputs.spec.projection, is_code ? fmt::format("{} ({})", asked.name(), inputs.spec.projection) : asked.name(),
          asked_for_reason};
}

}  // namespace

View::View(std::vector<LonLat> to_show, geo::ProjectionChoice choice)
    : positions(std::move(to_show)), projected(std::move(choice)), projection(projected.proj) {
  content = projected_box(projection, positions);
  ground_per_plane = map::ground_per_plane(projection, content.centre());
}

View view_of(const MapInputs& inputs) {
  std::vector<LonLat> positions = inputs.spec.extent ? positions_of(*inputs.spec.extent) : positions_to_show(inputs.route);
  const geo::ProjectionChoice choice = projection_choice(inputs, positions);
  if (inputs.spec.extent)
    for (const LonLat p : horizon_within(geo::Projection(choice.proj).tear(), *inputs.spec.extent)) positions.push_back(p);
  return {std::move(positions), choice};
}

std::string reason_to_print(const geo::ProjectionChoice& choice) {
  return choice.reason == asked_for_reason ? std::string() : choice.reason;
}

MapFrame frame_for(const MapInputs& inputs, const View& view, const FurnitureSizes& sizes, const Fit& fit) {
  const geo::ProjectionChoice& choice = view.projected;
  const geo::ProjectedBox& content = view.content;
  if (content.empty())
    throw base::Error(
        base::ErrorKind::map,
        fmt::format("nothing of the map can be shown in the projection {}; take projection = \"auto\"", choice.proj));
  const PageLayout layout = choose_layout(inputs, sizes, content, fit);

  const double ground = view.ground_per_plane;
  double denominator = plane_per_pt(content, layout.map, fit) * ground / metres_per_printed_pt;
  if (inputs.spec.extent)
    denominator =
        std::max(content.width() / layout.map.width(), content.height() / layout.map.height()) * ground / metres_per_printed_pt;
  denominator = inputs.spec.scale ? *inputs.spec.scale : round_scale(denominator);
  PagePoint middle = layout.map.centre();
  if (!inputs.spec.extent && denominator < most_aligned_denominator) {
    const double per_plane = ground / (denominator * metres_per_printed_pt);
    middle = middle + aside(layout.map, content.width() * per_plane, content.height() * per_plane, fit);
  }
  return frame_at(layout, view, middle, denominator);
}

std::vector<LonLat> border_of(const MapFrame& frame) {
  constexpr int steps = 10;
  const PageBox& box = frame.layout.map;
  const std::array<PagePoint, 5> corners{
      {{box.min_x, box.min_y}, {box.max_x, box.min_y}, {box.max_x, box.max_y}, {box.min_x, box.max_y}, {box.min_x, box.min_y}}};
  std::vector<LonLat> out;
  for (std::size_t side = 0; side + 1 < corners.size(); ++side)
    for (int i = 0; i < steps; ++i) {
      const PagePoint p = corners.at(side) + (corners.at(side + 1) - corners.at(side)) * (static_cast<double>(i) / steps);
      const auto position = frame.projection.inverse(frame.transform.to_plane(p));
      if (!position) return {};
      out.push_back(*position);
    }
  return out;
}

MapFrame inset_frame(const View& view, const PageBox& box, double margin_pt, std::optional<double> denominator) {
  const geo::ProjectedBox& content = view.content;
  const double per_pt = std::max({content.width() / std::max(box.width() - 2 * margin_pt, 1.0),
                                  content.height() / std::max(box.height() - 2 * margin_pt, 1.0),
                                  least_inset_ground_m / std::min(box.width(), box.height())});
  PageLayout layout;
  layout.map = box;
  return frame_at(layout, view, box.centre(),
                  denominator.value_or(round_scale(per_pt * view.ground_per_plane / metres_per_printed_pt)));
}

}  // namespace rutter::map
