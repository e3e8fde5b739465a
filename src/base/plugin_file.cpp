#include "base/plugin_file.hpp"

#include <dlfcn.h>

#include <string>

#include "base/error.hpp"

namespace rutter::base {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path) {
  const char* reason = ::dlerror();
  throw Error(ErrorKind::data, "cannot load the plug-in '" + path.filename().string() +
                                   "': " + (reason != nullptr ? reason : "unknown reason") + "\ninstall rutter again");
}

}  // namespace

void* plugin_symbol(const std::filesystem::path& file, const char* symbol) {
  // An absolute path: a bare name would be searched for in the system's folders.
  void* plugin = ::dlopen(std::filesystem::absolute(file).c_str(), RTLD_LAZY | RTLD_LOCAL);
  if (plugin == nullptr) fail(file);
  void* found = ::dlsym(plugin, symbol);
  if (found == nullptr) fail(file);
  return found;
}

}  // namespace rutter::base
