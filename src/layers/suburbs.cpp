#include "layers/suburbs.hpp"

#include "geo/geodesic.hpp"

namespace rutter::layers {
namespace {

constexpr double least_city = 300'000;
constexpr double times_larger = 3;
constexpr double reach_m = 25'000;
constexpr double reach_deg = reach_m / 110'000;  // of latitude, a little more than it is anywhere

}  // namespace

void Suburbs::add_city(geo::LonLat at, double population) {
  if (population >= least_city) by_latitude_.emplace(at.lat, City{at, population});
}

bool Suburbs::has(geo::LonLat at, double population) const {
  const auto end = by_latitude_.upper_bound(at.lat + reach_deg);
  for (auto city = by_latitude_.lower_bound(at.lat - reach_deg); city != end; ++city)
    if (city->second.population >= times_larger * population && geo::is_within_m(city->second.at, at, reach_m)) return true;
  return false;
}

}  // namespace rutter::layers
