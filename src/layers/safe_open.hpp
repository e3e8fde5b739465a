#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "layers/vector_file.hpp"

class GDALDataset;

namespace rutter::layers {

/// A data set opened for reading; closed, and its private copy in memory released, by the destructor.
class OpenFile {
 public:
  /// Opens a regular local file with an allow-listed driver (docs of LayerSource::read). Throws base::Error(map).
  OpenFile(const std::filesystem::path& path, const ReadLimits& limits);
  ~OpenFile();
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  [[nodiscard]] GDALDataset& dataset() const { return *dataset_; }
  [[nodiscard]] bool is_raster() const { return is_raster_; }

 private:
  std::string memory_name_;
  std::string memory_;
  bool is_raster_ = false;
  GDALDataset* dataset_ = nullptr;
};

/// base::Error(map) about a layer file: path, reason, way out (a clause; empty: to give a file of a format that is read).
[[noreturn]] void fail_to_read(const std::filesystem::path& path, const std::string& reason, std::string_view way_out = "");

}  // namespace rutter::layers
