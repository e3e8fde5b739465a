#include "places/nearest.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "places/spot_cell.hpp"

namespace rutter::places {
namespace {

constexpr double radians = std::numbers::pi / 180;
constexpr double km_per_degree = 6371.0 * radians;

/// How far east and west of its centre a circle on the sphere reaches, in degrees of longitude; 180 when it holds a pole.
double half_width(double lat, double degrees) {
  if (std::abs(lat) + degrees >= 90) return 180;
  return std::asin(std::min(1.0, std::sin(degrees * radians) / std::cos(lat * radians))) / radians;
}

}  // namespace

NearestFinder::NearestFinder(const Database& base)
    : by_cell_(base.prepare("SELECT at, lon, lat FROM spot WHERE cell BETWEEN ? AND ?")) {}

std::vector<NearNumber> NearestFinder::find(geo::LonLat point) {
  // Flattening makes a distance on the mean sphere at most 0.6 % too long or too short.
  constexpr double ellipsoid_margin = 1.012;
  constexpr double first_degrees = 0.3;
  for (double degrees = first_degrees;; degrees = std::min(2 * degrees, 180.0)) {
    std::vector<NearNumber> found = within(point, degrees);
    if (found.empty() && degrees < 180) continue;
    if (found.empty()) return found;
    const double nearest = std::min_element(found.begin(), found.end(), [](auto a, auto b) { return a.km < b.km; })->km;
    const double most_km = nearest * ellipsoid_margin;
    if (most_km > degrees * km_per_degree) found = within(point, std::min(most_km / km_per_degree, 180.0));
    std::erase_if(found, [&](const NearNumber& place) { return place.km > most_km; });
    std::sort(found.begin(), found.end(), [](auto a, auto b) { return a.km != b.km ? a.km < b.km : a.number < b.number; });
    return found;
  }
}

std::vector<NearNumber> NearestFinder::within(geo::LonLat point, double degrees) {
  std::vector<NearNumber> found;
  const double most_km = degrees * km_per_degree;
  const double width = half_width(point.lat, degrees);
  const std::int64_t last_row = cell_row(std::min(90.0, point.lat + degrees));
  for (std::int64_t row = cell_row(std::max(-90.0, point.lat - degrees)); row <= last_row; ++row) {
    const std::int64_t begin = row * cell_columns;
    if (width * 2 * cells_per_degree + 2 >= static_cast<double>(cell_columns)) {
      read_cells(begin, begin + cell_columns - 1, point, most_km, found);
      continue;
    }
    const std::int64_t west = cell_column(point.lon - width);
    const std::int64_t east = cell_column(point.lon + width);
    if (west <= east) {
      read_cells(begin + west, begin + east, point, most_km, found);
    } else {
      read_cells(begin, begin + east, point, most_km, found);
      read_cells(begin + west, begin + cell_columns - 1, point, most_km, found);
    }
  }
  return found;
}

void NearestFinder::read_cells(std::int64_t first, std::int64_t last, geo::LonLat point, double most_km,
                               std::vector<NearNumber>& found) {
  by_cell_.bind(0, first);
  by_cell_.bind(1, last);
  while (by_cell_.step()) {
    const double km = distance_km(point, {by_cell_.real(1), by_cell_.real(2)});
    if (km <= most_km) found.push_back({by_cell_.integer(0), km});
  }
  by_cell_.reset();
}

}  // namespace rutter::places
