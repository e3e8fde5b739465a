#include "app/user_layers.hpp"

#include "app/console.hpp"
#include "app/plugins.hpp"
#include "base/error.hpp"
#include "base/plugin_file.hpp"
#include "base/sha256.hpp"
#include "basemap/layer_source.hpp"

namespace rutter::app {
namespace {

base::Diagnostic at(const job::UserFile& file, base::Diagnostic diagnostic) {
  diagnostic.at = file.where.at;
  diagnostic.source_line = file.where.line;
  return diagnostic;
}

void add_layer(const basemap::LayerSource& source, const job::UserFile& file, UserLayers& layers) {
  basemap::LayerData data = source.read(file.path);
  for (const std::string& warning : data.warnings)
    layers.warnings.push_back(at(file, {base::Severity::warning, {}, file.text + ": " + warning, {}, {}}));
  layers.layers.push_back({file.text, std::move(data.features), std::move(data.raster), file.opacity});
  layers.files.push_back({file.path.string(), base::sha256_of_file(file.path)});
}

}  // namespace

UserLayers read_user_layers(const job::MapSpec& map) {
  UserLayers layers;
  if (map.layers.empty()) return layers;
  const basemap::LayerSource& source = basemap::load_layers_plugin(base::plugin_path("librutter_layers.so"));
  for (const job::UserFile& file : map.layers) {
    try {
      add_layer(source, file, layers);
    } catch (const base::Error& error) {
      if (error.kind() != base::ErrorKind::map) throw;
      layers.problems.push_back(at(file, to_diagnostic(error)));
    }
  }
  return layers;
}

}  // namespace rutter::app
