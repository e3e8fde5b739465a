#include "paint/canvas_source.hpp"

#include "base/plugin_file.hpp"

namespace rutter::paint {

const CanvasSource& load_canvas_plugin(const std::filesystem::path& path) {
  return *base::plugin_function<const CanvasSource*()>(path, canvas_source_symbol)();
}

}  // namespace rutter::paint
