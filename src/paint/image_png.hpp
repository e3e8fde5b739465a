#pragma once

#include <string>

#include "draw/drawing.hpp"

namespace rutter::paint {

/// A PNG of the image's pixels, 8 bits a sample: grey and alpha (colour type 4), or RGBA (6). Throws Error(internal) when the
/// samples do not fit the size.
[[nodiscard]] std::string image_png(const draw::Image& image);

/// Throws Error(internal) unless the image has a size and as many samples as that needs.
void check_image(const draw::Image& image);

}  // namespace rutter::paint
