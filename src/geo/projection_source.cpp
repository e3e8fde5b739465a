#include "geo/projection_source.hpp"

#include "base/plugin_file.hpp"

namespace rutter::geo {

const ProjectionSource& projection_source() {
  static const ProjectionSource& source =
      *base::plugin_function<const ProjectionSource*()>(base::plugin_path("librutter_proj.so"), projection_source_symbol)();
  return source;
}

}  // namespace rutter::geo
