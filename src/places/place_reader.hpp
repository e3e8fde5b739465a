#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "places/asked_name.hpp"
#include "places/database.hpp"
#include "places/index_trailer.hpp"
#include "places/nearest.hpp"
#include "places/place_row.hpp"

namespace rutter::places {

/// A place that agrees with a name asked.
struct FoundPlace {
  std::int64_t number = 0;  ///< where its row stands
  Agreement agreement;
  Place place;                ///< without the names of its divisions, as long as it is not completed
  std::size_t languages = 0;  ///< in which it is named
  bool is_sketch = false;     ///< only what ranks it is read
};

/// The places that have one of some keys.
struct PlacesOfKeys {
  std::vector<std::int64_t> apart;    ///< numbers of those whose rows are to be read, ascending
  std::vector<std::uint64_t> crowds;  ///< where they stand, for CrowdReader; a place may be in several, and apart as well
};

/// Reads places out of the index by number, id or key. A place's number is where its row stands in the mapped part of the
/// index: rows are read where they lie. They stand in the order of the numbers of GeoNames.
class PlaceReader {
 public:
  /// `base` and what `parts` points to must outlive it.
  PlaceReader(const Database& base, const IndexParts& parts);

  /// The mapped part of the index, in which crowds stand.
  [[nodiscard]] std::string_view bytes() const { return parts_.bytes; }

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
  /// The places that have one of these keys, not all of them read.
  PlacesOfKeys with_keys(const std::vector<std::string>& keys);
  /// Those among the numbered places that agree with the name, by ascending numbers, as which they are given.
  std::vector<FoundPlace> find(const AskedName& name, const std::vector<std::int64_t>& numbers);
  /// Has the place's row fetched, which will be read soon.
  void prefetch(std::int64_t number) const;
  /// Reads what a place that was found lacks.
  void complete(Place& place, std::int64_t number, bool is_sketch);
  /// Reads what a candidate's place lacks, and puts its evidence into words; how far its ring reaches is left as it is.
  void complete(Candidate& candidate);

 private:
  /// Names of the divisions that a place lies in; copies, for where they stand in the index is in no cache.
  struct DivisionNames {
    std::string country;
    std::string admin1;
    std::string admin2;
  };

  /// What the index has under a key: numbers of places, or where their crowd stands.
  struct Entry {
    std::vector<std::uint64_t> places;
    std::uint64_t crowd = 0;
  };
  [[nodiscard]] std::vector<Entry> look_up(const std::vector<std::string_view>& keys) const;
  [[nodiscard]] std::optional<PlaceRow> row(std::int64_t number) const;
  [[nodiscard]] std::string_view name_of(std::int64_t number) const;
  const std::string& source_of(std::int64_t number);
  void name_divisions(Place& place);
  DivisionNames names_of_divisions(const Place& place);

  const Database& base_;
  IndexParts parts_;
  std::optional<NearestFinder> nearest_;  ///< when places are looked for by position
  Statement by_id_;
  Statement by_geonames_number_;
  Statement source_by_number_;
  std::unordered_map<std::string, DivisionNames> divisions_;  ///< by codes, as far as they were read
  std::string division_codes_;                                ///< of those that are looked for
  std::map<std::int64_t, std::string> sources_;
};

}  // namespace rutter::places
