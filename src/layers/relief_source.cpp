#include "layers/relief_source.hpp"

#include <fmt/format.h>
#include <gdal_alg.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "base/error.hpp"

namespace rutter::layers {
namespace {

constexpr std::size_t tile_samples = 675;
constexpr std::size_t tile_columns = 16;
constexpr std::size_t tile_rows = 8;

struct Close {
  void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, Close>;

/// Grey value and height in metres; straight lines between. Medians of GeoNames' digital elevation at its towns, above 228
/// (where there are no towns) continued to the summits.
constexpr std::array<std::pair<double, double>, 36> ramp{
    {{97, 0},     {100, 13},   {104, 22},   {108, 32},   {112, 45},   {116, 65},   {120, 96},   {124, 129},  {128, 162},
     {132, 199},  {136, 252},  {140, 310},  {144, 383},  {148, 443},  {152, 507},  {156, 574},  {160, 637},  {164, 721},
     {168, 795},  {172, 873},  {176, 950},  {180, 1120}, {184, 1358}, {188, 1586}, {192, 1825}, {196, 2085}, {200, 2459},
     {204, 2704}, {208, 2988}, {212, 3343}, {216, 3729}, {220, 4030}, {224, 4470}, {228, 4950}, {234, 5620}, {255, 8848}}};

std::array<float, 256> height_table() {
  std::array<float, 256> table{};
  for (std::size_t grey = 0; grey < table.size(); ++grey) {
    const double g = static_cast<double>(grey);
    const auto above = std::find_if(ramp.begin(), ramp.end(), [&](const auto& step) { return step.first >= g; });
    if (above == ramp.begin()) continue;
    const auto below = std::prev(above);
    const double share = (g - below->first) / (above->first - below->first);
    table.at(grey) = static_cast<float>(below->second + share * (above->second - below->second));
  }
  return table;
}

[[noreturn]] void fail(const std::filesystem::path& path, std::string_view what) {
  throw base::Error(base::ErrorKind::data, fmt::format("{}: {}", path.string(), what));
}

Dataset opened(const std::filesystem::path& path, unsigned kind, const char* driver) {
  const std::array<const char*, 2> drivers{driver, nullptr};
  Dataset dataset(GDALDataset::Open(path.c_str(), kind | GDAL_OF_READONLY, drivers.data()));
  if (!dataset) fail(path, "cannot be read");
  return dataset;
}

/// Burns all polygons of a file into the raster.
void burn(const std::filesystem::path& path, double value, GDALDataset& raster) {
  const Dataset vectors = opened(path, GDAL_OF_VECTOR, "FlatGeobuf");
  std::array<OGRLayerH, 1> layers{OGRLayer::ToHandle(vectors->GetLayer(0))};
  int band = 1;
  if (GDALRasterizeLayers(GDALDataset::ToHandle(&raster), 1, &band, 1, layers.data(), nullptr, nullptr, &value, nullptr,
                          nullptr, nullptr) != CE_None)
    fail(path, "its polygons cannot be drawn");
}

}  // namespace

basemap::GlobeGrid<float> read_heights(const std::filesystem::path& folder) {
  GDALAllRegister();
  const std::array<float, 256> table = height_table();
  const std::size_t width = tile_columns * tile_samples;
  basemap::GlobeGrid<float> heights{width, tile_rows * tile_samples, std::vector<float>(width * tile_rows * tile_samples)};
  std::vector<std::uint8_t> greys(tile_samples * tile_samples);
  constexpr int side = static_cast<int>(tile_samples);
  for (std::size_t row = 0; row < tile_rows; ++row)
    for (std::size_t column = 0; column < tile_columns; ++column) {
      const std::filesystem::path path = folder / fmt::format("{}_{:02}.jpg", row, column);
      const Dataset tile = opened(path, GDAL_OF_RASTER, "JPEG");
      if (tile->GetRasterXSize() != side || tile->GetRasterYSize() != side) fail(path, "is not 675 x 675 samples large");
      if (tile->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, side, side, greys.data(), side, side, GDT_Byte, 0, 0, nullptr) !=
          CE_None)
        fail(path, "cannot be decoded");
      for (std::size_t y = 0; y < tile_samples; ++y)
        for (std::size_t x = 0; x < tile_samples; ++x)
          heights.row(row * tile_samples + y)[column * tile_samples + x] = table.at(greys[y * tile_samples + x]);
    }
  return heights;
}

basemap::GlobeGrid<std::uint8_t> read_land(const std::filesystem::path& land, const std::filesystem::path& lakes,
                                           std::size_t width) {
  GDALAllRegister();
  const int w = static_cast<int>(width);
  const Dataset raster(GetGDALDriverManager()->GetDriverByName("MEM")->Create("", w, w / 2, 1, GDT_Byte, nullptr));
  if (!raster) fail(land, "there is no memory to draw it");
  const double degrees = 360.0 / static_cast<double>(width);
  std::array<double, 6> placed{-180, degrees, 0, 90, 0, -degrees};
  raster->SetGeoTransform(placed.data());
  burn(land, 255, *raster);
  burn(lakes, 0, *raster);
  basemap::GlobeGrid<std::uint8_t> out{width, width / 2, std::vector<std::uint8_t>(width * (width / 2))};
  if (raster->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, w, w / 2, out.values.data(), w, w / 2, GDT_Byte, 0, 0, nullptr) !=
      CE_None)
    fail(land, "cannot be drawn");
  return out;
}

}  // namespace rutter::layers
