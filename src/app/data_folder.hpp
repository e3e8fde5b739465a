#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace rutter::app {

/// The folder with the bundled data, share/rutter of an install.
struct DataFolder {
  std::filesystem::path root;
  std::filesystem::path own_gazetteer = {};  ///< --gazetteer; empty: the bundled one
  [[nodiscard]] std::filesystem::path gazetteer() const {
    return own_gazetteer.empty() ? root / "gazetteer.sqlite" : own_gazetteer;
  }
  [[nodiscard]] std::filesystem::path basemap() const { return root / "basemap.rutter"; }
  [[nodiscard]] std::filesystem::path relief() const { return root / "relief.rutter"; }
  [[nodiscard]] std::filesystem::path styles() const { return root / "styles"; }
  [[nodiscard]] std::filesystem::path fonts() const { return root / "fonts"; }
  [[nodiscard]] std::filesystem::path words() const { return root / "words"; }
  /// Languages with bundled words, as codes, sorted; empty when there are none.
  [[nodiscard]] std::vector<std::string> word_languages() const;
  /// Names of the bundled styles, sorted. Throws Error(data) when there are none.
  [[nodiscard]] std::vector<std::string> style_names() const;
};

/// `given` (--data), else RUTTER_DATA, else ../share/rutter beside the binary as the system reports it, else the install
/// prefix. Opens nothing. Throws Error(data) when the folder is not there, naming where it was looked for and the way out.
/// `gazetteer`: the index of names to use instead of the bundled one; empty for that.
[[nodiscard]] DataFolder find_data(const std::string& given, const std::string& gazetteer = {});

}  // namespace rutter::app
