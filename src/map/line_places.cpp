#include "map/line_places.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geo/page_line.hpp"
#include "map/area_grid.hpp"
#include "map/curved_label.hpp"

namespace rutter::map {
namespace {

using geo::PagePoint;
using PageLine = geo::Line<PagePoint>;

constexpr double step_pt = 2;
constexpr double most_starts = 120;
constexpr double most_turn = 60 * std::numbers::pi / 180;
/// Over the length of a letter: the radius is four times that at least.
constexpr double most_local_turn = 0.25;
constexpr double join_pt = 0.05;
/// How far bends may stand out towards the label, in sizes of type.
constexpr double most_bulge = 1.6;

/// What the turn of a whole label costs, a bend that stands out by its size, a vertical one, the lower side, the line's end.
constexpr double turn_cost = 0.8;
constexpr double bulge_cost = 0.6;
constexpr double slope_cost = 0.6;
constexpr double below_cost = 0.25;
constexpr double end_cost = 0.25;

PageLine resampled(const PageLine& line) {
  PageLine out;
  const double whole = geo::length(line);
  const auto steps = static_cast<std::size_t>(std::ceil(whole / step_pt));
  if (steps == 0) return out;
  const double step = whole / static_cast<double>(steps);
  out.push_back(line.front());
  double done = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double edge = geo::distance(line[i - 1], line[i]);
    while (out.size() <= steps && static_cast<double>(out.size()) * step <= done + edge + 1e-9) {
      const double t = edge > 0 ? (static_cast<double>(out.size()) * step - done) / edge : 1;
      out.push_back(line[i - 1] + (line[i] - line[i - 1]) * std::min(t, 1.0));
    }
    done += edge;
  }
  out.back() = line.back();
  return out;
}

/// Means over `half` neighbours on each side, as many as both sides have.
PageLine averaged(const PageLine& line, std::size_t half) {
  std::vector<PagePoint> sums{{0, 0}};
  for (const PagePoint p : line) sums.push_back(sums.back() + p);
  PageLine out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const std::size_t h = std::min({half, i, line.size() - 1 - i});
    out.push_back((sums[i + h + 1] - sums[i - h]) * (1 / static_cast<double>(2 * h + 1)));
  }
  return out;
}

/// How the edges of a line turn, and where that is more than letters of a size allow.
class Turns {
 public:
  Turns(const PageLine& line, double size_pt)
      : turns_(turns_along(line)), pieces_(static_cast<std::size_t>(std::max(1.0, std::round(size_pt / step_pt)))) {}

  /// By how much the edges from `from` to before `to` turn.
  [[nodiscard]] double of(std::size_t from, std::size_t to) const {
    const auto [least, most] = std::minmax_element(turns_.begin() + static_cast<std::ptrdiff_t>(from),
                                                   turns_.begin() + static_cast<std::ptrdiff_t>(to));
    return *most - *least;
  }

  /// How many pieces of a letter's length there are, and how many edges each has but one.
  [[nodiscard]] std::size_t pieces() const { return turns_.size() - std::min(turns_.size(), pieces_); }
  [[nodiscard]] std::size_t edges() const { return pieces_; }
  [[nodiscard]] bool is_sharp(std::size_t piece) const { return of(piece, piece + pieces_ + 1) > most_local_turn; }

 private:
  std::vector<double> turns_;
  std::size_t pieces_;
};

/// A smooth line with what its stretches are judged by, worked out once for all of them.
class SmoothLine {
 public:
  /// `true_line`: as many points, those that the smooth ones stand for. `size_pt`: of the type.
  SmoothLine(PageLine smooth, const PageLine& true_line, double size_pt)
      : line_(std::move(smooth)), turns_(line_, size_pt), sharp_before_(1, 0) {
    for (std::size_t i = 0; i < line_.size(); ++i) {
      const PagePoint along = line_[std::min(i + 1, line_.size() - 1)] - line_[i > 0 ? i - 1 : 0];
      const double length = geo::distance(along, {0, 0});
      const PagePoint right = length > 0 ? PagePoint{-along.y / length, along.x / length} : PagePoint{0, 1};
      const PagePoint d = true_line[i] - line_[i];
      aside_.push_back(d.x * right.x + d.y * right.y);
    }
    for (std::size_t i = 0; i < turns_.pieces(); ++i)
      sharp_before_.push_back(sharp_before_.back() + (turns_.is_sharp(i) ? 1 : 0));
  }

  [[nodiscard]] const PageLine& line() const { return line_; }
  [[nodiscard]] double turn(std::size_t from, std::size_t to) const { return turns_.of(from, to); }

  /// Whether the stretch from point `from` to point `to` bends no more than type allows, as a whole and on the length of each
  /// letter.
  [[nodiscard]] bool is_gentle(std::size_t from, std::size_t to) const {
    if (from >= to || turn(from, to) > most_turn) return false;
    return to - from <= turns_.edges() || sharp_before_[to - turns_.edges()] == sharp_before_[from];
  }

  /// How far the true line stands out to the right of the stretch, and to its left.
  [[nodiscard]] std::pair<double, double> bulges(std::size_t from, std::size_t to) const {
    const auto [least, most] = std::minmax_element(aside_.begin() + static_cast<std::ptrdiff_t>(from),
                                                   aside_.begin() + static_cast<std::ptrdiff_t>(to) + 1);
    return {std::max(*most, 0.0), std::max(-*least, 0.0)};
  }

