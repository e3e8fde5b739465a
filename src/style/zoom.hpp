#pragma once

namespace rutter::style {

/// Points a CSS pixel: sizes in a style are CSS pixels (1/96 inch), pages are in points (1/72 inch).
inline constexpr double pt_per_px = 0.75;

/// The MapLibre zoom (512-px tiles) at which one CSS pixel covers `metres_per_px` of ground at this latitude in degrees:
/// log2(40075016.686 m * cos(latitude) / (512 * metres_per_px)). Finite for latitudes within +-89.9 degrees, to which others
/// are moved; `metres_per_px` must be positive and finite, else the result is 0.
[[nodiscard]] double zoom_for(double metres_per_px, double latitude);

}  // namespace rutter::style
