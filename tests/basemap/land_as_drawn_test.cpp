// The whole way from the file to the page keeps areas: land as a world map draws it, in an equal-area projection, against the
// geodesic area of the same polygons (Karney 2013).
#include <gtest/gtest.h>

#include <filesystem>
#include <utility>
#include <variant>
#include <vector>

#include "basemap/basemap.hpp"
#include "geo/geodesic.hpp"
#include "geo/page_polygon.hpp"
#include "geo/projector.hpp"

namespace rutter::basemap {
namespace {

TEST(LandAsDrawn, has_its_geodesic_area_in_equal_area_projections) {
  const std::filesystem::path bundled = std::filesystem::path(RUTTER_TEST_DATA_DIR) / "basemap.rutter";
  if (!std::filesystem::exists(bundled)) GTEST_SKIP() << bundled << " is not built";
  constexpr double metres_per_px = 27'000;  // of this map, at which it reads its polygons
  const auto land = Basemap::open(bundled).features("land", {}, metres_per_px);
  double geodesic_m2 = 0;
  for (const auto& feature : land)
    for (const auto& polygon : std::get<geo::MultiPolygon<geo::LonLat>>(feature.shape).polygons)
      geodesic_m2 += geo::area_m2(polygon);
  const geo::PageBox page{0, 0, 1100, 600};
  // Torn through land the two edges along the tear, each drawn to a quarter pixel, lose as much again.
  const std::vector<std::pair<const char*, double>> views = {{"+proj=eqearth", 5e-4},
                                                             {"+proj=eqearth +lon_0=11", 5e-4},
                                                             {"+proj=cea", 5e-4},
                                                             {"+proj=cea +lat_ts=30 +lon_0=11", 5e-4},
                                                             {"+proj=eqearth +lon_0=-160", 1e-3}};
  for (const auto& [definition, allowed] : views) {
    geo::ProjectedBox plane;
    plane.add(geo::Projected{-20.1e6, -10.1e6});
    plane.add(geo::Projected{20.1e6, 10.1e6});
    const geo::PageTransform transform = geo::fit(plane, page);
    const geo::Projection projection(definition);
    const geo::Projector projector(projection, transform, page);
    double drawn_pt2 = 0;
    for (const auto& feature : land)
      for (const auto& polygon : std::get<geo::MultiPolygon<geo::LonLat>>(feature.shape).polygons)
        drawn_pt2 += geo::area(projector.polygon(polygon));
    EXPECT_NEAR(drawn_pt2 / (transform.scale * transform.scale) / geodesic_m2, 1, allowed) << definition;
  }
}

}  // namespace
}  // namespace rutter::basemap
