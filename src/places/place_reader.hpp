#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "places/asked_name.hpp"
#include "places/database.hpp"
#include "places/place.hpp"

namespace rutter::places {

/// Reads places out of the index by number, id or key.
class PlaceReader {
 public:
  explicit PlaceReader(const Database& base);

  /// Numbers of the places that have the key, ascending.
  std::vector<std::int64_t> with_key(std::string_view key);
  /// The number of an id; 0 when there is none.
  std::int64_t number_of(std::string_view id);
  /// A place with all its names, and the names of the divisions it lies in.
  std::optional<Place> place(std::int64_t number);
  /// How the names of the place agree with the name asked; cheaper than reading the place.
  std::optional<Agreement> agreement(std::int64_t number, const AskedName& name);
  /// Numbers of all places that agree with the name, ascending, with how they do.
  std::vector<std::pair<std::int64_t, Agreement>> find(const AskedName& name);
  /// The same among the places that have one of these keys.
  std::vector<std::pair<std::int64_t, Agreement>> find(const AskedName& name, const std::vector<std::string>& keys);

 private:
  std::string name_of(const std::string& id);

  Statement by_key_;
  Statement by_id_;
  Statement by_number_;
  Statement name_by_number_;
};

}  // namespace rutter::places
