#include "map/place_stops.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "map/box_overlaps.hpp"
#include "map/groups.hpp"
#include "map/label_placer.hpp"
#include "map/label_search.hpp"
#include "map/place_words.hpp"
#include "map/symbols.hpp"

namespace rutter::map {
namespace {

using geo::PageBox;
using geo::PagePoint;

constexpr double conflict_cost = 100;
constexpr double outside_cost = 1000;
constexpr double left_out_cost = 1e6;
/// Kept free round a name, and between names.
constexpr double air_pt = 0.75;
constexpr double between_names_pt = 1;
/// Gaps between marker and name without leader line: how many steps of how much.
constexpr int beside_rings = 2;
constexpr double ring_pt = 5;
/// And lengths of leader lines, in sixteen directions.
constexpr std::array<double, 8> leader_lengths_pt{10, 15, 21, 28, 38, 50, 64, 80};
constexpr int leader_directions = 16;
/// Where a name above or below its leader may stand: how far to the right, in shares of its width.
constexpr std::array<double, 3> asides{0, 0.35, -0.35};
constexpr double aside_cost = 3;
constexpr double leader_cost = 9;
/// Nearer than this to another marker a name with a leader may be read as that one's.
constexpr double beside_pt = 10;
/// A place beside the marker that costs more is read as another's, or as standing beyond a leg.
constexpr double misread_cost = 12;
constexpr double leader_half_width_pt = 0.5;
/// With many stops each has fewer places with leader line to choose from, so that the work stays near-linear.
constexpr std::size_t leader_places_of_all = 8000;
constexpr std::size_t least_leader_places = 8;

/// The index of a side asked for by hand in `directions`.
std::size_t direction_of(job::Side side) {
  switch (side) {
    case job::Side::north_east:
      return 0;
    case job::Side::east:
      return 1;
    case job::Side::south_east:
      return 2;
    case job::Side::north_west:
      return 3;
    case job::Side::west:
      return 4;
    case job::Side::south_west:
      return 5;
    case job::Side::north:
      return 6;
    case job::Side::south:
      return 7;
  }
  return 0;
}

/// A straight line from a marker's edge to its name.
struct Leader {
  PagePoint from;
  PagePoint to;
};

struct Place {
  Candidate at;
  std::optional<Leader> leader;

  [[nodiscard]] PageBox envelope() const {
    PageBox box = at.box;
    if (leader) box.add(leader->from);
    return box.grown(between_names_pt);
  }
};

bool exclude_each_other(const Place& a, const Place& b) {
  if (a.at.box.grown(between_names_pt).intersects(b.at.box)) return true;
  const auto runs_through = [](const Place& line, const Place& name) {
    return line.leader && touches(name.at.box.grown(between_names_pt), line.leader->from, line.leader->to);
  };
  if (runs_through(a, b) || runs_through(b, a)) return true;
  return a.leader && b.leader && cross(a.leader->from, a.leader->to, b.leader->from, b.leader->to);
}

class StopNames : LabelPlacer {
 public:
  using LabelPlacer::LabelPlacer;

  void run() {
    for (const Marker& marker : in_.route.markers) {
      if (marker.dot || in_.in_callouts[marker.stop]) continue;
      auto label = stop_label(in_, marker.stop, text_of(marker, true), shaper_);
      if (!label) continue;
      names_.push_back({&marker, std::move(*label), side_of(marker), {}, {}});
    }
    for (Name& name : names_) add_places_beside(name);
    choose();
    // Leader lines only where they are needed: for names without a place or in one that is read wrongly, then for those in the
    // way of the rest too.
    for (const bool for_all : {false, true}) {
      if (for_all && std::all_of(names_.begin(), names_.end(), [](const Name& n) { return n.chosen.has_value(); })) break;
      bool changed = false;
      for (Name& name : names_)
        if (for_all || !name.chosen || name.chosen->at.cost > misread_cost) changed = add_places_with_leader(name) || changed;
      if (changed) choose();
    }
    shorten();
    leave_out_or_force();
    for (const Name& name : names_)
      if (name.chosen) draw(name);
  }

 private:
  /// Without a circle the text bears the number.
  [[nodiscard]] std::string text_of(const Marker& marker, bool with_name) const {
    const route::ResolvedStop& s = stop(marker);
    if (!marker.small || !in_.map.route.itinerary.numbered) return s.label;
    return with_name ? numbered(in_.map.route.itinerary, s, in_.map.words.embedded(s.label)) : std::to_string(s.number);
  }

