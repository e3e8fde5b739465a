#pragma once

#include <map>

#include "geo/point.hpp"

namespace rutter::layers {

/// Tells parts of great cities from towns of their own: which gazetteers do not, that give quarters of Istanbul or Ankara as
/// populated places with hundreds of thousands of people.
class Suburbs {
 public:
  /// Takes up a city; smaller ones than 300,000 have no suburbs here.
  void add_city(geo::LonLat at, double population);

  /// Whether a place lies within 25 km of a city at least three times as large.
  [[nodiscard]] bool has(geo::LonLat at, double population) const;

 private:
  struct City {
    geo::LonLat at;
    double population;
  };
  std::multimap<double, City> by_latitude_;
};

}  // namespace rutter::layers
