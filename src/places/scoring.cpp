#include "places/scoring.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <memory>
#include <set>
#include <string_view>
#include <utility>

#include "base/utf8.hpp"
#include "places/area_words.hpp"
#include "places/fold.hpp"

namespace rutter::places {
namespace {

/// What an agreement is worth. Names in the gazetteer without a language are of every worth, from a town's name in the next
/// country to a slip; a transliteration by wide habits may be another name altogether.
double agreement_weight(const Agreement& agreement) {
  constexpr std::array<double, 4> weights{0.0, -1.0, -4.0, -8.0};
  constexpr double article_weight = -1.5;  // "Qamishli" for Al Qāmishlī: hardly another name
  constexpr double wide_weight = -6;
  if (agreement.wide) return wide_weight;
  return agreement.but_for_article ? article_weight : weights.at(static_cast<std::size_t>(agreement.match));
}

/// The population to count with: seats of divisions are no hamlets where the number is not known.
double assumed_population(const PlaceTraits& place) {
  if (place.population > 0) return static_cast<double>(place.population);
  if (place.feature_code == "PPLC") return 300'000;
  if (place.feature_code == "PPLA") return 50'000;
  return place.feature_code == "PPLA2" ? 10'000 : 0;
}

/// Log-odds by people: for towns and divisions 0 for a hamlet, 3.9 for 66,000 people, 8.2 for 14 million; half of that for
/// countries, whose names are known whatever their size.
double population_weight(const PlaceTraits& place) {
  const double slope = place.kind == Kind::country ? 0.4 : 0.8;
  return slope * std::log(1.0 + assumed_population(place) / 500.0);
}

/// Countries whose languages have been written in Latin letters for so long that their names are not transliterated: in the
/// press they stand as they are, less their marks. Left out are those whose names come to the press by way of another script
/// or in several spellings (Turkey, Azerbaijan, Serbia, Somalia, Indonesia, the Maghreb).
bool writes_latin(std::string_view country) {
  constexpr std::array<std::string_view, 68> codes{
      "AD", "AO", "AR", "AT", "AU", "BE", "BJ", "BO", "BR", "BZ", "CA", "CD", "CG", "CH", "CI", "CL", "CM",
      "CO", "CR", "CU", "CZ", "DE", "DK", "DO", "EC", "EE", "ES", "FI", "FR", "GA", "GB", "GF", "GH", "GQ",
      "GT", "GW", "HN", "HR", "HT", "HU", "IE", "IS", "IT", "JM", "LI", "LT", "LU", "LV", "MT", "MX", "MZ",
      "NI", "NL", "NO", "NZ", "PA", "PE", "PL", "PR", "PT", "PY", "SE", "SI", "SK", "SV", "US", "UY", "VE"};
  return std::binary_search(codes.begin(), codes.end(), country);
}

bool is_abbreviation(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
}

/// In how many languages the place has a name of its own tells how far it is spoken of: 0 for none, 1.7 for 16, 2.5 for 60.
/// Countries and what is drawn by nature have names in all languages of the sources, or in few because they were written by
/// hand: that says nothing.
double fame_weight(std::size_t languages) {
  return 0.6 * std::log(1.0 + static_cast<double>(languages));
}

bool has_fame(Kind kind) {
  return kind == Kind::city || kind == Kind::village || kind == Kind::province || kind == Kind::district;
}

/// What population is to a town, size is to a sea or a region: 1 for 7 km, 5 for 350 km.
double size_weight(double radius_km) {
  return 1.2 * std::log(1.0 + radius_km / 5.0);
}

bool has_size_for_fame(Kind kind) {
  return kind == Kind::disputed_area || kind == Kind::region || kind == Kind::sea || kind == Kind::lake ||
         kind == Kind::river || kind == Kind::range;
}

/// Countries are named more often than towns with as many people, divisions less; else what a place is says little.
double kind_weight(const PlaceTraits& place) {
  switch (place.kind) {
    case Kind::country:
      return 5.6;
    case Kind::disputed_area:
      return 3;
    case Kind::sea:
      return 2;
    case Kind::province:
      return -0.8;
    case Kind::district:
      return -1.0;
    case Kind::airport:
      return place.has_iata ? 0.5 : -0.5;
    case Kind::river:
      return -0.5;
    case Kind::city:
    case Kind::village:
      if (place.feature_code == "PPLX") return -2;  // a quarter of a town
      if (place.feature_code == "PPLC") return 1.3;
      return place.feature_code == "PPLA" ? 0.8 : 0.0;
    case Kind::region:
    case Kind::lake:
    case Kind::range:
    case Kind::other:
      return 0.0;
  }
  return 0.0;
}

std::string kind_text(const PlaceTraits& place) {
  if (place.feature_code == "PPLC") return "capital";
  if (place.feature_code == "PPLA") return "seat of a province";
  std::string text(to_string(place.kind));
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

/// Takes the reasons for a candidate with their texts.
struct Told {
  Candidate& candidate;
  template <class Text>
  void add(Text text, double weight) {
    candidate.add(text(), weight);
  }
};

/// Takes the weights alone, in the same order, so that the sum is the same to the last bit.
struct Summed {
  double sum = 0;
  template <class Text>
  void add(const Text& /*text*/, double weight) {
    sum += weight;
  }
};

constexpr double usual_meaning = 4;
constexpr double asked_kind = 2;
constexpr double wanted_area = 4;

double same_spelling_weight(bool is_ascii) {
  constexpr double marks_agree = 3;  // whoever writes Şuşa does not mean Susa
  return is_ascii ? 1 : marks_agree;
}

template <class Reasons>
void weigh_agreement(Reasons& reasons, const Agreement& agreement) {
  const auto match = [&] {
    std::string text(to_string(agreement.match));  // put together by hand: every candidate has it
    text.append(" match with ").append(agreement.mark).append(agreement.mark.empty() ? "'" : " name '");
    return text.append(agreement.matched_name).append("'");
  };
  reasons.add(match, agreement_weight(agreement));
  if (agreement.same_spelling) {
    const bool ascii = base::is_ascii(agreement.matched_name);
    reasons.add([&] { return ascii ? "spelt the same" : "spelt the same, marks and script included"; },
                same_spelling_weight(ascii));
  }
  if (agreement.usual) reasons.add([] { return "what the name usually means"; }, usual_meaning);
}

template <class Reasons>
void weigh_place(Reasons& reasons, const PlaceTraits& place, const Agreement& agreement, std::optional<Kind> area_kind,
                 std::size_t languages) {
  constexpr double another_kind = -6;
  constexpr double word_of_the_name = -5;  // "Sea" is part of the name: the Arabian Gulf is not the Arabian Sea
  weigh_agreement(reasons, agreement);
  if (area_kind && agreement.by_area_word) {
    const bool same_kind = *area_kind == place.kind;
    // "Chin State" is no word for China, which is called Chin somewhere.
    const bool country_for_part = place.kind == Kind::country && agreement.match != Match::exact;
    reasons.add([&] { return fmt::format("asked as a {}", to_string(*area_kind)); },
                is_natural(*area_kind) ? word_of_the_name : (same_kind ? asked_kind : (country_for_part ? another_kind : 0)));
  } else if (area_kind && !is_area(place.kind) && agreement.match != Match::exact) {
    reasons.add([&] { return fmt::format("no {}, as asked", to_string(*area_kind)); }, another_kind);
  }
  const double size = has_size_for_fame(place.kind) ? size_weight(place.uncertainty_km) : 0;
  const double people = population_weight(place);
  if (people >= size) {
    reasons.add(
        [&] {
          return place.population > 0 ? fmt::format("population {}", place.population) : std::string("population not known");
        },
        people);
  } else {
    reasons.add([] { return "size"; }, size);
  }
  if (has_fame(place.kind))
    reasons.add([&] { return fmt::format("named in {} languages", languages); }, fame_weight(languages));
  reasons.add([&] { return kind_text(place); }, kind_weight(place));
}

template <class Reasons>
void weigh_container(Reasons& reasons, const PlaceTraits& place, const Container& container) {
  constexpr double inside = 4;
  constexpr double outside = -20;  // more than any fame outweighs: then rather nothing is found
  constexpr double the_same = 0;   // "Singapore" in Singapore is the city
  if (container.is_unknown()) {
    reasons.add([&] { return fmt::format("'{}' is no known country, province, district or town", container.text); }, 0);
  } else if (container.is(place)) {
    reasons.add([&] { return fmt::format("{} itself", container.text); }, the_same);
  } else {
    const bool in = container.holds(place);
    const char* const how = container.areas.empty() ? (in ? "near" : "not near") : (in ? "in" : "not in");
    reasons.add([&] { return fmt::format("{} {}", how, container.text); }, in ? inside : outside);
  }
}

template <class Reasons>
void weigh_context(Reasons& reasons, const PlaceTraits& place, const Query& query, const std::vector<Container>& containers) {
  for (const Container& container : containers) weigh_container(reasons, place, container);
  if (query.near) {
    constexpr double nearest = 4;
    constexpr double km_per_unit = 50;
    const double km = distance_km(*query.near, place.point);
    reasons.add([&] { return fmt::format("{:.0f} km from the point given", km); },
                std::max(-nearest, nearest - km / km_per_unit));
  }
  if (query.area) {
    const bool area = is_area(place.kind);
    reasons.add([&] { return area ? "an area, as asked" : "no area"; }, area ? wanted_area : -wanted_area);
  }
}

template <class Reasons>
void weigh_strangeness(Reasons& reasons, const PlaceTraits& place, const Agreement& agreement, const Query& query) {
  constexpr double strange_weight = -11;
  constexpr double country_weight = -10;  // all spellings in use of a country are known
  constexpr std::size_t long_enough_for_country = 5;
  constexpr double short_country_weight = -5;  // "Sine" is China in one language, and a town in another
  constexpr double short_weight = -1;          // for every letter that lacks of so many:
  constexpr std::size_t long_enough = 7;
  constexpr double strange_share = 0.3;  // "Qareen" is not Karin
  constexpr double strange_share_of_wide = 0.27;
  constexpr double latin_weight = -4;       // "Shatila" is not Sätila
  constexpr double other_name_weight = -4;  // "Zeitoun" is no spelling of Quanzhou, which was called Zaitun
  if (query.in || query.near) return;
  if (place.kind == Kind::country && agreement.match == Match::alternate && agreement.mark.empty() && !agreement.usual &&
      !is_abbreviation(agreement.matched_name) &&
      strict_key(plain_words(agreement.matched_name)).size() < long_enough_for_country)
    reasons.add([] { return "a short name of a country in another language"; }, short_country_weight);
  if (agreement.match != Match::transliterated || agreement.but_for_article || agreement.letters == 0) return;
  if (depends_on_country(agreement) && writes_latin(place.country))
    reasons.add([] { return "written in Latin letters where it lies, and not so"; }, latin_weight);
  if (agreement.unlike_main)
    reasons.add([] { return "like another name of it than the main one, and not spelt so"; }, other_name_weight);
  const double share = static_cast<double>(agreement.strange) / static_cast<double>(agreement.letters);
  if (share > (agreement.wide ? strange_share_of_wide : strange_share)) {
    reasons.add(
        [&] { return fmt::format("{} of {} letters differ, and nothing else tells", agreement.strange, agreement.letters); },
        strange_weight);
  } else if (place.kind == Kind::country) {
    reasons.add([] { return "no spelling of a country that is known"; }, country_weight);
  } else if (agreement.letters < long_enough) {
    reasons.add([&] { return fmt::format("only {} letters, and nothing else tells", agreement.letters); },
                short_weight * static_cast<double>(long_enough - agreement.letters));
  }
}

void take_over(Candidate& candidate, const Agreement& agreement, std::optional<Kind> area_kind) {
  candidate.match = agreement.match;
  candidate.matched_name = agreement.matched_name;
  candidate.mark = agreement.mark;
  candidate.but_for_article = agreement.but_for_article;
  candidate.as_area = area_kind && !is_natural(*area_kind) && is_area(candidate.place.kind);
}

}  // namespace

std::size_t language_count(const Place& place) {
  std::set<std::string_view> languages;
  for (const NameIn& name : place.names)
    if (!name.lang.empty()) languages.insert(name.lang);
  return languages.size();
}

Match closeness(Match match, bool but_for_article) {
  return but_for_article ? Match::alternate : match;
}

void weigh_name(Candidate& candidate, const Agreement& agreement) {
  take_over(candidate, agreement, std::nullopt);
  Told told{candidate};
  weigh_agreement(told, agreement);
}

void weigh_name_and_place(Candidate& candidate, const Agreement& agreement, std::optional<Kind> area_kind,
                          std::size_t languages) {
  take_over(candidate, agreement, area_kind);
  Told told{candidate};
  weigh_place(told, candidate.place, agreement, area_kind, languages);
}

void weigh_whole(Candidate& candidate, const Agreement& agreement, std::size_t languages, const Asking& asking) {
  weigh_name_and_place(candidate, agreement, asking.area_kind, languages);
  weigh_query(candidate, asking.query, asking.containers);
  weigh_likeness(candidate, agreement, asking.query);
}

void weigh_untold(Candidate& candidate, Untold untold) {
  const Asking& asking = *untold.asking;
  take_over(candidate, untold.agreement, asking.area_kind);
  candidate.score =
      score_of(candidate.place, untold.agreement, asking.area_kind, untold.languages, asking.query, asking.containers);
  candidate.untold = std::make_shared<const Untold>(std::move(untold));
}

void tell_evidence(Candidate& candidate) {
  const std::shared_ptr<const Untold> untold = std::move(candidate.untold);
  const double score = candidate.score;
  std::vector<Evidence> since = std::move(candidate.evidence);
  candidate.evidence.clear();
  const Match match = candidate.match;
  weigh_whole(candidate, untold->agreement, untold->languages, *untold->asking);
  candidate.match = match;
  candidate.score = score;
  std::move(since.begin(), since.end(), std::back_inserter(candidate.evidence));
}

double score_of(const PlaceTraits& place, const Agreement& agreement, std::optional<Kind> area_kind, std::size_t languages,
                const Query& query, const std::vector<Container>& containers) {
  Summed summed;
  weigh_place(summed, place, agreement, area_kind, languages);
  weigh_context(summed, place, query, containers);
  weigh_strangeness(summed, place, agreement, query);
  return summed.sum;
}

double worth_of(const PlaceTraits& place, std::size_t languages) {
  static const Agreement exact;
  Summed summed;
  weigh_place(summed, place, exact, std::nullopt, languages);
  return summed.sum;
}

double most_gained_by_name(std::string_view asked, bool is_marked) {
  return same_spelling_weight(base::is_ascii(asked)) + (is_marked ? usual_meaning : 0);
}

double most_gained_by_query(std::optional<Kind> area_kind, const Query& query) {
  return (area_kind ? asked_kind : 0) + (query.area ? wanted_area : 0);
}

bool depends_on_country(const Agreement& agreement) {
  return agreement.match == Match::transliterated && !agreement.but_for_article && agreement.letters > 0 &&
         agreement.strange > 0;
}

double most_lost_beside(Match reached, Match own) {
  constexpr double alternate_beside_exact = -2.5;
  constexpr double transliterated_beside_better = -5;
  if (reached >= Match::transliterated || own <= reached || own == Match::fuzzy) return 0;
  return own == Match::alternate ? alternate_beside_exact : transliterated_beside_better;
}

bool may_be_one_with(const PlaceTraits& closest, Kind kind) {
  return has_fame(closest.kind) && has_fame(kind);
}

double weight_beside(const PlaceTraits& closest, Match reached, const PlaceTraits& place, Match own) {
  const double most = most_lost_beside(reached, own);
  if (most == 0) return 0;
  // A town and the province round it are not two: which of them spells the name is chance.
  if (may_be_one_with(closest, place.kind) &&
      (lies_in(place, closest) || lies_in(closest, place) || distance_km(place.point, closest.point) <= same_place_km))
    return 0;
  return most;
}

void weigh_beside_others(std::vector<Candidate>& candidates) {
  const auto own = [](const Candidate& c) { return closeness(c.match, c.but_for_article); };
  const auto best = std::min_element(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
    return std::pair(own(a), -a.score) < std::pair(own(b), -b.score);
  });
  if (best == candidates.end()) return;
  for (Candidate& candidate : candidates) {
    const double weight = weight_beside(best->place, own(*best), candidate.place, own(candidate));
    if (weight != 0) candidate.add(fmt::format("another place is '{}' more exactly", best->matched_name), weight);
  }
}

void weigh_query(Candidate& candidate, const Query& query, const std::vector<Container>& containers) {
  Told told{candidate};
  weigh_context(told, candidate.place, query, containers);
}

void weigh_likeness(Candidate& candidate, const Agreement& agreement, const Query& query) {
  Told told{candidate};
  weigh_strangeness(told, candidate.place, agreement, query);
}

}  // namespace rutter::places
