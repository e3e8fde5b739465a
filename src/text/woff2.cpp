#include "text/woff2.hpp"

#include <brotli/encode.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#include "base/error.hpp"
#include "text/sfnt.hpp"

// libwoff2 would do this too, but prints to stderr for every font.

namespace rutter::text {
namespace {

constexpr int quality = 5;
constexpr std::size_t woff2_header_bytes = 48;

/// Section 4.1, "Known table tags", as far as fonts of today have them; the others are written out.
constexpr std::array<std::string_view, 15> known_tags{"cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post",
                                                      "cvt ", "fpgm", "glyf", "loca", "prep", "CFF ", "VORG"};
constexpr std::array<std::string_view, 4> known_layout_tags{"BASE", "GDEF", "GPOS", "GSUB"};
constexpr std::uint8_t first_layout_tag = 25;
constexpr std::uint8_t written_out = 63;
/// Transformation version 3 of glyf and loca is the null transform; that of all others is 0.
constexpr std::uint8_t glyf_untransformed = 3U << 6U;

void append(std::string& out, std::size_t value, unsigned width) {
  for (unsigned i = width; i-- > 0;) out.push_back(static_cast<char>(value >> (8U * i) & 0xFFU));
}

/// Section 4.1, UIntBase128.
void append_base128(std::string& out, std::size_t value) {
  unsigned shift = 0;
  while (value >> (shift + 7U) != 0) shift += 7;
  for (; shift > 0; shift -= 7) out.push_back(static_cast<char>(0x80U | (value >> shift & 0x7FU)));
  out.push_back(static_cast<char>(value & 0x7FU));
}

std::size_t padded(std::size_t length) {
  return (length + 3) / 4 * 4;
}

[[noreturn]] void refuse(const char* why) {
  throw base::Error(base::ErrorKind::internal, std::string("cannot pack a font as WOFF2: ") + why);
}

/// The tables in the order WOFF2 wants: loca right after glyf (section 5.3).
std::vector<FontTable> tables_in_order(std::string_view sfnt) {
  auto tables = font_tables(sfnt);
  if (!tables) refuse("it is no font");
  const auto glyf = std::ranges::find(*tables, std::string_view{"glyf"}, &FontTable::tag);
  const auto loca = std::ranges::find(*tables, std::string_view{"loca"}, &FontTable::tag);
  if (glyf < loca && loca != tables->end()) std::rotate(glyf + 1, loca, loca + 1);
  return *std::move(tables);
}

void append_entry(std::string& out, const FontTable& table) {
  std::uint8_t flags = written_out;
  if (const auto* known = std::ranges::find(known_tags, table.tag); known != known_tags.end()) {
    flags = static_cast<std::uint8_t>(known - known_tags.begin());
  } else if (const auto* layout = std::ranges::find(known_layout_tags, table.tag); layout != known_layout_tags.end()) {
    flags = static_cast<std::uint8_t>(first_layout_tag + (layout - known_layout_tags.begin()));
  }
  if (table.tag == "glyf" || table.tag == "loca") flags |= glyf_untransformed;
  out.push_back(static_cast<char>(flags));
  if (flags == written_out) out += table.tag;
  append_base128(out, table.bytes.size());
}

/// The smallest window that holds the whole text (RFC 7932, 9.1: 16 bytes of it are lost): the default one of 4 MiB costs a
/// megabyte of tables for a font of twenty kilobytes, and is no smaller for it.
int window_of(std::size_t bytes) {
  constexpr std::size_t lost = 16;
  return std::clamp(static_cast<int>(std::bit_width(bytes + lost)), BROTLI_MIN_WINDOW_BITS, BROTLI_MAX_WINDOW_BITS);
}

std::string compressed(const std::string& bytes) {
  std::string out(BrotliEncoderMaxCompressedSize(bytes.size()), '\0');
  std::size_t size = out.size();
  const auto* input = reinterpret_cast<const std::uint8_t*>(bytes.data());
  if (BrotliEncoderCompress(quality, window_of(bytes.size()), BROTLI_MODE_FONT, bytes.size(), input, &size,
                            reinterpret_cast<std::uint8_t*>(out.data())) == BROTLI_FALSE) {
    refuse("Brotli failed");
  }
  out.resize(size);
  return out;
}

}  // namespace

std::string pack_woff2(std::string_view sfnt) {
  const auto tables = tables_in_order(sfnt);
  std::string directory;
  std::string content;
  std::size_t unpacked_size = sfnt_header_bytes + sfnt_entry_bytes * tables.size();
  for (const auto& table : tables) {
    append_entry(directory, table);
    content += table.bytes;
    unpacked_size += padded(table.bytes.size());
  }
  const auto stream = compressed(content);
  const auto length = padded(woff2_header_bytes + directory.size() + stream.size());
  std::string out = "wOF2";
  out += sfnt.substr(0, 4);
  append(out, length, 4);
  append(out, tables.size(), 2);
  append(out, 0, 2);
  append(out, unpacked_size, 4);
  append(out, stream.size(), 4);
  append(out, 1, 2);  // major and minor version
  append(out, 0, 2);
  for (int i = 0; i < 5; ++i) append(out, 0, 4);  // no metadata, no private data
  out += directory;
  out += stream;
  out.resize(length, '\0');
  return out;
}

}  // namespace rutter::text
