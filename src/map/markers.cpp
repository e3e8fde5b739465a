#include "map/markers.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "map/assignment.hpp"
#include "map/marker_search.hpp"
#include "map/occupancy.hpp"
#include "map/segments.hpp"

namespace rutter::map {
namespace {

using geo::PagePoint;
using Lines = std::vector<geo::Line<PagePoint>>;

constexpr double air_pt = marker_air_pt;
constexpr double obstacle_cost_pt = 60;
constexpr double on_line_cost_pt = 250;  // a circle on a leg hides where it goes, a leader over it misleads
constexpr double outside_cost_pt = 1000;
constexpr std::size_t most_on_ring = 40;
constexpr int most_in_vain = 2;  // wider rings in succession that are no better

/// The square of their distance: compared many times, where a root would cost most of the time.
double distance2(PagePoint a, PagePoint b) {
  return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

bool nearer(PagePoint a, PagePoint b, double reach) {
  return distance2(a, b) < reach * reach;
}

/// Markers that are spread together, on a ring round their middle.
struct Group {
  std::vector<std::size_t> members;
  PagePoint centre;
  double ring_pt = 0;   ///< 0 for a marker that stays where it is
  double reach_pt = 0;  ///< of the ring with its circles
};

Group group_of(const std::vector<Marker>& markers, std::vector<std::size_t> members) {
  Group group{std::move(members), {}, 0, 0};
  const double count = static_cast<double>(group.members.size());
  double radius = 0;
  double spread = 0;
  double room = 0;
  for (const std::size_t m : group.members) group.centre = group.centre + markers[m].point * (1 / count);
  for (const std::size_t m : group.members) {
    radius = std::max(radius, markers[m].radius_pt);
    spread = std::max(spread, geo::distance(group.centre, markers[m].point));
    room = std::max(room, markers[m].room_pt);
  }
  if (group.members.size() > 1)
    group.ring_pt = std::max(spread + radius + 9, count * (2 * radius + air_pt + room) * 1.5 / (2 * std::numbers::pi));
  group.reach_pt = group.ring_pt + radius + air_pt;
  return group;
}

/// Whether two groups get into each other's way: lone markers that touch, or a ring that reaches into another's.
bool meet(const Group& a, const Group& b) {
  return nearer(a.centre, b.centre, a.reach_pt + b.reach_pt - air_pt);
}

/// Groups that keep clear of each other, so that leaders of different groups cannot cross; each in the order of the markers.
std::vector<Group> groups_of(const std::vector<Marker>& markers) {
  std::vector<Group> groups;
  for (std::size_t i = 0; i < markers.size(); ++i)
    if (!markers[i].small) groups.push_back(group_of(markers, {i}));
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < groups.size() && !changed; ++i)
      for (std::size_t j = i + 1; j < groups.size() && !changed; ++j) {
        if (!meet(groups[i], groups[j])) continue;
        std::vector<std::size_t> both = groups[i].members;
        both.insert(both.end(), groups[j].members.begin(), groups[j].members.end());
        std::sort(both.begin(), both.end());
        groups[i] = group_of(markers, std::move(both));
        groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(j));
        changed = true;
      }
  }
  return groups;
}

class Cluster {
 public:
  Cluster(std::vector<Marker>& markers, const Group& group, const Segments& lines, const geo::PageBox& frame)
      : markers_(markers), members_(group.members), lines_(lines), frame_(frame), centre_(group.centre) {
    for (const std::size_t m : members_) {
      radius_ = std::max(radius_, markers_[m].radius_pt);
      room_ = std::max(room_, markers_[m].room_pt);
    }
    // A wider ring has more room where a part of it lies outside the frame or under legs: the cheapest of some is taken.
    int in_vain = 0;
    for (double ring = group.ring_pt; ring < 5 * group.ring_pt && in_vain < most_in_vain; ring *= 1.3)
      in_vain = try_ring(ring) ? 0 : in_vain + 1;
  }

  void spread() {
    for (std::size_t i = 0; i < members_.size(); ++i) {
      Marker& marker = markers_[members_[i]];
      marker.centre = snapped(places_[chosen_[i]]);
      marker.moved = true;
    }
  }

 private:
  void make_places(double ring) {
    // Half a pitch from place to place: any two that are two apart leave room for both circles.
    const double pitch = 2 * radius_ + air_pt + room_;
    const auto places = static_cast<std::size_t>(std::floor(2 * std::numbers::pi * ring / (pitch / 2)));
    places_.clear();
    for (std::size_t i = 0; i < places; ++i) {
      const double angle = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(places);
      places_.push_back({centre_.x + ring * std::cos(angle), centre_.y + ring * std::sin(angle)});
    }
  }

