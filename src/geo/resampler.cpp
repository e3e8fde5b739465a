#include "geo/resampler.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "geo/segment.hpp"

namespace rutter::geo {
namespace {

// Edges longer than this are halved unseen: their middle may lie straight by symmetry.
constexpr double long_deg = 15;
constexpr double long_pt = 128;
// Edges shorter than this on the page and in longitude cannot deviate by a quarter pixel where the scale is usable.
constexpr double short_pt = 4;
constexpr double short_deg = 3;
constexpr int most_splits = 12;
// An edge that is this long after all halvings crosses a tear.
constexpr double torn_pt = 8;
constexpr double inside_deg = 1e-9;
constexpr PagePoint gap{std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};

bool is_gap(PagePoint p) {
  return std::isnan(p.x);
}

void append(Line<PagePoint>& line, PagePoint p) {
  if (line.empty() || !(line.back() == p)) line.push_back(p);
}

}  // namespace

Resampler::Resampler(const Projection& projection, const PageTransform& transform, const PageBox& clip, double lon_shift,
                     double tolerance_pt, std::optional<LonLatBox> lobe)
    : projection_(&projection),
      transform_(transform),
      clip_(clip),
      lon_shift_(lon_shift),
      tolerance_squared_(tolerance_pt * tolerance_pt),
      lobe_(lobe) {}

// As the projection takes it: from its central meridian, and a tenth of a millimetre inside of its lobe.
LonLat Resampler::placed(LonLat p) const {
  p.lon += lon_shift_;
  if (lobe_)
    p = {std::clamp(p.lon, lobe_->west + inside_deg, lobe_->east - inside_deg),
         std::clamp(p.lat, lobe_->south + inside_deg, lobe_->north - inside_deg)};
  return p;
}

PagePoint Resampler::point(LonLat p) const {
  p = placed(p);
  Projected out;
  projection_->forward_from_centre({&p, 1}, {&out, 1});
  return std::isnan(out.x) ? gap : rounded(transform_.to_page(out));
}

bool Resampler::may_bend(const Vertex& a, const Vertex& b, double length) const {
  if (length < short_pt && std::abs(a.place.lon - b.place.lon) < short_deg) return false;
  // Far outside of what is seen, and not so long that it could come back into it.
  PageBox box;
  box.add(a.page);
  box.add(b.page);
  return box.grown(length).intersects(clip_);
}

void Resampler::halve(const Vertex& a, const Vertex& b, int depth, Line<PagePoint>& out) const {
  const double length = distance(a.page, b.page);
  const bool wide = std::max(std::abs(a.place.lon - b.place.lon), std::abs(a.place.lat - b.place.lat)) > long_deg;
  if (!wide && !may_bend(a, b, length)) return;
  if (depth == 0) {
    if (length > torn_pt) out.push_back(gap);
    return;
  }
  const LonLat place{(a.place.lon + b.place.lon) / 2, (a.place.lat + b.place.lat) / 2};
  const Vertex middle{place, point(place)};
  if (is_gap(middle.page)) return;
  if (!wide && length < long_pt && Segment(a.page, b.page).distance_squared(middle.page) <= tolerance_squared_) return;
  halve(a, middle, depth - 1, out);
  append(out, middle.page);
  halve(middle, b, depth - 1, out);
}

Line<PagePoint> Resampler::with_gaps(const Line<LonLat>& points) const {
  std::vector<Projected> plane(points.size());
  if (lon_shift_ == 0 && !lobe_) {
    projection_->forward_from_centre(points, plane);
  } else {
    Line<LonLat> from_centre = points;
    for (LonLat& p : from_centre) p = placed(p);
    projection_->forward_from_centre(from_centre, plane);
  }
  Line<PagePoint> out;
  out.reserve(points.size());
  Vertex last{{}, gap};
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Vertex next{points[i], std::isnan(plane[i].x) ? gap : rounded(transform_.to_page(plane[i]))};
    if (!is_gap(last.page) && !is_gap(next.page)) halve(last, next, most_splits, out);
    append(out, next.page);
    last = next;
  }
  return out;
}

std::vector<Line<PagePoint>> Resampler::line(const Line<LonLat>& points) const {
  std::vector<Line<PagePoint>> parts;
  Line<PagePoint> whole = with_gaps(points);
  if (std::ranges::none_of(whole, is_gap)) {
    if (!whole.empty()) parts.push_back(std::move(whole));
    return parts;
  }
  Line<PagePoint> part;
  for (const PagePoint p : whole) {
    if (!is_gap(p))
      part.push_back(p);
    else if (!part.empty())
      parts.push_back(std::exchange(part, {}));
  }
  if (!part.empty()) parts.push_back(std::move(part));
  return parts;
}

Line<PagePoint> Resampler::chain(const Line<LonLat>& points) const {
  Line<PagePoint> line = with_gaps(points);
  std::erase_if(line, is_gap);
  return line;
}

Line<PagePoint> Resampler::ring(const Line<LonLat>& points) const {
  Line<PagePoint> line = chain(points);
  // A ring round a pole ends a full turn away from its start, perhaps one step of the grid off.
  if (!line.empty() && line.size() >= 3) line.back() = line.front();
  return line;
}

}  // namespace rutter::geo
