#include "geo/projector.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <random>
#include <string>

#include "geo/geodesic.hpp"
#include "geo/lon_lat_box.hpp"
#include "geo/page_line.hpp"
#include "geo/page_polygon.hpp"

namespace rutter::geo {
namespace {

const PageBox page{20, 20, 620, 420};

// A page that shows the given half width and half height of the plane, in metres.
PageTransform showing(double half_width_m, double half_height_m, Projected centre = {}) {
  ProjectedBox box;
  box.add(Projected{centre.x - half_width_m, centre.y - half_height_m});
  box.add(Projected{centre.x + half_width_m, centre.y + half_height_m});
  return fit(box, page);
}

struct View {
  std::string projection;
  PageTransform transform;
};

std::vector<View> views() {
  std::vector<View> all;
  for (const char* lon : {"0", "10", "150", "180", "-90", "47.3"}) {
    all.push_back({std::string("+proj=robin +lon_0=") + lon, showing(17.1e6, 8.7e6)});
    all.push_back({std::string("+proj=eqearth +lon_0=") + lon, showing(17.3e6, 8.5e6)});
    all.push_back({std::string("+proj=ortho +lat_0=40 +lon_0=") + lon, showing(6.4e6, 6.4e6)});
    all.push_back({std::string("+proj=laea +lat_0=-20 +lon_0=") + lon, showing(9e6, 9e6)});
    all.push_back({std::string("+proj=merc +lon_0=") + lon, showing(20.1e6, 15e6)});
    all.push_back({std::string("+proj=lcc +lat_1=30 +lat_2=60 +lat_0=45 +lon_0=") + lon, showing(5e6, 3.3e6)});
  }
  for (const char* interrupted : {"igh", "igh_o", "imoll", "imoll_o"})
    for (const char* lon : {"0", "-160"})
      all.push_back({std::string("+proj=") + interrupted + " +lon_0=" + lon, showing(20.1e6, 10e6)});
  for (const char* sampled : {"bonne +lat_1=45", "august", "poly", "tcea", "airy +lat_0=40", "putp5", "vandg4"})
    all.push_back({std::string("+proj=") + sampled, showing(20.1e6, 10e6)});
  all.push_back({"+proj=ortho +lat_0=90", showing(6.4e6, 6.4e6)});
  all.push_back({"+proj=ortho +lat_0=0 +lon_0=180", showing(3e6, 3e6)});
  all.push_back({"+proj=stere +lat_0=-90 +lat_ts=-71", showing(4e6, 4e6)});
  all.push_back({"+proj=stere +lat_0=90 +lat_ts=71 +lon_0=-170", showing(4e6, 4e6, {1e6, -3e6})});
  all.push_back({"+proj=tmerc +lat_0=-17 +lon_0=179", showing(5e5, 5e5)});
  all.push_back({"+proj=laea +lat_0=60 +lon_0=175", showing(3e6, 2e6)});
  all.push_back({"+proj=aeqd +lat_0=35 +lon_0=40", showing(20e6, 20e6)});
  all.push_back({"+proj=gnom +lat_0=10 +lon_0=-175", showing(9e6, 9e6)});
  return all;
}

void expect_in_page(const Line<PagePoint>& line) {
  for (const PagePoint p : line) EXPECT_TRUE(page.contains(p)) << p.x << ' ' << p.y;
}

// Shapes whose inside is known without any geometry. Rings as data has them: jumping at 180 degrees.
struct KnownShape {
  std::string name;
  Polygon<LonLat> polygon;
  std::function<bool(LonLat)> contains;
};

Line<LonLat> parallel(double lat, double step) {
  Line<LonLat> ring;
  for (double lon = -180; lon < 180; lon += step) ring.push_back({lon, lat});
  ring.push_back(ring.front());
  return ring;
}

Line<LonLat> window(double west, double south, double east, double north) {
  const auto lon = [](double x) { return std::remainder(x, 360.0); };
  Line<LonLat> ring;
  const double middle = west + (east - west) / 2;  // no edge of more than 180 degrees
  for (const LonLat p :
       {LonLat{west, south}, {middle, south}, {east, south}, {east, north}, {middle, north}, {west, north}, {west, south}})
    ring.push_back({lon(p.lon), p.lat});
  return ring;
}

bool between(double lon, double west, double east) {
  return degrees_east(west, lon) <= east - west;
}

std::vector<KnownShape> shapes() {
  std::vector<KnownShape> all;
  all.push_back({"Antarctica by a parallel", {{parallel(-70, 10)}}, [](LonLat p) { return p.lat < -70; }});
  all.push_back({"Arctic, reversed", {{parallel(55, 7.5)}}, [](LonLat p) { return p.lat > 55; }});
  std::reverse(all.back().polygon.rings[0].begin(), all.back().polygon.rings[0].end());
  all.push_back({"Antarctica of a flat world",
                 {{{{-180, -90}, {-180, -70}, {-60, -70}, {60, -70}, {180, -70}, {180, -90}, {-180, -90}}}},
                 [](LonLat p) { return p.lat < -70; }});
  all.push_back({"band", {{parallel(60, 30), parallel(-10, 45)}}, [](LonLat p) { return p.lat > -10 && p.lat < 60; }});
  all.push_back({"Chukotka", {{window(160, 60, 191, 71)}}, [](LonLat p) {
                   return p.lat > 60 && p.lat < 71 && between(p.lon, 160, 191);
                 }});
  all.push_back({"Fiji", {{window(176, -19, 182, -15)}}, [](LonLat p) {
                   return p.lat > -19 && p.lat < -15 && between(p.lon, 176, 182);
                 }});
  all.push_back({"window with a hole", {{window(-40, 10, 120, 80), window(0, 30, 60, 60)}}, [](LonLat p) {
                   return p.lat > 10 && p.lat < 80 && between(p.lon, -40, 120) &&
                          !(p.lat > 30 && p.lat < 60 && between(p.lon, 0, 60));
                 }});
  all.push_back({"half the world", {{window(-90, -90, 89, 90)}}, [](LonLat p) { return between(p.lon, -90, 89); }});
  all.push_back({"the world", {{{{-180, -90}, {180, -90}, {180, 90}, {-180, 90}, {-180, -90}}}}, [](LonLat) { return true; }});
  all.push_back({"the world but a hole",
                 {{{{-180, -90}, {180, -90}, {180, 90}, {-180, 90}, {-180, -90}}, window(100, -30, 250, 40)}},
                 [](LonLat p) { return !(p.lat > -30 && p.lat < 40 && between(p.lon, 100, 250)); }});
  return all;
}

bool contains(const MultiPolygon<PagePoint>& shape, PagePoint p) {
  bool inside = false;
  for (const Polygon<PagePoint>& polygon : shape.polygons) inside ^= contains(polygon, p);
  return inside;
}

/// Whether every image has an inverse; PROJ 9.1 lacks it in parts of imoll and poly.
bool inverse_is_whole(const Projection& projection) {
  for (double lon = -178.5; lon < 180; lon += 3)
    for (double lat = -87; lat < 90; lat += 3)
      if (const auto image = projection.forward({lon, lat}); image && !projection.inverse(*image)) return false;
  return true;
}

TEST(Projector, fills_what_is_inside_and_nothing_else) {
  std::mt19937 random(3);
  std::uniform_real_distribution<double> x(page.min_x, page.max_x);
  std::uniform_real_distribution<double> y(page.min_y, page.max_y);
  for (const View& view : views()) {
    const Projection projection(view.projection);
    const Projector projector(projection, view.transform, page);
    const bool tells_where_nothing_is = inverse_is_whole(projection);
    for (const KnownShape& shape : shapes()) {
      const auto fill = projector.polygon(shape.polygon);
      for (const auto& polygon : fill.polygons)
        for (const auto& ring : polygon.rings) expect_in_page(ring);
      int wrong = 0;
      for (int i = 0; i < 400; ++i) {
        const PagePoint p{x(random), y(random)};
        // Only where the neighbourhood agrees: borders are drawn to a quarter pixel.
        int votes = 0;
        int places = 0;
        for (const PagePoint d : {PagePoint{0, 0}, {0.5, 0}, {-0.5, 0}, {0, 0.5}, {0, -0.5}})
          if (const auto place = projection.inverse(view.transform.to_plane(p + d))) {
            ++places;
            votes += shape.contains(*place) && place->lat <= projection.tear().north && place->lat >= projection.tear().south
                         ? 1
                         : 0;
          }
        // Beside the globe, and between the lobes of an interrupted one, nothing is filled.
        if (places == 0 && tells_where_nothing_is && contains(fill, p)) ++wrong;
        if (places != 5 || (votes != 0 && votes != 5)) continue;
        if (contains(fill, p) != (votes == 5)) ++wrong;
      }
      EXPECT_EQ(wrong, 0) << view.projection << ": " << shape.name;
    }
  }
}

// Every drawn piece, looked at closely, lies on the data: no streak. `nearest` gives places of the data near a place, so many
// degrees along it: where the globe is seen from the side the nearest is not the one beneath.
void expect_on_line(const Projector& projector, const Line<PagePoint>& drawn,
                    const std::function<std::vector<LonLat>(LonLat, double)>& nearest) {
  expect_in_page(drawn);
  const Projection& projection = projector.projection();
  for (std::size_t i = 1; i < drawn.size(); ++i)
    for (const double f : {0.1, 0.5, 0.8}) {
      const PagePoint p = drawn[i - 1] * (1 - f) + drawn[i] * f;
      const auto place = projection.inverse(projector.transform().to_plane(p));
      if (!place) continue;
      double off = 1e9;
      for (double along = 0; along < 15 && off > 0.5; along += 0.02)
        for (const double sign : {-1, 1})
          for (const LonLat n : nearest(*place, sign * along))
            if (const auto q = projection.forward(n)) off = std::min(off, distance(projector.transform().to_page(*q), p));
      EXPECT_LT(off, 0.5) << projection.proj_string() << " at " << place->lon << ' ' << place->lat;
    }
}

TEST(Projector, draws_lines_without_streaks) {
  for (const View& view : views()) {
    const Projection projection(view.projection);
    const Projector projector(projection, view.transform, page);
    for (const double lat : {-60.0, 0.0, 35.0, 70.0})
      for (const auto& part : projector.line(parallel(lat, 30)))
        expect_on_line(projector, part, [&](LonLat p, double d) { return std::vector<LonLat>{{p.lon + d, lat}}; });
    for (double lon = -180; lon < 180; lon += 30)
      for (const auto& part : projector.line({{lon, -80}, {lon, 80}}))
        expect_on_line(projector, part, [&](LonLat p, double d) {
          return std::vector<LonLat>{{lon - 1e-7, p.lat + d}, {lon + 1e-7, p.lat + d}};
        });
  }
}

TEST(Projector, draws_all_of_a_line) {
  // Sampled densely, what is visible of a parallel is on what is drawn of it.
  for (const View& view : views()) {
    const Projection projection(view.projection);
    const Projector projector(projection, view.transform, page);
    for (const double lat : {-60.0, 35.0, 70.0}) {
      const auto parts = projector.line(parallel(lat, 30));
      for (double lon = -179.9; lon < 180; lon += 1.7) {
        const auto p = projector.point({lon, lat});
        if (!p) continue;
        double off = 1e9;
        for (const auto& part : parts) off = std::min(off, distance_to(part, *p));
        EXPECT_LT(off, 0.5) << view.projection << ": " << lon << ' ' << lat;
      }
    }
  }
}

TEST(Projector, outlines_leave_out_seams_and_frames) {
  const Polygon<LonLat> flat_antarctica{
      {{{-180, -90}, {-180, -70}, {-60, -70}, {60, -70}, {180, -70}, {180, -90}, {-180, -90}}}};
  const Polygon<LonLat> half_of_fiji{{{{177, -19}, {180, -19}, {180, -15}, {177, -15}, {177, -19}}}};
  for (const View& view : views()) {
    const Projection projection(view.projection);
    const Projector projector(projection, view.transform, page);
    for (const auto& part : projector.outline(flat_antarctica))
      expect_on_line(projector, part, [](LonLat p, double d) { return std::vector<LonLat>{{p.lon + d, -70}}; });
    for (const auto& part : projector.outline(half_of_fiji))
      expect_on_line(projector, part, [](LonLat p, double d) {
        return std::vector<LonLat>{{p.lon + d, -19}, {p.lon + d, -15}, {177, p.lat + d}};
      });
  }
}

TEST(Projector, keeps_areas_in_equal_area_projections) {
  // Geodesic areas (Karney) against areas on the page.
  for (const char* definition : {"+proj=eqearth +lon_0=150 +ellps=WGS84", "+proj=laea +lat_0=10 +lon_0=170 +ellps=WGS84"}) {
    const Projection projection(definition);
    const PageTransform transform = showing(17.3e6, 12.7e6);
    const Projector projector(projection, transform, page, {0.05, 0});
    for (const LonLat centre : {LonLat{179, -10}, LonLat{-30.5, 40}, LonLat{100, 80}, LonLat{-170, -75}}) {
      const Polygon<LonLat> disc{{geodesic_circle(centre, 2.5e6, 720)}};
      const double drawn = area(projector.polygon(disc)) / (transform.scale * transform.scale);
      EXPECT_NEAR(drawn / area_m2(disc), 1, 0.003) << definition << ' ' << centre.lon;
    }
  }
}

TEST(Projector, shows_the_sphere) {
  const Projection globe("+proj=ortho +lat_0=40 +lon_0=30 +R=6371000");
  const PageTransform transform = showing(6.4e6, 6.4e6);
  const Projector projector(globe, transform, page);
  const double radius = 6371000 * transform.scale;
  EXPECT_NEAR(area(projector.sphere()), std::numbers::pi * radius * radius, 0.005 * radius * radius);

  const Projection world("+proj=eqearth +R=6371000");
  const PageTransform small = showing(17.3e6, 8.5e6);
  EXPECT_NEAR(
      area(Projector(world, small, page).sphere()) / (4 * std::numbers::pi * 6371000 * 6371000 * small.scale * small.scale), 1,
      1e-3);

  const Projection conic("+proj=lcc +lat_1=37 +lat_2=41 +lat_0=39 +lon_0=40");
  const auto whole = Projector(conic, showing(8e5, 5e5), page).sphere();
  ASSERT_EQ(whole.polygons.size(), 1U);
  EXPECT_NEAR(area(whole), page.width() * page.height(), 1e-6);
  EXPECT_EQ(whole.polygons[0].rings[0].size(), 5U);  // the frame's corners and no more
}

TEST(Projector, turned_by_360_degrees_draws_the_same) {
  for (const View& view : views()) {
    const Projection projection(view.projection);
    const Projector projector(projection, view.transform, page);
    for (const KnownShape& shape : shapes()) {
      if (shape.name == "Antarctica of a flat world") continue;  // its detour is known by 180 degrees
      Polygon<LonLat> turned = shape.polygon;
      for (auto& ring : turned.rings)
        for (LonLat& p : ring) p.lon += 360;
      const double a = area(projector.polygon(shape.polygon));
      EXPECT_NEAR(area(projector.polygon(turned)), a, 1e-3 * a + 1) << view.projection << ' ' << shape.name;
    }
  }
}

std::vector<PagePoint> sorted_points(const std::vector<Line<PagePoint>>& parts) {
  std::vector<PagePoint> points;
  for (const auto& part : parts) points.insert(points.end(), part.begin(), part.end());
  std::sort(points.begin(), points.end(), [](PagePoint a, PagePoint b) { return std::pair(a.x, a.y) < std::pair(b.x, b.y); });
  points.erase(std::unique(points.begin(), points.end()), points.end());
  return points;
}

TEST(Projector, a_reversed_line_draws_the_same_points) {
  std::mt19937 random(5);
  std::uniform_real_distribution<double> step(-9, 9);
  for (const View& view : views()) {
    const Projection projection(view.projection);
    const Projector projector(projection, view.transform, page);
    Line<LonLat> line = {{20, 40}};
    for (int i = 0; i < 200; ++i)
      line.push_back(
          {std::remainder(line.back().lon + step(random), 360.0), std::clamp(line.back().lat + step(random), -85.0, 85.0)});
    const auto there = sorted_points(projector.line(line));
    const auto back = sorted_points(projector.line({line.rbegin(), line.rend()}));
    EXPECT_EQ(there, back) << view.projection;
  }
}

TEST(Projector, stays_within_its_tolerance_on_long_edges) {
  const Projection conic("+proj=lcc +lat_1=37 +lat_2=41 +lat_0=39 +lon_0=40");
  const PageTransform transform = showing(2e6, 1.3e6);
  const Projector projector(conic, transform, page);
  const auto parts = projector.line({{25, 40}, {55, 40}});
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_GT(parts[0].size(), 5U);
  EXPECT_LT(parts[0].size(), 80U);
  for (double lon = 25; lon <= 55; lon += 0.1)
    EXPECT_LT(distance_to(parts[0], transform.to_page(*conic.forward({lon, 40}))), 0.3);
}

TEST(Projector, joins_a_closed_line_at_its_start) {
  const Projection conic("+proj=lcc +lat_1=37 +lat_2=41 +lat_0=39 +lon_0=40");
  const Projector projector(conic, showing(2e5, 1.3e5), page);
  // Starts in the middle, leaves the frame to the north and comes back.
  const auto parts = projector.line({{40, 39}, {40.1, 45}, {41, 45}, {40.5, 38.9}, {40, 39}});
  EXPECT_EQ(parts.size(), 1U);
}

TEST(Projector, points_are_rounded_and_clipped) {
  const Projection conic("+proj=lcc +lat_1=37 +lat_2=41 +lat_0=39 +lon_0=40");
  const Projector projector(conic, showing(8e5, 5e5), page);
  const auto p = projector.point({41.234567, 38.765432});
  ASSERT_TRUE(p.has_value());
  EXPECT_EQ(p->x / grid_pt, std::round(p->x / grid_pt));
  EXPECT_EQ(p->y / grid_pt, std::round(p->y / grid_pt));
  EXPECT_FALSE(projector.point({80, 10}));
  EXPECT_TRUE(projector.unclipped_point({80, 10}));
  EXPECT_FALSE(projector.point({std::nan(""), 10}));
}

TEST(Projector, odd_input_is_no_trouble) {
  const Projection conic("+proj=lcc +lat_1=37 +lat_2=41 +lat_0=39 +lon_0=40");
  const Projector projector(conic, showing(8e5, 5e5), page);
  const double nan = std::nan("");
  EXPECT_TRUE(projector.line({}).empty());
  EXPECT_TRUE(projector.line({{40, 39}}).empty());
  EXPECT_TRUE(projector.line({{40, 39}, {40, 39}}).empty());
  EXPECT_TRUE(projector.line({{nan, 39}, {40, nan}}).empty());
  EXPECT_TRUE(projector.polygon({}).polygons.empty());
  EXPECT_TRUE(projector.polygon({{{}}}).polygons.empty());
  EXPECT_TRUE(projector.outline({{{{1, 1}, {1, 1}, {1, 1}, {1, 1}}}}).empty());
  EXPECT_TRUE(projector.polygon({{{{40, 39}, {41, 39}, {40, 39}}}}).polygons.empty());
  EXPECT_TRUE(projector.polygon({{{{-1e300, 39}, {1e300, 39}, {1e9, -1e9}, {-1e300, 39}}}}).polygons.empty());
  EXPECT_TRUE(projector.line({{-1e15, 39}, {1e15, 39}}).empty());
  for (const PagePoint p : sorted_points(projector.line({{-1e5, -1e9}, {1e5, 1e9}}))) EXPECT_TRUE(page.contains(p));
}

}  // namespace
}  // namespace rutter::geo
