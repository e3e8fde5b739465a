#pragma once

#include "draw/color.hpp"

namespace rutter::draw {

/// Below this two lines side by side are taken for the same colour by some reader; see `distance_for_all_eyes`.
inline constexpr double told_apart_distance = 0.08;

/// How far apart two colours are to the reader who tells them apart least: the smallest of the distances in OKLab (Ottosson
/// 2020) as seen with full colour vision, and without the long, the middle or the short cones (the matrices of severity 1 of
/// Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", 2009, table 1,
/// applied to linear sRGB). Black and white are 1 apart. Opacities are not looked at.
[[nodiscard]] double distance_for_all_eyes(const Color& a, const Color& b);

/// Relative luminance of WCAG 2.1: 0 for black, 1 for white. Opacity is not looked at.
[[nodiscard]] double luminance(const Color& color);

/// Contrast of WCAG 2.1, from 1 (none) to 21.
[[nodiscard]] double contrast(const Color& a, const Color& b);

}  // namespace rutter::draw
