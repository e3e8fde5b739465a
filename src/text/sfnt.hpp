#pragma once

// Private to the folder: the container of a TrueType or OpenType font.

#include <optional>
#include <string_view>
#include <vector>

namespace rutter::text {

inline constexpr std::size_t sfnt_header_bytes = 12;
inline constexpr std::size_t sfnt_entry_bytes = 16;

struct FontTable {
  std::string_view tag;
  std::string_view bytes;
};

/// The tables in the order of the directory (OpenType 1.9, "Table directory"); none when the file is no single font or is cut
/// short, so that a table would reach beyond its end.
[[nodiscard]] std::optional<std::vector<FontTable>> font_tables(std::string_view sfnt);

}  // namespace rutter::text
