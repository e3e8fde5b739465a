#pragma once

#include <string>

#include "toml/parse.hpp"

namespace rutter::toml {

/// Adds the way out to the usual slips, seen in the line where the grammar broke: an unquoted month or interval
/// (`date = 2020-09`), an unquoted text, a decimal comma, True for true. Such an error then points at the value.
void explain(SyntaxError& error, const std::string& line);

}  // namespace rutter::toml
