#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "places/place.hpp"

namespace rutter::places {

/// Places of the same name nearer than this count as one place, whose ring covers them.
inline constexpr double same_place_km = 10;

/// How a name was found, from the best to the weakest: the main name or the one in the language asked; another known spelling;
/// a spelling that differs only by habits of transliteration; a near miss, which never resolves by itself.
enum class Match { exact, alternate, transliterated, fuzzy };

/// "exact", "alternate", ...
[[nodiscard]] std::string_view to_string(Match match);

/// One reason for or against a candidate. Weights are logarithms of odds and add up.
struct Evidence {
  std::string what;
  double weight = 0;
};

struct Untold;

/// A place that a name may mean.
struct Candidate {
  Place place;
  Match match = Match::exact;
  std::string matched_name;      ///< the spelling in the gazetteer
  std::string asked_as;          ///< the name asked in the nominative, where it was read as a form of that; else empty
  std::string mark;              ///< of that spelling: "former", "colloquial", "short", or empty
  bool but_for_article = false;  ///< the spelling differs in nothing but Arabic articles
  bool as_area = false;          ///< a word of the name asked for this kind of area: "Idlib province"
  double score = 0;              ///< sum of the evidence
  std::vector<Evidence> evidence;
  double confidence = 0;  ///< probability that it is the place meant, set by `choose`; 0 for fuzzy ones

  std::int64_t number = 0;  ///< in the index, as long as the place lacks what is not needed to rank it; 0: nothing is lacking
  bool is_sketch = false;   ///< then: more than the names of its divisions is lacking, its own names among it
  std::shared_ptr<const Untold> untold;  ///< of a sketch: what its first evidence comes from, which only the score holds so far

  /// Adds a reason and its weight to the score.
  void add(std::string what, double weight);
};

class DeskGazetteer;

/// What is asked.
struct Query {
  std::string name;
  std::optional<std::string>
      in;  ///< "Lebanon" or "Aleppo, Syria": countries, provinces, districts in any language, or ISO alpha-2
  std::optional<geo::LonLat> near;  ///< places near it are preferred
  std::string language = "en";      ///< of the text that the name stands in
  bool area = false;                ///< an area is wanted (role somewhere-in): "Azerbaijan", not a village of that name
  int limit = 10;                   ///< most candidates returned; not positive: none
  int whole = std::numeric_limits<int>::max();  ///< of so many of them all is read, of others what is needed to choose: names
                                                ///< and evidence may be lacking
  const DeskGazetteer* desk = nullptr;          ///< the desk's own places, asked before the index; nullptr: none
};

/// Best first: by score, then population, then id. A total order, so that results never depend on the order in the index.
[[nodiscard]] bool ranks_before(const Candidate& a, const Candidate& b);

}  // namespace rutter::places
