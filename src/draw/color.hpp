#pragma once

namespace rutter::draw {

/// sRGB with straight (not premultiplied) alpha, each in [0, 1].
struct Color {
  double r = 0;
  double g = 0;
  double b = 0;
  double a = 1;
  bool operator==(const Color&) const = default;
};

}  // namespace rutter::draw
