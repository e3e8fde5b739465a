#include "layers/raster_file.hpp"

#include <cpl_error.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <optional>

#include "layers/gdal_messages.hpp"

namespace rutter::layers {

namespace {

using basemap::RasterPixels;
using basemap::RasterPoint;
using Affine = std::array<double, 6>;

constexpr std::size_t channels = 4;
constexpr std::string_view how_to_place = "give a GeoTIFF, or put a world file and a .prj file beside it";

/// A block is decompressed as a whole.
void check_size(GDALDataset& set, const std::filesystem::path& path, const ReadLimits& limits) {
  const auto pixels = static_cast<std::size_t>(set.GetRasterXSize()) * static_cast<std::size_t>(set.GetRasterYSize());
  if (set.GetRasterCount() == 0) fail_to_read(path, "it has no bands");
  if (pixels > limits.pixels)
    fail_to_read(path,
                 fmt::format("it has {} x {} pixels, more than the {} million that are read", set.GetRasterXSize(),
                             set.GetRasterYSize(), limits.pixels / 1'000'000),
                 "make it smaller (gdal_translate -outsize), or cut out what the map shows");
  int width = 0;
  int height = 0;
  GDALRasterBand& band = *set.GetRasterBand(1);
  band.GetBlockSize(&width, &height);
  const auto bytes = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) *
                     static_cast<std::size_t>(GDALGetDataTypeSizeBytes(band.GetRasterDataType())) *
                     static_cast<std::size_t>(set.GetRasterCount());
  if (bytes > limits.block_bytes)
    fail_to_read(path,
                 fmt::format("it is stored in blocks of {} MB, more than the {} MB that are read", bytes >> 20U,
                             limits.block_bytes >> 20U),
                 "write it in tiles (gdal_translate -co TILED=YES)");
}

/// The system named by NAME.prj beside NAME.png, as other programs write it; GDAL reads it of some formats only.
std::optional<OGRSpatialReference> system_beside(const std::filesystem::path& path) {
  constexpr std::size_t longest = 20'000;
  std::error_code error;
  const std::filesystem::path beside = std::filesystem::path(path).replace_extension(".prj");
  if (!std::filesystem::is_regular_file(beside, error) || std::filesystem::file_size(beside, error) > longest) return {};
  std::ifstream in(beside, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  OGRSpatialReference system;
  if (system.importFromWkt(text.c_str()) != OGRERR_NONE) return {};
  system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return system;
}

bool within_degrees(GDALDataset& set, const Affine& to_world) {
  const double width = set.GetRasterXSize();
  const double height = set.GetRasterYSize();
  for (const auto& [x, y] : {std::pair{0.0, 0.0}, {width, 0.0}, {0.0, height}, {width, height}}) {
    const double lon = to_world[0] + x * to_world[1] + y * to_world[2];
    const double lat = to_world[3] + x * to_world[4] + y * to_world[5];
    if (!(std::abs(lon) <= 360 && std::abs(lat) <= 90.001)) return false;
  }
  return true;
}

/// What becomes of a band's values.
struct Look {
  std::vector<int> bands;  ///< red, green, blue, or one for all
  bool stretched = false;  ///< numbers: from `least` black to `greatest` white
  double least = 0;
  double greatest = 0;
  const GDALColorTable* palette = nullptr;
};

class GdalRaster final : public basemap::RasterFile {
 public:
  GdalRaster(std::unique_ptr<OpenFile> file, std::filesystem::path path, std::vector<std::string>& warnings)
      : file_(std::move(file)), path_(std::move(path)), set_(file_->dataset()) {
    Affine to_world{};
    if (set_.GetGeoTransform(to_world.data()) != CE_None || GDALInvGeoTransform(to_world.data(), from_world_.data()) == 0)
      fail_to_read(path_, "it does not say where it lies on Earth", how_to_place);
    centre_lon_ = to_world[0] + to_world[1] * set_.GetRasterXSize() / 2 + to_world[2] * set_.GetRasterYSize() / 2;
    find_system(to_world, warnings);
    choose_look();
  }

  [[nodiscard]] std::size_t width() const override { return static_cast<std::size_t>(set_.GetRasterXSize()); }
  [[nodiscard]] std::size_t height() const override { return static_cast<std::size_t>(set_.GetRasterYSize()); }
  [[nodiscard]] bool has_classes() const override { return look_.palette != nullptr; }

  [[nodiscard]] std::optional<RasterPoint> locate(geo::LonLat p) const override {
    double x = p.lon;
    double y = p.lat;
    if (from_lonlat_) {
      int known = 0;
      CPLPushErrorHandler(CPLQuietErrorHandler);
      from_lonlat_->Transform(1, &x, &y, nullptr, &known);
      CPLPopErrorHandler();
      if (known == 0 || !std::isfinite(x) || !std::isfinite(y)) return std::nullopt;
    }
    if (in_degrees_) x = centre_lon_ + std::remainder(x - centre_lon_, 360.0);
    return RasterPoint{from_world_[0] + x * from_world_[1] + y * from_world_[2],
                       from_world_[3] + x * from_world_[4] + y * from_world_[5]};
  }

  [[nodiscard]] RasterPixels read(std::size_t left, std::size_t top, std::size_t width, std::size_t height,
                                  std::size_t out_width, std::size_t out_height) const override {
    const Window window{static_cast<int>(left),   static_cast<int>(top),       static_cast<int>(width),
                        static_cast<int>(height), static_cast<int>(out_width), static_cast<int>(out_height)};
    RasterPixels out{out_width, out_height, std::vector<std::uint8_t>(out_width * out_height * channels)};
    if (look_.palette != nullptr) {
      read_classes(window, out);
    } else {
      for (std::size_t channel = 0; channel < look_.bands.size(); ++channel)
        look_.stretched ? read_numbers(window, out)
                        : read_bytes(*set_.GetRasterBand(look_.bands[channel]), window, out, channel);
      if (look_.bands.size() == 1) spread_grey(out);
    }
    read_bytes(*set_.GetRasterBand(look_.bands.front())->GetMaskBand(), window, out, channels - 1);
    return out;
  }

 private:
  struct Window {
    int left, top, width, height, out_width, out_height;
  };

  void find_system(const Affine& to_world, std::vector<std::string>& warnings) {
    const OGRSpatialReference* own = set_.GetSpatialRef();
    const std::optional<OGRSpatialReference> beside = own ? std::nullopt : system_beside(path_);
    if (beside) own = &*beside;
    if (!own && !within_degrees(set_, to_world))
      fail_to_read(path_, "it names no coordinate system, and its coordinates are no degrees", how_to_place);
    in_degrees_ = !own || own->IsGeographic();
    if (!own) {
      warnings.emplace_back("it names no coordinate system: its coordinates are taken as WGS 84 longitude and latitude");
      return;
    }
    OGRSpatialReference lonlat;
    lonlat.importFromEPSG(4326);
    lonlat.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (own->IsSame(&lonlat)) return;
    const GdalMessages swallowed;
    from_lonlat_.reset(OGRCreateCoordinateTransformation(&lonlat, own));
    if (!from_lonlat_)
      fail_to_read(path_, fmt::format("its coordinate system '{}' cannot be brought to longitude and latitude", own->GetName()),
                   "give it in WGS 84 (gdalwarp -t_srs EPSG:4326)");
  }

  void choose_look() {
    std::vector<int> plain;
    std::array<int, 3> colours{};
    for (int i = 1; i <= set_.GetRasterCount(); ++i) {
      const GDALColorInterp meaning = set_.GetRasterBand(i)->GetColorInterpretation();
      if (meaning != GCI_AlphaBand) plain.push_back(i);
      if (meaning >= GCI_RedBand && meaning <= GCI_BlueBand) colours.at(static_cast<std::size_t>(meaning - GCI_RedBand)) = i;
    }
    if (plain.empty()) plain.push_back(1);
    if (std::all_of(colours.begin(), colours.end(), [](int band) { return band != 0; }))
      look_.bands.assign(colours.begin(), colours.end());
    else
      look_.bands.assign(plain.begin(), plain.begin() + (plain.size() >= 3 ? 3 : 1));
    GDALRasterBand& first = *set_.GetRasterBand(look_.bands.front());
    if (look_.bands.size() == 1) look_.palette = first.GetColorTable();
    const bool numbers = first.GetRasterDataType() != GDT_Byte;
    if (!numbers || look_.palette != nullptr) return;
    look_.stretched = true;
    look_.bands.resize(1);
    std::array<double, 2> range{};
    const GdalMessages swallowed;
    // Of numbers without any that counts nothing is drawn: the mask is clear.
    if (first.ComputeRasterMinMax(TRUE, range.data()) == CE_None)
      std::tie(look_.least, look_.greatest) = std::pair(range[0], range[1]);
  }

  void read_band(GDALRasterBand& band, const Window& w, void* to, GDALDataType type, int pixel_bytes, bool average) const {
    GDALRasterIOExtraArg extra;
    INIT_RASTERIO_EXTRA_ARG(extra);
    extra.eResampleAlg = average ? GRIORA_Average : GRIORA_NearestNeighbour;
    const GdalMessages said;
    if (band.RasterIO(GF_Read, w.left, w.top, w.width, w.height, to, w.out_width, w.out_height, type, pixel_bytes,
                      GSpacing{pixel_bytes} * w.out_width, &extra) != CE_None)
      fail_to_read(path_, "it is damaged: " + said.first(), "give a complete file");
  }

  void read_bytes(GDALRasterBand& band, const Window& window, RasterPixels& out, std::size_t channel) const {
    read_band(band, window, out.samples.data() + channel, GDT_Byte, channels, look_.palette == nullptr);
  }

  void read_numbers(const Window& window, RasterPixels& out) const {
    std::vector<float> values(out.width * out.height);
    read_band(*set_.GetRasterBand(look_.bands.front()), window, values.data(), GDT_Float32, sizeof(float), true);
    const double range = look_.greatest - look_.least;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const double share = range > 0 ? (static_cast<double>(values[i]) - look_.least) / range : 0.5;
      out.samples[i * channels] =
          std::isfinite(share) ? static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0, 1.0) * 255)) : 0;
    }
  }

  static void spread_grey(RasterPixels& out) {
    for (std::size_t i = 0; i < out.samples.size(); i += channels) out.samples[i + 1] = out.samples[i + 2] = out.samples[i];
  }

  void read_classes(const Window& window, RasterPixels& out) const {
    std::vector<std::uint16_t> classes(out.width * out.height);
    read_band(*set_.GetRasterBand(look_.bands.front()), window, classes.data(), GDT_UInt16, sizeof(std::uint16_t), false);
    for (std::size_t i = 0; i < classes.size(); ++i) {
      GDALColorEntry entry{};
      if (look_.palette->GetColorEntryAsRGB(classes[i], &entry) == 0) continue;
      std::uint8_t* to = out.samples.data() + i * channels;
      to[0] = static_cast<std::uint8_t>(entry.c1);
      to[1] = static_cast<std::uint8_t>(entry.c2);
      to[2] = static_cast<std::uint8_t>(entry.c3);
    }
  }

  std::unique_ptr<OpenFile> file_;
  std::filesystem::path path_;
  GDALDataset& set_;
  Affine from_world_{};
  double centre_lon_ = 0;
  bool in_degrees_ = false;
  std::unique_ptr<OGRCoordinateTransformation> from_lonlat_;
  Look look_;
};

}  // namespace

std::shared_ptr<const basemap::RasterFile> raster_of(std::unique_ptr<OpenFile> file, const std::filesystem::path& path,
                                                     const ReadLimits& limits, std::vector<std::string>& warnings) {
  check_size(file->dataset(), path, limits);
  return std::make_shared<GdalRaster>(std::move(file), path, warnings);
}

}  // namespace rutter::layers
