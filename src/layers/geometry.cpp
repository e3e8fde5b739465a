#include "layers/geometry.hpp"

#include <ogr_geometry.h>

#include <cmath>
#include <memory>
#include <utility>

namespace rutter::layers {

namespace {

using LonLat = geo::LonLat;

struct Parts {
  geo::MultiPoint<LonLat> points;
  geo::MultiLine<LonLat> lines;
  geo::MultiPolygon<LonLat> areas;
  std::size_t vertices = 0;
};

geo::Line<LonLat> line_of(const OGRSimpleCurve& curve, Parts& parts) {
  geo::Line<LonLat> line;
  line.reserve(static_cast<std::size_t>(curve.getNumPoints()));
  for (int i = 0; i < curve.getNumPoints(); ++i) line.push_back({curve.getX(i), curve.getY(i)});
  parts.vertices += line.size();
  return line;
}

void add(const OGRPolygon& polygon, Parts& parts) {
  if (polygon.IsEmpty()) return;
  geo::Polygon<LonLat> area;
  for (const auto* ring : polygon) area.rings.push_back(line_of(*ring, parts));
  parts.areas.polygons.push_back(std::move(area));
}

/// Collections nest; GDAL refuses files that nest without end.
void collect(const OGRGeometry& geometry, Parts& parts) {
  switch (wkbFlatten(geometry.getGeometryType())) {
    case wkbPoint:
      if (geometry.IsEmpty()) return;
      parts.points.push_back({geometry.toPoint()->getX(), geometry.toPoint()->getY()});
      ++parts.vertices;
      return;
    case wkbLineString:
      if (geometry.toLineString()->getNumPoints() >= 2) parts.lines.lines.push_back(line_of(*geometry.toLineString(), parts));
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

bool has_area(const OGRGeometry& geometry) {
  const auto type = wkbFlatten(geometry.getGeometryType());
  return type == wkbPolygon || type == wkbMultiPolygon || type == wkbGeometryCollection;
}

/// Whether all of it lies on Earth, as it is or one turn further west.
std::optional<double> turn_needed(const OGRGeometry& geometry) {
  OGREnvelope box;
  geometry.getEnvelope(&box);
  constexpr double slack = 1e-6;
  for (const double value : {box.MinX, box.MaxX, box.MinY, box.MaxY})
    if (!std::isfinite(value)) return std::nullopt;
  if (box.MinY < -90 - slack || box.MaxY > 90 + slack) return std::nullopt;
  if (box.MinX >= -180 - slack && box.MaxX <= 180 + slack) return 0;
  if (box.MinX >= 180 - slack && box.MaxX <= 540 + slack) return -360;
  return std::nullopt;
}

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

/// NaN hides from envelopes: every position is looked at.
bool all_finite(const Parts& parts) {
  const auto good = [](LonLat p) { return std::isfinite(p.lon) && std::isfinite(p.lat); };
  for (const LonLat p : parts.points)
    if (!good(p)) return false;
  for (const auto& line : parts.lines.lines)
    for (const LonLat p : line)
      if (!good(p)) return false;
  for (const auto& area : parts.areas.polygons)
    for (const auto& ring : area.rings)
      for (const LonLat p : ring)
        if (!good(p)) return false;
  return true;
}

}  // namespace

std::optional<ConvertedGeometry> convert(const OGRGeometry& geometry) {
  std::unique_ptr<OGRGeometry> flat(geometry.getLinearGeometry());
  if (!flat || flat->IsEmpty()) return std::nullopt;
  flat->flattenTo2D();
  const auto turn = turn_needed(*flat);
  if (!turn) return std::nullopt;
  if (*turn != 0) shift(*flat, *turn);
  ConvertedGeometry result;
  if (has_area(*flat) && !flat->IsValid()) {
    flat.reset(flat->MakeValid());
    if (!flat || flat->IsEmpty()) return std::nullopt;
    result.repaired = true;
  }
  Parts parts;
  collect(*flat, parts);
  if (!all_finite(parts)) return std::nullopt;
  result.vertices = parts.vertices;
  if (!parts.points.empty()) result.shapes.emplace_back(std::move(parts.points));
  if (!parts.lines.lines.empty()) result.shapes.emplace_back(std::move(parts.lines));
  if (!parts.areas.polygons.empty()) result.shapes.emplace_back(std::move(parts.areas));
  if (result.shapes.empty()) return std::nullopt;
  return result;
}

}  // namespace rutter::layers
