#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

#include "geo/page_line.hpp"
#include "map/leg_lines.hpp"
#include "map/occupancy.hpp"

namespace rutter::map {
namespace {

using geo::PagePoint;
using PageLine = geo::Line<PagePoint>;

constexpr double turn = 2 * std::numbers::pi;
constexpr double head_half_width = 0.38;   ///< of its length, as arrowheads are drawn
constexpr double head_air_pt = 0.6;        ///< round a head
constexpr double tail_half_pt = 1.2;       ///< of a line that leaves
constexpr double least_stretch_pt = 24;    ///< so much of a leg is bent, and more the further it is turned ...
constexpr double stretch_by_turn_pt = 80;  ///< ... by so much a radian ...
constexpr double most_stretch_pt = 90;     ///< ... but no more
constexpr double widest_turn = 40 * std::numbers::pi / 180;
constexpr double widest_lane_angle = 40 * std::numbers::pi / 180;
constexpr double least_bend = 0.02;

/// One end of a leg at a symbol.
struct End {
  std::size_t leg = 0;
  bool arrives = false;
  double half_width_pt = 0;  ///< of what is drawn there
  double reach_pt = 0;       ///< how far from the edge it is widest
  double came = 0;           ///< its azimuth seen from the symbol, radians clockwise on the page
  double wanted = 0;         ///< the same, once chosen
  bool beside = false;       ///< a lane that passes the symbol: it must be led to it
};

/// The line as seen from the symbol: it begins there.
PageLine from_symbol(const LegPath& leg, bool arrives) {
  PageLine line = arrives ? leg.lines.back() : leg.lines.front();
  if (arrives) std::reverse(line.begin(), line.end());
  return line;
}

/// Angle that keeps two ends apart where the larger head is widest. Lines that leave may begin together.
double apart(const End& a, const End& b, double radius_pt) {
  const double reach = std::max(a.reach_pt, b.reach_pt);
  if (reach == 0) return 0;
  const double at = radius_pt + reach;
  return 2 * std::asin(std::min(1.0, (a.half_width_pt + b.half_width_pt) / (2 * at)));
}

/// The non-decreasing sequence nearest to `values` in the sum of squares: pool adjacent violators.
std::vector<double> isotonic(const std::vector<double>& values) {
  struct Pool {
    double sum;
    std::size_t count;
    [[nodiscard]] double mean() const { return sum / static_cast<double>(count); }
  };
  std::vector<Pool> pools;
  for (const double value : values) {
    pools.push_back({value, 1});
    while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
      pools[pools.size() - 2].sum += pools.back().sum;
      pools[pools.size() - 2].count += pools.back().count;
      pools.pop_back();
    }
  }
  std::vector<double> out;
  for (const Pool& pool : pools) out.insert(out.end(), pool.count, pool.mean());
  return out;
}

/// Turns the ends so that the widest gap between neighbours comes before the first, and unrolls their azimuths.
void unroll(std::vector<End>& ends) {
  std::sort(ends.begin(), ends.end(),
            [](const End& a, const End& b) { return std::tie(a.came, a.leg, a.arrives) < std::tie(b.came, b.leg, b.arrives); });
  std::size_t first = 0;
  double widest = ends.front().came + turn - ends.back().came;
  for (std::size_t i = 1; i < ends.size(); ++i)
    if (ends[i].came - ends[i - 1].came > widest + 1e-9) {
      widest = ends[i].came - ends[i - 1].came;
      first = i;
    }
  std::rotate(ends.begin(), ends.begin() + static_cast<std::ptrdiff_t>(first), ends.end());
  for (std::size_t i = 1; i < ends.size(); ++i)
    if (ends[i].came < ends[i - 1].came) ends[i].came += turn;
}

void set_head(End& end, double head_pt) {
  const bool head = end.arrives && head_pt > 0;
  end.half_width_pt = head ? head_half_width * head_pt + head_air_pt : tail_half_pt;
  end.reach_pt = head ? head_pt : 0;
}

/// The ends in the order that `unroll` gave them.
void choose_azimuths(std::vector<End>& ends, double radius_pt) {
  std::vector<double> gaps;
  double sum = 0;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    gaps.push_back(apart(ends[i], ends[(i + 1) % ends.size()], radius_pt));
    sum += gaps.back();
  }
  const double share = sum > turn ? turn / sum : 1;  // more ends than the circle has room for stand as far apart as they can
  std::vector<double> values;
  double before = 0;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    values.push_back(ends[i].came - before);
    before += gaps[i] * share;
  }
  values = isotonic(values);
  before = 0;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    ends[i].wanted = values[i] + before;
    before += gaps[i] * share;
  }
}

