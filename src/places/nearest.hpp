#pragma once

#include <cstdint>
#include <vector>

#include "places/database.hpp"
#include "places/place.hpp"

namespace rutter::places {

/// A populated place of the index by its number, and how far it is on the sphere.
struct NearNumber {
  std::int64_t number = 0;
  double km = 0;
};

/// Finds populated places by position, cell by cell (spot_cell.hpp).
class NearestFinder {
 public:
  explicit NearestFinder(const Database& base);

  /// The place nearest on the sphere and all that are at most 1.2 % farther, nearest first: the nearest on the ellipsoid is
  /// among them. Empty when the index has no populated place.
  std::vector<NearNumber> find(geo::LonLat point);

 private:
  std::vector<NearNumber> within(geo::LonLat point, double degrees);
  void read_cells(std::int64_t first, std::int64_t last, geo::LonLat point, double most_km, std::vector<NearNumber>& found);

  Statement by_cell_;
};

}  // namespace rutter::places
