#pragma once

#include <array>

#include "geo/box.hpp"
#include "geo/half_plane.hpp"

namespace rutter::geo {

/// The four half planes whose common part is a box.
[[nodiscard]] inline std::array<HalfPlane<PagePoint>, 4> sides_of(const PageBox& box) {
  return {{{&PagePoint::x, &PagePoint::y, box.min_x, 1},
           {&PagePoint::x, &PagePoint::y, box.max_x, -1},
           {&PagePoint::y, &PagePoint::x, box.min_y, 1},
           {&PagePoint::y, &PagePoint::x, box.max_y, -1}}};
}

}  // namespace rutter::geo
