#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace rutter::base {

/// Optimal string alignment distance between two UTF-8 strings, counted in bytes (insertions, deletions, substitutions and
/// swaps of neighbours cost 1), or `limit + 1` when it is larger than `limit`.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// The choice nearest to `word` within a third of its length (at least 1, at most 3 edits), or empty. The first of equals.
[[nodiscard]] std::string nearest(std::string_view word, std::span<const std::string> choices);

}  // namespace rutter::base
