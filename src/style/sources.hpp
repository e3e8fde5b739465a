#pragma once

#include <span>
#include <string_view>

namespace rutter::style {

/// The sources that a style may declare.
[[nodiscard]] std::span<const std::string_view> source_names();

/// The layers of a source; empty for a source that is not known.
[[nodiscard]] std::span<const std::string_view> source_layers(std::string_view source);

/// Whether the layer of the source holds lines, along which names can run.
[[nodiscard]] bool holds_lines(std::string_view source, std::string_view layer);

/// What a source holds: "raster" or "vector".
[[nodiscard]] std::string_view source_type(std::string_view source);

}  // namespace rutter::style
