#include "app/user_layers.hpp"

#include "app/plugins.hpp"
#include "base/sha256.hpp"
#include "basemap/layer_source.hpp"

namespace rutter::app {

UserLayers read_user_layers(const job::MapSpec& map) {
  UserLayers layers;
  if (map.layers.empty()) return layers;
  const basemap::LayerSource& source = basemap::load_layers_plugin(plugin_path("librutter_layers.so"));
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
