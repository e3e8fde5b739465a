#include "map/place_towns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/geodesic.hpp"
#include "geo/page_polygon.hpp"
#include "map/box_overlaps.hpp"
#include "map/label_placer.hpp"
#include "map/label_search.hpp"
#include "map/symbols.hpp"

namespace rutter::map {
namespace {

using geo::PageBox;
using geo::PagePoint;
using style::LayerType;
using style::NumberProperty;

/// So many towns stand at most with `towns = "many"`.
constexpr std::size_t most_of_many = 800;
/// So many more than the limit are looked at together at first: shaping all of a map's towns would cost more than placing them.
constexpr std::size_t spare_towns = 5;
/// To leave out the least important town; the most important costs twice that. Above what a bad place costs, or with `many`
/// above what the worst costs, over several coasts.
constexpr double town_left_out_cost = 40;
constexpr double left_out_cost_of_many = 400;
constexpr double asked_for_cost = 1e5;

class TownNames : LabelPlacer {
 public:
  TownNames(const LabelInputs& in, const LabelSource& source, const TownRules& rules, Occupancy& taken, text::Shaper& shaper,
            PlacedLabels& out)
      : LabelPlacer(in, taken, shaper, out),
        source_(source),
        rules_(rules),
        airports_(layer(source.style_layer).source_layer() == "airports") {}

  void run() {
    const std::size_t limit = rules_.most;
    const std::size_t enough = limit == 0 ? 0 : limit + spare_towns;
    if (!airports_ && !in_.is_inset) warn_of_unknown_names();
    rank();
    gather(enough);
    choose();
    // Where those chosen are few, the towns next to what was left out are looked at too, and the less important.
    while (count_chosen() < limit && gather(enough)) choose();
    if (keep(limit)) choose();
    draw();
    tell_unseen();
  }

 private:
  struct Town {
    const VisiblePoint* point;
    const Marker* marker =
        nullptr;  ///< of a stop that is told to be near this town and stands on it: then without a dot of its own
    bool wanted = false;
    double sort_key = 0;
    double population = 0;
    bool seen = false;  ///< looked at: either in `towns_` or without any place
  };

  /// A town that has places to choose from.
  struct Name {
    const Town* town;
    Label label;
    std::optional<draw::Circle> dot;
    PageBox dot_box;
    std::vector<Candidate> places;
    std::optional<Candidate> chosen;
  };

  [[nodiscard]] style::Input input_of(const VisiblePoint& point) const {
    return {in_.frame.zoom, &point.properties, "Point", nullptr, language()};
  }

