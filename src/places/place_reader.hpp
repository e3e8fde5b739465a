#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "places/asked_name.hpp"
#include "places/database.hpp"
#include "places/nearest.hpp"
#include "places/place.hpp"

namespace rutter::places {

/// Reads places out of the index by number, id or key.
class PlaceReader {
 public:
  /// `base` must outlive it.
  explicit PlaceReader(const Database& base);

  /// Numbers of the places that have the key, ascending.
  std::vector<std::int64_t> with_key(std::string_view key);
  /// The number of an id; 0 when there is none.
  std::int64_t number_of(std::string_view id);
  /// A place with all its names, and the names of the divisions it lies in.
  std::optional<Place> place(std::int64_t number);
  /// A place with its codes, but without its names, note and source, and without the names of its divisions.
  std::optional<Place> sketch(std::int64_t number);
  /// The populated places nearest to a point, as NearestFinder has them.
  std::vector<NearNumber> nearest(geo::LonLat point);
  /// Numbers of all places that agree with the name, ascending, with how they do.
  std::vector<std::pair<std::int64_t, Agreement>> find(const AskedName& name);
  /// The same among the places that have one of these keys.
  std::vector<std::pair<std::int64_t, Agreement>> find(const AskedName& name, const std::vector<std::string>& keys);

 private:
  const std::string& name_of(const std::string& id);
  const std::string& source_of(std::int64_t number);
  void name_divisions(Place& place);

  const Database& base_;
  std::optional<NearestFinder> nearest_;  ///< when places are looked for by position
  Statement by_key_;
  Statement places_by_key_;
  Statement by_id_;
  Statement by_number_;
  Statement name_by_number_;
  Statement source_by_number_;
  std::unordered_map<std::string, std::string> division_names_;  ///< as far as they were read
  std::map<std::int64_t, std::string> sources_;
  std::unordered_map<std::int64_t, Place> agreeing_;  ///< places whose names agreed, which are read next
};

}  // namespace rutter::places
