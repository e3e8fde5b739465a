#include "map/place_areas.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>

#include "draw/glyphs_on_path.hpp"
#include "geo/page_line.hpp"
#include "geo/page_polygon.hpp"
#include "map/area_choices.hpp"
#include "map/label_placer.hpp"
#include "map/shared_work.hpp"
#include "style/zoom.hpp"

namespace rutter::map {
namespace {

using geo::PagePoint;

/// Sizes tried, as shares of the style's.
constexpr std::array<double, 3> sizes{1, 0.85, 0.72};
constexpr double soft_cost = 0.05;
constexpr int most_soft = 12;
/// Of what a lake must cover of the page to be kept off.
constexpr double least_lake_pt2 = 12;

class AreaNames : LabelPlacer {
 public:
  using LabelPlacer::LabelPlacer;

  void run() {
    gather_lakes();
    for (const LabelSource* source : in_.scene.label_sources())
      if (!source->areas.empty()) place(*source);
  }

 private:
  void gather_lakes() {
    for (const SceneLayer& painted : in_.scene.base->layers) {
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
    std::vector<std::pair<double, std::size_t>> by_size;
    for (std::size_t i = 0; i < source.areas.size(); ++i) by_size.emplace_back(snapped(geo::area(source.areas[i].area)), i);
    std::stable_sort(by_size.begin(), by_size.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [size_pt2, area] : by_size) {
      geo::Properties properties = source.areas[area].properties;
      properties.set("visible_px", std::sqrt(size_pt2) / style::pt_per_px);
      const style::Input input{in_.frame.zoom, &properties, "Polygon", nullptr};
      const std::string text = label_text(layer(source.style_layer), input);
      if (text.empty() || is_named_already(text, properties)) continue;
      const LabelLook look = label_look(layer(source.style_layer), input, language(), least_type_pt(in_.map.page.is_screen()));
      // Both names in one line: along an axis there is no room for a second.
      const std::string second = second_label_text(layer(source.style_layer), input);
      place(second.empty() ? text : text + "  " + second, look, source, area, nodes.nodes);
    }
    if (!nodes.nodes.empty()) out_.layers.push_back(std::move(nodes));
  }

  void place(const std::string& text, const LabelLook& look, const LabelSource& source, std::size_t index,
             std::vector<draw::Node>& nodes) {
    const std::string& source_layer = layer(source.style_layer).source_layer();
    const geo::MultiPolygon<PagePoint>& area = source.areas[index].area;
    const Label tight = make_label(text, look, area_class(source_layer), shaper_);
    std::optional<Found> found;
    if (may_hold(area, tight)) {
      const bool keeps_off_lakes = source_layer != "lakes" && has_lakes(geo::box_of(area));
      if (keeps_off_lakes) found = best_place(*choices(source, index, tight, true), tight);
      if (!found) found = best_place(*choices(source, index, tight, false), tight);
    }
    if (!found) {
      report(tight, {}, false, false, "no free place inside its visible part");
      return;
    }
    nodes.push_back(curved_node(found->label, found->place));
    take(found->label, found->place);
  }

  /// Whether the smallest type would fit if the area were as compact as can be: most areas that are too small are so seen.
  [[nodiscard]] bool may_hold(const geo::MultiPolygon<PagePoint>& area, const Label& label) const {
    double size = sizes.front();
    for (const double smaller : sizes)
      if (may_be_smaller(label, smaller)) size = smaller;
    const AreaType type = type_of(label, size);
    const geo::PageBox box = geo::box_of(area);
    const double diagonal = geo::distance(PagePoint{box.min_x, box.min_y}, PagePoint{box.max_x, box.max_y});
    return diagonal >= type.tight_width_pt && geo::area(area) >= type.tight_width_pt * 2 * type.half_height_pt;
  }

  [[nodiscard]] bool has_lakes(const geo::PageBox& box) const {
    return std::ranges::any_of(lakes_, [&](const auto& lake) { return geo::box_of(lake).intersects(box); });
  }

  struct Found {
    Label label;
    CurvedPlace place;
  };

  /// Where the name may stand in the area, found once for all maps of the window.
  std::shared_ptr<const AreaChoices> choices(const LabelSource& source, std::size_t index, const Label& label, bool off_lakes) {
    // The sizes are tried from the largest down: those that are too small to read come last.
    std::vector<AreaType> types;
    for (std::size_t i = 0; i < sizes.size(); ++i)
      if (i == 0 || may_be_smaller(label, sizes[i])) types.push_back(type_of(label, sizes[i]));
    const bool may_bend = draw::sets_along_path(first_line_node(label, {}));
    const auto make = [&] {
      return area_choices(AreaGrid(source.areas[index].area, off_lakes ? lakes_ : no_lakes_), types, may_bend);
    };
    if (source.choices == nullptr) return std::make_shared<const AreaChoices>(make());
    base::MemoKey key;
    key.add(index).add(std::size_t{off_lakes}).add(std::size_t{may_bend});
    for (const AreaType& type : types) key.add(type.half_height_pt).add(type.tight_width_pt).add(type.spacing_pt).add(type.gaps);
    return source.choices->areas.get(key, make);
  }

  std::optional<Found> best_place(const AreaChoices& choices, const Label& label) {
    std::optional<Found> best;
    double least = 0;
    for (std::size_t i = 0; i < choices.cheapest.size(); ++i) {
      const AreaChoice& choice = choices.cheapest[i];
      const AreaPlace& place = choice.place;
      if (best && place.cost >= least) break;
      const AreaAxis& axis = choices.axis(choice);
      const double size = sizes[choice.type];
      // Its band is what is compared; it is shaped only when it may be the best.
      const auto line = band_line_of(axis, place);
      const double half = half_height_pt(label) * size + label.look.padding_pt;
      if (!taken_.is_free(line, half)) continue;
      int most = best ? 0 : most_soft;
      while (most < most_soft && place.cost + soft_cost * most < least) ++most;
      const int soft = choices.soft.of(i, most, [&](int to) { return taken_.soft_crossings(line, half, to); });
      const double cost = place.cost + soft_cost * soft;
      if (best && cost >= least) continue;
      best = set_in(axis, place, sized(label, size, place.spacing_pt));
      least = cost;
    }
    return best;
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

  [[nodiscard]] static Found set_in(const AreaAxis& axis, const AreaPlace& place, Label label) {
    const double beyond = 6 + label.shaped.style.letter_spacing_pt;
    const auto line = line_of(axis, place, beyond);
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
  const std::vector<geo::Polygon<PagePoint>> no_lakes_;
};

}  // namespace

void place_areas(const LabelInputs& inputs, Occupancy& taken, text::Shaper& shaper, PlacedLabels& out) {
  AreaNames(inputs, taken, shaper, out).run();
}

}  // namespace rutter::map
