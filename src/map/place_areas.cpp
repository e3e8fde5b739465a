#include "map/place_areas.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

#include "draw/glyphs_on_path.hpp"
#include "geo/page_line.hpp"
#include "geo/page_polygon.hpp"
#include "map/area_lines.hpp"
#include "map/label_placer.hpp"
#include "style/zoom.hpp"

namespace rutter::map {
namespace {

using geo::PagePoint;

/// Sizes tried, as shares of the style's, and what each costs.
constexpr std::array<double, 3> sizes{1, 0.85, 0.72};
constexpr double size_cost = 0.3;
constexpr std::size_t most_compared = 200;
constexpr double soft_cost = 0.05;
constexpr int most_soft = 12;
/// Of what a lake must cover of the page to be kept off.
constexpr double least_lake_pt2 = 12;

/// What a level name costs in an elongated area, and a sloping one in any: a steep name is the last resort of narrow areas.
double level_penalty(double elongation) {
  return 0.5 * std::clamp((elongation - 1.8) / 1.4, 0.0, 1.0);
}
double axis_penalty(const AreaAxis& axis) {
  const double slope = std::abs(std::atan2(axis.direction.y, axis.direction.x)) / (std::numbers::pi / 2);
  return 0.1 + 0.2 * slope + 0.45 * slope * slope;
}

class AreaNames : LabelPlacer {
 public:
  using LabelPlacer::LabelPlacer;

  void run() {
    gather_lakes();
    for (const LabelSource& source : in_.scene.labels)
      if (!source.areas.empty()) place(source);
  }

 private:
  void gather_lakes() {
    for (const SceneLayer& painted : in_.scene.layers) {
      if (layer(painted.style_layer).source_layer() != "lakes") continue;
      for (const draw::Node& node : painted.nodes)
        if (const auto* fill = std::get_if<draw::Fill>(&node))
          std::copy_if(fill->area.polygons.begin(), fill->area.polygons.end(), std::back_inserter(lakes_),
                       [](const auto& lake) { return geo::area(lake) >= least_lake_pt2; });
    }
  }

  [[nodiscard]] static const char* area_class(std::string_view source_layer) {
    if (source_layer == "lakes") return "water";
    return source_layer == "provinces" ? "province" : "country";
  }

  void place(const LabelSource& source) {
    SceneLayer nodes{source.style_layer, {}};
    std::vector<std::pair<double, const VisibleArea*>> by_size;
    for (const VisibleArea& area : source.areas) by_size.emplace_back(snapped(geo::area(area.area)), &area);
    std::stable_sort(by_size.begin(), by_size.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [size_pt2, area] : by_size) {
      geo::Properties properties = area->properties;
      properties.set("visible_px", std::sqrt(size_pt2) / style::pt_per_px);
      const style::Input input{in_.frame.zoom, &properties, "Polygon", nullptr};
      const std::string text = label_text(layer(source.style_layer), input);
      if (text.empty() || is_named_already(text, properties)) continue;
      const LabelLook look = label_look(layer(source.style_layer), input, language(), least_type_pt(in_.map.page.is_screen()));
      // Both names in one line: along an axis there is no room for a second.
      const std::string second = second_label_text(layer(source.style_layer), input);
      place(second.empty() ? text : text + "  " + second, look, layer(source.style_layer).source_layer(), area->area,
            nodes.nodes);
    }
    if (!nodes.nodes.empty()) out_.layers.push_back(std::move(nodes));
  }

  void place(const std::string& text, const LabelLook& look, const std::string& source_layer,
             const geo::MultiPolygon<PagePoint>& area, std::vector<draw::Node>& nodes) {
    const Label tight = make_label(text, look, area_class(source_layer), shaper_);
    const bool may_be_on_water = source_layer == "lakes" || lakes_.empty();
    std::optional<Found> found;
    if (!may_be_on_water) found = best_place(AreaGrid(area, lakes_), tight);
    if (!found) found = best_place(AreaGrid(area, {}), tight);
    if (!found) {
      report(tight, {}, false, false, "no free place inside its visible part");
      return;
    }
    nodes.push_back(curved_node(found->label, found->place));
    take(found->label, found->place);
  }

  struct Found {
    Label label;
    CurvedPlace place;
  };

  /// A place and the size of type, as a share of the style's, that it is for.
  struct SizedPlace {
    AreaPlace place;
    double size = 1;
  };

