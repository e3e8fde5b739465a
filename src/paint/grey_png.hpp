#pragma once

#include <string>
#include <string_view>

#include "draw/drawing.hpp"

namespace rutter::paint {

/// A PNG of the image's pixels, 8 bits of grey and of alpha each (colour type 4). Throws Error(internal) when the samples do
/// not fit the size.
[[nodiscard]] std::string grey_png(const draw::Image& image);

/// Base64 of RFC 4648, padded, without line ends.
[[nodiscard]] std::string base64(std::string_view bytes);

/// Throws Error(internal) unless the image has a size and as many samples as that needs.
void check_image(const draw::Image& image);

}  // namespace rutter::paint
