#include "map/raster_image.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>
#include <vector>

#include "map/pixel_cells.hpp"
#include "map/pixel_mask.hpp"

namespace rutter::map {
namespace {

using basemap::RasterPixels;
using basemap::RasterPoint;
using Corners = CellCorners<RasterPoint>;

constexpr double points_per_inch = 72;
constexpr double most_pixels = 20e6;
constexpr double least_dpi = 36;
/// Of a raster coarser than the page so many dots a pixel: its pixels are then blended, not drawn as squares.
constexpr double dots_per_sample = 2;
/// Interpolated positions may be off by this in a cell's middle, in dots.
constexpr double most_error_px = 0.25;
constexpr std::size_t channels = 4;

double distance(RasterPoint a, RasterPoint b) {
  return std::hypot(a.column - b.column, a.row - b.row);
}

/// Where in the raster the dots of the page lie (see PixelCells).
struct RasterPlaces {
  using Place = RasterPoint;

  const basemap::RasterFile& raster;
  const geo::Projector& projector;
  const PixelGrid& grid;

  [[nodiscard]] std::optional<RasterPoint> ask(double x, double y) const {
    const auto p = projector.projection().inverse(projector.transform().to_plane(grid.at(x, y)));
    return p ? raster.locate(*p) : std::nullopt;
  }

  static bool wants(std::size_t /*left*/, std::size_t /*top*/, std::size_t /*side*/) { return true; }

  static bool is_smooth(const Corners& corner, const std::optional<RasterPoint>& middle, std::size_t side) {
    const bool known = middle && std::all_of(corner.begin(), corner.end(), [](const auto& p) { return p.has_value(); });
    if (!known) return false;
    const double step =
        std::min(distance(*corner[0], *corner[1]), distance(*corner[0], *corner[2])) / static_cast<double>(side);
    return distance(*middle, between(corner, 0.5, 0.5)) < most_error_px * step;
  }

  static RasterPoint between(const Corners& corner, double fx, double fy) {
    const auto mix = [&](double RasterPoint::*part) {
      const auto of = [&](std::size_t i) { return *corner.at(i).*part; };
      return (of(0) * (1 - fx) + of(1) * fx) * (1 - fy) + (of(2) * (1 - fx) + of(3) * fx) * fy;
    };
    return {mix(&RasterPoint::column), mix(&RasterPoint::row)};
  }
};

/// A range of columns or rows; empty until something is added.
struct Span {
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();
  void add(double value) {
    low = std::min(low, value);
    high = std::max(high, value);
  }
  [[nodiscard]] bool empty() const { return !(low < high); }
  [[nodiscard]] Span within(double from, double to) const { return {std::max(low, from), std::min(high, to)}; }
};

/// What the page shows of the raster.
struct Seen {
  Span columns;       ///< of the raster
  Span rows;          ///< of the raster
  Span page_columns;  ///< of the grid, in dots
  Span page_rows;
  double samples_per_dot = std::numeric_limits<double>::infinity();  ///< where they are fewest
};

/// A cell's part of the raster. A cell at the projection's edge may hold more than its known corners tell.
void add_cell(Seen& seen, const basemap::RasterFile& raster, std::size_t left, std::size_t top, const Corners& corner) {
  constexpr double side = PixelCells<RasterPlaces>::cell_side;
  Span columns;
  Span rows;
  std::size_t known = 0;
  for (const auto& p : corner) {
    if (!p) continue;
    ++known;
    columns.add(p->column);
    rows.add(p->row);
  }
  if (known == 0) return;
  if (known == corner.size())
    seen.samples_per_dot =
        std::min(seen.samples_per_dot, std::min(distance(*corner[0], *corner[1]), distance(*corner[0], *corner[2])) / side);
  const double reach = known == corner.size() ? 1 : 1 + std::max(columns.high - columns.low, rows.high - rows.low);
  columns = Span{columns.low - reach, columns.high + reach}.within(0, static_cast<double>(raster.width()));
  rows = Span{rows.low - reach, rows.high + reach}.within(0, static_cast<double>(raster.height()));
  if (columns.empty() || rows.empty()) return;
  for (const double v : {columns.low, columns.high}) seen.columns.add(v);
  for (const double v : {rows.low, rows.high}) seen.rows.add(v);
  for (const double v : {0.0, side}) {
    seen.page_columns.add(static_cast<double>(left) + v);
    seen.page_rows.add(static_cast<double>(top) + v);
  }
}

Seen seen_on(const PixelGrid& grid, const basemap::RasterFile& raster, const geo::Projector& projector) {
  Seen seen;
  const RasterPlaces places{raster, projector, grid};
  PixelCells<RasterPlaces>(grid, places).visit_cells([&](std::size_t left, std::size_t top, const Corners& corner) {
    add_cell(seen, raster, left, top, corner);
  });
  return seen;
}

/// The dots of the grid that show the raster, as a grid of their own.
PixelGrid cut_out(const PixelGrid& grid, const Seen& seen) {
  const Span x = seen.page_columns.within(0, static_cast<double>(grid.width));
  const Span y = seen.page_rows.within(0, static_cast<double>(grid.height));
  const geo::PagePoint from = grid.at(x.low, y.low);
  const geo::PagePoint to = grid.at(x.high, y.high);
  return {{from.x, from.y, to.x, to.y}, static_cast<std::size_t>(x.high - x.low), static_cast<std::size_t>(y.high - y.low)};
}

/// A part of the raster in memory.
class Window {
 public:
  Window(const basemap::RasterFile& raster, const Seen& seen, double samples_per_dot) : classes_(raster.has_classes()) {
    const auto whole = [](double v) { return static_cast<std::size_t>(v); };
    left_ = std::floor(seen.columns.low);
    top_ = std::floor(seen.rows.low);
    width_ = std::ceil(seen.columns.high) - left_;
    height_ = std::ceil(seen.rows.high) - top_;
    double shrink = std::max(1.0, samples_per_dot);
    shrink = std::max(shrink, std::sqrt(width_ * height_ / (2 * most_pixels)));
    pixels_ = raster.read(whole(left_), whole(top_), whole(width_), whole(height_),
                          whole(std::max(1.0, std::ceil(width_ / shrink))), whole(std::max(1.0, std::ceil(height_ / shrink))));
  }