  /// Whether it is better than those before.
  bool try_ring(double ring) {
    const std::vector<PagePoint> best_places = std::move(places_);
    const std::vector<std::size_t> best_chosen = std::move(chosen_);
    make_places(ring);
    std::vector<double> on_lines;  // the same for every member, and dear where there are many legs
    for (const PagePoint place : places_) on_lines.push_back(lines_.come_near(place, radius_ + air_pt) ? on_line_cost_pt : 0);
    std::vector<std::vector<double>> cost(members_.size(), std::vector<double>(places_.size()));
    for (std::size_t i = 0; i < members_.size(); ++i)
      for (std::size_t p = 0; p < places_.size(); ++p) cost[i][p] = cost_of(members_[i], p) + on_lines[p];
    chosen_ = choose_apart(cost);
    undo_crossings();
    double sum = 0;
    for (std::size_t i = 0; i < chosen_.size(); ++i) sum += cost[i][chosen_[i]];
    if (best_chosen.empty() || sum < least_) {
      least_ = sum;
      return true;
    }
    places_ = best_places;
    chosen_ = best_chosen;
    return false;
  }

  [[nodiscard]] double cost_of(std::size_t member, std::size_t place) const {
    const PagePoint to = places_[place];
    const PagePoint from = markers_[member].point;
    double cost = geo::distance(from, to) + (lines_.cross_line(leader_start(from, to), to) ? on_line_cost_pt : 0);
    if (!frame_.grown(-radius_ - air_pt).contains(to)) cost += outside_cost_pt;
    for (std::size_t other = 0; other < markers_.size(); ++other) {
      if (other == member) continue;
      if (nearer(to, markers_[other].point, radius_ + air_pt)) cost += obstacle_cost_pt;
      if (distance_to_segment(markers_[other].point, from, to) < 2) cost += obstacle_cost_pt / 4;
      const bool own = std::find(members_.begin(), members_.end(), other) != members_.end();
      if (!own && nearer(to, markers_[other].centre, radius_ + markers_[other].radius_pt + air_pt)) cost += outside_cost_pt / 2;
    }
    return cost;
  }

  /// The assignment in which no two places are neighbours: every second place is offered, in both ways, and the cheaper one
  /// taken.
  [[nodiscard]] std::vector<std::size_t> choose_apart(const std::vector<std::vector<double>>& cost) const {
    std::vector<std::size_t> best;
    double least = 0;
    for (std::size_t first = 0; first < 2; ++first) {
      std::vector<std::size_t> offered;
      for (std::size_t p = first; p + 1 < places_.size() + first; p += 2) offered.push_back(p);
      std::vector<std::vector<double>> part(cost.size());
      for (std::size_t i = 0; i < cost.size(); ++i)
        for (const std::size_t p : offered) part[i].push_back(cost[i][p]);
      const std::vector<std::size_t> found = least_cost_assignment(part);
      double sum = 0;
      for (std::size_t i = 0; i < found.size(); ++i) sum += part[i][found[i]];
      if (!best.empty() && sum >= least) continue;
      least = sum;
      best.clear();
      for (const std::size_t f : found) best.push_back(offered[f]);
    }
    return best;
  }

  [[nodiscard]] bool leaders_cross(std::size_t i, std::size_t j) const {
    return cross(markers_[members_[i]].point, places_[chosen_[i]], markers_[members_[j]].point, places_[chosen_[j]]);
  }

  /// Exchanging the places of two crossing leaders shortens their sum, so that this ends.
  void undo_crossings() {
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t i = 0; i < members_.size(); ++i)
        for (std::size_t j = i + 1; j < members_.size(); ++j)
          if (leaders_cross(i, j)) {
            std::swap(chosen_[i], chosen_[j]);
            changed = true;
          }
    }
  }

  std::vector<Marker>& markers_;
  const std::vector<std::size_t>& members_;
  const Segments& lines_;
  geo::PageBox frame_;
  PagePoint centre_;
  double radius_ = 0;
  double room_ = 0;
  double least_ = 0;  ///< cost of what is chosen
  std::vector<PagePoint> places_;
  std::vector<std::size_t> chosen_;
};

