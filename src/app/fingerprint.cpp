#include "app/fingerprint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "app/version.hpp"
#include "base/error.hpp"
#include "base/sha256.hpp"
#include "basemap/relief_format.hpp"

namespace rutter::app {
namespace {

/// The relief's header holds the checksum of a directory that holds those of all tiles.
std::string relief_version(const std::filesystem::path& path) {
  std::string header(basemap::relief_header_size, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(header.data(), static_cast<std::streamsize>(header.size()));
  return base::sha256(file ? header : std::string());
}

/// The file itself and those beside it that belong to it by name (NAME.shp: NAME.dbf, NAME.prj; NAME.tif: NAME.tif.aux.xml).
std::vector<std::filesystem::path> family_of(const std::filesystem::path& path) {
  std::vector<std::filesystem::path> family;
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
  const std::string stem = path.stem().string() + ".";
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().filename().string().starts_with(stem)) family.push_back(entry.path());
  std::ranges::sort(family);
  return family;
}

/// A folder (of fonts, or a file geodatabase) with all that it holds.
std::vector<std::filesystem::path> content_of(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

/// Adds name and content of what a job names by one path. Throws when it cannot be read.
void add_user_file(const std::filesystem::path& path, std::string& text) {
  const bool is_folder = std::filesystem::is_directory(path);
  const auto files = is_folder ? content_of(path) : family_of(path);
  if (files.empty()) throw base::Error(base::ErrorKind::map, "no such file");
  for (const std::filesystem::path& file : files)
    text +=
        fmt::format("file {} {}\n", file.lexically_relative(path.parent_path()).generic_string(), base::sha256_of_file(file));
}

/// A device or a pipe would never end.
std::string logo_version(const std::filesystem::path& path) {
  if (!std::filesystem::is_regular_file(path)) throw base::Error(base::ErrorKind::map, "no such file");
  return fmt::format("logo {}\n", base::sha256_of_file(path));
}

}  // namespace

std::string bundled_version(const DataFolder& data, const std::string& gazetteer_version, const std::string& basemap_version,
                            const text::FontCollection& fonts) {
  return fmt::format("gazetteer {}\nbasemap {}\nrelief {}\nfonts {}\n", gazetteer_version, basemap_version,
                     relief_version(data.relief()), fonts.version());
}

std::string fingerprint(const PlannedMap& planned, const std::vector<job::Format>& formats, const std::string& bundled) {
  std::string text = fmt::format("rutter {} {}\n{}map {} {}\nstyle {}\nwords {}\nformats", version(), code_revision(), bundled,
                                 planned.spec.name, planned.spec.content_sha256, planned.style_sha256, planned.words_sha256);
  for (const job::Format format : formats) text += " " + job::to_string(format);
  text += '\n';
  try {
    for (const job::UserFile& file : planned.spec.layers) add_user_file(file.path, text);
    for (const job::UserFile& file : planned.spec.fonts) add_user_file(file.path, text);
    if (planned.spec.logo) text += logo_version(planned.spec.logo->path);
  } catch (const std::filesystem::filesystem_error&) {
    return {};
  } catch (const base::Error&) {
    return {};
  }
  return base::sha256(text);
}

}  // namespace rutter::app
