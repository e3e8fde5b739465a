#include "map/relief_image.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "map/pixel_cells.hpp"
#include "map/pixel_mask.hpp"

namespace rutter::map {
namespace {

using geo::LonLat;

constexpr double dots_per_pt = 150.0 / 72;
constexpr double most_relief_pixels = 6e6;
/// Interpolated positions may be off by this in a cell's middle, in pixels.
constexpr double most_relief_error_px = 0.25;
/// A cell that spans more longitude holds a pole or lies beside one.
constexpr double widest_cell_deg = 60;
constexpr double neutral = 128;
constexpr std::uint8_t dark = 40;
constexpr std::uint8_t bright = 255;

/// Where on Earth the pixels of the land lie (see PixelCells).
struct LandPlaces {
  using Place = LonLat;
  using Corners = CellCorners<LonLat>;

  const geo::Projector& projector;
  const PixelGrid& grid;
  const PixelMask& land;

  [[nodiscard]] std::optional<LonLat> ask(double x, double y) const {
    return projector.projection().inverse(projector.transform().to_plane(grid.at(x, y)));
  }

  [[nodiscard]] bool wants(std::size_t left, std::size_t top, std::size_t side) const { return land.has_any(left, top, side); }

  /// As on a plane at a's latitude: good enough to compare lengths within a cell.
  static double distance_deg(LonLat a, LonLat b) {
    const double east = std::remainder(b.lon - a.lon, 360.0) * std::cos(a.lat * std::numbers::pi / 180);
    return std::hypot(east, b.lat - a.lat);
  }

  static bool is_smooth(const Corners& corner, const std::optional<LonLat>& middle, std::size_t side) {
    const bool known = middle && std::all_of(corner.begin(), corner.end(), [&](const std::optional<LonLat>& p) {
                         return p && std::abs(std::remainder(p->lon - middle->lon, 360.0)) < widest_cell_deg;
                       });
    if (!known) return false;
    const double pixel_deg =
        std::min(distance_deg(*corner[0], *corner[1]), distance_deg(*corner[0], *corner[2])) / static_cast<double>(side);
    return distance_deg(*middle, between(corner, 0.5, 0.5)) < most_relief_error_px * pixel_deg;
  }

  static LonLat between(const Corners& corner, double fx, double fy) {
    const double lon = corner[0]->lon;
    const auto east = [&](std::size_t i) { return std::remainder(corner.at(i)->lon - lon, 360.0); };
    const auto mix = [&](double a, double b, double c, double d) {
      return (a * (1 - fx) + b * fx) * (1 - fy) + (c * (1 - fx) + d * fx) * fy;
    };
    return {lon + mix(0, east(1), east(2), east(3)), mix(corner[0]->lat, corner[1]->lat, corner[2]->lat, corner[3]->lat)};
  }
};

/// Strong slopes are opaque, plains clear.
void set_shade(std::uint8_t* to, double shade, double opacity) {
  const double strength = std::min(1.0, std::abs(shade - neutral) / (neutral - 4)) * opacity;
  const auto alpha = static_cast<std::uint8_t>(std::lround(strength * 255));
  if (alpha == 0) return;
  to[0] = shade < neutral ? dark : bright;
  to[1] = alpha;
}

}  // namespace

bool may_draw_relief(const style::Style& style) {
  constexpr int last_zoom = 24;
  return std::any_of(style.layers().begin(), style.layers().end(), [](const style::Layer& layer) {
    for (int zoom = 0; layer.type() == style::LayerType::raster && zoom <= last_zoom; ++zoom)
      if (layer.visible_at(zoom) &&
          layer.number(style::NumberProperty::raster_opacity, {static_cast<double>(zoom), nullptr, "", nullptr}) > 0)
        return true;
    return false;
  });
}

std::optional<draw::Image> relief_image(const basemap::Relief& relief, const geo::Projector& projector,
                                        const std::vector<geo::Polygon<geo::PagePoint>>& land, double metres_per_pt,
                                        double opacity) {
  if (!projector.projection().has_inverse()) return std::nullopt;
  const PixelGrid grid = grid_over(projector.clip(), dots_per_pt, most_relief_pixels);
  PixelMask mask(grid);
  for (const auto& polygon : land) mask.add(polygon);
  const double metres_per_px = metres_per_pt * grid.box.width() / static_cast<double>(grid.width);
  const basemap::ReliefWindow window = relief.window(projector.surroundings(), metres_per_px);
  std::vector<std::uint8_t> samples(grid.width * grid.height * 2);
  PixelCells<LandPlaces>(grid, {projector, grid, mask}).visit_pixels([&](std::size_t x, std::size_t y, LonLat p) {
    if (mask.has(x, y)) set_shade(samples.data() + (y * grid.width + x) * 2, window.at(p), opacity);
  });
  if (std::all_of(samples.begin(), samples.end(), [](std::uint8_t s) { return s == 0; })) return std::nullopt;
  return draw::Image{grid.box, static_cast<std::uint32_t>(grid.width), static_cast<std::uint32_t>(grid.height),
                     std::move(samples)};
}

}  // namespace rutter::map
