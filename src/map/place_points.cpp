#include "map/place_points.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

#include "geo/geodesic.hpp"
#include "geo/page_polygon.hpp"
#include "map/label_placer.hpp"
#include "map/symbols.hpp"
#include "style/zoom.hpp"

namespace rutter::map {
namespace {

using geo::PageBox;
using geo::PagePoint;
using style::LayerType;
using style::NumberProperty;

constexpr std::size_t most_towns = 11;
constexpr double town_spacing_pt = 34;

class PointNames : LabelPlacer {
 public:
  using LabelPlacer::LabelPlacer;

  void run() {
    for (const LabelSource& source : in_.scene.labels)
      if (!source.points.empty()) is_town_layer(source) || is_airport_layer(source) ? place_towns(source) : place_names(source);
  }

 private:
  [[nodiscard]] bool is_town_layer(const LabelSource& source) const {
    return layer(source.style_layer).source_layer() == "places";
  }
  [[nodiscard]] bool is_airport_layer(const LabelSource& source) const {
    return layer(source.style_layer).source_layer() == "airports";
  }

  /// Names of waters and the like: round their point, over no coast.
  void place_names(const LabelSource& source) {
    SceneLayer nodes{source.style_layer, {}};
    const geo::MultiPolygon<PagePoint> globe = in_.projector.sphere();
    std::vector<std::string_view> named;
    for (const VisiblePoint& point : source.points) {
      const style::Input input{in_.frame.zoom, &point.properties, "Point", nullptr};
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
      if (std::any_of(named.begin(), named.end(), [&](std::string_view whole) { return name.ends_with(whole); })) {
        report(label, {}, false, false, "the water that it is part of is named");
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
    for (const LabelSource& source : in_.scene.labels) {
      if (layer(source.style_layer).source_layer() != "countries") continue;
      for (const VisibleArea& country : source.areas)
        for (const auto& polygon : country.area.polygons)
          if (geo::contains(polygon, p)) return true;
    }
    return false;
  }

  [[nodiscard]] bool asked_for(const std::vector<job::LocatedText>& names, const geo::Properties& properties) const {
    return std::any_of(names.begin(), names.end(), [&](const job::LocatedText& wanted) {
      return std::any_of(properties.begin(), properties.end(), [&](const auto& entry) {
        const auto* text = std::get_if<std::string>(&entry.second);
        return text != nullptr && entry.first.starts_with("name") && *text == wanted.text;
      });
    });
  }

  /// A stop's own town is named by its stop.
  [[nodiscard]] bool is_stop(const VisiblePoint& town) const {
    return std::any_of(in_.map.route.itinerary.stops.begin(), in_.map.route.itinerary.stops.end(), [&](const auto& s) {
      return s.known == route::Known::point && (town.properties.text("id") == (s.place ? s.place->id : std::string("?")) ||
                                                geo::distance_m(s.point, town.position) < 2500);
    });
  }

  std::vector<const VisiblePoint*> towns_by_importance(const LabelSource& source) const {
    struct Ranked {
      bool wanted;
      double key;
      double population;
      const VisiblePoint* town;
    };
    std::vector<Ranked> ranked;
    for (const VisiblePoint& town : source.points) {
      if (is_stop(town) || asked_for(in_.map.spec.hide, town.properties)) continue;
      const style::Input input{in_.frame.zoom, &town.properties, "Point", nullptr};
      ranked.push_back({asked_for(in_.map.spec.show, town.properties),
                        layer(source.style_layer).number(NumberProperty::symbol_sort_key, input),
                        town.properties.number("population", 0), &town});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
      if (a.wanted != b.wanted) return a.wanted;
      if (a.key != b.key) return a.key < b.key;
      return a.population > b.population;
    });
    std::vector<const VisiblePoint*> out;
    for (const Ranked& r : ranked) out.push_back(r.town);
    return out;
  }

  /// A town asked for that the map does not have is said, never passed over.
  void warn_of_unknown_names(const LabelSource& source) {
    for (const auto& [key, names] : {std::pair{"show", &in_.map.spec.show}, std::pair{"hide", &in_.map.spec.hide}})
      for (const job::LocatedText& name : *names)
        if (std::none_of(source.points.begin(), source.points.end(),
                         [&](const VisiblePoint& town) { return asked_for({name}, town.properties); }))
          out_.warnings.push_back(std::string(key) + ": no town on this map is called '" + name.text + "'");
  }

  /// Towns, and airports like them: a name beside a dot, neither without the other.
  void place_towns(const LabelSource& source) {
    if (is_town_layer(source)) warn_of_unknown_names(source);
    SceneLayer nodes{source.style_layer, {}};
    std::vector<PagePoint> placed;
    for (const VisiblePoint* town : towns_by_importance(source)) {
      const bool wanted = asked_for(in_.map.spec.show, town->properties);
      if (placed.size() >= most_towns && !wanted) break;
      const auto near = [&](PagePoint p) { return geo::distance(p, town->point) < town_spacing_pt; };
      if (!wanted && std::any_of(placed.begin(), placed.end(), near)) continue;
      if (place_town(source, *town, nodes))
        placed.push_back(town->point);
      else if (wanted)
        out_.warnings.push_back(fmt::format("show: '{}' finds no free place on the map", town->properties.text("name")));
    }
    if (!nodes.nodes.empty()) out_.layers.push_back(std::move(nodes));
  }

  bool place_town(const LabelSource& source, const VisiblePoint& town, SceneLayer& nodes) {
    const style::Input input{in_.frame.zoom, &town.properties, "Point", nullptr};
    const std::string text = label_text(layer(source.style_layer), input);
    if (text.empty()) return false;
    const std::optional<draw::Circle> dot = town_dot(layer(source.style_layer).source_layer(), town, input);
    const double radius = dot ? dot->radius_pt : 0;
    const PageBox dot_box = PageBox{town.point.x, town.point.y, town.point.x, town.point.y}.grown(radius + 0.75);
    const Label label =
        make_label(text, label_look(layer(source.style_layer), input, language(), least_type_pt(in_.map.page.is_screen())),
                   is_airport_layer(source) ? "airport" : "town", shaper_, second_line(layer(source.style_layer), input));
    if (!taken_.is_free(dot_box)) {
      report(label, {}, false, false, "its dot would stand on something else");
      return false;
    }
    std::optional<Candidate> best;
    for (std::size_t d = 0; d < directions.size(); ++d) {
      Candidate c;
      c.origin = origin_at(label, town.point, radius + 2, directions[d]);
      c.box = label_box(label, c.origin);
      if (!taken_.is_free(c.box.grown(label.look.padding_pt))) continue;
      c.cost = imhof_cost(d, 0) + taken_.soft_crossings(c.box);
      if (!best || c.cost < best->cost) best = c;
    }
    if (!best) {
      report(label, {}, false, false, "no free place beside its dot");
      return false;
    }
    if (dot) nodes.nodes.emplace_back(*dot);
    nodes.nodes.emplace_back(label_node(label, best->origin));
    taken_.add_box(dot_box);
    take(label, best->origin, "");
    return true;
  }

  /// The dot of the style's circle layer on that source layer, drawn only with its label.
  std::optional<draw::Circle> town_dot(std::string_view source_layer, const VisiblePoint& town,
                                       const style::Input& input) const {
    for (const style::Layer& l : in_.map.style.layers()) {
      if (l.source() != "basemap" || l.source_layer() != source_layer || l.type() != LayerType::circle || !l.shows(input))
        continue;
      return circle_at(l, input, town.point);
    }
    return std::nullopt;
  }
};

}  // namespace

void place_points(const LabelInputs& inputs, Occupancy& taken, text::Shaper& shaper, PlacedLabels& out) {
  PointNames(inputs, taken, shaper, out).run();
}

}  // namespace rutter::map
