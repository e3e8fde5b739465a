#include "map/marker_search.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

#include "map/label_search.hpp"
#include "map/occupancy.hpp"

namespace rutter::map {
namespace {

using geo::PagePoint;

constexpr std::size_t most_members = 150;  // the pairs of their places are all looked at
constexpr int directions = 20;
constexpr std::array<double, 2> aside{0.5, 0.95};  // of the radius: the point still lies under the circle
constexpr std::array<double, 7> leaders_pt{3, 8, 15, 25, 40, 62, 95};
constexpr std::size_t most_aside = 7;        // of a distance
constexpr std::size_t most_with_leader = 4;  // of a length
constexpr double aside_cost = 4;
constexpr double leader_cost = 12;
constexpr double leader_cost_per_pt = 0.5;
constexpr double on_line_cost = 15;
constexpr double on_point_cost = 25;
constexpr double small_cost = 90;
constexpr double missing_cost = 100'000;

struct Place {
  PagePoint centre;
  bool leader = false;
  double cost = 0;
  bool small = false;
  geo::PageBox around = {};  ///< of circle and leader
};

class Search {
 public:
  Search(std::vector<Marker>& markers, const std::vector<std::size_t>& members, const Segments& lines,
         const geo::PageBox& frame)
      : markers_(markers), members_(members), lines_(lines), frame_(frame) {
    for (std::size_t i = 0; i < markers.size(); ++i)
      if (!std::binary_search(members.begin(), members.end(), i)) others_.push_back(i);
  }

  bool run() {
    LabelProblem problem;
    for (const std::size_t m : members_) {
      places_.push_back(places_of(markers_[m]));
      LabelProblem::Item item{missing_cost, {}};
      for (const Place& place : places_.back()) item.costs.push_back(place.cost);
      problem.items.push_back(std::move(item));
    }
    add_conflicts(problem, places_, [&](std::size_t i, const Place& a, std::size_t j, const Place& b) {
      return conflict(markers_[members_[i]], a, markers_[members_[j]], b);
    });
    const LabelChoice choice = choose_labels(problem, {20'000, 60'000, 1});
    if (std::any_of(choice.chosen.begin(), choice.chosen.end(), [](const auto& chosen) { return !chosen; })) return false;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      Marker& marker = markers_[members_[i]];
      const Place& place = places_[i][*choice.chosen[i]];
      marker.centre = place.centre;
      marker.moved = place.leader;
      if (place.small) make_small(marker);
    }
    return true;
  }

 private:
  [[nodiscard]] std::vector<Place> places_of(const Marker& m) const {
    std::vector<Place> out;
    offer(m, {m.point}, false, 0, 1, out);
    for (const double share : aside) offer(m, round(m.point, share * m.radius_pt), false, aside_cost * share, most_aside, out);
    for (const double far : leaders_pt)
      offer(m, round(m.point, m.radius_pt + far), true, leader_cost + leader_cost_per_pt * far, most_with_leader, out);
    if (!m.reading) out.push_back({m.point, false, small_cost, true, dot_box(m.point)});
    return out;
  }

  static geo::PageBox dot_box(PagePoint p) {
    geo::PageBox box;
    box.add(p);
    return box.grown(place_dot_radius_pt);
  }

  static std::vector<PagePoint> round(PagePoint p, double distance) {
    std::vector<PagePoint> out;
    for (int i = 0; i < directions; ++i) {
      const double angle = 2 * std::numbers::pi * i / directions;
      out.push_back(snapped({p.x + distance * std::cos(angle), p.y + distance * std::sin(angle)}));
    }
    return out;
  }

