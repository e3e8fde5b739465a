#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "map/box_overlaps.hpp"
#include "map/label_search.hpp"

namespace rutter::map::benchmark {

/// The standard problem of point labels (Christensen, Marks and Shieber, "An empirical study of algorithms for point-feature
/// label placement", ACM TOG 14(3), 1995, section 4; Yamamoto, Camara and Lorena 2002; Cravo, Ribeiro and Lorena 2008): points
/// at random on 792 x 612 units, labels of 30 x 7 units, in four positions: the point is a corner of its label.
inline constexpr double map_width = 792;
inline constexpr double map_height = 612;
inline constexpr double label_width = 30;
inline constexpr double label_height = 7;
inline constexpr std::size_t positions = 4;

/// About half a second a map of 1000 points.
inline constexpr SearchLimits benchmark_limits{20'000'000, 100'000'000, 1};

struct Points {
  std::vector<geo::PagePoint> points;
  std::vector<geo::PageBox> boxes;  ///< four for each point
  std::vector<std::size_t> owners;  ///< of the boxes
  std::vector<std::pair<CandidateId, CandidateId>> overlaps;
  std::vector<bool> on_a_point;  ///< by box, whether it covers another's point
};

[[nodiscard]] inline Points random_points(std::size_t count, std::uint32_t seed) {
  Points out;
  std::mt19937 random(seed);
  const auto number = [&] { return static_cast<double>(random()) / 4294967296.0; };
  for (std::size_t i = 0; i < count; ++i) {
    const double x = number() * map_width;
    const double y = number() * map_height;
    out.points.push_back({x, y});
    for (const auto& [dx, dy] : {std::pair{0.0, -label_height}, {-label_width, -label_height}, {-label_width, 0.0}, {0.0, 0.0}})
      out.boxes.push_back({x + dx, y + dy, x + dx + label_width, y + dy + label_height});
    out.owners.insert(out.owners.end(), positions, i);
  }
  out.overlaps = overlapping_boxes(out.boxes, out.owners);
  out.on_a_point.assign(out.boxes.size(), false);
  std::vector<geo::PageBox> all = out.boxes;
  std::vector<std::size_t> owners = out.owners;
  for (std::size_t i = 0; i < count; ++i) {
    all.push_back(geo::PageBox{out.points[i].x, out.points[i].y, out.points[i].x, out.points[i].y}.grown(1e-6));
    owners.push_back(i);
  }
  for (const auto& [a, b] : overlapping_boxes(all, owners))
    if (a < out.boxes.size() && b >= out.boxes.size()) out.on_a_point[a] = true;
  return out;
}

/// What is counted. In the published experiments every point gets a label, and the share of labels without conflict is
/// counted: a label that overlaps another counts as a loss, and so does that other.
enum class Measure {
  /// As published: every point is labelled. Here each point has every position twice: clear at no cost, where it excludes every
  /// label that overlaps it, and given up at cost 1, where it excludes the clear ones alone. So the same engine minimises the
  /// number of labels with a conflict.
  all_labelled,
  /// Points may go without label. Never less than the other: of its labelling the clear ones alone are such a choice.
  largest_clear_set,
};

[[nodiscard]] inline LabelProblem problem_of(const Points& map, Measure measure, bool points_count) {
  const bool all = measure == Measure::all_labelled;
  const std::size_t each = all ? 2 * positions : positions;
  // Given up, a label still covers points, which does the point no harm; clear it must cover none.
  const auto clear = [&](std::size_t box) { return static_cast<CandidateId>(box / positions * each + box % positions); };
  const auto given_up = [&](std::size_t box) { return static_cast<CandidateId>(clear(box) + positions); };
  LabelProblem out;
  for (std::size_t i = 0; i < map.points.size(); ++i) {
    LabelProblem::Item item{all ? 2.0 : 1.0, std::vector<double>(each, 0)};
    for (std::size_t p = 0; p < positions; ++p) {
      if (points_count && map.on_a_point[i * positions + p]) item.costs[p] = 10;
      if (all) item.costs[positions + p] = 1;
    }
    out.items.push_back(std::move(item));
  }
  for (const auto& [a, b] : map.overlaps) {
    out.conflicts.emplace_back(clear(a), clear(b));
    if (!all) continue;
    out.conflicts.emplace_back(clear(a), given_up(b));
    out.conflicts.emplace_back(given_up(a), clear(b));
  }
  return out;
}

/// Labels without conflict, counted anew from the boxes. Points that the choice leaves without label get their first position
/// when all must be labelled.
[[nodiscard]] inline std::size_t clear_labels(const Points& map, Measure measure, bool points_count,
                                              const LabelChoice& choice) {
  std::vector<bool> shown(map.boxes.size(), false);
  for (std::size_t i = 0; i < map.points.size(); ++i) {
    if (choice.chosen[i])
      shown[i * positions + *choice.chosen[i] % positions] = true;
    else if (measure == Measure::all_labelled)
      shown[i * positions] = true;
  }
  std::vector<bool> in_conflict(map.boxes.size(), false);
  for (const auto& [a, b] : map.overlaps)
    if (shown[a] && shown[b]) in_conflict[a] = in_conflict[b] = true;
  std::size_t count = 0;
  for (std::size_t box = 0; box < map.boxes.size(); ++box)
    if (shown[box] && !in_conflict[box] && !(points_count && map.on_a_point[box])) ++count;
  return count;
}

}  // namespace rutter::map::benchmark
