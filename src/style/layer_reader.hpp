#pragma once

#include <cstddef>
#include <memory>
#include <set>
#include <string>

#include "style/compiled_layer.hpp"
#include "style/reader.hpp"

namespace rutter::style {

/// Reads one entry of `layers`. `sources` are the names that the style declares. nullptr when its type is unusable.
[[nodiscard]] std::shared_ptr<CompiledLayer> read_layer(const nlohmann::json& json, std::size_t index,
                                                        const std::set<std::string>& sources, const Parser::State& state,
                                                        Findings& findings);

}  // namespace rutter::style
