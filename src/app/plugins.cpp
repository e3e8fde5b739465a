#include "app/plugins.hpp"

#include <array>

#include "app/data_folder.hpp"
#include "base/plugin_file.hpp"

namespace rutter::app {

namespace fs = std::filesystem;

fs::path plugin_path(const std::string& file_name) {
  const std::array folders{installed_beside_binary("lib/rutter"), installed_beside_binary(RUTTER_LIBDIR "/rutter"),
                           fs::path(RUTTER_INSTALL_PLUGIN_DIR)};
  for (const fs::path& folder : folders) {
    std::error_code ignored;
    if (!folder.empty() && fs::is_regular_file(folder / file_name, ignored)) return folder / file_name;
  }
  return folders.back() / file_name;
}

namespace {

ExitCode by_plugin(const char* symbol, const Arguments& arguments, Console& console) {
  auto* const command = base::plugin_function<int(const Arguments*, Console*)>(plugin_path("librutter_draw.so"), symbol);
  return static_cast<ExitCode>(command(&arguments, &console));
}

}  // namespace

ExitCode render_by_plugin(const Arguments& arguments, Console& console) {
  return by_plugin(render_symbol, arguments, console);
}

ExitCode check_by_plugin(const Arguments& arguments, Console& console) {
  return by_plugin(check_symbol, arguments, console);
}

ExitCode reverse_by_plugin(const Arguments& arguments, Console& console) {
  return by_plugin(reverse_symbol, arguments, console);
}

ExitCode verify_by_plugin(const Arguments& arguments, Console& console) {
  return by_plugin(verify_symbol, arguments, console);
}

}  // namespace rutter::app
