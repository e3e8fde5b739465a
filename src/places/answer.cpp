#include "places/answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "places/container.hpp"

namespace rutter::places {
namespace {

/// Places near each other are told apart when one is ten times as likely.
constexpr double tenfold = 2.3;

/// Towns and the divisions named after them; countries and seas are far from places without being doubtful.
bool is_settled(Kind kind) {
  return kind == Kind::city || kind == Kind::village || kind == Kind::province || kind == Kind::district;
}

double nearest_km(geo::LonLat from, const std::vector<geo::LonLat>& stops, std::size_t but = std::string::npos) {
  double nearest = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < stops.size(); ++i)
    if (i != but) nearest = std::min(nearest, distance_km(from, stops[i]));
  return nearest;
}

/// How far a stop of this map is from its neighbour: the median over the stops; at least two are needed.
double usual_gap_km(const std::vector<geo::LonLat>& stops) {
  std::vector<double> gaps;
  for (std::size_t i = 0; i < stops.size(); ++i) gaps.push_back(nearest_km(stops[i], stops, i));
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return *middle;
}

/// How near any of these comes to the stops: a town, and the divisions of its name that it lies in. These are reckoned from
/// their middles, and a town is not farther off than the province that is named after it.
double nearest_with_divisions_km(const Candidate& candidate, const std::vector<Candidate>& candidates,
                                 const ChoiceContext& context) {
  double nearest = nearest_km(candidate.place.point, context.stops);
  if (is_area(candidate.place.kind)) return nearest;
  for (const Candidate& other : candidates)
    if (is_settled(other.place.kind) && is_area(other.place.kind) && lies_in(candidate.place, other.place))
      nearest = std::min(nearest, nearest_km(other.place.point, context.stops));
  return nearest;
}

void weigh_context(Candidate& candidate, const std::vector<Candidate>& candidates, const ChoiceContext& context) {
  constexpr double same_country = 4;
  constexpr double beside_a_stop = 2;
  constexpr double fading_km = 300;
  constexpr double far_km = 400;
  constexpr double far_gaps = 2;
  constexpr double far_off = -11;
  for (const auto& [country, share] : context.countries) {
    if (country == candidate.place.country && !country.empty() && !context.weighed)
      candidate.add(fmt::format("other stops lie in {}", country), same_country * share);
  }
  if (context.stops.empty()) return;
  const double nearest = nearest_km(candidate.place.point, context.stops);
  if (!context.weighed)
    candidate.add(fmt::format("{:.0f} km from the nearest other stop", nearest),
                  beside_a_stop * std::exp(-nearest / fading_km));
  // A hamlet far from all the others, in a country of none of them, is more likely a namesake of one that the gazetteer lacks:
  // far as this map goes, for the stops of another lie on several continents.
  const bool shares_country = std::any_of(context.countries.begin(), context.countries.end(),
                                          [&](const auto& entry) { return entry.first == candidate.place.country; });
  // What stands in the desk's own table is no namesake of it.
  if (!shares_country && candidate.place.table.empty() && context.stops.size() >= 2 && is_settled(candidate.place.kind) &&
      nearest_with_divisions_km(candidate, candidates, context) > std::max(far_km, far_gaps * usual_gap_km(context.stops)))
    candidate.add("far from all other stops, in a country of none of them", far_off);
}

/// Places of the same name near each other that nothing tells apart: towns, and a division named after its seat there. Not two
/// rows of the desk's own tables: who wrote both means two places.
bool is_same_spot(const Place& a, const Place& b) {
  if (!a.table.empty() && !b.table.empty()) return false;
  const auto counts = [](const Place& place) { return is_settled(place.kind) || !is_area(place.kind); };
  return counts(a) && counts(b) && distance_km(a.point, b.point) <= same_place_km;
}

/// One is an area that the other lies in, or both are areas over the same ground: reading the name either way leads to the same
/// place.
bool is_nested(const Place& a, const Place& b) {
  return (is_area(a.kind) && lies_in(b, a)) || (is_area(b.kind) && lies_in(a, b));
}

/// Whether the name may mean the town rather than the area it is nested with. A country gives way only to its capital, and only
/// where the name is the capital's own and the country's in some other language: Tunis, Brasília. A region gives way only to a
/// town that bears its name as exactly: Zangezur is not Kapan, which was called so once.
bool may_mean_town(const Candidate& area, const Candidate& town) {
  if (town.place.kind != Kind::city && town.place.kind != Kind::village) return false;
  switch (area.place.kind) {
    case Kind::country:
      return area.match != Match::exact && town.place.feature_code == "PPLC" && town.match == Match::exact;
    case Kind::province:
    case Kind::district:
      return town.match != Match::fuzzy;
    default:
      return town.match <= area.match && town.mark.empty();
  }
}

/// The country that has its name from its capital, or the capital from it: Djibouti, Singapore.
const Candidate& country_of_capital(const Candidate& capital, const std::vector<Candidate>& candidates) {
  const auto country = std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& c) {
    return c.place.kind == Kind::country && c.match == Match::exact && capital.score - c.score <= tenfold &&
           lies_in(capital.place, c.place);
  });
  return country == candidates.end() ? capital : *country;
}

