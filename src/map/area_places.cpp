#include "map/area_places.hpp"

#include <algorithm>
#include <cmath>

namespace rutter::map {
namespace {

constexpr double row_pt = 3;
constexpr double seam_pt = 0.6;
constexpr double column_step_pt = 9;

}  // namespace

AreaPlaces::AreaPlaces(const geo::MultiPolygon<geo::PagePoint>& area) {
  geo::PageBox box;
  for (const auto& polygon : area.polygons)
    for (const auto& ring : polygon.rings)
      for (const auto& p : ring) box.add(p);
  if (box.empty()) return;
  top_ = std::floor(box.min_y / row_pt) * row_pt + row_pt / 2;
  rows_.resize(static_cast<std::size_t>(std::max(0.0, std::ceil((box.max_y - top_) / row_pt))) + 1);
  for (const auto& polygon : area.polygons) {
    std::vector<std::vector<double>> crossings(rows_.size());
    for (const auto& ring : polygon.rings)
      for (std::size_t i = 1; i < ring.size(); ++i) {
        const auto& [a, b] = std::minmax(ring[i - 1], ring[i], [](const auto& p, const auto& q) { return p.y < q.y; });
        const auto first = static_cast<std::ptrdiff_t>(std::ceil((a.y - top_) / row_pt));
        for (auto row = std::max<std::ptrdiff_t>(first, 0); row < std::ssize(rows_); ++row) {
          const double y = top_ + static_cast<double>(row) * row_pt;
          if (y < a.y) continue;
          if (y >= b.y) break;
          crossings[static_cast<std::size_t>(row)].push_back(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y));
        }
      }
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      std::sort(crossings[row].begin(), crossings[row].end());
      for (std::size_t i = 1; i < crossings[row].size(); i += 2)
        rows_[row].push_back({crossings[row][i - 1], crossings[row][i]});
    }
  }
  for (auto& row : rows_) {
    std::sort(row.begin(), row.end(), [](const Span& a, const Span& b) { return a.from < b.from; });
    std::vector<Span> merged;
    for (const Span& span : row) {
      if (!merged.empty() && span.from <= merged.back().to + seam_pt) {
        merged.back().to = std::max(merged.back().to, span.to);
      } else {
        merged.push_back(span);
      }
    }
    row = std::move(merged);
  }
  for (std::size_t row = 0; row < rows_.size(); ++row)
    for (const Span& span : rows_[row]) {
      const double width = span.to - span.from;
      centre_.x += width * (span.from + span.to) / 2;
      centre_.y += width * (top_ + static_cast<double>(row) * row_pt);
      area_ += width;
    }
  if (area_ > 0) centre_ = centre_ * (1 / area_);
  area_ *= row_pt;
}

std::vector<AreaPlaces::Span> AreaPlaces::common(const std::vector<Span>& a, const std::vector<Span>& b) {
  std::vector<Span> out;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const Span both{std::max(a[i].from, b[j].from), std::min(a[i].to, b[j].to)};
    if (both.from < both.to) out.push_back(both);
    if (a[i].to < b[j].to) {
      ++i;
    } else {
      ++j;
    }
  }
  return out;
}

std::vector<geo::PagePoint> AreaPlaces::centres(double width_pt, double height_pt) const {
  std::vector<geo::PagePoint> out;
  const auto needed = static_cast<std::size_t>(std::ceil(height_pt / row_pt)) + 1;
  for (std::size_t row = 0; row + needed <= rows_.size(); ++row) {
    std::vector<Span> spans = rows_[row];
    for (std::size_t k = 1; k < needed && !spans.empty(); ++k) spans = common(spans, rows_[row + k]);
    const double y = top_ + (static_cast<double>(row) + static_cast<double>(needed - 1) / 2) * row_pt;
    for (const Span& span : spans) {
      const double slack = span.to - span.from - width_pt;
      if (slack < 0) continue;
      const int steps = static_cast<int>(std::ceil(slack / column_step_pt));
      for (int i = 0; i <= steps; ++i)
        out.push_back({span.from + width_pt / 2 + (steps == 0 ? slack / 2 : slack * i / steps), y});
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [&](geo::PagePoint a, geo::PagePoint b) { return geo::distance(a, centre_) < geo::distance(b, centre_); });
  if (out.size() > 400) out.resize(400);
  return out;
}

}  // namespace rutter::map
