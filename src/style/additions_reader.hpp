#pragma once

#include "style/additions.hpp"
#include "style/compiled_layer.hpp"
#include "style/reader.hpp"

namespace rutter::style {

/// Reads `rutter:arrow` and `rutter:glyph` of a layer; other keys that begin with "rutter:" are problems, keys of other
/// programs are left alone.
void read_layer_additions(const nlohmann::json& metadata, const Path& path, CompiledLayer& layer, Findings& findings);

/// What stands in the metadata of the style itself.
struct StyleAdditions {
  Furniture furniture;
  Callout callout;
  Inset inset;
};

/// Reads `rutter:furniture`, `rutter:callout` and `rutter:inset`, likewise.
[[nodiscard]] StyleAdditions read_style_additions(const nlohmann::json& metadata, const Path& path, const Parser::State& state,
                                                  Findings& findings);

}  // namespace rutter::style