/// A bare name that a town and the division round it bear means the town, as long as it is not much less likely and no word
/// asked for the division; one that a country and its capital bear means the country.
const Candidate& representative(const Candidate& best, const std::vector<Candidate>& candidates) {
  if (best.place.feature_code == "PPLC") return country_of_capital(best, candidates);
  if (!is_area(best.place.kind) || best.as_area) return best;
  const auto town = std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& c) {
    return best.score - c.score <= tenfold && may_mean_town(best, c) &&
           (is_nested(best.place, c.place) || is_same_spot(best.place, c.place));
  });
  return town == candidates.end() ? best : *town;
}

/// Probabilities in the order of the candidates; fuzzy ones have none.
std::vector<double> probabilities(const std::vector<Candidate>& candidates) {
  double highest = elsewhere_score;
  for (const Candidate& candidate : candidates) highest = std::max(highest, candidate.score);
  double total = std::exp(elsewhere_score - highest);
  std::vector<double> found;
  for (const Candidate& candidate : candidates) {
    found.push_back(candidate.match == Match::fuzzy ? 0 : std::exp(candidate.score - highest));
    total += found.back();
  }
  for (double& probability : found) probability /= total;
  return found;
}

/// Widens the ring of the best candidate over the places of the same name beside it.
void cover_same_spot(Candidate& best, const std::vector<Candidate>& candidates) {
  double radius_km = best.place.uncertainty_km;
  for (const Candidate& other : candidates) {
    if (other.place.id == best.place.id || other.match == Match::fuzzy) continue;
    if (is_area(best.place.kind) || is_area(other.place.kind))
      continue;  // a division's middle says nothing of the town's place
    if (!is_same_spot(best.place, other.place) || best.score - other.score > tenfold) continue;
    const double km = distance_km(best.place.point, other.place.point);
    radius_km = std::max(radius_km, km + other.place.uncertainty_km);
    best.evidence.push_back({fmt::format("{} lies {:.1f} km away and counts as the same place", other.matched_name, km), 0});
  }
  best.place.uncertainty_km = std::ceil(radius_km * 10) / 10;
}

}  // namespace

bool is_historical(const Place& place) {
  return place.feature_code == "PCLH";
}

std::string_view to_string(Answer::Status status) {
  switch (status) {
    case Answer::Status::resolved:
      return "resolved";
    case Answer::Status::ambiguous:
      return "ambiguous";
    case Answer::Status::not_found:
      break;
  }
  return "not_found";
}

Answer choose(std::vector<Candidate> candidates, const ChoiceContext& context) {
  Answer answer;
  for (Candidate& candidate : candidates) weigh_context(candidate, candidates, context);
  // Mostly they come in order, and are large to move.
  if (!std::is_sorted(candidates.begin(), candidates.end(), ranks_before))
    std::sort(candidates.begin(), candidates.end(), ranks_before);
  answer.candidates = std::move(candidates);
  const auto first = std::find_if(answer.candidates.begin(), answer.candidates.end(),
                                  [](const Candidate& c) { return c.match != Match::fuzzy; });
  if (first == answer.candidates.end()) return answer;

  const Candidate& best = representative(*first, answer.candidates);
  const std::vector<double> probability = probabilities(answer.candidates);
  double strongest_other = 0;
  for (std::size_t i = 0; i < probability.size(); ++i) {
    answer.candidates[i].confidence = probability[i];
    const Place& place = answer.candidates[i].place;
    const bool agrees = place.id == best.place.id || is_same_spot(best.place, place) || is_nested(best.place, place);
    agrees ? answer.confidence += probability[i] : strongest_other = std::max(strongest_other, probability[i]);
  }
  answer.margin = answer.confidence - strongest_other;
  const bool sure = answer.confidence >= confidence_to_resolve && !is_historical(best.place);
  answer.status = sure ? Answer::Status::resolved : Answer::Status::ambiguous;
  if (answer.status == Answer::Status::resolved) {
    answer.best = best;
    cover_same_spot(*answer.best, answer.candidates);
  }
  return answer;
}

}  // namespace rutter::places
