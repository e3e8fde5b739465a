#pragma once

#include <functional>
#include <optional>
#include <span>

#include "geo/point.hpp"
#include "geo/projection.hpp"

namespace rutter::geo {

/// Projects positions in degrees; NaN where there is no image. `out` has room for as many.
using ForwardMany = std::function<void(std::span<const LonLat> positions, std::span<Projected> out)>;

/// Where a projection that we know nothing about is torn, found by sampling every 3 degrees: the largest of (1) all longitudes
/// round the meridian of a centre between two parallels at least 45 degrees apart, (2) a circle of at least 4 degrees round a
/// centre, in which its image is finite, runs on without jumps (a step that halving does not shrink is one) and does not fold
/// over (the sense of rotation stays the same). Nothing when there is neither, or when a degree is not between 10 and 1000 km
/// long at the centre: then it is no map projection.
[[nodiscard]] std::optional<Tear> probe_tear(const ForwardMany& forward, std::span<const LonLat> centres);

}  // namespace rutter::geo
