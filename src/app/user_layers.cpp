#include "app/user_layers.hpp"

#include <array>
#include <filesystem>

#include "app/data_folder.hpp"
#include "base/sha256.hpp"
#include "basemap/layer_source.hpp"

namespace rutter::app {
namespace {

namespace fs = std::filesystem;

/// Beside the binary as it was built or installed, else where the install prefix has it.
fs::path plugin_path() {
  const std::array candidates{installed_beside_binary("lib/rutter"), installed_beside_binary(RUTTER_LIBDIR "/rutter"),
                              fs::path(RUTTER_INSTALL_PLUGIN_DIR)};
  for (const fs::path& folder : candidates) {
    std::error_code ignored;
    const fs::path plugin = folder / "librutter_layers.so";
    if (!folder.empty() && fs::is_regular_file(plugin, ignored)) return plugin;
  }
  return candidates.back() / "librutter_layers.so";
}

}  // namespace

UserLayers read_user_layers(const job::MapSpec& map) {
  UserLayers layers;
  if (map.layers.empty()) return layers;
  const basemap::LayerSource& source = basemap::load_layers_plugin(plugin_path());
  for (const job::UserFile& file : map.layers) {
    basemap::LayerData data = source.read(file.path);
    for (geo::Feature& feature : data.features) {
      feature.properties.set("rutter:layer", file.text);
      layers.features.push_back(std::move(feature));
    }
    for (const std::string& warning : data.warnings) layers.warnings.push_back(file.text + ": " + warning);
    layers.files.push_back({file.path.string(), base::sha256_of_file(file.path)});
  }
  return layers;
}

}  // namespace rutter::app
