#include "map/place_points.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

#include "geo/page_polygon.hpp"
#include "map/label_placer.hpp"
#include "map/place_towns.hpp"

namespace rutter::map {
namespace {

using geo::PageBox;
using geo::PagePoint;

class PointNames : LabelPlacer {
 public:
  using LabelPlacer::LabelPlacer;

  void run() {
    for (const LabelSource* source : in_.scene.label_sources())
      if (source->points.empty()) {
        continue;
      } else if (is_of_towns(*source)) {
        place_towns(in_, *source, TownRules::of(in_.map.spec.towns, in_.is_inset), taken_, shaper_, out_);
      } else {
        place_names(*source);
      }
  }

 private:
  /// Towns and airports: a name beside a dot.
  [[nodiscard]] bool is_of_towns(const LabelSource& source) const {
    const std::string_view of = layer(source.style_layer).source_layer();
    return of == "places" || of == "airports";
  }

  /// Names of waters and the like: round their point, over no coast.
  void place_names(const LabelSource& source) {
    SceneLayer nodes{source.style_layer, {}};
    const geo::MultiPolygon<PagePoint> globe = in_.projector.sphere();
    std::vector<std::string_view> named;
    for (const VisiblePoint& point : source.points) {
      const style::Input input{in_.frame.zoom, &point.properties, "Point", nullptr, language()};
      const std::string text = label_text(layer(source.style_layer), input);
      if (text.empty()) continue;
      const Label label =
          make_label(text, label_look(layer(source.style_layer), input, language(), least_type_pt(in_.map.page.is_screen())),
                     "water", shaper_, second_line(layer(source.style_layer), input));
      // A strait's name would stand on the next sea or on land: a water is named where its name fits into it.
      const double radius = point.properties.number("radius_km", 0) * 1000 / in_.frame.metres_per_pt;
      if (radius > 0 && label.shaped.width_pt > 2 * radius) {
        report(label, {}, false, false, "the water is too small for its name at this scale");
        continue;
      }
      // The whole is named, or its parts where it is not: no North Atlantic Ocean beside an Atlantic Ocean.
      const std::string_view name = point.properties.text("name");
      const auto is_part_of = [&](const PlacedLabel& l) {
        return l.placed && l.css_class == "water" && text.ends_with(l.text);
      };
      if (std::any_of(named.begin(), named.end(), [&](std::string_view whole) { return name.ends_with(whole); }) ||
          std::any_of(out_.report.begin(), out_.report.end(), is_part_of)) {
        report(label, {}, false, false, "it is named already, or the water that it is part of");
        continue;
      }
      const double reach = radius > 0 ? std::min(radius * 0.7, 90.0) : 60;
      std::optional<PagePoint> best;
      double least = 0;
      for (int dy = -8; dy <= 8; ++dy)
        for (int dx = -8; dx <= 8; ++dx) {
          const double cost = std::hypot(dx * reach / 8, dy * reach / 8);
          if (cost > reach) continue;
          const PagePoint origin =
              snapped(PagePoint{point.point.x + dx * reach / 8 - label.shaped.width_pt / 2, point.point.y + dy * reach / 8});
          const PageBox box = label_box(label, origin).grown(label.look.padding_pt);
          if (!taken_.is_free(box) || taken_.soft_crossings(box.grown(2)) > 0 || on_land(box.centre()) || !lies_in(globe, box))
            continue;
          if (!best || cost < least) {
            best = origin;
            least = cost;
          }
        }
      if (!best) {
        report(label, {}, false, false, "no free place on its water");
        continue;
      }
      nodes.nodes.emplace_back(label_node(label, *best));
      take(label, *best, "");
      if (!name.empty()) named.push_back(name);
    }
    if (!nodes.nodes.empty()) out_.layers.push_back(std::move(nodes));
  }

  /// Whether the corners lie on the globe, of which a map of the world shows the edge.
  static bool lies_in(const geo::MultiPolygon<PagePoint>& globe, const PageBox& box) {
    const auto seen = [&](PagePoint p) {
      return std::any_of(globe.polygons.begin(), globe.polygons.end(),
                         [&](const auto& part) { return geo::contains(part, p); });
    };
    return seen({box.min_x, box.min_y}) && seen({box.max_x, box.min_y}) && seen({box.min_x, box.max_y}) &&
           seen({box.max_x, box.max_y});
  }

  /// No coast runs through the label's box, so that its middle tells of all of it.
  [[nodiscard]] bool on_land(PagePoint p) const {
    for (const LabelSource* source : in_.scene.label_sources()) {
      if (layer(source->style_layer).source_layer() != "countries") continue;
      for (const VisibleArea& country : source->areas)
        for (const auto& polygon : country.area.polygons)
          if (geo::contains(polygon, p)) return true;
    }
    return false;
  }
};

}  // namespace

void place_points(const LabelInputs& inputs, Occupancy& taken, text::Shaper& shaper, PlacedLabels& out) {
  PointNames(inputs, taken, shaper, out).run();
}

}  // namespace rutter::map
