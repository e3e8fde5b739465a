#include "layers/safe_open.hpp"

#include <cpl_vsi.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <atomic>
#include <fstream>
#include <system_error>

#include "base/error.hpp"
#include "layers/gdal_messages.hpp"
#include "layers/sandbox.hpp"

namespace rutter::layers {

namespace {

constexpr const char* const allowed_drivers[] = {"GeoJSON", "GPKG", "ESRI Shapefile", "FlatGeobuf", "KML",
                                                 "GPX",     "CSV",  nullptr};
constexpr const char* const raster_drivers[] = {"GTiff", "PNG", "JPEG", nullptr};
// Of CSV alone, but other drivers ignore them without a word since messages go to the collector.
constexpr const char* const csv_options[] = {"X_POSSIBLE_NAMES=lon,longitude,lng,long,x",
                                             "Y_POSSIBLE_NAMES=lat,latitude,y",
                                             "GEOM_POSSIBLE_NAMES=wkt,geometry,geom,the_geom",
                                             "AUTODETECT_TYPE=YES",
                                             "KEEP_GEOM_COLUMNS=YES",
                                             nullptr};

constexpr std::string_view formats_read =
    "give a GeoJSON, GeoPackage, shapefile, FlatGeobuf, KML, GPX, CSV, GeoTIFF, PNG or JPEG file";

/// The first bytes of a file; fewer where it is shorter.
std::string start_of(const std::filesystem::path& real, std::size_t count) {
  std::ifstream in(real, std::ios::binary);
  std::string start(count, '\0');
  in.read(start.data(), static_cast<std::streamsize>(count));
  start.resize(static_cast<std::size_t>(in.gcount()));
  return start;
}

/// By how the file begins, whatever its name is: TIFF (also its big form), PNG, JPEG.
bool begins_as_raster(const std::filesystem::path& real) {
  const std::string start = start_of(real, 4);
  for (const std::string_view magic :
       {std::string_view("II*\0", 4), std::string_view("MM\0*", 4), std::string_view("II+\0", 4), std::string_view("MM\0+", 4),
        std::string_view("\x89PNG"), std::string_view("\xff\xd8\xff")})
    if (start.starts_with(magic)) return true;
  return false;
}

/// GDAL's shapefile driver would unpack some of them, however large what comes out.
void refuse_archives(const std::filesystem::path& path, const std::filesystem::path& real) {
  const std::string start = start_of(real, 4);
  if (start == "PK\3\4" || start == "PK\5\6") fail_to_read(path, "it is a zip archive", "unpack it and name the file inside");
  if (start.starts_with("\x1f\x8b")) fail_to_read(path, "it is a gzip archive", "unpack it and name the file inside");
}

std::filesystem::path checked_path(const std::filesystem::path& path, const ReadLimits& limits) {
  const std::string given = path.string();
  if (given.empty() || given.find("://") != std::string::npos || given.starts_with("/vsi") || given[0] == '{' ||
      given[0] == '<')
    fail_to_read(path, "a layer must be a file on this machine", "download it first");
  std::error_code error;
  std::filesystem::path real = std::filesystem::canonical(path, error);
  if (error) fail_to_read(path, error.message());
  if (!std::filesystem::is_regular_file(real, error)) fail_to_read(path, "it is not a regular file");
  if (real.string().starts_with("/vsi")) fail_to_read(path, "a layer must be a file on this machine", "download it first");
  const auto size = std::filesystem::file_size(real, error);
  if (error) fail_to_read(path, error.message());
  const std::size_t most = begins_as_raster(real) ? limits.raster_bytes : limits.bytes;
  if (size > most)
    fail_to_read(path, fmt::format("it has {} MB, more than the {} MB that are read", size >> 20U, most >> 20U),
                 "make it smaller, or cut out what the map shows");
  refuse_archives(path, real);
  return real;
}

constexpr std::string_view sqlite_magic = "SQLite format 3";
constexpr std::size_t sqlite_write_version = 18;
constexpr std::size_t sqlite_read_version = 19;

/// The bytes of an SQLite file, else empty. The two version bytes say "no write-ahead log", so that it opens without side
/// files.
std::string sqlite_copy(const std::filesystem::path& real) {
  if (start_of(real, sqlite_magic.size()) != sqlite_magic) return {};
  std::ifstream in(real, std::ios::binary);
  std::error_code error;
  std::string bytes(std::filesystem::file_size(real, error), '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (bytes.size() > sqlite_read_version) bytes[sqlite_write_version] = bytes[sqlite_read_version] = 1;
  return bytes;
}

/// Changes that stand in a file beside the database: without them it is not what its author saved, or not even whole. A
/// journal that has been dealt with begins with a zero.
bool has_pending_changes(const std::filesystem::path& real) {
  const std::string journal = start_of(real.string() + "-journal", 1);
  return !start_of(real.string() + "-wal", 1).empty() || (!journal.empty() && journal[0] != '\0');
}

/// SQLite reads a database with a corrupt page without a word: ask it.
void check_database(GDALDataset& dataset, const std::filesystem::path& path) {
  OGRLayer* answer = dataset.ExecuteSQL("PRAGMA quick_check", nullptr, nullptr);
  std::string verdict = "no answer";
  if (answer) {
    if (const OGRFeatureUniquePtr row{answer->GetNextFeature()}) verdict = row->GetFieldAsString(0);
    dataset.ReleaseResultSet(answer);
  }
  if (verdict != "ok") fail_to_read(path, fmt::format("the database is damaged ({})", verdict), "give a complete file");
}

/// Why GDAL could not open the file.
[[noreturn]] void fail_to_open(const std::filesystem::path& path, const std::string& said) {
  if (said.empty() || said.find("not recognized as a supported") != std::string::npos)
    fail_to_read(path, "its format is not known");
  if (said.find("SHAPE_RESTORE_SHX") != std::string::npos)
    fail_to_read(path, "its .shx file is missing", "a shapefile is several files of one name: .shp, .shx, .dbf and .prj");
  if (said.find("OGR_GEOJSON_MAX_OBJ_SIZE") != std::string::npos)
    fail_to_read(path, "a single feature of it takes more than 200 MB",
                 "divide the feature, or give it as GeoPackage or FlatGeobuf");
  fail_to_read(path, said, "give a complete file");
}

/// GeoJSON's driver takes a coordinate system that it does not understand for WGS 84. A coordinate that it does not understand
/// is told when the feature is read.
void check_opening(GDALDataset& dataset, const std::filesystem::path& path, const std::string& said) {
  if (said.empty() || std::string_view(dataset.GetDriverName()) != "GeoJSON" || said.starts_with("Invalid '")) return;
  fail_to_read(path, "its coordinate system is not known: " + said,
               "give it in WGS 84 longitude and latitude, and without a 'crs'");
}

}  // namespace

void fail_to_read(const std::filesystem::path& path, const std::string& reason, std::string_view way_out) {
  throw base::Error(base::ErrorKind::map, fmt::format("{}: cannot read this layer: {}\n{}, or take it out of 'layers'",
                                                      path.string(), reason, way_out.empty() ? formats_read : way_out));
}

OpenFile::OpenFile(const std::filesystem::path& path, const ReadLimits& limits) {
  prepare_gdal();
  const std::filesystem::path real = checked_path(path, limits);
  std::string name = real.string();
  memory_ = sqlite_copy(real);
  if (!memory_.empty()) {
    if (has_pending_changes(real))
      fail_to_read(path, "it has changes that another program has not yet written into it", "close it there first");
    static std::atomic<unsigned> copies{0};
    memory_name_ = fmt::format("/vsimem/rutter-{}.gpkg", copies++);
    // VSIFileFromMemBuffer wants bytes that it may write to; they are our own copy.
    VSIFCloseL(VSIFileFromMemBuffer(memory_name_.c_str(), reinterpret_cast<GByte*>(memory_.data()), memory_.size(), FALSE));
    name = memory_name_;
  }
  const GdalMessages said;
  const bool is_csv = real.extension() == ".csv" || real.extension() == ".CSV";
  is_raster_ = begins_as_raster(real);
  const unsigned kind = is_raster_ ? GDAL_OF_RASTER : GDAL_OF_VECTOR;
  dataset_ = GDALDataset::Open(name.c_str(), kind | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                               is_raster_ ? raster_drivers : allowed_drivers, is_csv ? csv_options : nullptr);
  try {
    if (!dataset_) fail_to_open(path, said.first());
    check_opening(*dataset_, path, said.first());
    if (!memory_.empty()) check_database(*dataset_, path);
  } catch (...) {
    // The destructor does not run for what the constructor left unfinished.
    if (dataset_) GDALClose(dataset_);
    if (!memory_name_.empty()) VSIUnlink(memory_name_.c_str());
    throw;
  }
}

OpenFile::~OpenFile() {
  GDALClose(dataset_);
  if (!memory_name_.empty()) VSIUnlink(memory_name_.c_str());
}

}  // namespace rutter::layers
