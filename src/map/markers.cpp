#include "map/markers.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "map/assignment.hpp"
#include "map/occupancy.hpp"

namespace rutter::map {
namespace {

using geo::PagePoint;
using Lines = std::vector<geo::Line<PagePoint>>;

/// Free space between two circles, and between a circle and a line it does not belong to.
constexpr double air_pt = 2.5;
constexpr double obstacle_cost_pt = 60;
constexpr double outside_cost_pt = 1000;

/// Groups of markers that touch each other, directly or through others; each in the order of the markers.
std::vector<std::vector<std::size_t>> clusters_of(const std::vector<Marker>& markers) {
  std::vector<std::size_t> root(markers.size());
  std::iota(root.begin(), root.end(), std::size_t{0});
  const auto find = [&](std::size_t i) {
    while (root[i] != i) i = root[i];
    return i;
  };
  for (std::size_t i = 0; i < markers.size(); ++i)
    for (std::size_t j = i + 1; j < markers.size(); ++j)
      if (geo::distance(markers[i].point, markers[j].point) < markers[i].radius_pt + markers[j].radius_pt + air_pt)
        root[std::max(find(i), find(j))] = std::min(find(i), find(j));
  std::vector<std::vector<std::size_t>> groups(markers.size());
  for (std::size_t i = 0; i < markers.size(); ++i) groups[find(i)].push_back(i);
  std::erase_if(groups, [](const auto& group) { return group.size() < 2; });
  return groups;
}

/// How near the lines come to a circle's place.
double line_cost(PagePoint centre, double radius, const Lines& lines) {
  for (const auto& line : lines)
    for (std::size_t i = 1; i < line.size(); ++i)
      if (distance_to_segment(centre, line[i - 1], line[i]) < radius + air_pt) return obstacle_cost_pt;
  return 0;
}

double leader_cost(PagePoint from, PagePoint to, const Lines& lines) {
  // A line that begins at the marker's own point does not count: its leader leaves from there.
  for (const auto& line : lines)
    for (std::size_t i = 1; i < line.size(); ++i)
      if (cross(from, to, line[i - 1], line[i])) return obstacle_cost_pt;
  return 0;
}

class Cluster {
 public:
  Cluster(std::vector<Marker>& markers, const std::vector<std::size_t>& members, const Lines& lines, const geo::PageBox& frame)
      : markers_(markers), members_(members), lines_(lines), frame_(frame) {
    for (const std::size_t m : members_) centre_ = centre_ + markers_[m].point * (1.0 / static_cast<double>(members_.size()));
    for (const std::size_t m : members_) radius_ = std::max(radius_, markers_[m].radius_pt);
    make_places();
  }

  void spread() {
    std::vector<std::vector<double>> cost(members_.size(), std::vector<double>(places_.size()));
    for (std::size_t i = 0; i < members_.size(); ++i)
      for (std::size_t p = 0; p < places_.size(); ++p) cost[i][p] = cost_of(members_[i], p);
    chosen_ = choose_apart(cost);
    undo_crossings();
    for (std::size_t i = 0; i < members_.size(); ++i) {
      Marker& marker = markers_[members_[i]];
      marker.centre = snapped(places_[chosen_[i]]);
      marker.moved = true;
    }
  }

 private:
  void make_places() {
    double reach = 0;
    for (const std::size_t m : members_) reach = std::max(reach, geo::distance(centre_, markers_[m].point));
    const double count = static_cast<double>(members_.size());
    const double pitch = 2 * radius_ + air_pt;
    const double ring = std::max(reach + radius_ + 9, count * pitch * 1.5 / (2 * std::numbers::pi));
    // Half a pitch from place to place: any two that are two apart leave room for both circles.
    const auto places = static_cast<std::size_t>(std::floor(2 * std::numbers::pi * ring / (pitch / 2)));
    for (std::size_t i = 0; i < places; ++i) {
      const double angle = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(places);
      places_.push_back({centre_.x + ring * std::cos(angle), centre_.y + ring * std::sin(angle)});
    }
  }

  [[nodiscard]] double cost_of(std::size_t member, std::size_t place) const {
    const PagePoint to = places_[place];
    const PagePoint from = markers_[member].point;
    double cost = geo::distance(from, to) + line_cost(to, radius_, lines_) + leader_cost(from, to, lines_);
    if (!frame_.grown(-radius_ - air_pt).contains(to)) cost += outside_cost_pt;
    for (std::size_t other = 0; other < markers_.size(); ++other) {
      if (other == member) continue;
      if (geo::distance(to, markers_[other].point) < radius_ + air_pt) cost += obstacle_cost_pt;
      if (distance_to_segment(markers_[other].point, from, to) < 2) cost += obstacle_cost_pt / 4;
      const bool own = std::find(members_.begin(), members_.end(), other) != members_.end();
      if (!own && geo::distance(to, markers_[other].centre) < radius_ + markers_[other].radius_pt + air_pt)
        cost += outside_cost_pt / 2;
    }
    return cost;
  }

  /// The assignment in which no two places are neighbours: every second place is offered, in both ways, and the cheaper one taken.
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
  const Lines& lines_;
  geo::PageBox frame_;
  PagePoint centre_;
  double radius_ = 0;
  std::vector<PagePoint> places_;
  std::vector<std::size_t> chosen_;
};

}  // namespace

void spread_markers(std::vector<Marker>& markers, const Lines& lines, const geo::PageBox& frame) {
  for (Marker& marker : markers) marker.centre = marker.point;
  for (const std::vector<std::size_t>& members : clusters_of(markers)) Cluster(markers, members, lines, frame).spread();
}

}  // namespace rutter::map
