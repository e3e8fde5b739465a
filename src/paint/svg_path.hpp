#pragma once

#include <string>
#include <vector>

#include "draw/drawing.hpp"
#include "geo/shape.hpp"

namespace rutter::paint {

/// Appends the rings of areas as path data, each closed. Positions are rounded to 0.01 pt and written as differences of rounded
/// positions, so that errors do not add up. Rings that vanish by rounding are left out.
void append_rings(std::string& out, const geo::MultiPolygon<geo::PagePoint>& area);

/// Appends lines as path data; a line whose last point equals its first is closed.
void append_lines(std::string& out, const std::vector<geo::Line<geo::PagePoint>>& lines);

/// The path data of these areas and of these lines.
[[nodiscard]] std::string path_data(const draw::Fill& fill);
[[nodiscard]] std::string path_data(const draw::Stroke& stroke);

}  // namespace rutter::paint
