#include "map/travel_glyph.hpp"

#include <array>
#include <span>

#include "map/occupancy.hpp"

namespace rutter::map {
namespace {

using geo::PagePoint;
using PageLine = geo::Line<PagePoint>;

// Drawn for a length of 10: x ahead, y to the right; one half of the outline, from the front to the back.
constexpr std::array<PagePoint, 21> aircraft_half = {
    {{5, 0},        {4.88, 0.28}, {4.5, 0.5},    {3.9, 0.64},  {3, 0.7},      {1.7, 0.72},   {1.25, 0.95},
     {-1.35, 4.45}, {-1.6, 4.62}, {-2.15, 4.62}, {-2.25, 4.5}, {-0.95, 0.95}, {-1.15, 0.72}, {-3.2, 0.52},
     {-3.4, 0.62},  {-4.5, 1.85}, {-4.65, 1.92}, {-5, 1.92},   {-5.05, 1.82}, {-4.5, 0.32},  {-4.7, 0}}};
constexpr std::array<PagePoint, 12> ship_half = {{{5.6, 0},
                                                  {4.9, 0.75},
                                                  {4.0, 1.4},
                                                  {3.0, 1.9},
                                                  {1.8, 2.2},
                                                  {0.4, 2.3},
                                                  {-3.6, 2.2},
                                                  {-4.4, 2.05},
                                                  {-4.85, 1.7},
                                                  {-5.0, 1.2},
                                                  {-5.0, 0.6},
                                                  {-5.0, 0}}};
// What is cut out of the hull: the bridge across, and a hatch before it.
constexpr std::array<PagePoint, 4> bridge = {{{-3.4, -1.35}, {-2.3, -1.35}, {-2.3, 1.35}, {-3.4, 1.35}}};
constexpr std::array<PagePoint, 4> hatch = {{{0.2, -0.5}, {2.4, -0.5}, {2.4, 0.5}, {0.2, 0.5}}};

/// From the glyph's own plane to the page.
class Placing {
 public:
  explicit Placing(const geo::PointOnLine& at) : at_(at) {}

  [[nodiscard]] PagePoint operator()(PagePoint p) const {
    constexpr double scale = travel_glyph_pt / 10;
    const PagePoint right{-at_.tangent.y, at_.tangent.x};
    return snapped(at_.point + at_.tangent * (p.x * scale) + right * (p.y * scale));
  }

  [[nodiscard]] PageLine mirrored(std::span<const PagePoint> half) const {
    PageLine ring;
    for (const PagePoint p : half) ring.push_back((*this)(p));
    for (std::size_t i = half.size() - 1; i-- > 0;) ring.push_back((*this)({half[i].x, -half[i].y}));
    return ring;
  }

  [[nodiscard]] PageLine closed(std::span<const PagePoint> corners) const {
    PageLine ring;
    for (const PagePoint p : corners) ring.push_back((*this)(p));
    ring.push_back(ring.front());
    return ring;
  }

 private:
  geo::PointOnLine at_;
};

}  // namespace

std::vector<draw::Node> travel_glyph(style::Glyph glyph, const geo::PointOnLine& at, const draw::Color& color,
                                     const draw::Color& halo, double halo_pt) {
  if (!is_travel_glyph(glyph)) return {};
  const Placing place(at);
  geo::Polygon<PagePoint> shape;
  if (glyph == style::Glyph::aircraft) {
    shape.rings = {place.mirrored(aircraft_half)};
  } else {
    shape.rings = {place.mirrored(ship_half), place.closed(bridge), place.closed(hatch)};
  }
  std::vector<draw::Node> nodes;
  if (halo_pt > 0 && halo.a > 0) {
    const PageLine& outline = shape.rings.front();
    nodes.emplace_back(draw::Fill{{{{{outline}}}}, halo});
    nodes.emplace_back(draw::Stroke{{outline}, {halo, 2 * halo_pt, {}, draw::Cap::round, draw::Join::round}});
  }
  nodes.emplace_back(draw::Fill{{{shape}}, color});
  return nodes;
}

}  // namespace rutter::map
