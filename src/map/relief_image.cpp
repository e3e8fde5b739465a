#include "map/relief_image.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "map/pixel_mask.hpp"

namespace rutter::map {
namespace {

using geo::LonLat;
using Place = std::optional<LonLat>;
/// Upper left, upper right, lower left, lower right.
using Corners = std::array<Place, 4>;

constexpr double dots_per_pt = 150.0 / 72;
constexpr double most_pixels = 6e6;
/// The inverse projection is asked at the corners of cells of so many pixels; inside, positions are interpolated ...
constexpr std::size_t cell_side = 16;
/// ... where that is off by less than this in the cell's middle, in pixels; else the cell is quartered. Of cells of so few
/// pixels every pixel is asked.
constexpr double most_error_px = 0.25;
constexpr std::size_t smallest_cell_side = 4;
/// A cell that spans more longitude holds a pole or lies beside one.
constexpr double widest_cell_deg = 60;
constexpr double neutral = 128;
constexpr std::uint8_t dark = 40;
constexpr std::uint8_t bright = 255;

PixelGrid grid_of(const geo::PageBox& box) {
  double per_pt = dots_per_pt;
  const double pixels = box.width() * box.height() * per_pt * per_pt;
  if (pixels > most_pixels) per_pt *= std::sqrt(most_pixels / pixels);
  const auto count = [&](double pt) { return static_cast<std::size_t>(std::max(1.0, std::round(pt * per_pt))); };
  return {box, count(box.width()), count(box.height())};
}

class Painter {
 public:
  Painter(const basemap::ReliefWindow& window, const geo::Projector& projector, const PixelGrid& grid, const PixelMask& land,
          double opacity)
      : window_(window),
        projector_(projector),
        grid_(grid),
        land_(land),
        opacity_(opacity),
        samples_(grid.width * grid.height * 2) {}

  std::vector<std::uint8_t> paint() {
    const std::size_t columns = (grid_.width + cell_side - 1) / cell_side;
    std::vector<Place> upper = corners(0, columns);
    for (std::size_t top = 0; top < grid_.height; top += cell_side) {
      std::vector<Place> lower = corners(top + cell_side, columns);
      for (std::size_t i = 0; i < columns; ++i)
        paint_cell(i * cell_side, top, cell_side, {upper[i], upper[i + 1], lower[i], lower[i + 1]});
      upper = std::move(lower);
    }
    return std::move(samples_);
  }

 private:
  [[nodiscard]] Place place(double x, double y) const {
    return projector_.projection().inverse(projector_.transform().to_plane(grid_.at(x, y)));
  }

  [[nodiscard]] std::vector<Place> corners(std::size_t y, std::size_t columns) const {
    std::vector<Place> out;
    for (std::size_t i = 0; i <= columns; ++i) out.push_back(place(static_cast<double>(i * cell_side), static_cast<double>(y)));
    return out;
  }

  /// As on a plane at a's latitude: good enough to compare lengths within a cell.
  static double distance_deg(LonLat a, LonLat b) {
    const double east = std::remainder(b.lon - a.lon, 360.0) * std::cos(a.lat * std::numbers::pi / 180);
    return std::hypot(east, b.lat - a.lat);
  }

  /// Whether positions in the cell may be interpolated, given that of its middle.
  static bool is_smooth(const Corners& corner, const Place& middle, std::size_t side) {
    const bool known = middle && std::all_of(corner.begin(), corner.end(), [&](const Place& p) {
                         return p && std::abs(std::remainder(p->lon - middle->lon, 360.0)) < widest_cell_deg;
                       });
    if (!known) return false;
    const double pixel_deg =
        std::min(distance_deg(*corner[0], *corner[1]), distance_deg(*corner[0], *corner[2])) / static_cast<double>(side);
    return distance_deg(*middle, between(corner, 0.5, 0.5)) < most_error_px * pixel_deg;
  }

  void paint_cell(std::size_t left, std::size_t top, std::size_t side, const Corners& corner) {
    if (!land_.has_any(left, top, side)) return;
    const double half = static_cast<double>(side) / 2;
    const double x = static_cast<double>(left);
    const double y = static_cast<double>(top);
    const Place middle = place(x + half, y + half);
    const bool smooth = is_smooth(corner, middle, side);
    if (smooth || side <= smallest_cell_side) return paint_pixels(left, top, side, smooth ? &corner : nullptr);
    const Place above = place(x + half, y);
    const Place on_left = place(x, y + half);
    const Place on_right = place(x + 2 * half, y + half);
    const Place below = place(x + half, y + 2 * half);
    paint_cell(left, top, side / 2, {corner[0], above, on_left, middle});
    paint_cell(left + side / 2, top, side / 2, {above, corner[1], middle, on_right});
    paint_cell(left, top + side / 2, side / 2, {on_left, middle, corner[2], below});
    paint_cell(left + side / 2, top + side / 2, side / 2, {middle, on_right, below, corner[3]});
  }

  /// Positions come from the corners, or without any from the projection.
  void paint_pixels(std::size_t left, std::size_t top, std::size_t side, const Corners* corner) {
    for (std::size_t y = top; y < std::min(top + side, grid_.height); ++y)
      for (std::size_t x = left; x < std::min(left + side, grid_.width); ++x) {
        if (!land_.has(x, y)) continue;
        const auto share = [&](std::size_t from) { return (static_cast<double>(from) + 0.5) / static_cast<double>(side); };
        const Place p = corner != nullptr ? between(*corner, share(x - left), share(y - top))
                                          : place(static_cast<double>(x) + 0.5, static_cast<double>(y) + 0.5);
        if (p) set(x, y, window_.at(*p));
      }
  }

  static LonLat between(const Corners& corner, double fx, double fy) {
    const double lon = corner[0]->lon;
    const auto east = [&](std::size_t i) { return std::remainder(corner.at(i)->lon - lon, 360.0); };
    const auto mix = [&](double a, double b, double c, double d) {
      return (a * (1 - fx) + b * fx) * (1 - fy) + (c * (1 - fx) + d * fx) * fy;
    };
    return {lon + mix(0, east(1), east(2), east(3)), mix(corner[0]->lat, corner[1]->lat, corner[2]->lat, corner[3]->lat)};
  }

  void set(std::size_t x, std::size_t y, double shade) {
    const double strength = std::min(1.0, std::abs(shade - neutral) / (neutral - 4)) * opacity_;
    const auto alpha = static_cast<std::uint8_t>(std::lround(strength * 255));
    if (alpha == 0) return;
    std::uint8_t* to = samples_.data() + (y * grid_.width + x) * 2;
    to[0] = shade < neutral ? dark : bright;
    to[1] = alpha;
  }

  const basemap::ReliefWindow& window_;
  const geo::Projector& projector_;
  const PixelGrid& grid_;
  const PixelMask& land_;
  double opacity_;
  std::vector<std::uint8_t> samples_;
};

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
  const PixelGrid grid = grid_of(projector.clip());
  PixelMask mask(grid);
  for (const auto& polygon : land) mask.add(polygon);
  const double metres_per_px = metres_per_pt * grid.box.width() / static_cast<double>(grid.width);
  const basemap::ReliefWindow window = relief.window(projector.visible(), metres_per_px);
  std::vector<std::uint8_t> samples = Painter(window, projector, grid, mask, opacity).paint();
  if (std::all_of(samples.begin(), samples.end(), [](std::uint8_t s) { return s == 0; })) return std::nullopt;
  return draw::Image{grid.box, static_cast<std::uint32_t>(grid.width), static_cast<std::uint32_t>(grid.height),
                     std::move(samples)};
}

}  // namespace rutter::map
