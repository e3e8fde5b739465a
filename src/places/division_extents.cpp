#include "places/division_extents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace rutter::places {
namespace {

constexpr double radians = std::numbers::pi / 180;

}  // namespace

void DivisionExtents::Sum::add(geo::LonLat point) {
  const double lat = point.lat * radians;
  x += std::cos(lat) * std::cos(point.lon * radians);
  y += std::cos(lat) * std::sin(point.lon * radians);
  z += std::sin(lat);
  ++count;
}

/// Mean direction and circular standard deviation (Mardia and Jupp, Directional Statistics, 2000).
DivisionExtents::Extent DivisionExtents::Sum::extent() const {
  constexpr double earth_km = 6371;
  constexpr double least_km = 1;
  const double length = std::hypot(x, y, z);
  const double resultant = std::clamp(length / static_cast<double>(count), 1e-9, 1.0);
  Extent extent;
  extent.middle = {std::atan2(y, x) / radians, std::atan2(z, std::hypot(x, y)) / radians};
  const double radius_km = std::max(least_km, 2 * earth_km * std::sqrt(-2 * std::log(resultant)));
  extent.radius_km = std::round(std::min(radius_km, 10000.0));
  return extent;
}

void DivisionExtents::add(const Row& row) {
  if (row.country.empty() || is_area(row.kind)) return;
  std::string code = row.country;
  sums_[code].add(row.point);
  if (row.admin1.empty()) return;
  sums_[code += "." + row.admin1].add(row.point);
  if (!row.admin2.empty()) sums_[code += "." + row.admin2].add(row.point);
}

void DivisionExtents::finish() {
  for (const auto& [code, sum] : sums_) extents_.emplace(code, sum.extent());
  sums_.clear();
}

const DivisionExtents::Extent* DivisionExtents::find(std::string_view code) const {
  const auto found = extents_.find(code);
  return found == extents_.end() ? nullptr : &found->second;
}

Row row_of(const Division& division, const DivisionExtents::Extent& extent) {
  Row row;
  row.id = fmt::format("geonames:{}", division.number);
  row.name = division.name;
  if (division.ascii != division.name) row.ascii = division.ascii;
  row.point = extent.middle;
  row.population = division.population;
  const std::size_t first = division.code.find('.');
  const std::size_t second = first == std::string::npos ? first : division.code.find('.', first + 1);
  row.country = division.code.substr(0, first);
  row.kind = Kind::country;
  row.feature_code = "PCLI";
  if (first == std::string::npos) return row;
  row.admin1 = division.code.substr(first + 1, second == std::string::npos ? second : second - first - 1);
  row.kind = Kind::province;
  row.feature_code = "ADM1";
  if (second == std::string::npos) return row;
  row.admin2 = division.code.substr(second + 1);
  row.kind = Kind::district;
  row.feature_code = "ADM2";
  return row;
}

std::string division_code(const Row& row) {
  if (row.kind == Kind::country) return row.country;
  if (row.admin1.empty()) return {};
  if (row.kind == Kind::province) return row.country + "." + row.admin1;
  if (row.kind != Kind::district || row.admin2.empty()) return {};
  return row.country + "." + row.admin1 + "." + row.admin2;
}

}  // namespace rutter::places