  /// Where number and name find no place beside a dot the number alone may.
  void shorten() {
    bool changed = false;
    for (Name& name : names_) {
      if (name.chosen || !name.marker->small || !in_.map.route.itinerary.numbered) continue;
      auto label = stop_label(in_, name.marker->stop, text_of(*name.marker, false), shaper_);
      if (!label) continue;
      name.label = std::move(*label);
      name.places.clear();
      name.with_leaders = false;
      add_places_beside(name);
      add_places_with_leader(name);
      changed = true;
    }
    if (changed) choose();
  }

  /// Only a name with a side asked for by hand may stand on something. The key names a number; a stop without one is told by a
  /// warning.
  void leave_out_or_force() {
    const bool numbered = in_.map.route.itinerary.numbered;
    std::vector<const Name*> unnamed;
    std::vector<std::string> bare;
    for (Name& name : names_) {
      if (name.chosen) continue;
      if (name.side) {
        put_where_least_is_covered(name);
        continue;
      }
      report(name.label, {}, false, false, numbered ? "no free place; the key names its number" : "no free place");
      if (!numbered) unnamed.push_back(&name);
      if (numbered && name.marker->small)
        bare.push_back(fmt::format("{} ({})", stop(*name.marker).number, stop(*name.marker).label));
    }
    if (!bare.empty())
      out_.warnings.push_back(fmt::format(
          "too crowded for a number beside the dot of {} {}: the key tells what is reported there; a larger page has "
          "room",
          bare.size() == 1 ? "stop" : "stops", fmt::join(bare, ", ")));
    if (unnamed.empty()) return;
    out_.warnings.push_back(
        fmt::format("{} of {} stops find no free place for their names, '{}' among them: take a larger page, or leave "
                    "numbering to \"auto\", "
                    "so that the key names them",
                    unnamed.size(), names_.size(), stop(*unnamed.front()->marker).label));
  }

  struct Name {
    const Marker* marker;
    Label label;
    std::optional<std::size_t> side;  ///< asked for by hand
    std::vector<Place> places;
    std::optional<Place> chosen;
    bool with_leaders = false;
    bool crowded = false;
  };

  [[nodiscard]] const route::ResolvedStop& stop(const Marker& marker) const {
    return in_.map.route.itinerary.stops[marker.stop];
  }

  [[nodiscard]] static std::optional<std::size_t> direction(const std::optional<job::Side>& side) {
    return side ? std::optional(direction_of(*side)) : std::nullopt;
  }
  [[nodiscard]] std::optional<std::size_t> side_of(const Marker& marker) const { return direction(stop(marker).spec.label_at); }

  [[nodiscard]] Candidate beside(const Name& name, std::size_t d, int ring) const {
    const Marker& marker = *name.marker;
    Candidate c;
    c.origin = origin_at(name.label, marker.centre, marker.radius_pt + 2 + ring * ring_pt, directions[d]);
    c.box = label_box(name.label, c.origin);
    c.cost = imhof_cost(d, ring) + outward_cost(marker, {directions[d][0], directions[d][1]}) +
             0.3 * taken_.soft_crossings(c.box, 10) + ambiguity_cost(marker, c.box);
    return c;
  }

  void add_places_beside(Name& name) {
    for (int ring = 0; ring < beside_rings; ++ring)
      for (std::size_t d = 0; d < directions.size(); ++d) {
        if (name.side && *name.side != d) continue;
        const Candidate c = beside(name, d, ring);
        if (taken_.is_free(c.box.grown(air_pt))) name.places.push_back({c, {}});
      }
  }

  /// Whether there are any, and they were not added before.
  bool add_places_with_leader(Name& name) {
    if (name.with_leaders) return false;
    name.with_leaders = true;
    std::vector<Place> found;
    for (int i = 0; i < leader_directions; ++i) {
      // From the upper right on, right and left in turn, so that of equal places the earlier direction is the better.
      const double turn = (i % 2 == 0 ? i / 2 : -(i / 2 + 1)) * 2 * std::numbers::pi / leader_directions;
      const double angle = turn - std::numbers::pi / 8;
      const PagePoint direction{std::cos(angle), std::sin(angle)};
      if (name.side && !lies_towards(direction, directions[*name.side])) continue;
      for (const double length : leader_lengths_pt)
        for (const double aside : asides) {
          if (aside != 0 && !is_steep(direction)) continue;
          Place place = with_leader(name, direction, length, aside);
          if (!is_free(*name.marker, place)) continue;
          place.at.cost += 0.25 * i + aside_cost * std::abs(aside);
          found.push_back(place);
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const Place& a, const Place& b) { return a.at.cost < b.at.cost; });
    const std::size_t most = std::max(least_leader_places, leader_places_of_all / names_.size());
    found.resize(std::min(found.size(), most));
    name.places.insert(name.places.end(), found.begin(), found.end());
    return !found.empty();
  }

