#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "places/candidate.hpp"

namespace rutter::places {

/// Confidence from which a name counts as resolved. Tripoli, with Libya's capital five times as large as the Lebanese city,
/// stays below (0.8); London, twenty times as large as the one in Ontario, lies above (0.92).
inline constexpr double confidence_to_resolve = 0.9;

/// Score of "a place that the gazetteer does not have", on the scale where an exactly matching hamlet has 0.
inline constexpr double elsewhere_score = -7;

/// What is known beside the name: the other stops of the same map.
struct ChoiceContext {
  std::vector<std::pair<std::string, double>> countries;  ///< ISO alpha-2 and its share among the other stops, 0 to 1
  std::vector<geo::LonLat> stops;                         ///< where the other stops lie that are already known
  bool weighed = false;  ///< the scores hold already how the candidates fit with these; only what is far from all is judged
};

/// What a name means, or why that is not known.
struct Answer {
  enum class Status { resolved, ambiguous, not_found };
  Status status = Status::not_found;
  std::optional<Candidate> best;      ///< only when resolved; its uncertainty_km covers the places merged with it
  double confidence = 0;              ///< probability of the best candidate and what is one with it, 0 to 1
  double margin = 0;                  ///< confidence minus the probability of the strongest other candidate
  std::vector<Candidate> candidates;  ///< all, best first, with the evidence of the context added
};

/// "resolved", "ambiguous", "not_found".
[[nodiscard]] std::string_view to_string(Answer::Status status);

/// Whether the place is a state that is no more and that several others followed (the Soviet Union): its note names them.
[[nodiscard]] bool is_historical(const Place& place);

/// Chooses among candidates. Scores are turned into probabilities (softmax) beside the hypothesis that the name means a place
/// which is not in the gazetteer. The probability of the best candidate includes that of candidates that do not contradict it:
/// an area that it lies in and shares the name with (Gaziantep, city and province: the city is taken, unless an area was asked
/// for), and places of the same name within same_place_km. Resolved from confidence_to_resolve on; a historical state is never
/// resolved, because it says not which of its successors is meant; fuzzy matches are never resolved and count as not found.
[[nodiscard]] Answer choose(std::vector<Candidate> candidates, const ChoiceContext& context = {});

}  // namespace rutter::places
