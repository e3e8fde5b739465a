#pragma once

#include <nlohmann/json_fwd.hpp>

#include "style/node.hpp"
#include "style/property_table.hpp"
#include "style/reader.hpp"

namespace rutter::style {

/// Compiles a property's value, a constant or an expression, with all checks that can be made before it is evaluated;
/// nullptr when there is a problem.
[[nodiscard]] NodePtr read_property(const nlohmann::json& json, const Path& path, PropertyId id, const Parser::State& state,
                                    Findings& findings);

/// Compiles a filter.
[[nodiscard]] NodePtr read_filter(const nlohmann::json& json, const Path& path, const Parser::State& state, Findings& findings);

}  // namespace rutter::style
