#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "places/asked_name.hpp"
#include "places/candidate.hpp"
#include "places/place_reader.hpp"

namespace rutter::places {

/// One of the places that agree with a name, as far as it is needed to choose among them.
struct WeighedPlace {
  std::int64_t number = 0;
  double score = 0;
  std::int64_t population = 0;
  Match match = Match::exact;
  Match closeness = Match::exact;
  bool is_area = false;
  std::size_t agreement = 0;  ///< index among those of the lists
  std::size_t list = 0;       ///< which list it stands in, and where there
  std::size_t at = 0;
};

/// The places of a name that several bear. All are weighed by what the index has packed of them, each exactly as its row would
/// be; so the best can be told without a row. That takes some tenths of a microsecond a place.
class ManyPlaces {
 public:
  /// What a place, with what CrowdMember::describe gives it, scores; the last is in how many languages it is named.
  using Score = std::function<double(const Place&, const Agreement&, std::size_t)>;

  /// Weighs those that agree with the name. `keys` must outlive it.
  ManyPlaces(PlaceReader& reader, const AskedName& asked, const PlacesOfKeys& keys, const Score& score);

  [[nodiscard]] const std::vector<WeighedPlace>& all() const { return places_; }

  /// Takes off what places lose beside one that agrees more closely (weight_beside), and gives the best, as
  /// ranks_before has them, with the closest among them, and the best whose name is as written; by ascending numbers, so many
  /// and two at most. Call it once: rows that were read are given away.
  [[nodiscard]] std::vector<FoundPlace> best(std::size_t most);

 private:
  class Lists;
  void add(const FoundPlace& found, std::size_t at, const Score& score);
  void describe(const WeighedPlace& weighed, Place& place) const;
  [[nodiscard]] FoundPlace found(const WeighedPlace& weighed);
  [[nodiscard]] bool ranks_first(const WeighedPlace& a, const WeighedPlace& b) const;

  const PlacesOfKeys& keys_;
  std::vector<FoundPlace> rows_;  ///< of those whose rows were read; list 0
  std::vector<std::optional<Agreement>> agreements_;
  std::vector<WeighedPlace> places_;
};

}  // namespace rutter::places