  /// Adds the cheapest `most` of these centres that are free.
  void offer(const Marker& m, const std::vector<PagePoint>& centres, bool leader, double cost, std::size_t most,
             std::vector<Place>& out) const {
    std::vector<Place> free;
    for (const PagePoint centre : centres)
      if (is_free(m, centre, leader)) free.push_back({centre, leader, cost + cost_of(m, centre, leader)});
    std::stable_sort(free.begin(), free.end(), [](const Place& a, const Place& b) { return a.cost < b.cost; });
    if (free.size() > most) free.resize(most);
    for (Place& place : free) {
      place.around.add(place.centre);
      if (leader) place.around.add(m.point);
      place.around = place.around.grown(m.radius_pt + 1);
    }
    out.insert(out.end(), free.begin(), free.end());
  }

  [[nodiscard]] bool is_free(const Marker& m, PagePoint centre, bool leader) const {
    if (!frame_.grown(-m.radius_pt - marker_air_pt).contains(centre)) return false;
    for (const std::size_t o : others_) {
      const Marker& other = markers_[o];
      const double air = other.small ? 0 : marker_air_pt;
      if (geo::distance(centre, other.centre) < m.radius_pt + other.radius_pt + air) return false;
      if (other.moved && distance_to_segment(centre, other.point, other.centre) < m.radius_pt + 1) return false;
      if (!leader) continue;
      if (distance_to_segment(other.centre, m.point, centre) < other.radius_pt + 1) return false;
      if (other.moved && cross(m.point, centre, other.point, other.centre)) return false;
    }
    return !leader || !lines_.cross_line(leader_start(m.point, centre), centre);
  }

  [[nodiscard]] double cost_of(const Marker& m, PagePoint centre, bool leader) const {
    double cost = 0;
    for (const Marker& other : markers_) {
      if (&other == &m) continue;
      const double far = geo::distance(other.point, centre);
      // Where two have one point neither hides the other's more than its own.
      if (far < other.radius_pt + 1 && geo::distance(other.point, m.point) > 1) cost += on_point_cost;
      if (leader && distance_to_segment(other.point, m.point, centre) < 2) cost += on_point_cost / 2;
    }
    // Its own legs end there.
    return cost + (lines_.come_near(centre, m.radius_pt, m.point, 1) ? on_line_cost : 0);
  }

  /// Whether a circle or its leader lies on a dot.
  [[nodiscard]] static bool hides(const Marker& m, const Place& place, PagePoint dot) {
    return geo::distance(place.centre, dot) < m.radius_pt + place_dot_radius_pt ||
           (place.leader && distance_to_segment(dot, m.point, place.centre) < place_dot_radius_pt);
  }

  [[nodiscard]] static bool conflict(const Marker& a, const Place& pa, const Marker& b, const Place& pb) {
    if (!pa.around.intersects(pb.around) || (pa.small && pb.small)) return false;
    if (pa.small) return hides(b, pb, pa.centre);
    if (pb.small) return hides(a, pa, pb.centre);
    if (geo::distance(pa.centre, pb.centre) < a.radius_pt + b.radius_pt + marker_air_pt / 2) return true;
    if (pa.leader && distance_to_segment(pb.centre, a.point, pa.centre) < b.radius_pt + 1) return true;
    if (pb.leader && distance_to_segment(pa.centre, b.point, pb.centre) < a.radius_pt + 1) return true;
    return pa.leader && pb.leader && cross(a.point, pa.centre, b.point, pb.centre);
  }

  std::vector<Marker>& markers_;
  const std::vector<std::size_t>& members_;
  const Segments& lines_;
  geo::PageBox frame_;
  std::vector<std::size_t> others_;
  std::vector<std::vector<Place>> places_;
};

}  // namespace

void make_small(Marker& marker) {
  marker.centre = marker.point;
  marker.radius_pt = place_dot_radius_pt;
  marker.moved = false;
  marker.small = true;
}

bool search_marker_places(std::vector<Marker>& markers, const std::vector<std::size_t>& members, const Segments& lines,
                          const geo::PageBox& frame) {
  return members.size() <= most_members && Search(markers, members, lines, frame).run();
}

}  // namespace rutter::map