  std::optional<Found> best_place(const AreaGrid& grid, const Label& label) {
    if (grid.empty()) return std::nullopt;
    std::vector<SizedPlace> all = places_of(grid, label);
    std::stable_sort(all.begin(), all.end(),
                     [](const SizedPlace& a, const SizedPlace& b) { return snapped(a.place.cost) < snapped(b.place.cost); });
    std::optional<Found> best;
    double least = 0;
    std::size_t compared = 0;
    for (const SizedPlace& candidate : all) {
      if (compared == most_compared || (best && candidate.place.cost >= least)) break;
      ++compared;
      // Its band is what is compared; it is shaped only when it may be the best.
      const AreaPlace& place = candidate.place;
      const auto line = line_of(place, 0);
      const double half = half_height_pt(label) * candidate.size + label.look.padding_pt;
      if (!taken_.is_free(line, half)) continue;
      // Counted no further than it takes to be no better than the best: coasts have thousands of segments.
      int most = 0;
      while (most < most_soft && !(best && place.cost + soft_cost * most >= least)) ++most;
      const double cost = place.cost + soft_cost * taken_.soft_crossings(line, half, most);
      if (best && cost >= least) continue;
      best = set_in(place, sized(label, candidate.size, place.spacing_pt));
      least = cost;
    }
    return best;
  }

  [[nodiscard]] std::vector<SizedPlace> places_of(const AreaGrid& grid, const Label& label) const {
    AreaAxis axis = grid.axis();
    if (!draw::sets_along_path(first_line_node(label, {}))) axis.bend = 0;
    const AreaAxis level = grid.level();
    const bool slopes = std::abs(axis.direction.y) > 0.03 || std::abs(axis.bend) * std::sqrt(grid.area_pt2()) > 0.03;
    std::vector<SizedPlace> out;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      if (i > 0 && !may_be_smaller(label, sizes[i])) break;
      const double worse = size_cost * static_cast<double>(i);
      std::vector<AreaPlace> found;
      const AreaType type = type_of(label, sizes[i]);
      add_places(grid, level, type, worse + level_penalty(axis.elongation), found);
      if (slopes && axis.elongation > 1.3) add_places(grid, axis, type, worse + axis_penalty(axis), found);
      for (AreaPlace& place : found) out.push_back({std::move(place), sizes[i]});
    }
    return out;
  }

  [[nodiscard]] bool may_be_smaller(const Label& label, double size) const {
    return label.look.text.size_pt * size >= least_type_pt(in_.map.page.is_screen()) - 1e-9;
  }

  [[nodiscard]] static AreaType type_of(const Label& label, double size) {
    const double spacing = label.shaped.style.letter_spacing_pt;
    const std::size_t gaps = spacing > 0 ? gaps_of(label) : 0;
    return {half_height_pt(label) * size, (label.shaped.width_pt - spacing * static_cast<double>(gaps)) * size, spacing * size,
            gaps};
  }

  [[nodiscard]] Label sized(const Label& label, double size, double spacing_pt) {
    LabelLook look = label.look;
    look.text.size_pt *= size;
    look.text.letter_spacing_pt = spacing_pt;
    return make_label(label.shaped.text, look, label.css_class, shaper_);
  }

  [[nodiscard]] static Found set_in(const AreaPlace& place, Label label) {
    const double beyond = 6 + label.shaped.style.letter_spacing_pt;
    const auto line = line_of(place, beyond);
    CurvedPlace curved = place_along(label, line, geo::length(line) / 2);
    return {std::move(label), std::move(curved)};
  }

  /// A country that is a stop has the stop's label already, a context area its own.
  [[nodiscard]] bool is_named_already(const std::string& text, const geo::Properties& properties) const {
    for (const route::ResolvedArea& area : in_.map.route.itinerary.areas)
      if (area.label == text) return true;
    for (const auto& [index, area] : in_.stop_areas) {
      const auto& place = in_.map.route.itinerary.stops[index].place;
      if (place && !place->area.empty() && place->area == "countries/" + std::string(properties.text("iso_a2"))) return true;
    }
    return false;
  }

  std::vector<geo::Polygon<PagePoint>> lakes_;
};

}  // namespace

void place_areas(const LabelInputs& inputs, Occupancy& taken, text::Shaper& shaper, PlacedLabels& out) {
  AreaNames(inputs, taken, shaper, out).run();
}

}  // namespace rutter::map
