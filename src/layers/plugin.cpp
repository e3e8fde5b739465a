// The plug-in librutter_layers.so: see basemap/layer_source.hpp.
#include "basemap/layer_source.hpp"
#include "layers/vector_file.hpp"

namespace {

class GdalLayerSource final : public rutter::basemap::LayerSource {
 public:
  [[nodiscard]] rutter::basemap::LayerData read(const std::filesystem::path& path) const override {
    return rutter::layers::read_user_file(path);
  }
};

}  // namespace

extern "C" __attribute__((visibility("default"))) const rutter::basemap::LayerSource* rutter_layer_source_1();

const rutter::basemap::LayerSource* rutter_layer_source_1() {
  static const GdalLayerSource source;
  return &source;
}
