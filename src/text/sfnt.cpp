#include "text/sfnt.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace rutter::text {
namespace {

constexpr std::array<std::string_view, 3> versions{std::string_view{"\0\1\0\0", 4}, "OTTO", "true"};

std::uint32_t read(std::string_view bytes, std::size_t at, std::size_t width) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < width; ++i) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

}  // namespace

std::optional<std::vector<FontTable>> font_tables(std::string_view sfnt) {
  if (sfnt.size() < sfnt_header_bytes || std::ranges::find(versions, sfnt.substr(0, 4)) == versions.end()) return std::nullopt;
  const auto count = read(sfnt, 4, 2);
  if (sfnt.size() < sfnt_header_bytes + sfnt_entry_bytes * count) return std::nullopt;
  std::vector<FontTable> tables;
  for (std::size_t i = 0; i < count; ++i) {
    const auto entry = sfnt_header_bytes + sfnt_entry_bytes * i;
    const std::size_t offset = read(sfnt, entry + 8, 4);
    const std::size_t length = read(sfnt, entry + 12, 4);
    if (offset > sfnt.size() || length > sfnt.size() - offset) return std::nullopt;
    tables.push_back({sfnt.substr(entry, 4), sfnt.substr(offset, length)});
  }
  return tables;
}

}  // namespace rutter::text
