#pragma once

#include <geos_c.h>

#include <memory>
#include <vector>

#include "geo/shape.hpp"

namespace rutter::geo {

/// A set of points of the plane as GEOS sees it: the independent judge of cutting and clipping.
class GeosSet {
 public:
  /// The set that the rings enclose under the even-odd rule.
  template <class P>
  static GeosSet even_odd(const std::vector<Line<P>>& rings) {
    GeosSet set;
    for (const Line<P>& ring : rings) set = set.symmetric_difference(of_ring(ring));
    return set;
  }
  template <class P>
  static GeosSet even_odd(const MultiPolygon<P>& polygons) {
    GeosSet set;
    for (const Polygon<P>& polygon : polygons.polygons) set = set.symmetric_difference(even_odd(polygon.rings));
    return set;
  }
  static GeosSet box(double min_x, double min_y, double max_x, double max_y) {
    return of_coordinates({{min_x, min_y}, {max_x, min_y}, {max_x, max_y}, {min_x, max_y}, {min_x, min_y}});
  }
  GeosSet() : geometry_(GEOSGeom_createEmptyPolygon_r(geos())) {}

  [[nodiscard]] GeosSet symmetric_difference(const GeosSet& other) const {
    return GeosSet(GEOSSymDifference_r(geos(), geometry_.get(), other.geometry_.get()));
  }
  [[nodiscard]] GeosSet intersection(const GeosSet& other) const {
    return GeosSet(GEOSIntersection_r(geos(), geometry_.get(), other.geometry_.get()));
  }
  [[nodiscard]] double area() const {
    double value = 0;
    GEOSArea_r(geos(), geometry_.get(), &value);
    return value;
  }
  /// Distance between a point and the set's border.
  [[nodiscard]] double border_distance(double x, double y) const {
    const Geometry border(GEOSBoundary_r(geos(), geometry_.get()));
    const Geometry point(GEOSGeom_createPointFromXY_r(geos(), x, y));
    double value = 0;
    GEOSDistance_r(geos(), border.get(), point.get(), &value);
    return value;
  }

 private:
  struct Coordinate {
    double x;
    double y;
  };
  static GEOSContextHandle_t geos() {
    static const std::unique_ptr<GEOSContextHandle_HS, void (*)(GEOSContextHandle_t)> context(GEOS_init_r(), GEOS_finish_r);
    return context.get();
  }
  struct Destroy {
    void operator()(GEOSGeometry* g) const { GEOSGeom_destroy_r(geos(), g); }
  };
  using Geometry = std::unique_ptr<GEOSGeometry, Destroy>;
  explicit GeosSet(GEOSGeometry* g) : geometry_(g) {}

  static Coordinate coordinate(LonLat p) { return {p.lon, p.lat}; }
  template <class Space>
  static Coordinate coordinate(PlanePoint<Space> p) {
    return {p.x, p.y};
  }
  template <class P>
  static GeosSet of_ring(const Line<P>& ring) {
    std::vector<Coordinate> coordinates;
    for (const P& p : ring) coordinates.push_back(coordinate(p));
    return of_coordinates(coordinates);
  }
  static GeosSet of_coordinates(const std::vector<Coordinate>& coordinates) {
    if (coordinates.size() < 4) return {};
    GEOSCoordSequence* sequence = GEOSCoordSeq_create_r(geos(), static_cast<unsigned>(coordinates.size()), 2);
    for (unsigned i = 0; i < coordinates.size(); ++i)
      GEOSCoordSeq_setXY_r(geos(), sequence, i, coordinates[i].x, coordinates[i].y);
    const Geometry polygon(GEOSGeom_createPolygon_r(geos(), GEOSGeom_createLinearRing_r(geos(), sequence), nullptr, 0));
    // GEOS repairs a crossing ring by the even-odd rule of its lines.
    return GeosSet(GEOSMakeValid_r(geos(), polygon.get()));
  }

  Geometry geometry_;
};

}  // namespace rutter::geo
