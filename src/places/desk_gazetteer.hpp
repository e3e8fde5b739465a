#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "places/candidate.hpp"
#include "places/place.hpp"

namespace rutter::places {

/// A desk's own places, asked before the index. A name is one of theirs when it has the same strict key as one of their
/// spellings: case, marks, hyphens and script of letters do not matter, habits of transliteration do. Never changed once made:
/// many threads may ask.
class DeskGazetteer {
 public:
  /// `places` have a name and a table each, and a spelling in `names` for each other name. They get ids: "desk:hawarkilis" by
  /// the key of the name, with the point behind it, "desk:azaz@36.58000,37.04000", where several places have that key.
  explicit DeskGazetteer(std::vector<Place> places);

  /// The places that bear the name asked, in the order of the tables, with the evidence that they do and of nothing else.
  [[nodiscard]] std::vector<Candidate> named(const std::string& name, const std::string& language) const;

  /// The place of an id; nullptr when there is none.
  [[nodiscard]] const Place* by_id(std::string_view id) const;

  /// A spelling whose key is some edits (optimal string alignment, in bytes) away from the one asked.
  struct Miss {
    const Place* place = nullptr;
    std::string spelling;
    int edits = 0;
  };
  /// All such spellings, the one with the same key left out, in the order of the tables.
  [[nodiscard]] std::vector<Miss> near_misses(const std::string& key, int most_edits) const;

 private:
  std::vector<Place> places_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_key_;  ///< indices into places_
  std::unordered_map<std::string, std::size_t> by_id_;
};

}  // namespace rutter::places