  [[nodiscard]] static bool lies_towards(PagePoint direction, const std::array<double, 2>& side) {
    return direction.x * side[0] + direction.y * side[1] > 0.9 * std::hypot(side[0], side[1]);
  }

  /// Whether a leader ends above or below its name, not before or behind it.
  [[nodiscard]] static bool is_steep(PagePoint direction) { return std::abs(direction.x) <= 0.5; }

  /// The name beyond the end of a leader line that points from the marker's centre to the middle of the name's near side; to a
  /// place beside the middle when the name stands `aside`, in shares of its width, to the right.
  [[nodiscard]] Place with_leader(const Name& name, PagePoint direction, double length, double aside) const {
    const Marker& marker = *name.marker;
    const double size = name.label.look.text.size_pt;
    const PagePoint from = marker.centre + direction * (marker.radius_pt + 0.5);
    const PagePoint to = marker.centre + direction * (marker.radius_pt + length);
    PagePoint origin = to;
    if (!is_steep(direction)) {
      origin = to + PagePoint{direction.x > 0 ? 1.5 : -1.5 - name.label.shaped.width_pt, 0.36 * size};
    } else {
      origin =
          to + PagePoint{(aside - 0.5) * name.label.shaped.width_pt, direction.y > 0 ? 0.75 * size + 1.5 : -0.22 * size - 1.5};
    }
    Place out;
    out.at.origin = snapped(origin);
    out.at.box = label_box(name.label, out.at.origin);
    out.leader = Leader{snapped(from), snapped(to)};
    out.at.cost = leader_cost + 0.3 * length + outward_cost(marker, direction) + 0.3 * taken_.soft_crossings(out.at.box, 10) +
                  beside_others_cost(marker, out.at.box);
    return out;
  }

  [[nodiscard]] bool is_free(const Marker& own, const Place& place) const {
    if (!taken_.is_free(place.at.box.grown(air_pt))) return false;
    const auto [from, to] = *place.leader;
    // The marker's own box does not count: its corners lie outside the circle.
    const PagePoint beyond = from + (to - from) * std::min(1.0, own.radius_pt * 0.45 / geo::distance(from, to));
    return taken_.is_clear(beyond, to) && !crosses_route(from, to, &own);
  }

  /// A marker that was moved aside has its name on the side away from its place.
  [[nodiscard]] static double outward_cost(const Marker& marker, PagePoint direction) {
    if (!marker.moved) return 0;
    const PagePoint outward = marker.centre - marker.point;
    const double far = std::hypot(outward.x, outward.y);
    return far > 0 ? 4 * (1 - (outward.x * direction.x + outward.y * direction.y) / far) : 0;
  }

  /// Between a name and a marker's edge.
  [[nodiscard]] static double gap_between(const PageBox& box, const Marker& m) {
    const PagePoint nearest{std::clamp(m.centre.x, box.min_x, box.max_x), std::clamp(m.centre.y, box.min_y, box.max_y)};
    return geo::distance(m.centre, nearest) - m.radius_pt;
  }

  /// Right beside another marker even a name with a leader is read as that one's.
  [[nodiscard]] double beside_others_cost(const Marker& own, const PageBox& box) const {
    double cost = 0;
    for (const Marker& other : in_.route.markers)
      if (other.stop != own.stop) cost += std::max(0.0, beside_pt - gap_between(box, other));
    return cost;
  }

  /// A name that stands nearer to another marker than to its own reads as that one's; so does one beyond a leg.
  [[nodiscard]] double ambiguity_cost(const Marker& own, const PageBox& box) const {
    const double own_gap = gap_between(box, own);
    double cost = 0;
    for (const LegOnPage& leg : in_.route.legs)
      for (const auto& line : leg.lines)
        for (std::size_t i = 1; i < line.size(); ++i)
          if (cross(own.centre, box.centre(), line[i - 1], line[i])) cost += 12;
    for (const Marker& other : in_.route.markers)
      if (other.stop != own.stop) cost += std::max(0.0, own_gap + 6 - gap_between(box, other)) * 3;
    return cost;
  }

