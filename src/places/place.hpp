#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/point.hpp"

namespace rutter::places {

/// What a place is. `city` and `village` are populated places: a city is a capital, the seat of a province or district, or has
/// at least 5,000 people. `district` is the second level below the country, `region` an area without officials (Levant).
enum class Kind { city, village, country, province, district, disputed_area, region, sea, lake, river, range, airport, other };

/// The name as in JSON and in the tables: "disputed_area".
[[nodiscard]] std::string_view to_string(Kind kind);
/// The kind of that name; nothing for an unknown one.
[[nodiscard]] std::optional<Kind> kind_from_string(std::string_view text);
/// Whether the kind covers an area of which its point is only the middle: countries to ranges, not towns, rivers or airports.
[[nodiscard]] bool is_area(Kind kind);

/// One spelling of a name.
struct NameIn {
  std::string lang;  ///< BCP 47 ("ar", "pt-BR"), or empty where it is not known
  std::string text;
  std::string mark = {};  ///< "former", "colloquial", "short" or "preferred"; empty for most, because the sources mark nothing
  bool operator==(const NameIn&) const = default;
};

/// How a place is described that is no entry of the gazetteer: near a known one, some way from it in a direction, a part of it,
/// by coordinates, or between two known ones.
enum class Relation { none, near, offset, part, coordinates, between };

/// The name as in JSON: "near"; empty for none.
[[nodiscard]] std::string_view to_string(Relation relation);

/// One entry of the gazetteer, or a place described by one.
struct Place {
  std::string id;    ///< "geonames:172082", "geonames:SY.09" for divisions, "rutter:hawar-kilis" for own entries; of described
                     ///< places as derived.hpp tells
  std::string name;  ///< the gazetteer's main name; Gazetteer::display_name gives the one to print
  std::vector<NameIn> names;
  geo::LonLat point;         ///< of an area its centroid
  std::string country;       ///< ISO 3166-1 alpha-2, or empty
  std::string country_name;  ///< English
  std::string admin1;        ///< GeoNames code of the province, or empty
  std::string admin1_name;
  std::string admin2;  ///< GeoNames code of the district, or empty
  std::string admin2_name;
  Kind kind = Kind::other;
  std::string feature_code;     ///< of GeoNames: PPLA, ADM1, SEA ...
  std::int64_t population = 0;  ///< 0: not known
  double uncertainty_km =
      0;  ///< radius within which the place lies; of an area the radius of a circle of its extent; 0: not stated
  std::string source;
  std::string note;
  std::string table;  ///< name of the desk's own table that it stands in; empty: of the gazetteer
  std::string area;   ///< key of its outline in the base map, "provinces/SY.09", or empty
  std::string iata;   ///< of airports: "GZT", or empty; names are not looked up by it
  std::string icao;   ///< of airports: "LTAJ", or empty
  Relation relation = Relation::none;
  std::string reference;       ///< id of the known place that it is described by, of two the first, or empty
  std::string reference_name;  ///< its name as written, else its main name
};

/// What a place is weighed by: of its texts views, which must not outlive it. Take them of places that stay.
struct PlaceTraits {
  std::string_view id;
  geo::LonLat point;
  std::string_view country;
  std::string_view admin1;
  std::string_view admin2;
  Kind kind = Kind::other;
  std::string_view feature_code;
  std::int64_t population = 0;
  double uncertainty_km = 0;
  std::string_view table;
  bool has_iata = false;

  PlaceTraits() = default;
  PlaceTraits(const Place& place);  // NOLINT(google-explicit-constructor): every place has them
};

/// Whether states dispute whose the place is: a disputed area, or a place whose note begins with "Disputed". Its country is as
/// the data gives it.
[[nodiscard]] bool is_disputed(const Place& place);

/// Great-circle distance on the mean sphere (6371.0 km; haversine). Within 0.6 % of the ellipsoid, enough to compare places.
[[nodiscard]] double distance_km(geo::LonLat a, geo::LonLat b);

}  // namespace rutter::places
