#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "places/asked_name.hpp"
#include "places/candidate.hpp"
#include "places/crowd_lists.hpp"
#include "places/place_reader.hpp"

namespace rutter::places {

/// One of the places that agree with a name, as far as it is needed to choose among them.
struct WeighedPlace {
  std::int64_t number = 0;  ///< where its row stands
  double score = 0;
  std::int64_t population = 0;
  Match match = Match::exact;
  Match closeness = Match::exact;
  Kind kind = Kind::other;
  std::optional<std::size_t> row;  ///< index among those whose rows were read
  std::size_t agreement = 0;       ///< of the others: index among the agreements of the crowds
  std::size_t member = 0;          ///< and among the members that were read
};

/// The places of a name that several bear. They are weighed by what the index has packed of them, each exactly as its row would
/// be; so the best can be told without a row. That takes some tenths of a microsecond a place. Where nothing but the name is
/// asked, of those that score the same only so many are weighed as can be told, and of those that cannot be among them none:
/// the answers are those of weighing all.
class ManyPlaces {
 public:
  /// What a place, with what CrowdMember::describe gives it, scores; the last is in how many languages it is named.
  using Score = std::function<double(const PlaceTraits&, const Agreement&, std::size_t)>;

  /// Weighs those that agree with the name, of which `most` of the best are to be told. `gained`: where the score depends on
  /// nothing of where a place lies but its country (depends_on_country), how much what is asked beside the name adds to it at
  /// most (most_gained_by_query); then not all are weighed. `reader` must outlive it.
  ManyPlaces(PlaceReader& reader, const AskedName& asked, const PlacesOfKeys& keys, const Score& score,
             std::size_t most = std::numeric_limits<std::size_t>::max(), std::optional<double> gained = std::nullopt);

  [[nodiscard]] const std::vector<WeighedPlace>& all() const { return places_; }

  /// Takes off what places lose beside one that agrees more closely (weight_beside), and gives the best, as
  /// ranks_before has them, with the closest among them, and the best whose name is as written; by ascending numbers, so many
  /// and two at most. Call it once: rows that were read are given away.
  [[nodiscard]] std::vector<FoundPlace> best();

 private:
  struct Rating;
  class Enough;
  /// A member of a crowd with what it has in common with others.
  struct Member {
    CrowdClass one;
    CrowdMember member;
  };
  void add_likely(AgreeingCrowd& crowd, const AskedName& asked, const PlacesOfKeys& keys, const Score& score);
  std::vector<Rating> ratings(AgreeingCrowd& crowd, const AskedName& asked, std::size_t left_out, const Score& score);
  [[nodiscard]] double most_unnamed(const PlaceTraits& place, std::size_t languages) const;
  std::vector<Rating> spelt_the_same(AgreeingCrowd& crowd, const AskedName& asked, const Score& score);
  std::size_t wanted(AgreeingCrowd& crowd, const CrowdReader::Class& one, const std::vector<Enough>& enough,
                     const AskedName& asked, const PlacesOfKeys& keys, const Score& score);
  [[nodiscard]] Match closest_of(const std::vector<Rating>& rated) const;
  void add_all(const AskedName& asked, const PlacesOfKeys& keys, const Score& score);
  void read_rows(const AskedName& asked, const std::vector<std::int64_t>& numbers, const Score& score);
  void add(const CrowdClass& one, const CrowdMember& member, std::size_t agreement, const Score& score);
  void describe_but_for_id(const WeighedPlace& weighed, PlaceTraits& place) const;
  [[nodiscard]] std::int64_t geonames_number_of(const WeighedPlace& weighed) const;  ///< 0: its id has none
  [[nodiscard]] std::string id_of(const WeighedPlace& weighed) const;
  void give(const WeighedPlace& weighed, FoundPlace& found);
  [[nodiscard]] bool ranks_first(const WeighedPlace& a, const WeighedPlace& b) const;

  PlaceReader& reader_;
  std::size_t most_;
  std::optional<double> gained_;
  std::vector<FoundPlace> rows_;  ///< of those whose rows were read
  std::vector<Member> members_;
  std::vector<std::optional<Agreement>> agreements_;
  std::vector<WeighedPlace> places_;
  PlaceTraits described_;  ///< one for all that are weighed
  std::string described_id_;
};

}  // namespace rutter::places