  /// All names together, each at most once.
  void choose() {
    LabelProblem problem;
    std::vector<const Place*> places;
    std::vector<PageBox> envelopes;
    std::vector<std::size_t> owners;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      LabelProblem::Item item{left_out_cost, {}};
      for (const Place& place : names_[i].places) {
        item.costs.push_back(place.at.cost);
        places.push_back(&place);
        envelopes.push_back(place.envelope());
        owners.push_back(i);
      }
      problem.items.push_back(std::move(item));
    }
    for (const auto& [a, b] : overlapping_boxes(envelopes, owners))
      if (exclude_each_other(*places[a], *places[b])) problem.conflicts.emplace_back(a, b);
    const LabelChoice choice = choose_labels(problem);
    for (std::size_t i = 0; i < names_.size(); ++i)
      names_[i].chosen = choice.chosen[i] ? std::optional(names_[i].places[*choice.chosen[i]]) : std::nullopt;
  }

  /// A stop is always named: in the least crowded place, on the side asked for unless that leads out of the map.
  void put_where_least_is_covered(Name& name) {
    std::optional<Candidate> best = least_crowded(name);
    if (name.side && !taken_.inside_frame(best->box)) {
      out_.warnings.push_back(
          fmt::format("label_at: on that side the name of stop {} ({}) would leave the map, another is taken",
                      stop(*name.marker).number, stop(*name.marker).label));
      name.side.reset();
      best = least_crowded(name);
    }
    name.chosen = Place{*best, {}};
    name.crowded = true;
  }

  [[nodiscard]] std::optional<Candidate> least_crowded(const Name& name) const {
    std::optional<Candidate> best;
    for (int ring = 0; ring < 2 * beside_rings; ++ring)
      for (std::size_t d = 0; d < directions.size(); ++d) {
        if (name.side && *name.side != d) continue;
        Candidate c = beside(name, d, ring);
        const PageBox padded = c.box.grown(air_pt);
        c.cost += conflict_cost * taken_.conflicts(padded);
        if (!taken_.inside_frame(padded)) c.cost += outside_cost;
        for (const Name& other : names_)
          if (&other != &name && other.chosen && exclude_each_other({c, {}}, *other.chosen)) c.cost += conflict_cost;
        if (!best || c.cost < best->cost) best = c;
      }
    return best;
  }

  void draw(const Name& name) {
    const Place& place = *name.chosen;
    if (place.leader) {
      const style::Furniture& look = in_.map.style.furniture();
      const draw::Pen pen{look.leader_color, look.leader_width_pt, {}, draw::Cap::butt, draw::Join::round};
      const geo::Line<PagePoint> line{place.leader->from, place.leader->to};
      out_.route.emplace_back(draw::Group{"", "leader", "", true, 1, {draw::Stroke{{line}, pen}}});
      taken_.add_line(line, leader_half_width_pt);
      out_.leaders.push_back(line);
    }
    out_.stops.push_back({name.marker->stop, label_node(name.label, place.at.origin)});
    taken_.add_box(place.at.box.grown(between_names_pt));
    const char* reason = name.marker->small ? "no free place for its circle: a dot, the number in its text"
                         : name.crowded     ? "no free place; the least crowded was taken"
                         : place.leader     ? "no free place beside its marker that is its own; a leader line joins them"
                                            : "";
    report(name.label, place.at.box, true, name.marker->moved || place.leader, reason);
  }

  std::vector<Name> names_;
};

}  // namespace

std::optional<Label> stop_label(const LabelInputs& in, std::size_t stop, const std::string& text, text::Shaper& shaper,
                                bool with_second_name) {
  const route::ResolvedStop& s = in.map.route.itinerary.stops[stop];
  geo::Properties properties = properties_of(in.map, s);
  properties.set("label", text);
  const style::Input input{in.frame.zoom, &properties, "Point", nullptr, in.map.spec.languages.front()};
  for (const style::Layer& l : in.map.style.layers()) {
    if (l.source() != "route" || l.source_layer() != "stops" || l.type() != style::LayerType::symbol || !l.shows(input))
      continue;
    const std::string shown = label_text(l, input);
    if (shown.empty()) continue;
    const LabelLook look = label_look(l, input, in.map.spec.languages.front(), least_type_pt(in.map.page.is_screen()));
    const std::string second = with_second_name ? in.map.spec.second_language() : std::string();
    return make_label(shown, look, "stop", shaper, {second_name(s, second), second});
  }
  return std::nullopt;
}

void place_stops(const LabelInputs& in, Occupancy& taken, text::Shaper& shaper, PlacedLabels& out) {
  StopNames(in, taken, shaper, out).run();
}

Occupancy with_stop_names(const LabelInputs& in, Occupancy taken, const text::Shaper& shaper) {
  text::Shaper on_trial = shaper.on_trial();
  PlacedLabels trial;
  place_stops(in, taken, on_trial, trial);
  return taken;
}

}  // namespace rutter::map