  [[nodiscard]] static bool asked_for(const std::vector<job::LocatedText>& names, const geo::Properties& properties) {
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
                                                geo::is_within_m(s.point, town.position, 2500));
    });
  }

  /// A stop "near Azaz" is a ring round Azaz, and says little to readers who cannot tell that this is Azaz. Nothing where the
  /// stop's own name tells the town, and where an inset shows the stop.
  [[nodiscard]] const Marker* marker_near(const VisiblePoint& town) const {
    if (airports_ || rules_.most == 0) return nullptr;
    const std::string id(town.properties.text("id"));
    const auto found = std::ranges::find_if(in_.route.markers, [&](const Marker& m) {
      const route::ResolvedStop& stop = in_.map.route.itinerary.stops[m.stop];
      if (m.dot || stop.known != route::Known::near || !stop.place || id.empty()) return false;
      const std::string& told = stop.spec.near.empty() ? stop.place->reference_name : stop.spec.near;
      return (stop.place->id == id || stop.place->id.starts_with(id + "/")) && stop.label.find(told) == std::string::npos;
    });
    return found == in_.route.markers.end() ? nullptr : &*found;
  }

  /// A town asked for that the map does not have is said, never passed over.
  void warn_of_unknown_names() {
    for (const auto& [key, names] : {std::pair{"show", &in_.map.spec.show}, std::pair{"hide", &in_.map.spec.hide}})
      for (const job::LocatedText& name : *names)
        if (std::none_of(source_.points.begin(), source_.points.end(),
                         [&](const VisiblePoint& town) { return asked_for({name}, town.properties); }))
          out_.warnings.push_back(std::string(key) + ": no town on this map is called '" + name.text + "'");
  }

  /// All towns, those that must stand first, then the most important.
  void rank() {
    for (const VisiblePoint& point : source_.points) {
      if (is_stop(point) || asked_for(in_.map.spec.hide, point.properties)) continue;
      const Marker* marker = marker_near(point);
      ranked_.push_back({&point, marker, marker != nullptr || asked_for(in_.map.spec.show, point.properties),
                         layer(source_.style_layer).number(NumberProperty::symbol_sort_key, input_of(point)),
                         point.properties.number("population", 0), false});
    }
    std::stable_sort(ranked_.begin(), ranked_.end(), [](const Town& a, const Town& b) {
      if (a.wanted != b.wanted) return a.wanted;
      if (a.sort_key != b.sort_key) return a.sort_key < b.sort_key;
      return a.population > b.population;
    });
  }

  [[nodiscard]] bool near(const Name& name, const Town& town) const {
    return geo::distance(name.town->point->point, town.point->point) < rules_.spacing_pt;
  }

  /// Takes up towns not yet seen until there are `enough` beside those that were left out, but none next to one that stands, or
  /// that was just taken up. False when there was none.
  bool gather(std::size_t enough) {
    const std::size_t before = names_.size();
    std::size_t standing = count_chosen();
    for (Town& town : ranked_) {
      if (standing >= enough && !town.wanted) break;
      if (town.seen) continue;
      const auto in_its_way = [&](const Name& name) {
        const bool stands = name.chosen || &name - names_.data() >= static_cast<std::ptrdiff_t>(before);
        return stands && near(name, town);
      };
      if (!town.wanted && std::any_of(names_.begin(), names_.end(), in_its_way)) continue;
      town.seen = true;
      if (take_up(town)) ++standing;
    }
    return names_.size() > before;
  }

  [[nodiscard]] std::size_t count_chosen() const {
    return static_cast<std::size_t>(
        std::count_if(names_.begin(), names_.end(), [](const Name& name) { return name.chosen.has_value(); }));
  }

  /// Whether it has any place for dot and name.
  bool take_up(const Town& town) {
    const style::Input input = input_of(*town.point);
    const std::string text = label_text(layer(source_.style_layer), input);
    if (text.empty()) return false;
    const std::optional<draw::Circle> dot = town.marker == nullptr ? dot_of(*town.point, input) : std::nullopt;
    const double radius = town.marker != nullptr ? covered_pt(*town.marker) : dot ? dot->radius_pt : 0;
    const PagePoint at = town.point->point;
    Name name{
        &town,
        make_label(text, label_look(layer(source_.style_layer), input, language(), least_type_pt(in_.map.page.is_screen())),
                   airports_ ? "airport" : "town", shaper_, second_line(layer(source_.style_layer), input)),
        dot,
        PageBox{at.x, at.y, at.x, at.y}.grown(radius + rules_.dot_air_pt),
        {},
        {}};
    if (town.marker == nullptr && !is_free_for_dot(name.dot_box)) {
      leave_out(name, "its dot would stand on something else");
      return false;
    }
    if (town.marker != nullptr) {
      offer_in_and_round_ring(name, at, radius, *town.marker);
    } else {
      for (std::size_t d = 0; d < directions.size(); ++d) offer(name, origin_at(name.label, at, radius + 2, directions[d]), d);
      if (rules_.dense) offer_between(name, at, radius + 2);
    }
    if (name.places.empty()) {
      leave_out(name, town.marker == nullptr ? "no free place beside its dot" : "no free place round the stop that is near it");
      return false;
    }
    names_.push_back(std::move(name));
    return true;
  }

  /// Where every town counts, dots may run into the frame's line as they may run into each other.
  [[nodiscard]] bool is_free_for_dot(const PageBox& box) const {
    if (!rules_.dense) return taken_.is_free(box);
    return in_.frame.layout.map.contains(box) && taken_.conflicts(box, 1) == 0;
  }

  /// A place for the name, where it is free. `rank`: how good it is in itself, as Imhof's order counts them.
  void offer(Name& name, PagePoint origin, std::size_t rank) {
    Candidate c;
    c.origin = origin;
    c.box = label_box(name.label, origin);
    if (!taken_.is_free(padded(name, c))) return;
    c.cost = imhof_cost(rank, 0) + taken_.soft_crossings(c.box, 20);
    name.places.push_back(c);
  }

  /// Twelve more places, each between two of Imhof's: half-way up and down at the sides, shifted by a quarter of the name above
  /// and below, and with a corner above or below the dot.
  void offer_between(Name& name, PagePoint at, double reach) {
    std::size_t rank = directions.size();
    for (const double across : {0.93, -0.93})
      for (const double down : {-0.36, 0.36}) offer(name, origin_at(name.label, at, reach, {across, down}), rank++);
    for (const double down : {-1.0, 1.0})
      for (const double share : {0.25, -0.25}) {
        PagePoint origin = origin_at(name.label, at, reach, {0, down});
        origin.x += share * name.label.shaped.width_pt;
        offer(name, snapped(origin), rank++);
      }
    for (const double down : {-0.93, 0.93})
      for (const double across : {0.36, -0.36}) offer(name, origin_at(name.label, at, reach, {across, down}), rank++);
  }

  /// Places beside the marker within its ring, else outside the ring where that is still near; the ring's line stays clear.
  void offer_in_and_round_ring(Name& name, PagePoint at, double covered, const Marker& marker) {
    constexpr double air_pt = 3;
    constexpr double most_reach_pt = 45;
    const double ring = std::max(covered, ring_radius_pt(marker.stop));
    for (std::size_t d = 0; d < directions.size(); ++d) {
      const PagePoint origin = origin_at(name.label, at, covered + 2, directions[d]);
      if (lies_within(label_box(name.label, origin), at, ring - 1)) offer(name, origin, d);
    }
    if (ring + air_pt > most_reach_pt) return;
    for (std::size_t d = 0; d < directions.size(); ++d)
      offer(name, origin_at(name.label, at, ring + air_pt, directions[d]), directions.size() + d);
  }

  /// 0 where the stop has none.
  [[nodiscard]] double ring_radius_pt(std::size_t stop) const {
    for (const DoubtOnPage& doubt : in_.route.doubts) {
      if (doubt.kind != "ring" || doubt.index != stop) continue;
      const PageBox box = geo::box_of(doubt.area);
      return std::max(box.width(), box.height()) / 2;
    }
    return 0;
  }

  [[nodiscard]] static bool lies_within(const PageBox& box, PagePoint centre, double radius_pt) {
    const double across = std::max(centre.x - box.min_x, box.max_x - centre.x);
    const double down = std::max(centre.y - box.min_y, box.max_y - centre.y);
    return std::hypot(across, down) <= radius_pt;
  }

  /// What stands on a marker's place: its circle, or the dot of one that was moved or is small.
  [[nodiscard]] static double covered_pt(const Marker& m) { return m.moved || m.small ? place_dot_radius_pt : m.radius_pt; }

  [[nodiscard]] static PageBox padded(const Name& name, const Candidate& place) {
    return place.box.grown(name.label.look.padding_pt);
  }

  void leave_out(const Name& name, const std::string& reason) {
    report(name.label, {}, false, false, reason);
    if (asked_for(in_.map.spec.show, name.town->point->properties))
      out_.warnings.push_back(
          fmt::format("show: '{}' finds no free place on the map", name.town->point->properties.text("name")));
  }

  /// Which of the towns taken up stand, and where their names.
  void choose() {
    // In the order of importance, also where a town was taken up later than a lesser one.
    std::stable_sort(names_.begin(), names_.end(), [](const Name& a, const Name& b) { return a.town < b.town; });
    const double left_out = rules_.dense ? left_out_cost_of_many : town_left_out_cost;
    LabelProblem problem;
    std::vector<PageBox> boxes;
    std::vector<std::size_t> owners;
    std::vector<std::pair<std::size_t, std::size_t>> candidates;  // which of the problem each box stands for, to one beyond
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const double share = static_cast<double>(names_.size() - i) / static_cast<double>(names_.size());
      LabelProblem::Item item{names_[i].town->wanted ? asked_for_cost : left_out * (1 + share), {}};
      const std::size_t first = first_candidate(candidates);
      for (const Candidate& place : names_[i].places) {
        item.costs.push_back(place.cost);
        boxes.push_back(padded(names_[i], place));
        candidates.emplace_back(first + item.costs.size() - 1, first + item.costs.size());
      }
      // Wherever the name stands, the dot stands; and round it nothing else near it, so that towns keep apart.
      boxes.push_back(names_[i].dot_box);
      candidates.emplace_back(first, first + item.costs.size());
      owners.insert(owners.end(), item.costs.size() + 1, i);
      problem.items.push_back(std::move(item));
    }
    const auto exclude = [&](std::size_t a, std::size_t b) {
      for (std::size_t c = candidates[a].first; c < candidates[a].second; ++c)
        for (std::size_t d = candidates[b].first; d < candidates[b].second; ++d)
          problem.conflicts.emplace_back(static_cast<CandidateId>(c), static_cast<CandidateId>(d));
    };
    for (const auto& [a, b] : overlapping_boxes(boxes, owners)) exclude(a, b);
    add_spacing(owners, exclude);
    const LabelChoice choice = choose_labels(problem);
    for (std::size_t i = 0; i < names_.size(); ++i)
      names_[i].chosen = choice.chosen[i] ? std::optional(names_[i].places[*choice.chosen[i]]) : std::nullopt;
  }

  [[nodiscard]] static std::size_t first_candidate(const std::vector<std::pair<std::size_t, std::size_t>>& candidates) {
    return candidates.empty() ? 0 : candidates.back().second;
  }

  /// Towns that are too near to each other exclude each other, unless asked for. The last box of each is its dot's, which
  /// stands for all its candidates.
  template <class Exclude>
  void add_spacing(const std::vector<std::size_t>& owners, const Exclude& exclude) const {
    std::vector<std::size_t> dots;
    for (std::size_t box = 0; box < owners.size(); ++box)
      if (box + 1 == owners.size() || owners[box + 1] != owners[box]) dots.push_back(box);
    std::vector<PageBox> reach;
    std::vector<std::size_t> each;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const PagePoint at = names_[i].town->point->point;
      reach.push_back(PageBox{at.x, at.y, at.x, at.y}.grown(rules_.spacing_pt / 2));
      each.push_back(i);
    }
    for (const auto& [a, b] : overlapping_boxes(reach, each))
      if (!names_[a].town->wanted && !names_[b].town->wanted && near(names_[a], *names_[b].town)) exclude(dots[a], dots[b]);
  }

  /// Keeps the most important of those that stand. Whether any was taken from the map: then the others may stand better.
  bool keep(std::size_t limit) {
    std::size_t standing = 0;
    const std::size_t before = names_.size();
    std::erase_if(names_, [&](const Name& name) {
      if (!name.chosen) {
        leave_out(name, "more important names need its place");
        return true;
      }
      return ++standing > limit && !name.town->wanted;
    });
    return names_.size() < before;
  }

  void draw() {
    SceneLayer nodes{source_.style_layer, {}};
    for (const Name& name : names_) {
      if (!name.chosen) continue;
      if (name.dot) nodes.nodes.emplace_back(*name.dot);
      nodes.nodes.emplace_back(label_node(name.label, name.chosen->origin));
      taken_.add_box(name.dot_box);
      take(name.label, name.chosen->origin, "");
    }
    if (!nodes.nodes.empty()) out_.layers.push_back(std::move(nodes));
  }

  /// Towns that were never looked at are told too, all in one: there may be very many.
  void tell_unseen() {
    const auto unseen = std::count_if(ranked_.begin(), ranked_.end(), [](const Town& town) { return !town.seen; });
    if (unseen == 0) return;
    out_.report.push_back(
        {fmt::format("{} more {}", unseen, airports_ ? "airports" : "towns"),
         airports_ ? "airport" : "town",
         {},
         false,
         false,
         rules_.most == 0 ? "the job wants none" : "less important than those that were tried, or next to one of them",
         {}});
  }

  /// The dot of the style's circle layer on that source layer, drawn only with its label.
  [[nodiscard]] std::optional<draw::Circle> dot_of(const VisiblePoint& town, const style::Input& input) const {
    for (const style::Layer& l : in_.map.style.layers()) {
      if (l.source() != "basemap" || l.source_layer() != layer(source_.style_layer).source_layer() ||
          l.type() != LayerType::circle || !l.shows(input))
        continue;
      return circle_at(l, input, town.point);
    }
    return std::nullopt;
  }

  const LabelSource& source_;
  const TownRules& rules_;
  bool airports_;
  std::vector<Town> ranked_;  ///< never grows after rank()
  std::vector<Name> names_;
};

}  // namespace

TownRules TownRules::of(job::Towns towns, bool inset) {
  switch (towns) {
    case job::Towns::few:
      return {.most = inset ? most_inset_towns : most_towns};
    case job::Towns::many:
      return {.most = most_of_many, .spacing_pt = 0, .dot_air_pt = -0.4, .dense = true};
    case job::Towns::none:
      return {.most = 0};
  }
  return {};
}

void place_towns(const LabelInputs& in, const LabelSource& source, const TownRules& rules, Occupancy& taken,
                 text::Shaper& shaper, PlacedLabels& out) {
  TownNames(in, source, rules, taken, shaper, out).run();
}

}  // namespace rutter::map
