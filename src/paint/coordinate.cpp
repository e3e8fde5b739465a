#include "paint/coordinate.hpp"

#include <fmt/format.h>

#include <cmath>

#include "base/error.hpp"

namespace rutter::paint {

double checked(double value) {
  if (std::isfinite(value) && std::abs(value) < max_coordinate) return value;
  throw base::Error(base::ErrorKind::internal,
                    fmt::format("a drawing holds the coordinate {}, which cannot be painted", value));
}

std::int64_t hundredths(double value) {
  return std::llround(checked(value) * 100);
}

void append_fixed(std::string& out, std::int64_t value_in_hundredths) {
  if (value_in_hundredths < 0) out.push_back('-');
  const auto magnitude = value_in_hundredths < 0 ? -value_in_hundredths : value_in_hundredths;
  const auto whole = magnitude / 100;
  const auto part = magnitude % 100;
  if (whole != 0 || part == 0) {
    const fmt::format_int digits{whole};
    out.append(digits.data(), digits.size());
  }
  if (part == 0) return;
  out.push_back('.');
  out.push_back(static_cast<char>('0' + part / 10));
  if (part % 10 != 0) out.push_back(static_cast<char>('0' + part % 10));
}

void append_number(std::string& out, double value) {
  append_fixed(out, hundredths(value));
}

}  // namespace rutter::paint
