#include "layers/vector_file.hpp"

#include <cpl_error.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <memory>

#include "layers/findings.hpp"
#include "layers/gdal_messages.hpp"
#include "layers/geometry.hpp"
#include "layers/raster_file.hpp"
#include "layers/safe_open.hpp"

namespace rutter::layers {

namespace {

/// Everything read so far, and what went wrong on the way.
struct Reading {
  const std::filesystem::path& path;
  const ReadLimits& limits;
  basemap::LayerData data;
  std::size_t seen = 0;
  std::size_t vertices = 0;
  std::size_t area_vertices = 0;
  Findings findings;
};

using Transformation = std::unique_ptr<OGRCoordinateTransformation>;

/// A layer of the file and how its coordinates become longitude and latitude.
struct OneLayer {
  OGRLayer& layer;
  std::string prefix;        ///< before a feature's number, where a file has several layers
  Transformation to_lonlat;  ///< null: they are that
  std::size_t number = 0;    ///< of the feature being read, from 1
  bool looks_like_degrees = true;
};

geo::Value value_of(const OGRFeature& feature, int field) {
  const OGRFieldDefn* definition = feature.GetFieldDefnRef(field);
  switch (definition->GetType()) {
    case OFTInteger:
      if (definition->GetSubType() == OFSTBoolean) return feature.GetFieldAsInteger(field) != 0;
      return static_cast<double>(feature.GetFieldAsInteger(field));
    case OFTInteger64:
      return static_cast<double>(feature.GetFieldAsInteger64(field));
    case OFTReal:
      return feature.GetFieldAsDouble(field);
    default:
      return std::string(feature.GetFieldAsString(field));
  }
}

geo::Properties properties_of(const OGRFeature& feature) {
  geo::Properties properties;
  for (int i = 0; i < feature.GetFieldCount(); ++i)
    if (feature.IsFieldSetAndNotNull(i)) properties.set(feature.GetFieldDefnRef(i)->GetNameRef(), value_of(feature, i));
  return properties;
}

bool in_degrees(const OGRGeometry& geometry) {
  OGREnvelope box;
  geometry.getEnvelope(&box);
  return box.MinX >= -180 && box.MaxX <= 180 && box.MinY >= -90 && box.MaxY <= 90;
}

/// Vertices as they are in the file: counted before anything is done with them that takes long.
class VertexCount : public OGRDefaultConstGeometryVisitor {
 public:
  using OGRDefaultConstGeometryVisitor::visit;
  void visit(const OGRPoint* /*point*/) override { ++all; }
  void visit(const OGRLineString* line) override { all += static_cast<std::size_t>(line->getNumPoints()); }
  void visit(const OGRLinearRing* ring) override {
    all += static_cast<std::size_t>(ring->getNumPoints());
    of_areas += static_cast<std::size_t>(ring->getNumPoints());
  }
  std::size_t all = 0;
  std::size_t of_areas = 0;
};

void count_vertices(Reading& reading, const OGRFeature& feature) {
  if (feature.GetGeometryRef() == nullptr) return;
  VertexCount count;
  feature.GetGeometryRef()->accept(&count);
  const auto check = [&](std::size_t& sum, std::size_t more, std::size_t most, std::string_view what) {
    sum += more;
    if (sum > most)
      fail_to_read(reading.path, fmt::format("it has more than {} vertices{}", most, what),
                   "simplify it (ogr2ogr -simplify), or cut out what the map shows");
  };
  check(reading.vertices, count.all, reading.limits.vertices, "");
  check(reading.area_vertices, count.of_areas, reading.limits.area_vertices, " in polygons");
}

/// The feature's shapes, or why there are none. `said` are GDAL's messages about this feature.
ConvertedGeometry converted(OneLayer& from, OGRFeature& feature, const GdalMessages& said) {
  ConvertedGeometry result;
  const std::unique_ptr<OGRGeometry> geometry(feature.StealGeometry());
  if (!geometry) {
    result.refusal =
        said.first().empty() ? "it has no geometry that can be read" : "its geometry cannot be read: " + said.first();
    return result;
  }
  from.looks_like_degrees = from.looks_like_degrees && in_degrees(*geometry);
  if (from.to_lonlat && !geometry->IsEmpty() && geometry->transform(from.to_lonlat.get()) != OGRERR_NONE) {
    result.refusal = "its coordinates cannot be brought to longitude and latitude";
    return result;
  }
  return convert(*geometry);
}

void add_feature(Reading& reading, OneLayer& from, OGRFeature& feature, const GdalMessages& said) {
  if (++reading.seen > reading.limits.features)
    fail_to_read(reading.path, fmt::format("it has more than {} features", reading.limits.features),
                 "leave out what the map does not need, or join features");
  const std::string which = fmt::format("{}feature {}", from.prefix, ++from.number);
  count_vertices(reading, feature);
  ConvertedGeometry shown = converted(from, feature, said);
  if (!shown.refusal.empty()) return reading.findings.add_skipped(which, shown.refusal);
  if (!shown.repair.empty()) reading.findings.add_repaired(which, shown.repair);
  const geo::Properties properties = properties_of(feature);
  for (auto& shape : shown.shapes) reading.data.features.push_back({std::move(shape), properties});
}

/// From the layer's coordinate system to longitude and latitude; null where it is that already, or has none. The order of its
/// axes in the data is what the driver says it is.
Transformation transformation_for(const Reading& reading, OGRLayer& layer) {
  const OGRSpatialReference* own = layer.GetSpatialRef();
  if (!own) return nullptr;
  OGRSpatialReference lonlat;
  lonlat.importFromEPSG(4326);
  lonlat.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  if (own->IsSame(&lonlat)) return nullptr;
  Transformation result(OGRCreateCoordinateTransformation(own, &lonlat));
  if (!result)
    fail_to_read(reading.path,
                 fmt::format("its coordinate system '{}' cannot be brought to longitude and latitude", own->GetName()),
                 "give it in WGS 84 longitude and latitude (ogr2ogr -t_srs EPSG:4326)");
  return result;
}

/// GPX tells the points of its tracks and routes a second time.
bool is_repetition(std::string_view layer) {
  return layer == "track_points" || layer == "route_points";
}

/// What a driver says of the order of coordinates and their system is told where it matters: in metres taken for degrees
/// nothing is where it should be.
void judge_system(Reading& reading, const OneLayer& from, std::string_view driver) {
  const OGRSpatialReference* own = from.layer.GetSpatialRef();
  if (from.number == 0) return;
  if (!own && driver != "CSV")
    reading.data.warnings.push_back(
        from.prefix + "it names no coordinate system: its coordinates are taken as WGS 84 longitude and latitude");
  if (own && !own->IsGeographic() && from.looks_like_degrees)
    reading.data.warnings.push_back(fmt::format(
        "{}its coordinates look like degrees, but its coordinate system '{}' is not in degrees: it may be the wrong one",
        from.prefix, own->GetName()));
}

void read_layer(Reading& reading, OneLayer from, std::string_view driver) {
  from.to_lonlat = transformation_for(reading, from.layer);
  from.layer.ResetReading();
  while (true) {
    const GdalMessages said;
    const OGRFeatureUniquePtr feature{from.layer.GetNextFeature()};
    if (!feature && !said.first().empty())
      fail_to_read(reading.path, fmt::format("it is damaged at {}feature {}: {}", from.prefix, from.number + 1, said.first()),
                   "give a complete file");
    if (!feature) break;
    add_feature(reading, from, *feature, said);
  }
  judge_system(reading, from, driver);
}

/// Layers with a geometry, GPX' repetitions left out.
std::vector<OGRLayer*> layers_of(GDALDataset& set, std::string_view driver) {
  std::vector<OGRLayer*> out;
  for (OGRLayer* layer : set.GetLayers())
    if (layer->GetGeomType() != wkbNone && !(driver == "GPX" && is_repetition(layer->GetName()))) out.push_back(layer);
  return out;
}

basemap::LayerData read_features(const OpenFile& file, const std::filesystem::path& path, const ReadLimits& limits) {
  Reading reading{path, limits, {}, 0, 0, 0, {}};
  const std::string_view driver = file.dataset().GetDriverName();
  const std::vector<OGRLayer*> layers = layers_of(file.dataset(), driver);
  if (layers.empty())
    fail_to_read(path, driver == "CSV" ? "it has no columns of positions" : "it has no layer with positions",
                 driver == "CSV" ? "call them lon and lat (or longitude and latitude, x and y), or WKT" : "");
  for (OGRLayer* layer : layers)
    read_layer(reading, {*layer, layers.size() > 1 ? fmt::format("layer '{}', ", layer->GetName()) : "", {}}, driver);
  if (reading.data.features.empty() && reading.findings.skipped() > 0)
    fail_to_read(path, fmt::format("none of its features can be drawn; {}", reading.findings.first_skipped()),
                 "correct its coordinates or its coordinate system");
  if (reading.seen == 0) reading.data.warnings.emplace_back("it has no features");
  for (std::string& sentence : reading.findings.sentences(reading.seen)) reading.data.warnings.push_back(std::move(sentence));
  return std::move(reading.data);
}

}  // namespace

basemap::LayerData read_vector_file(const std::filesystem::path& path, const ReadLimits& limits) {
  const OpenFile file(path, limits);
  if (file.is_raster()) fail_to_read(path, "it is a raster");
  return read_features(file, path, limits);
}

basemap::LayerData read_user_file(const std::filesystem::path& path, const ReadLimits& limits) {
  auto file = std::make_unique<OpenFile>(path, limits);
  if (!file->is_raster()) return read_features(*file, path, limits);
  basemap::LayerData data;
  data.raster = raster_of(std::move(file), path, limits, data.warnings);
  return data;
}

}  // namespace rutter::layers
