#pragma once

#include <string>
#include <variant>

#include "base/diagnostic.hpp"
#include "route/itinerary.hpp"
#include "route/lookup.hpp"

namespace rutter::route {

/// Radius of the ring round the place that a stop is `near`, where no distance is stated.
inline constexpr double default_near_km = 5;

/// Why a stop is not resolved: for the message, and short for the list of gaps.
struct Unresolved {
  base::Diagnostic problem;
  Gap gap;
};

/// A stop of the job with the place that its look-up came to: how it is known, its ring, its other readings.
[[nodiscard]] std::variant<ResolvedStop, Unresolved> stop_from(const job::Stop& stop, const Lookup& lookup,
                                                               const places::Gazetteer& gazetteer, const std::string& language);

}  // namespace rutter::route
