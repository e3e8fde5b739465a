#include "base/plugin_file.hpp"

#include <dlfcn.h>

#include <array>
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

namespace fs = std::filesystem;

fs::path installed_beside_binary(const fs::path& below) {
  std::error_code failed;
  const fs::path binary = fs::read_symlink("/proc/self/exe", failed);
  return failed ? fs::path() : binary.parent_path().parent_path() / below;
}

fs::path plugin_path(const std::string& file_name) {
  const std::array folders{installed_beside_binary("lib/rutter"), installed_beside_binary(RUTTER_LIBDIR "/rutter"),
                           fs::path(RUTTER_INSTALL_PLUGIN_DIR)};
  for (const fs::path& folder : folders) {
    std::error_code ignored;
    if (!folder.empty() && fs::is_regular_file(folder / file_name, ignored)) return folder / file_name;
  }
  return folders.back() / file_name;
}

void* plugin_symbol(const std::filesystem::path& file, const char* symbol) {
  // An absolute path: a bare name would be searched for in the system's folders.
  void* plugin = ::dlopen(std::filesystem::absolute(file).c_str(), RTLD_LAZY | RTLD_LOCAL);
  if (plugin == nullptr) fail(file);
  void* found = ::dlsym(plugin, symbol);
  if (found == nullptr) fail(file);
  return found;
}

}  // namespace rutter::base