/// The last stretch anew: from the line, in its direction, to the point of the edge at the azimuth wanted, straight at the
/// symbol's middle.
void bend(LegPath& leg, const End& end, const Cover& cover) {
  PageLine line = from_symbol(leg, end.arrives);
  const double whole = geo::length(line);
  const double turned = std::abs(end.wanted - end.came);
  const double stretch = std::min({least_stretch_pt + stretch_by_turn_pt * turned, most_stretch_pt, 0.45 * whole});
  const geo::PointOnLine joint = geo::point_at(line, stretch);
  const PagePoint out{std::cos(end.wanted), std::sin(end.wanted)};
  const PagePoint edge = cover.centre + out * cover.radius_pt;
  const double handle = 0.4 * geo::distance(joint.point, edge);
  PageLine bent;
  constexpr int steps = 12;
  for (int i = 0; i < steps; ++i) {
    const double t = static_cast<double>(i) / steps;
    const double s = 1 - t;
    bent.push_back(snapped(edge * (s * s * s) + (edge + out * handle) * (3 * s * s * t) +
                           (joint.point - joint.tangent * handle) * (3 * s * t * t) + joint.point * (t * t * t)));
  }
  const PageLine rest = geo::part_of(line, stretch, whole);
  bent.insert(bent.end(), rest.begin(), rest.end());
  if (end.arrives) std::reverse(bent.begin(), bent.end());
  (end.arrives ? leg.lines.back() : leg.lines.front()) = std::move(bent);
}

End end_at(const LegPath& leg, std::size_t index, bool arrives, const Cover& cover) {
  End end{index, arrives, 0, 0, 0, 0, false};
  const PageLine line = from_symbol(leg, arrives);
  const PagePoint seen = line.front() - cover.centre;
  end.came = std::atan2(seen.y, seen.x);
  if (std::abs(leg.lane_pt) > 0.8 * cover.radius_pt) {
    const PagePoint axis = geo::point_at(line, std::min(least_stretch_pt, 0.45 * geo::length(line))).tangent;
    const double ahead = std::atan2(axis.y, axis.x);
    // Of a whole quarter only so much, in the same order: it is led to the edge that it passes.
    const double aside = std::remainder(end.came - ahead, turn) / (turn / 4);
    end.came = ahead + std::clamp(aside, -1.0, 1.0) * widest_lane_angle;
    end.beside = true;
  }
  end.came = std::remainder(end.came, turn);
  return end;
}

/// The ends of legs at one symbol.
struct Meeting {
  Cover cover;
  std::vector<End> ends;
};

void fan_out(Meeting& meeting, std::vector<LegPath>& legs) {
  unroll(meeting.ends);
  double scale = 1;
  for (const double smaller : {1.0, 0.85, 0.72, 0.6}) {
    scale = smaller;
    for (End& end : meeting.ends) set_head(end, legs[end.leg].head_pt * scale);
    choose_azimuths(meeting.ends, meeting.cover.radius_pt);
    if (std::all_of(meeting.ends.begin(), meeting.ends.end(),
                    [](const End& end) { return std::abs(end.wanted - end.came) <= widest_turn; }))
      break;
  }
  for (const End& end : meeting.ends) {
    if (end.arrives) legs[end.leg].head_pt *= scale;
    if (end.beside || std::abs(end.wanted - end.came) > least_bend) bend(legs[end.leg], end, meeting.cover);
  }
}

}  // namespace

void fan_ends(std::vector<LegPath>& legs, const std::vector<std::optional<Cover>>& covers, const std::vector<bool>& fanned) {
  std::vector<Meeting> meetings;
  const auto add = [&](std::size_t index, bool arrives, const std::optional<Cover>& cover) {
    if (!cover) return;
    auto found = std::find_if(meetings.begin(), meetings.end(), [&](const Meeting& m) {
      return geo::distance(m.cover.centre, cover->centre) < 0.5 && m.cover.radius_pt == cover->radius_pt;
    });
    if (found == meetings.end()) found = meetings.insert(meetings.end(), {*cover, {}});
    found->ends.push_back(end_at(legs[index], index, arrives, *cover));
  };
  for (std::size_t i = 0; i < legs.size(); ++i) {
    if (!fanned[i] || legs[i].lines.empty()) continue;
    if (legs[i].starts_at_place) add(i, false, covers[legs[i].from]);
    if (legs[i].ends_at_place && legs[i].to) add(i, true, covers[*legs[i].to]);
  }
  for (Meeting& meeting : meetings)
    if (meeting.ends.size() > 1 || meeting.ends.front().beside) fan_out(meeting, legs);
}

}  // namespace rutter::map
