#pragma once

#include <string>
#include <vector>

#include "basemap/basemap.hpp"
#include "geo/point.hpp"

namespace rutter::app {

/// An area that several states claim.
struct DisputedArea {
  std::string key;
  std::string name;
  std::string parties;  ///< "Georgia; Abkhazia; Russia"
  std::string note;
};

/// What the outlines of the base map say of a point. Empty texts: none.
struct Ground {
  enum class Water { none, lake, sea };
  std::string country;  ///< ISO 3166-1 alpha-2; empty at sea, and for lands without a code
  std::string country_name;
  std::string province;  ///< GeoNames code, "SY.09"
  std::string province_name;
  std::vector<DisputedArea> disputed;
  Water water = Water::none;
  std::string water_name;  ///< of a sea: the smallest whose circle holds the point, which is near enough to name it by
  bool on_land = false;    ///< inside a country's outline
};

/// Looks a point up in the finest outlines. Points on the poles and on the antimeridian count as lying a hair beside them.
[[nodiscard]] Ground ground_at(geo::LonLat point, const basemap::Basemap& basemap);

}  // namespace rutter::app
