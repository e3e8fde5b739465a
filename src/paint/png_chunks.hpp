#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rutter::paint {

/// How a PNG begins (ISO/IEC 15948:2003, 5.2).
inline constexpr std::string_view png_signature{"\x89PNG\r\n\x1a\n", 8};

/// Appends a chunk: length, name, content, CRC (5.3).
void append_chunk(std::string& png, std::string_view name, std::string_view content);

/// IHDR of an image of 8 bits a sample, RGB or RGBA, not interlaced (11.2.2).
[[nodiscard]] std::string header_chunk(std::uint32_t width, std::uint32_t height, bool has_alpha);

/// The same of an image of 8 bits of grey and of alpha a pixel.
[[nodiscard]] std::string grey_header_chunk(std::uint32_t width, std::uint32_t height);

/// pHYs: dots an inch, as whole pixels a metre (11.3.5.3).
[[nodiscard]] std::string resolution_chunk(double dpi);

/// Appends a keyword (Latin-1, 1 to 79 bytes) with its text: tEXt when that is ASCII, else iTXt in UTF-8 (11.3.4). Nothing for
/// no text.
void append_text_chunk(std::string& png, std::string_view keyword, std::string_view text);

}  // namespace rutter::paint
