#include "app/data_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "base/error.hpp"
#include "base/plugin_file.hpp"

namespace rutter::app {
namespace {

namespace fs = std::filesystem;

bool is_folder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

/// The names of the JSON files in a folder, sorted.
std::vector<std::string> json_names(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed))
    if (entry->path().extension() == ".json") names.push_back(entry->path().stem().string());
  std::ranges::sort(names);
  return names;
}

[[noreturn]] void refuse_folder(const std::string& what) {
  throw base::Error(base::ErrorKind::data,
                    what + "\ngive the folder that holds gazetteer.sqlite with --data DIR or RUTTER_DATA, or install again");
}

}  // namespace

std::vector<std::string> DataFolder::style_names() const {
  std::vector<std::string> names = json_names(styles());
  if (names.empty()) refuse_folder(fmt::format("no styles in '{}'", styles().string()));
  return names;
}

std::vector<std::string> DataFolder::word_languages() const {
  return json_names(words());
}

namespace {

fs::path find_root(const std::string& given) {
  if (!given.empty()) {
    if (!is_folder(given)) refuse_folder(fmt::format("no data folder '{}' (--data)", given));
    return given;
  }
  if (const char* variable = std::getenv("RUTTER_DATA"); variable != nullptr && *variable != '\0') {
    if (!is_folder(variable)) refuse_folder(fmt::format("no data folder '{}' (RUTTER_DATA)", variable));
    return variable;
  }
  const fs::path beside = base::installed_beside_binary("share/rutter");
  if (!beside.empty() && is_folder(beside)) return beside;
  const fs::path installed = RUTTER_INSTALL_DATA_DIR;
  if (is_folder(installed)) return installed;
  refuse_folder(fmt::format("no data folder: neither '{}' nor '{}' is there", beside.string(), installed.string()));
}

}  // namespace

DataFolder find_data(const std::string& given, const std::string& gazetteer) {
  return {find_root(given), gazetteer};
}

}  // namespace rutter::app
