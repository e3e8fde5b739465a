#include "app/plugins.hpp"

#include "base/plugin_file.hpp"

namespace rutter::app {

namespace {

ExitCode by_plugin(const char* symbol, const Arguments& arguments, Console& console) {
  auto* const command = base::plugin_function<int(const Arguments*, Console*)>(base::plugin_path("librutter_draw.so"), symbol);
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
