#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "places/direction.hpp"
#include "places/place.hpp"

namespace rutter::places {

/// Radius of the ring round a place that something is near to, when no distance is stated.
inline constexpr double near_km = 5;

/// What is said of a place that lies by a known one.
struct Derivation {
  Relation relation = Relation::near;  ///< near, offset or part
  std::optional<double> km;            ///< stated; of `near` the radius, of `offset` the way
  Direction direction;                 ///< of offset and part
};

/// The place described. Its id is the known one's with what is said behind a slash: "geonames:172082/near",
/// "geonames:172082/near-3km", "geonames:148003/20km-s", "geonames:SY.12/south".
/// - near: the known place with a ring of near_km or what is stated.
/// - offset: along the geodesic. The ring covers a tenth of the way, the sector that the word leaves open ("south" is 22.5
///   degrees to either side), and the known place's own uncertainty.
/// - part: half the radius towards that side of an area, with a ring of six tenths of it; a town counts as large as its
///   population makes it (2 km and more).
[[nodiscard]] Place derived_place(const Place& known, const Derivation& derivation);

/// What lies between two places: a ring round the middle of the geodesic that reaches to both, with the id
/// "geonames:1/between/geonames:2".
[[nodiscard]] Place place_between(const Place& first, const Place& second);

/// The ids of the two places in such an id; nothing for anything else.
[[nodiscard]] std::optional<std::pair<std::string_view, std::string_view>> between_of(std::string_view id);

/// What stands behind the slash of such an id; nothing for anything else.
[[nodiscard]] std::optional<Derivation> derivation_of(std::string_view suffix);

/// A place given by coordinates, with the id "point:36.65000,37.21000".
[[nodiscard]] Place place_at(geo::LonLat point, double radius_km, const std::string& notation);

/// The place of such an id; nothing for anything else.
[[nodiscard]] std::optional<Place> place_of_point_id(std::string_view id);

}  // namespace rutter::places
