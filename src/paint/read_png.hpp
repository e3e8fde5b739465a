#pragma once

#include <string>

#include "draw/drawing.hpp"

namespace rutter::paint {

/// The most pixels of a picture that read_png takes.
inline constexpr unsigned most_png_pixels = 4'000'000;

/// The picture of a PNG file's bytes, of any colour type and depth, as 8-bit sRGB with alpha; its box is empty. `name` is for
/// messages. Throws base::Error(map) when the bytes are no whole PNG, or more than most_png_pixels.
[[nodiscard]] draw::Image read_png(const std::string& bytes, const std::string& name);

}  // namespace rutter::paint
