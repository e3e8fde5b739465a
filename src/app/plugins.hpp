#pragma once

#include <filesystem>
#include <string>

#include "app/commands.hpp"

/// What a start should not pay for is loaded when it is needed: the libraries that draw, and GDAL.
namespace rutter::app {

/// Where a plug-in of this install is: beside the binary as it was built or installed, else where the install prefix has it.
[[nodiscard]] std::filesystem::path plugin_path(const std::string& file_name);

/// The only symbol of librutter_draw.so: `extern "C" int rutter_render_1(const Arguments*, Console*)`, which is render_command
/// and lets its base::Error pass.
inline constexpr const char* render_symbol = "rutter_render_1";

/// `rutter render` by way of the plug-in that draws. Throws Error(data) when it cannot be loaded, and what it throws.
[[nodiscard]] ExitCode render_by_plugin(const Arguments& arguments, Console& console);

}  // namespace rutter::app
