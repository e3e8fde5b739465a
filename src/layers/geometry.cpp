#include "layers/geometry.hpp"

#include <fmt/format.h>
#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <utility>

namespace rutter::layers {

namespace {

using LonLat = geo::LonLat;
using Geometry = std::unique_ptr<OGRGeometry>;

// Rounding in files and in transformations may end a hair beyond the poles and the antimeridian.
constexpr double slack_deg = 1e-6;

struct Parts {
  geo::MultiPoint<LonLat> points;
  geo::MultiLine<LonLat> lines;
  geo::MultiPolygon<LonLat> areas;
};

geo::Line<LonLat> line_of(const OGRSimpleCurve& curve) {
  geo::Line<LonLat> line;
  line.reserve(static_cast<std::size_t>(curve.getNumPoints()));
  for (int i = 0; i < curve.getNumPoints(); ++i) line.push_back({curve.getX(i), curve.getY(i)});
  return line;
}

bool has_length(const OGRSimpleCurve& curve) {
  for (int i = 1; i < curve.getNumPoints(); ++i)
    if (curve.getX(i) != curve.getX(0) || curve.getY(i) != curve.getY(0)) return true;
  return false;
}

void add(const OGRPolygon& polygon, Parts& parts) {
  geo::Polygon<LonLat> area;
  for (const auto* ring : polygon) area.rings.push_back(line_of(*ring));
  parts.areas.polygons.push_back(std::move(area));
}

/// Collections nest; GDAL refuses files that nest without end.
void collect(const OGRGeometry& geometry, Parts& parts) {
  if (geometry.IsEmpty()) return;
  switch (wkbFlatten(geometry.getGeometryType())) {
    case wkbPoint:
      parts.points.push_back({geometry.toPoint()->getX(), geometry.toPoint()->getY()});
      return;
    case wkbLineString:
      if (has_length(*geometry.toLineString())) parts.lines.lines.push_back(line_of(*geometry.toLineString()));
      return;
    case wkbPolygon:
      add(*geometry.toPolygon(), parts);
      return;
    case wkbMultiPoint:
    case wkbMultiLineString:
    case wkbMultiPolygon:
    case wkbGeometryCollection:
      for (const auto* part : *geometry.toGeometryCollection()) collect(*part, parts);
      return;
    default:
      return;
  }
}

/// Why the position is none on Earth; empty: it is one.
std::string fault_of(double lon, double lat) {
  if (!std::isfinite(lon) || !std::isfinite(lat)) return "a coordinate is not a finite number";
  if (std::abs(lon) <= 540 + slack_deg && std::abs(lat) <= 90 + slack_deg) return "";
  const bool swapped = std::abs(lon) <= 90 && std::abs(lat) <= 180;
  return fmt::format("longitude {:.7g}, latitude {:.7g} is no position on Earth{}", lon, lat,
                     swapped ? "; the two may be the wrong way round" : "");
}

/// Every position is looked at, because NaN hides from envelopes.
class PositionCheck : public OGRDefaultConstGeometryVisitor {
 public:
  using OGRDefaultConstGeometryVisitor::visit;
  void visit(const OGRPoint* point) override { look(*point); }
  void visit(const OGRLineString* line) override {
    for (int i = 0; i < line->getNumPoints() && fault_.empty(); ++i) note(line->getX(i), line->getY(i));
  }
  void visit(const OGRLinearRing* ring) override { visit(static_cast<const OGRLineString*>(ring)); }
  [[nodiscard]] const std::string& fault() const { return fault_; }

