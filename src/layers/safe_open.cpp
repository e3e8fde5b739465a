#include "layers/safe_open.hpp"

#include <cpl_error.h>
#include <cpl_vsi.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <atomic>
#include <cctype>
#include <fstream>
#include <system_error>

#include "base/error.hpp"
#include "layers/sandbox.hpp"

namespace rutter::layers {

namespace {

constexpr const char* const allowed_drivers[] = {"GeoJSON", "GPKG", "ESRI Shapefile", "FlatGeobuf", "KML",
                                                 "GPX",     "CSV",  nullptr};
// Of CSV alone, but other drivers ignore them without a word since messages go to the collector.
constexpr const char* const csv_options[] = {"X_POSSIBLE_NAMES=lon,longitude,lng,long,x", "Y_POSSIBLE_NAMES=lat,latitude,y",
                                             "AUTODETECT_TYPE=YES", "KEEP_GEOM_COLUMNS=YES", nullptr};

/// Collects GDAL's messages of this thread instead of letting them out on stderr.
class Messages {
 public:
  Messages() { CPLPushErrorHandlerEx(&Messages::receive, this); }
  ~Messages() { CPLPopErrorHandler(); }
  Messages(const Messages&) = delete;
  Messages& operator=(const Messages&) = delete;
  [[nodiscard]] const std::string& first() const { return first_; }

 private:
  static void CPL_STDCALL receive(CPLErr level, CPLErrorNum, const char* text) {
    auto* self = static_cast<Messages*>(CPLGetErrorHandlerUserData());
    if (level >= CE_Failure && self->first_.empty()) self->first_ = text;
  }
  std::string first_;
};

std::filesystem::path checked_path(const std::filesystem::path& path, const ReadLimits& limits) {
  const std::string given = path.string();
  if (given.empty() || given.find("://") != std::string::npos || given.starts_with("/vsi") || given[0] == '{' ||
      given[0] == '<')
    fail_to_read(path, "a layer must be a file on this machine");
  std::error_code error;
  std::filesystem::path real = std::filesystem::canonical(path, error);
  if (error) fail_to_read(path, error.message());
  if (!std::filesystem::is_regular_file(real, error)) fail_to_read(path, "it is not a regular file");
  if (real.string().starts_with("/vsi")) fail_to_read(path, "a layer must be a file on this machine");
  const auto size = std::filesystem::file_size(real, error);
  if (error) fail_to_read(path, error.message());
  if (size > limits.bytes)
    fail_to_read(path, fmt::format("it has {} MB, more than the {} MB that are read", size >> 20U, limits.bytes >> 20U));
  return real;
}

constexpr std::string_view sqlite_magic = "SQLite format 3";
constexpr std::size_t sqlite_write_version = 18;
constexpr std::size_t sqlite_read_version = 19;

/// The bytes of an SQLite file, else empty. The two version bytes say "no write-ahead log", so that it opens without side
/// files.
std::string sqlite_copy(const std::filesystem::path& real) {
  std::ifstream in(real, std::ios::binary);
  std::string start(sqlite_magic.size(), '\0');
  in.read(start.data(), static_cast<std::streamsize>(start.size()));
  if (!in || start != sqlite_magic) return {};
  std::error_code error;
  std::string bytes(std::filesystem::file_size(real, error), '\0');
  in.seekg(0);
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (bytes.size() > sqlite_read_version) bytes[sqlite_write_version] = bytes[sqlite_read_version] = 1;
  return bytes;
}

bool has_pending_log(const std::filesystem::path& real) {
  std::error_code error;
  const auto size = std::filesystem::file_size(real.string() + "-wal", error);
  return !error && size > 0;
}

/// SQLite reads a database with a corrupt page without a word: ask it.
void check_database(GDALDataset& dataset, const std::filesystem::path& path) {
  OGRLayer* answer = dataset.ExecuteSQL("PRAGMA quick_check", nullptr, nullptr);
  std::string verdict = "no answer";
  if (answer) {
    if (const OGRFeatureUniquePtr row{answer->GetNextFeature()}) verdict = row->GetFieldAsString(0);
    dataset.ReleaseResultSet(answer);
  }
  if (verdict != "ok") fail_to_read(path, fmt::format("the database is damaged ({})", verdict));
}

}  // namespace

void fail_to_read(const std::filesystem::path& path, const std::string& reason) {
  throw base::Error(
      base::ErrorKind::map,
      fmt::format("{}: cannot read this layer: {}; give a GeoJSON, GeoPackage, shapefile, FlatGeobuf, KML, GPX or CSV "
                  "file, or take it out of 'layers'",
                  path.string(), reason));
}

OpenFile::OpenFile(const std::filesystem::path& path, const ReadLimits& limits) {
  prepare_gdal();
  const std::filesystem::path real = checked_path(path, limits);
  std::string name = real.string();
  memory_ = sqlite_copy(real);
  if (!memory_.empty()) {
    if (has_pending_log(real))
      fail_to_read(path, "another program has it open with changes not yet written; close it there first");
    static std::atomic<unsigned> copies{0};
    memory_name_ = fmt::format("/vsimem/rutter-{}.gpkg", copies++);
    // VSIFileFromMemBuffer wants bytes that it may write to; they are our own copy.
    VSIFCloseL(VSIFileFromMemBuffer(memory_name_.c_str(), reinterpret_cast<GByte*>(memory_.data()), memory_.size(), FALSE));
    name = memory_name_;
  }
  const Messages messages;
  const bool is_csv = real.extension() == ".csv" || real.extension() == ".CSV";
  dataset_ = GDALDataset::Open(name.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, allowed_drivers,
                               is_csv ? csv_options : nullptr);
  try {
    if (!dataset_) fail_to_read(path, messages.first().empty() ? "its format is not known" : messages.first());
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
