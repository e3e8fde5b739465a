#pragma once

#include <cstdint>
#include <string>

namespace rutter::paint {

/// Coordinates beyond this are a defect: Cairo wraps them silently from 8,388,607 on, and draws NaN as 0.
inline constexpr double max_coordinate = 1e6;

/// The value itself. Throws Error(internal) unless it is finite and |value| < max_coordinate. Every number that is painted
/// passes here, in all formats.
[[nodiscard]] double checked(double value);

/// checked(value) in hundredths, half away from zero.
[[nodiscard]] std::int64_t hundredths(double value);

/// Appends hundredths as the shortest decimal number SVG and CSS read: 1250 is "12.5", -50 is "-.5", 0 is "0".
void append_fixed(std::string& out, std::int64_t value_in_hundredths);

/// append_fixed of hundredths(value).
void append_number(std::string& out, double value);

}  // namespace rutter::paint
