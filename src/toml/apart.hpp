#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rutter::toml {

/// Whole lines of a text.
struct Stretch {
  std::uint32_t begin = 0;  ///< byte
  std::uint32_t end = 0;
  std::uint32_t first_line = 1;
};

/// Where the tables `[[name]]` of a text stand, each with its inner tables, from its header to the next header that is not its
/// own. Headers are looked for outside strings, comments and brackets; `name` is a bare key. In a broken text a stretch may end
/// anywhere: whoever parses it alone finds it broken.
[[nodiscard]] std::vector<Stretch> find_apart(std::string_view text, std::string_view name);

/// The lines between the stretches, each where it stood: the lines of the stretches are empty.
[[nodiscard]] std::string rest_of(std::string_view text, const std::vector<Stretch>& stretches);

}  // namespace rutter::toml
