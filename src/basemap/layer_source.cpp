#include "basemap/layer_source.hpp"

#include <dlfcn.h>
#include <fmt/format.h>

#include <cstring>

#include "base/error.hpp"

namespace rutter::basemap {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path) {
  const char* reason = ::dlerror();
  throw base::Error(base::ErrorKind::data,
                    fmt::format("{}: cannot load the plug-in that reads layers: {}; install rutter again", path.string(),
                                reason ? reason : "unknown reason"));
}

}  // namespace

const LayerSource& load_layers_plugin(const std::filesystem::path& path) {
  // An absolute path: a bare name would be searched for in the system's folders. Never closed: GDAL registers exit handlers.
  const std::string file = std::filesystem::absolute(path).string();
  void* plugin = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!plugin) fail(path);
  void* symbol = ::dlsym(plugin, layer_source_symbol);
  if (!symbol) fail(path);
  using Entry = const LayerSource* (*)();
  Entry entry = nullptr;
  std::memcpy(&entry, &symbol, sizeof entry);  // POSIX has an object pointer hold a function's address
  return *entry();
}

}  // namespace rutter::basemap