 private:
  void look(const OGRPoint& point) {
    if (!point.IsEmpty()) note(point.getX(), point.getY());
  }
  void note(double lon, double lat) {
    if (fault_.empty()) fault_ = fault_of(lon, lat);
  }
  std::string fault_;
};

void shift(OGRGeometry& geometry, double turn) {
  class Mover : public OGRDefaultGeometryVisitor {
   public:
    explicit Mover(double by) : by_(by) {}
    using OGRDefaultGeometryVisitor::visit;
    void visit(OGRPoint* point) override { point->setX(point->getX() + by_); }

   private:
    double by_;
  };
  Mover mover(turn);
  geometry.accept(&mover);
}

OGRPolygon world_turned(double turn) {
  constexpr double beyond_poles = 91;
  OGRLinearRing ring;
  for (const auto& [x, y] : {std::pair{-180.0, -beyond_poles},
                             {180.0, -beyond_poles},
                             {180.0, beyond_poles},
                             {-180.0, beyond_poles},
                             {-180.0, -beyond_poles}})
    ring.addPoint(x + turn, y);
  OGRPolygon polygon;
  polygon.addRing(&ring);
  return polygon;
}

/// Brings what lies beyond 180 degrees to this side, in as many pieces as need be. Null when GEOS cannot cut it.
Geometry brought_home(Geometry geometry) {
  OGREnvelope box;
  geometry->getEnvelope(&box);
  if (box.MinX >= -180 - slack_deg && box.MaxX <= 180 + slack_deg) return geometry;
  for (const double turn : {360.0, -360.0})
    if (box.MinX >= turn - 180 - slack_deg && box.MaxX <= turn + 180 + slack_deg) {
      shift(*geometry, -turn);
      return geometry;
    }
  auto all = std::make_unique<OGRGeometryCollection>();
  for (const double turn : {-360.0, 0.0, 360.0}) {
    const OGRPolygon world = world_turned(turn);
    Geometry piece(geometry->Intersection(&world));
    if (!piece) return nullptr;
    if (turn != 0) shift(*piece, -turn);
    all->addGeometryDirectly(piece.release());
  }
  return all;
}

bool is_unclosed(const OGRPolygon& polygon) {
  return std::any_of(polygon.begin(), polygon.end(),
                     [](const OGRLinearRing* ring) { return ring->getNumPoints() > 0 && !ring->get_IsClosed(); });
}

/// The parts of a geometry that are areas; what else a repair leaves is its spikes.
void keep_areas(const OGRGeometry& geometry, OGRMultiPolygon& areas) {
  const auto type = wkbFlatten(geometry.getGeometryType());
  if (type == wkbPolygon && !geometry.IsEmpty()) areas.addGeometry(&geometry);
  if (type == wkbMultiPolygon || type == wkbGeometryCollection)
    for (const auto* part : *geometry.toGeometryCollection()) keep_areas(*part, areas);
}

/// Takes a geometry apart and repairs its areas, so that the lines and points beside them in a collection stay as they are.
class Repair {
 public:
  /// The geometry as a collection; its areas are valid, have an extent and do not overlap each other.
  Geometry of(const OGRGeometry& geometry) {
    gather(geometry);
    if (areas_->getNumGeometries() > 1 && !known_valid_ && !areas_->IsValid()) {
      note("its polygons overlap");
      const Geometry whole(areas_->UnionCascaded());
      areas_ = std::make_unique<OGRMultiPolygon>();
      if (whole) keep_areas(*whole, *areas_);
    }
    others_->addGeometryDirectly(areas_.release());
    return std::move(others_);
  }
  /// What was wrong first; empty: nothing.
  [[nodiscard]] const std::string& what() const { return what_; }

 private:
  void note(const char* fault) {
    if (what_.empty()) what_ = fault;
  }

  void gather(const OGRGeometry& geometry) {
    if (geometry.IsEmpty()) return;
    const auto type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbPolygon) return add_polygon(*geometry.toPolygon());
    if (type == wkbMultiPolygon && areas_->IsEmpty() && is_good(*geometry.toMultiPolygon())) {
      keep_areas(geometry, *areas_);
      known_valid_ = true;
    } else if (type == wkbMultiPolygon || type == wkbGeometryCollection) {
      for (const auto* part : *geometry.toGeometryCollection()) gather(*part);
    } else {
      others_->addGeometry(&geometry);
    }
  }

  static bool is_good(const OGRMultiPolygon& polygons) {
    return std::none_of(polygons.begin(), polygons.end(), [](const OGRPolygon* p) { return is_unclosed(*p); }) &&
           polygons.IsValid();
  }

  void add_polygon(const OGRPolygon& polygon) {
    known_valid_ = false;
    if (!is_unclosed(polygon)) return add_closed(polygon);
    note("a ring is not closed");
    const Geometry closed(polygon.clone());
    closed->closeRings();
    add_closed(*closed);
  }

  void add_closed(const OGRGeometry& polygon) {
    if (polygon.IsValid()) {
      areas_->addGeometry(&polygon);
      return;
    }
    const Geometry whole(polygon.MakeValid());
    const int before = areas_->getNumGeometries();
    if (whole) keep_areas(*whole, *areas_);
    note(areas_->getNumGeometries() == before ? "a polygon has no area" : "its outline crosses or touches itself");
  }

  std::unique_ptr<OGRMultiPolygon> areas_ = std::make_unique<OGRMultiPolygon>();
  std::unique_ptr<OGRGeometryCollection> others_ = std::make_unique<OGRGeometryCollection>();
  bool known_valid_ = false;
  std::string what_;
};

ConvertedGeometry refused(std::string why) {
  ConvertedGeometry result;
  result.refusal = std::move(why);
  return result;
}

}  // namespace

ConvertedGeometry convert(const OGRGeometry& geometry) {
  Geometry flat(geometry.getLinearGeometry());
  if (!flat || flat->IsEmpty())
    // GDAL takes a point at no number for an empty one.
    return refused(wkbFlatten(geometry.getGeometryType()) == wkbPoint ? "its point is empty or not a number"
                                                                      : "its geometry is empty");
  flat->flattenTo2D();
  PositionCheck check;
  flat->accept(&check);
  if (!check.fault().empty()) return refused(check.fault());
  Repair repair;
  flat = brought_home(repair.of(*flat));
  if (!flat) return refused("it cannot be cut at 180 degrees");
  Parts parts;
  collect(*flat, parts);
  ConvertedGeometry result;
  result.repair = repair.what();
  if (!parts.points.empty()) result.shapes.emplace_back(std::move(parts.points));
  if (!parts.lines.lines.empty()) result.shapes.emplace_back(std::move(parts.lines));
  if (!parts.areas.polygons.empty()) result.shapes.emplace_back(std::move(parts.areas));
  if (result.shapes.empty()) return refused(result.repair.empty() ? "its line has a single position" : result.repair);
  return result;
}

}  // namespace rutter::layers