  /// Writes the colour at a place: between the centres of pixels that of their mixture. Clear beyond the window.
  void paint(RasterPoint p, double opacity, std::uint8_t* to) const {
    const double u = (p.column - left_) / width_;
    const double v = (p.row - top_) / height_;
    if (!(u >= 0 && u < 1 && v >= 0 && v < 1)) return;
    const double x = u * static_cast<double>(pixels_.width);
    const double y = v * static_cast<double>(pixels_.height);
    if (classes_) return copy(x, y, opacity, to);
    std::array<double, channels> sum{};
    const double fx = x - 0.5 - std::floor(x - 0.5);
    const double fy = y - 0.5 - std::floor(y - 0.5);
    for (const auto& [dx, dy, share] :
         {std::tuple{0, 0, (1 - fx) * (1 - fy)}, {1, 0, fx * (1 - fy)}, {0, 1, (1 - fx) * fy}, {1, 1, fx * fy}}) {
      const std::uint8_t* from = pixel(std::floor(x - 0.5) + dx, std::floor(y - 0.5) + dy);
      const double weight = share * from[3];
      for (std::size_t i = 0; i < 3; ++i) sum.at(i) += weight * from[i];
      sum[3] += weight;
    }
    if (sum[3] <= 0) return;
    for (std::size_t i = 0; i < 3; ++i) to[i] = static_cast<std::uint8_t>(std::lround(sum.at(i) / sum[3]));
    to[3] = static_cast<std::uint8_t>(std::lround(sum[3] * opacity));
  }

 private:
  [[nodiscard]] const std::uint8_t* pixel(double x, double y) const {
    const auto at = [](double v, std::size_t count) {
      return static_cast<std::size_t>(std::clamp(v, 0.0, static_cast<double>(count - 1)));
    };
    return pixels_.samples.data() + (at(y, pixels_.height) * pixels_.width + at(x, pixels_.width)) * channels;
  }

  void copy(double x, double y, double opacity, std::uint8_t* to) const {
    const std::uint8_t* from = pixel(x, y);
    std::copy(from, from + 3, to);
    to[3] = static_cast<std::uint8_t>(std::lround(from[3] * opacity));
  }

  bool classes_;
  double left_ = 0;
  double top_ = 0;
  double width_ = 0;
  double height_ = 0;
  RasterPixels pixels_;
};

/// The grid of the picture, and what of the raster lies under it: first as fine as may be, then as fine as the raster is.
std::optional<std::pair<PixelGrid, Seen>> chosen_grid(const basemap::RasterFile& raster, const geo::Projector& projector,
                                                      double most_dpi) {
  PixelGrid grid = grid_over(projector.clip(), most_dpi / points_per_inch, most_pixels);
  Seen seen = seen_on(grid, raster, projector);
  if (seen.columns.empty() || seen.rows.empty()) return std::nullopt;
  const double share = seen.samples_per_dot * dots_per_sample;
  if (share < 1 && !raster.has_classes()) {
    const double dpi = static_cast<double>(grid.width) / grid.box.width() * points_per_inch;
    grid = grid_over(projector.clip(), std::max(least_dpi, dpi * share) / points_per_inch, most_pixels);
    seen = seen_on(grid, raster, projector);
    if (seen.columns.empty() || seen.rows.empty()) return std::nullopt;
  }
  return std::pair{grid, seen};
}

}  // namespace

std::optional<draw::Image> raster_image(const basemap::RasterFile& raster, const geo::Projector& projector, double most_dpi,
                                        double opacity) {
  if (!projector.projection().has_inverse()) return std::nullopt;
  const auto chosen = chosen_grid(raster, projector, most_dpi);
  if (!chosen) return std::nullopt;
  const PixelGrid grid = cut_out(chosen->first, chosen->second);
  const Window window(raster, chosen->second, chosen->second.samples_per_dot);
  std::vector<std::uint8_t> samples(grid.width * grid.height * channels);
  const RasterPlaces places{raster, projector, grid};
  PixelCells<RasterPlaces>(grid, places).visit_pixels([&](std::size_t x, std::size_t y, RasterPoint p) {
    window.paint(p, opacity, samples.data() + (y * grid.width + x) * channels);
  });
  if (std::all_of(samples.begin(), samples.end(), [](std::uint8_t s) { return s == 0; })) return std::nullopt;
  return draw::Image{grid.box, static_cast<std::uint32_t>(grid.width), static_cast<std::uint32_t>(grid.height),
                     std::move(samples), true};
}

}  // namespace rutter::map
