#include "basemap/layer_source.hpp"

#include "base/plugin_file.hpp"

namespace rutter::basemap {

const LayerSource& load_layers_plugin(const std::filesystem::path& path) {
  return *base::plugin_function<const LayerSource*()>(path, layer_source_symbol)();
}

}  // namespace rutter::basemap
