#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "geo/point.hpp"

namespace rutter::route {

/// One thing that a name of a map may mean.
struct JointReading {
  double score = 0;     ///< of the name by itself, as log-odds
  std::string country;  ///< ISO alpha-2, or empty
  std::optional<geo::LonLat> point;
  bool draws_others = false;  ///< others count as near to it: a point, not the middle of an area
};

/// A name and its readings. The last may be "a place that the gazetteer lacks", without country and point.
using JointName = std::vector<JointReading>;

/// How well the names of a map fit together when one of them is read in one way and all others as suits best.
struct JointFit {
  std::vector<std::vector<double>>
      best;            ///< of each reading of each name: the best sum that any reading of the map with it has
  bool proven = true;  ///< false when the work ran out: some of `best` are upper bounds, so that nothing seems surer than it is
};

/// What a reading gains from the others, on the scale of scores: `near` from its nearest neighbour and `region` on average over
/// all others, both fading with e at 300 km, and `same_country` times the share of the others that lie in its country.
inline constexpr double near_gain = 2;
inline constexpr double region_gain = 8;
inline constexpr double near_fading_km = 300;
inline constexpr double same_country_gain = 4;

/// The sum of a map's reading is that of the scores and half of all gains, because what two names gain from each other is one
/// agreement. Every sum that is within 14 of the best one is found exactly, by depth-first branch and bound: the bound takes
/// for every name without a reading the gains that suit each of its readings best. `fixed` are points of the map that need no
/// name. The work is bounded, about half a second.
[[nodiscard]] JointFit fit_jointly(const std::vector<JointName>& names, const std::vector<geo::LonLat>& fixed);

}  // namespace rutter::route
