#include "map/route_on_page.hpp"

#include <iterator>
#include <utility>

namespace rutter::map {
namespace {

using PageLines = std::vector<geo::Line<geo::PagePoint>>;

/// A leg that returns to where it began is no ring, whose beginning would not matter: its halves are projected by themselves.
PageLines leg_on_page(const geo::Line<geo::LonLat>& line, const geo::Projector& projector) {
  if (line.size() < 3 || !(line.front() == line.back())) return projector.line(line);
  const auto middle = line.begin() + static_cast<std::ptrdiff_t>(line.size() / 2);
  PageLines out = projector.line({line.begin(), middle + 1});
  PageLines back = projector.line({middle, line.end()});
  auto rest = back.begin();
  if (!out.empty() && !back.empty() && out.back().back() == back.front().front()) {
    out.back().insert(out.back().end(), rest->begin() + 1, rest->end());
    ++rest;
  }
  out.insert(out.end(), std::make_move_iterator(rest), std::make_move_iterator(back.end()));
  return out;
}

}  // namespace

RouteOnPage::RouteOnPage(const route::Route& route, const geo::Projector& projector)
    : route_(route),
      projector_(projector),
      legs_(route.legs.size()),
      rings_(route.rings.size()),
      outlines_(route.outlines.size()) {}

const PageLines& RouteOnPage::leg(std::size_t number) {
  auto& known = legs_[number];
  if (!known) known = leg_on_page(route_.legs[number].line, projector_);
  return *known;
}

void RouteOnPage::add(const geo::Polygon<geo::LonLat>& polygon, Area& to) const {
  geo::MultiPolygon<geo::PagePoint> fill = projector_.polygon(polygon);
  std::move(fill.polygons.begin(), fill.polygons.end(), std::back_inserter(to.fill.polygons));
  PageLines lines = projector_.outline(polygon);
  std::move(lines.begin(), lines.end(), std::back_inserter(to.outline));
}

const RouteOnPage::Area& RouteOnPage::ring(std::size_t number) {
  auto& known = rings_[number];
  if (!known) add({{route_.rings[number].line}}, known.emplace());
  return *known;
}

const RouteOnPage::Area& RouteOnPage::outline(std::size_t number) {
  auto& known = outlines_[number];
  if (known) return *known;
  known.emplace();
  for (const auto& polygon : route_.outlines[number].area.polygons) add(polygon, *known);
  return *known;
}

}  // namespace rutter::map
