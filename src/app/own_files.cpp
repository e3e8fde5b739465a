#include "app/own_files.hpp"

namespace rutter::app {

base::Diagnostics OwnFiles::problems() const {
  base::Diagnostics all = layers.problems;
  for (const base::Diagnostics* more : {&fonts.problems, &logo.problems}) all.insert(all.end(), more->begin(), more->end());
  return all;
}

std::vector<job::InputFile> OwnFiles::files() const {
  std::vector<job::InputFile> all = layers.files;
  for (const auto* more : {&fonts.files, &logo.files}) all.insert(all.end(), more->begin(), more->end());
  return all;
}

bool names_own_files(const job::MapSpec& map) {
  return !map.fonts.empty() || !map.layers.empty() || map.logo.has_value();
}

OwnFiles read_own_files(const job::MapSpec& map, const text::FontCollection& bundled) {
  return {read_user_fonts(map, bundled), read_user_layers(map), read_user_logo(map)};
}

}  // namespace rutter::app
