#include "layers/vector_file.hpp"

#include <cpl_error.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <memory>

#include "layers/geometry.hpp"
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
  std::size_t skipped = 0;
  std::size_t repaired = 0;
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

void add_feature(Reading& reading, const OGRFeature& feature, OGRCoordinateTransformation* to_lonlat) {
  if (++reading.seen > reading.limits.features)
    fail_to_read(reading.path, fmt::format("it has more than {} features", reading.limits.features));
  const OGRGeometry* original = feature.GetGeometryRef();
  std::unique_ptr<OGRGeometry> geometry(original ? original->clone() : nullptr);
  if (!geometry || (to_lonlat && geometry->transform(to_lonlat) != OGRERR_NONE)) {
    ++reading.skipped;
    return;
  }
  auto converted = convert(*geometry);
  if (!converted) {
    ++reading.skipped;
    return;
  }
  if (converted->repaired) ++reading.repaired;
  reading.vertices += converted->vertices;
  if (reading.vertices > reading.limits.vertices)
    fail_to_read(reading.path, fmt::format("it has more than {} vertices; simplify it first", reading.limits.vertices));
  for (auto& shape : converted->shapes) reading.data.features.push_back({std::move(shape), properties_of(feature)});
}

using Transformation = std::unique_ptr<OGRCoordinateTransformation>;

/// From the layer's coordinate system to longitude and latitude; null where it is that already, or has none.
Transformation transformation_for(const Reading& reading, OGRLayer& layer) {
  const OGRSpatialReference* own = layer.GetSpatialRef();
  if (!own) return nullptr;
  OGRSpatialReference lonlat;
  lonlat.importFromEPSG(4326);
  lonlat.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  const std::unique_ptr<OGRSpatialReference> from(own->Clone());
  from->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  if (from->IsSame(&lonlat)) return nullptr;
  Transformation result(OGRCreateCoordinateTransformation(from.get(), &lonlat));
  if (!result) fail_to_read(reading.path, "its coordinate system cannot be brought to longitude and latitude");
  return result;
}

/// GPX tells the points of its tracks and routes a second time.
bool is_repetition(std::string_view layer) {
  return layer == "track_points" || layer == "route_points";
}

void read_layer(Reading& reading, OGRLayer& layer, bool is_gpx) {
  if (is_gpx && is_repetition(layer.GetName())) return;
  const Transformation to_lonlat = transformation_for(reading, layer);
  layer.ResetReading();
  CPLErrorReset();
  while (const OGRFeatureUniquePtr feature{layer.GetNextFeature()}) add_feature(reading, *feature, to_lonlat.get());
  if (CPLGetLastErrorType() == CE_Failure) fail_to_read(reading.path, fmt::format("it is damaged: {}", CPLGetLastErrorMsg()));
}

void warn(Reading& reading) {
  const auto say = [&](std::size_t count, std::string_view what) {
    if (count > 0)
      reading.data.warnings.push_back(
          fmt::format("{}: {} of {} features {}", reading.path.string(), count, reading.seen, what));
  };
  say(reading.skipped, "have no position on Earth and are not drawn");
  say(reading.repaired, "have outlines that cross themselves and were repaired");
}

}  // namespace

basemap::LayerData read_vector_file(const std::filesystem::path& path, const ReadLimits& limits) {
  const OpenFile file(path, limits);
  Reading reading{path, limits, {}, 0, 0, 0, 0};
  CPLPushErrorHandler(CPLQuietErrorHandler);
  const std::unique_ptr<void, void (*)(void*)> restore(&reading, [](void*) { CPLPopErrorHandler(); });
  const bool is_gpx = std::string_view(file.dataset().GetDriverName()) == "GPX";
  for (OGRLayer* layer : file.dataset().GetLayers()) read_layer(reading, *layer, is_gpx);
  if (reading.data.features.empty() && reading.skipped > 0)
    fail_to_read(path, "none of its features has a position on Earth; it may lack its coordinate system");
  warn(reading);
  return std::move(reading.data);
}

}  // namespace rutter::layers
