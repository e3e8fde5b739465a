#include "paint/png_chunks.hpp"

#include <cmath>

#include "base/deflate.hpp"
#include "base/utf8.hpp"
#include "paint/xml.hpp"

namespace rutter::paint {
namespace {

constexpr double inches_per_metre = 1 / 0.0254;

void append_word(std::string& out, std::uint32_t value) {
  for (unsigned shift = 32; shift > 0; shift -= 8) out.push_back(static_cast<char>(value >> (shift - 8) & 0xFFU));
}

std::string header(std::uint32_t width, std::uint32_t height, char color_type) {
  std::string content;
  append_word(content, width);
  append_word(content, height);
  content.push_back(8);
  content.push_back(color_type);
  content.append(3, '\0');  // compression, filter and interlace methods
  return content;
}

}  // namespace

void append_chunk(std::string& png, std::string_view name, std::string_view content) {
  append_word(png, static_cast<std::uint32_t>(content.size()));
  const auto begin = png.size();
  png += name;
  png += content;
  append_word(png, base::crc32(std::string_view(png).substr(begin)));
}

std::string header_chunk(std::uint32_t width, std::uint32_t height, bool has_alpha) {
  return header(width, height, has_alpha ? 6 : 2);
}

std::string grey_header_chunk(std::uint32_t width, std::uint32_t height) {
  return header(width, height, 4);
}

std::string resolution_chunk(double dpi) {
  std::string content;
  const auto dots_per_metre = static_cast<std::uint32_t>(std::lround(dpi * inches_per_metre));
  append_word(content, dots_per_metre);
  append_word(content, dots_per_metre);
  content.push_back(1);  // the unit is the metre
  return content;
}

void append_text_chunk(std::string& png, std::string_view keyword, std::string_view text) {
  const auto clean = stripped(text);
  if (clean.empty()) return;
  const bool ascii = base::is_ascii(clean);
  std::string content{keyword};
  content.push_back('\0');
  // iTXt: not compressed, no language, no translated keyword.
  if (!ascii) content.append(4, '\0');
  content += clean;
  append_chunk(png, ascii ? "tEXt" : "iTXt", content);
}

}  // namespace rutter::paint
