#pragma once

#include <filesystem>
#include <string>

#include "app/commands.hpp"

/// What a start should not pay for is loaded when it is needed: the libraries that draw, and GDAL.
namespace rutter::app {

/// The symbols of librutter_draw.so, render_command, check_command, verify_command and reverse_command (which measures with
/// PROJ): `extern "C" int SYMBOL(const Arguments*, Console*)`. They let base::Error pass.
inline constexpr const char* render_symbol = "rutter_render_1";
inline constexpr const char* check_symbol = "rutter_check_1";
inline constexpr const char* verify_symbol = "rutter_verify_1";
inline constexpr const char* reverse_symbol = "rutter_reverse_1";

/// `rutter render`, `check`, `verify` and `reverse` by way of the plug-in that draws. Throw Error(data) when it cannot be
/// loaded, and what it throws.
[[nodiscard]] ExitCode render_by_plugin(const Arguments& arguments, Console& console);
[[nodiscard]] ExitCode check_by_plugin(const Arguments& arguments, Console& console);
[[nodiscard]] ExitCode verify_by_plugin(const Arguments& arguments, Console& console);
[[nodiscard]] ExitCode reverse_by_plugin(const Arguments& arguments, Console& console);

}  // namespace rutter::app