 private:
  PageLine line_;
  Turns turns_;
  std::vector<std::size_t> sharp_before_;  ///< of the pieces of a letter's length before each: how many turn too much
  std::vector<double> aside_;              ///< of the true line's points, to the right
};

double slope_of(const PageLine& line) {
  const PagePoint chord = line.back() - line.front();
  return std::abs(std::atan2(chord.y, std::abs(chord.x))) / (std::numbers::pi / 2);
}

/// A stretch of a smooth line, in reading direction, and how far the true line stands out from it to either side.
struct Stretch {
  PageLine line;
  double left_pt = 0;
  double right_pt = 0;
};

Stretch stretch_of(const SmoothLine& smooth, std::size_t from, std::size_t to) {
  const auto& [right, left] = smooth.bulges(from, to);
  const auto begin = smooth.line().begin();
  Stretch out{{begin + static_cast<std::ptrdiff_t>(from), begin + static_cast<std::ptrdiff_t>(to) + 1}, left, right};
  if (!is_read_forwards(out.line.back() - out.line.front())) {
    std::reverse(out.line.begin(), out.line.end());
    std::swap(out.left_pt, out.right_pt);
  }
  return out;
}

}  // namespace

PageLine smoothed(const PageLine& line, double reach_pt) {
  const auto half = static_cast<std::size_t>(std::max(1.0, reach_pt / step_pt / 2));
  return averaged(averaged(resampled(line), half), half);
}

bool is_gentle(const PageLine& line, double size_pt) {
  if (line.size() < 2) return false;
  const Turns turns(line, size_pt);
  if (turns.of(0, line.size() - 1) > most_turn) return false;
  for (std::size_t piece = 0; piece < turns.pieces(); ++piece)
    if (turns.is_sharp(piece)) return false;
  return true;
}

std::vector<LinePlace> places_beside(const PageLine& line, const LineType& type, double gap_pt) {
  std::vector<LinePlace> out;
  const PageLine true_line = resampled(line);
  const auto half = static_cast<std::size_t>(std::max(1.0, type.size_pt * 1.5 / step_pt));
  const SmoothLine smooth(averaged(averaged(true_line, half), half), true_line, type.size_pt);
  const auto needed = static_cast<std::size_t>(std::ceil((type.width_pt + 2 * type.size_pt) / step_pt));
  if (smooth.line().size() <= needed) return out;
  const std::size_t starts = smooth.line().size() - needed;
  const auto stride = static_cast<std::size_t>(std::max(2.0, std::ceil(static_cast<double>(starts) / most_starts)));
  for (std::size_t from = 0; from < starts; from += stride) {
    if (!smooth.is_gentle(from, from + needed)) continue;
    const Stretch stretch = stretch_of(smooth, from, from + needed);
    const double middle = starts > 1 ? std::abs(2.0 * static_cast<double>(from) / static_cast<double>(starts - 1) - 1) : 0;
    const double cost =
        turn_cost * smooth.turn(from, from + needed) / most_turn + slope_cost * slope_of(stretch.line) + end_cost * middle;
    for (const bool above : {true, false}) {
      const double bulge = above ? stretch.left_pt : stretch.right_pt;
      if (bulge > most_bulge * type.size_pt) continue;
      const double aside = type.half_height_pt + gap_pt + bulge;
      PageLine placed = geo::offset_line(stretch.line, above ? -aside : aside);
      if (geo::length(placed) < type.width_pt || !is_gentle(placed, type.size_pt)) continue;
      out.push_back({std::move(placed), cost + bulge_cost * bulge / type.size_pt + (above ? 0 : below_cost)});
    }
  }
  return out;
}

std::vector<LinePlace> places_on(const PageLine& line, const LineType& type) {
  std::vector<LinePlace> out;
  PageLine smooth = smoothed(line, geo::length(line) / 4);
  if (smooth.size() < 2) return out;
  if (!is_read_forwards(smooth.back() - smooth.front())) std::reverse(smooth.begin(), smooth.end());
  const double slack = geo::length(smooth) - type.width_pt;
  if (slack < 0) return out;
  for (const double aside : {0.0, -0.6, 0.6, -1.2, 1.2, -2.0, 2.0, -3.0, 3.0}) {
    const PageLine parallel = geo::offset_line(smooth, aside * type.size_pt);
    const double room = geo::length(parallel) - type.width_pt;
    for (const double share : {0.5, 0.35, 0.65, 0.2, 0.8, 0.0, 1.0}) {
      const double from = room * share;
      if (from < 0) continue;
      PageLine placed = geo::part_of(parallel, from, from + type.width_pt);
      if (!is_gentle(placed, type.size_pt)) continue;
      out.push_back({std::move(placed), 0.2 * std::abs(aside) + 0.6 * std::abs(share - 0.5)});
    }
  }
  return out;
}

std::vector<PageLine> joined(std::vector<PageLine> lines) {
  std::erase_if(lines, [](const PageLine& line) { return line.size() < 2; });
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (std::size_t j = 0; j < lines.size();) {
      if (j == i || geo::distance(lines[i].back(), lines[j].front()) > join_pt) {
        ++j;
        continue;
      }
      lines[i].insert(lines[i].end(), lines[j].begin() + 1, lines[j].end());
      lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(j));
      if (j < i) --i;
      j = 0;
    }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const PageLine& a, const PageLine& b) { return geo::length(a) > geo::length(b); });
  return lines;
}

}  // namespace rutter::map
