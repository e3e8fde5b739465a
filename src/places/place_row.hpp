#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "places/place.hpp"

namespace rutter::places {

/// A place as the index keeps it, in one run of bytes in which it is read where it lies.
struct PlaceRow {
  std::int64_t number = 0;  ///< of GeoNames, or from first_own_number on
  std::string_view id;      ///< of places without a number of GeoNames; else empty
  geo::LonLat point;
  Kind kind = Kind::other;
  std::int64_t population = 0;
  std::string_view feature_code;
  std::string_view country;
  std::string_view admin1;
  std::string_view admin2;
  double uncertainty_km = 0;
  std::string_view area;
  std::string_view iata;
  std::string_view icao;
  std::int64_t source = 0;  ///< number of the source's text
  std::string_view note;
  std::string_view name;
  std::string_view ascii;
  std::string_view names;  ///< the column, see Spelling
};

/// Packs a row behind what the bytes hold.
void append_row(std::string& bytes, const PlaceRow& row);

/// Reads the row that stands there, and moves `at` behind it. Throws std::runtime_error when it is damaged.
[[nodiscard]] PlaceRow read_row(std::string_view bytes, std::size_t& at);

/// The id of a place without one of its own: "geonames:172082".
[[nodiscard]] std::string geonames_id(std::int64_t number);

}  // namespace rutter::places