/// Pushes the circles of a group apart until none lies on another: each overlap is shared by the two. Work is bounded; of
/// circles at one point the later goes round in a fixed order.
void push_apart(std::vector<Marker>& markers, const Group& group, const geo::PageBox& frame) {
  constexpr int rounds = 300;
  constexpr double golden_turn = 2.39996322972865332;  // of a sunflower's seeds: no two directions alike
  for (const std::size_t m : group.members) {
    markers[m].centre = markers[m].point;
    markers[m].moved = false;
  }
  for (int round = 0; round < rounds; ++round) {
    bool changed = false;
    for (std::size_t i = 0; i < group.members.size(); ++i)
      for (std::size_t j = i + 1; j < group.members.size(); ++j) {
        Marker& a = markers[group.members[i]];
        Marker& b = markers[group.members[j]];
        const double wanted = a.radius_pt + b.radius_pt + air_pt;
        if (!nearer(a.centre, b.centre, wanted - 0.05)) continue;
        PagePoint apart = b.centre - a.centre;
        double distance = std::sqrt(distance2(a.centre, b.centre));
        if (distance < 0.01) {
          const double angle = golden_turn * static_cast<double>(i + j);
          apart = {std::cos(angle), std::sin(angle)};
          distance = 1;
        }
        const double push = (wanted - std::min(distance, wanted)) / 2 / distance;
        a.centre = a.centre - apart * push;
        b.centre = b.centre + apart * push;
        changed = true;
      }
    for (const std::size_t m : group.members) {
      const double margin = markers[m].radius_pt + air_pt;
      PagePoint& p = markers[m].centre;
      p = {std::clamp(p.x, frame.min_x + margin, std::max(frame.min_x + margin, frame.max_x - margin)),
           std::clamp(p.y, frame.min_y + margin, std::max(frame.min_y + margin, frame.max_y - margin))};
    }
    if (!changed) break;
  }
  for (const std::size_t m : group.members) {
    markers[m].centre = snapped(markers[m].centre);
    markers[m].moved = geo::distance(markers[m].point, markers[m].centre) > markers[m].radius_pt;
  }
}

/// Whether two lie on each other. Dots may: neither hides a number.
bool overlap(const Marker& a, const Marker& b) {
  return !(a.small && b.small) && nearer(a.centre, b.centre, a.radius_pt + b.radius_pt - (a.small || b.small ? 0 : 1));
}

/// What a reader would find wrong with a group's circles: leaders that cross each other or a line (these count twice: in the
/// end such a circle is given up, and others must move), circles outside the frame, on each other or given up.
std::size_t faults_of(const std::vector<Marker>& markers, const Group& group, const Segments& lines,
                      const geo::PageBox& frame) {
  std::size_t faults = 0;
  for (std::size_t i = 0; i < group.members.size(); ++i) {
    const Marker& a = markers[group.members[i]];
    if (a.small) ++faults;
    for (std::size_t o = 0; o < markers.size(); ++o)
      if (!std::binary_search(group.members.begin(), group.members.end(), o) && overlap(a, markers[o])) ++faults;
    if (!frame.grown(-a.radius_pt).contains(a.centre)) faults += 3;
    if (a.moved && lines.cross_line(leader_start(a.point, a.centre), a.centre)) faults += 2;
    for (std::size_t j = i + 1; j < group.members.size(); ++j) {
      const Marker& b = markers[group.members[j]];
      if (overlap(a, b)) ++faults;
      if (a.moved && b.moved && cross(a.point, a.centre, b.point, b.centre)) faults += 2;
    }
  }
  return faults;
}

/// Shorter ones would be specks.
constexpr double least_leader_pt = 4;

}  // namespace

geo::Line<PagePoint> leader_of(const Marker& m) {
  const double far = geo::distance(m.point, m.centre);
  // A dot right beside its circle needs no line.
  if (!m.moved || far < m.radius_pt + least_leader_pt) return {};
  return {leader_start(m.point, m.centre), m.point + (m.centre - m.point) * (1 - m.radius_pt / far)};
}

PagePoint leader_start(PagePoint point, PagePoint centre) {
  const double far = geo::distance(point, centre);
  return far > place_dot_radius_pt ? point + (centre - point) * (place_dot_radius_pt / far) : centre;
}

void spread_markers(std::vector<Marker>& markers, const Lines& lines, const geo::PageBox& frame) {
  for (Marker& marker : markers) marker.centre = marker.point;
  const std::vector<Group> groups = groups_of(markers);
  if (std::all_of(groups.begin(), groups.end(), [](const Group& group) { return group.members.size() < 2; })) return;
  const Segments segments(lines, frame);
  for (const Group& group : groups) {
    if (group.members.size() < 2) continue;
    // A ring of very many circles would be as large as the map, and takes cubic time.
    const std::vector<Marker> before = markers;
    std::size_t least = std::numeric_limits<std::size_t>::max();
    std::vector<Marker> best;
    const auto weigh = [&] {
      const std::size_t faults = faults_of(markers, group, segments, frame);
      if (faults >= least) return;
      least = faults;
      best = markers;
    };
    if (group.members.size() <= most_on_ring) {
      Cluster(markers, group, segments, frame).spread();
      weigh();
    }
    if (least > 0) {
      markers = before;
      if (search_marker_places(markers, group.members, segments, frame)) weigh();
    }
    if (least > group.members.size() / 2) {
      markers = before;
      push_apart(markers, group, frame);
      weigh();
    }
    markers = std::move(best);
  }
}

}  // namespace rutter::map
