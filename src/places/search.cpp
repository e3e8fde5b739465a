#include "places/search.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <limits>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "places/airports.hpp"
#include "places/container.hpp"
#include "places/coordinates.hpp"
#include "places/desk_search.hpp"
#include "places/gazetteer.hpp"
#include "places/inflection.hpp"
#include "places/kind_words.hpp"
#include "places/many_places.hpp"
#include "places/phrase.hpp"
#include "places/place_reader.hpp"
#include "places/scoring.hpp"

namespace rutter::places {
namespace {

using Candidates = std::vector<Candidate>;

Candidates search_all(PlaceReader& reader, const Query& query);

/// The places that agree with the name; where several have a key, as many of the best as are asked for.
std::vector<FoundPlace> likeliest(PlaceReader& reader, const AskedName& asked, const std::vector<std::string>& keys,
                                  const Query& query, const std::vector<Container>& containers) {
  const PlacesOfKeys having = reader.with_keys(keys);
  if (having.crowds.empty()) return reader.find(asked, having.apart);
  const auto score = [&](const PlaceTraits& place, const Agreement& agreement, std::size_t languages) {
    return score_of(place, agreement, asked.area_kind(), languages, query, containers);
  };
  const bool is_alone = containers.empty() && !query.in && !query.near;
  ManyPlaces places(reader, asked, having, score, static_cast<std::size_t>(std::max(1, query.limit)),
                    is_alone ? std::optional(most_gained_by_query(asked.area_kind(), query)) : std::nullopt);
  return places.best();
}

/// The places with that name as it stands; by wider habits of transliteration only when there are no others.
Candidates named(PlaceReader& reader, const Query& query, const std::vector<Container>& containers) {
  AskedName asked(query.name, query.language);
  auto agreeing = likeliest(reader, asked, asked.keys(), query, containers);
  if (agreeing.empty()) agreeing = likeliest(reader, asked, asked.widen(), query, containers);
  const auto asking = std::make_shared<const Asking>(Asking{asked.area_kind(), query, containers});
  Candidates found;
  found.reserve(agreeing.size());
  for (FoundPlace& agreed : agreeing) {
    Candidate& candidate = found.emplace_back();
    candidate.place = std::move(agreed.place);
    candidate.number = agreed.number;
    candidate.is_sketch = agreed.is_sketch;
    if (agreed.is_sketch) {
      weigh_untold(candidate, {std::move(agreed.agreement), agreed.languages, asking});
    } else {
      weigh_whole(candidate, agreed.agreement, agreed.languages, *asking);
    }
  }
  weigh_beside_others(found);
  return found;
}

/// Whether the name is one of the gazetteer as it is written, so that nothing else needs to be read into it.
bool is_name(const Candidates& found) {
  return std::any_of(found.begin(), found.end(), [](const Candidate& c) { return c.match <= Match::alternate; });
}

bool is_known(const std::vector<Container>& containers) {
  return std::none_of(containers.begin(), containers.end(), [](const Container& c) { return c.is_unknown(); });
}

/// "Kilis, Turkey", "Kilis (Turkey)" or "Kilis/Turkey": the name and, behind the mark, what it lies in, which must be known: a
/// part of the name that nobody understands is not left out in silence.
Candidates behind_comma(PlaceReader& reader, const Query& query) {
  const std::size_t mark = query.name.find_first_of(",(/");
  if (query.in || mark == std::string::npos || mark == 0) return {};
  const bool in_brackets = query.name[mark] == '(';
  if (in_brackets && query.name.back() != ')') return {};
  Query divided = query;
  divided.in = query.name.substr(mark + 1);
  if (in_brackets) divided.in->pop_back();
  divided.name.erase(mark);
  const auto containers = containers_of(reader, *divided.in, divided.language);
  return is_known(containers) ? named(reader, divided, containers) : Candidates{};
}

/// "the Gaza Strip" and "occupied West Bank" by the names alone.
Candidates without_the_english_article(PlaceReader& reader, const Query& query) {
  auto name = bare_name_in(query.name);
  if (!name) return {};
  Query bare = query;
  bare.name = std::move(*name);
  return search_all(reader, bare);
}

/// "Syria's Idlib province", "West Bank city of Jenin": the name in what it is said to lie in, which must be known.
Candidates within_area(PlaceReader& reader, const Query& query) {
  const auto read = name_within_in(query.name);
  if (!read) return {};
  const auto containers = containers_of(reader, read->within, query.language);
  if (containers.empty() || !is_known(containers)) return {};
  Query other = query;
  other.name = read->name;
  other.in = query.in ? fmt::format("{}, {}", read->within, *query.in) : read->within;
  return search_all(reader, other);
}

Candidates at_coordinates(const Coordinates& read, const std::string& written) {
  Candidate candidate;
  candidate.place = place_at(read.point, read.radius_km, read.notation);
  candidate.matched_name = written;
  candidate.add(fmt::format("coordinates: {}", read.notation), 10);
  return {std::move(candidate)};
}

/// The desk's own places where some fit, else what `search` finds, else those of the desk that the context contradicts.
template <class Search>
Candidates desk_first(PlaceReader& reader, const Query& query, Search search) {
  if (query.desk == nullptr) return search();
  OwnPlaces own = own_places(reader, query);
  if (!own.fitting.empty()) return std::move(own.fitting);
  Candidates found = search();
  return found.empty() ? std::move(own.contradicted) : found;
}

/// The places that bear the name itself: no phrase is read into it.
Candidates by_name_alone(PlaceReader& reader, const Query& query) {
  return desk_first(reader, query,
                    [&] { return named(reader, query, containers_of(reader, query.in.value_or(""), query.language)); });
}

/// Adds the candidates of the names that the query's may be a form of. Then no reading is as sure as a name by itself, that of
/// the name as it stands neither: "около Агры" is said of Agra, and "Агры" is Ağrı. Of places that both may mean the likelier
/// reading is kept.
void add_inflected(PlaceReader& reader, const Query& query, Candidates& found) {
  constexpr double doubtful = -8.5;  // little known places are refused: "у Камы" means the river that the gazetteer lacks
  constexpr int most_of_each = 20;
  Query other = query;
  other.limit = std::max(1, std::min(query.limit, most_of_each));
  Candidates inflected;
  for (std::string& nominative : nominatives(query.name)) {
    other.name = std::move(nominative);
    // Were phrases read into them, a phrase in a phrase in a phrase would be read 48 times at every step.
    for (Candidate& candidate : by_name_alone(reader, other)) {
      if (candidate.match > Match::alternate) continue;
      candidate.add(fmt::format("'{}' read as a form of '{}'", query.name, other.name), doubtful);
      candidate.asked_as = other.name;
      inflected.push_back(std::move(candidate));
    }
  }
  if (inflected.empty()) return;
  for (Candidate& candidate : found)
    candidate.add(fmt::format("'{}' read as it stands, though it may be a form of another name", query.name), doubtful);
  for (Candidate& candidate : inflected) {
    const auto same = std::ranges::find_if(found, [&](const Candidate& known) { return known.place.id == candidate.place.id; });
    if (same == found.end()) {
      found.push_back(std::move(candidate));
    } else if (same->score < candidate.score) {
      *same = std::move(candidate);
    }
  }
}

/// What a phrase calls the known place.
Candidates known_place(PlaceReader& reader, const Query& query) {
  Candidates found = search_all(reader, query);
  add_inflected(reader, query, found);
  return found;
}

/// "near" the place of that name, or of one that it is a form of; nothing when none is known.
std::optional<std::string> known_context(PlaceReader& reader, const std::string& name, const std::string& language) {
  std::vector<std::string> names = nominatives(name);
  names.insert(names.begin(), name);
  for (const std::string& known : names) {
    std::string context = "near " + known;
    if (is_known(containers_of(reader, context, language))) return context;
  }
  return std::nullopt;
}

/// What stands before "near", where it is known itself and lies there.
Candidates known_near(PlaceReader& reader, const Query& query, const Phrase& phrase) {
  if (phrase.described.empty()) return {};
  Query other = query;
  other.name = phrase.described;
  other.in = known_context(reader, phrase.known, query.language);
  if (!other.in) return {};
  const auto containers = containers_of(reader, *other.in, other.language);
  Candidates found = named(reader, other, containers);
  std::erase_if(found, [&](const Candidate& c) { return !containers.front().holds(c.place); });
  return found;
}

/// The areas that bear the direction and a place's English name: South Sudan, Northern Syria, South Carolina.
Candidates called_so(PlaceReader& reader, const std::string& known, std::string_view direction) {
  Query query;
  for (const std::string_view ending : {"", "ern"}) {
    query.name = fmt::format("{}{} {}", direction, ending, known);
    Candidates found = by_name_alone(reader, query);
    std::erase_if(found, [](const Candidate& c) { return c.match > Match::alternate || !is_area(c.place.kind); });
    if (!found.empty()) return found;
  }
  return {};
}

/// Whether the name is the country's in one of the languages in which parts are read from bare directions.
bool is_called_so(const Candidate& country) {
  constexpr std::array<std::string_view, 6> languages{"de", "fr", "es", "it", "pt", "ar"};
  return std::ranges::any_of(languages, [&](std::string_view language) {
    return Gazetteer::display_name(country.place, std::string(language)) == country.matched_name;
  });
}

/// What "Nordsyrien" or "северная Сирия" may mean that the gazetteer has by name: then no part is reckoned. What lies elsewhere
/// is not meant, but neither is the part: Süd-Carolina is not the south of Carolina in Puerto Rico.
void take_names_of_parts(PlaceReader& reader, const Phrase& phrase, Candidates& found, Candidates& called) {
  std::map<std::string, Candidates> by_name;  // of many places of one name one look-up is enough
  // "Amerika" is the United States in passing, but not in "Südamerika"; "Congo" is two countries.
  const bool is_country = std::ranges::any_of(found, [&](Candidate& c) {
    if (c.place.kind != Kind::country) return false;
    reader.complete(c);
    return is_called_so(c);
  });
  std::erase_if(found, [&](Candidate& c) {
    reader.complete(c);
    if (phrase.of_country && (!is_country || c.place.kind != Kind::country)) return true;
    const std::string name = Gazetteer::display_name(c.place, "en");
    const auto [entry, is_new] = by_name.try_emplace(name);
    if (is_new) entry->second = called_so(reader, name, phrase.derivation.direction.word);
    if (entry->second.empty()) return false;
    for (Candidate candidate : entry->second) {
      const auto is_same = [&](const Candidate& known) { return known.place.id == candidate.place.id; };
      if (!lies_in(candidate.place, c.place) || std::ranges::any_of(called, is_same)) continue;
      candidate.match = Match::alternate;  // the name asked is none of its spellings
      candidate.add(fmt::format("the {} of {}", phrase.derivation.direction.word, c.matched_name), 0);
      called.push_back(std::move(candidate));
    }
    return true;
  });
}

/// The known place's candidates, each as what is said of it. Only a part is taken of an area: what is near its middle says
/// nothing.
Candidates derived(PlaceReader& reader, const Query& query, const Phrase& phrase) {
  if (Candidates known = known_near(reader, query, phrase); !known.empty()) return known;
  const bool part = phrase.derivation.relation == Relation::part;
  Query other = query;
  other.name = phrase.known;
  other.area = part && !phrase.of_town;
  if (!phrase.whole.empty()) {
    Query named_so = query;
    named_so.name = phrase.whole;
    Candidates whole;
    add_inflected(reader, named_so, whole);
    if (!whole.empty()) return whole;
  }
  Candidates found = known_place(reader, other);
  std::erase_if(found, [&](Candidate& c) {
    // A part of what is only spelt alike would be a guess on a guess.
    if (part && c.match > Match::alternate) return true;
    const bool town_wanted = !part || phrase.of_town;
    return c.place.relation != Relation::none || (town_wanted && is_area(c.place.kind)) || c.place.kind == Kind::airport;
  });
  Candidates called;
  if (phrase.may_be_name) take_names_of_parts(reader, phrase, found, called);
  for (Candidate& candidate : found) {
    reader.complete(candidate);
    candidate.place = derived_place(candidate.place, phrase.derivation);
    candidate.place.reference_name = candidate.asked_as.empty() ? phrase.known : candidate.asked_as;
    candidate.evidence.push_back({candidate.place.note, 0});
  }
  std::ranges::move(called, std::back_inserter(found));
  return found;
}

/// What is called a town, a camp or a crossing: places of that kind by the name alone. Camps and crossings that the gazetteer
/// lacks are mostly named after the town that they lie by: a ring round it, where the town is of some size or its country told.
Candidates of_named_kind(PlaceReader& reader, const Query& query) {
  constexpr double camp_by_town = -6;  // a hamlet of the name may lie anywhere
  constexpr double crossing_by_town = -8;
  const auto read = named_kind_in(query.name);
  if (!read) return {};
  Query other = query;
  other.name = read->name;
  const auto containers = containers_of(reader, query.in.value_or(""), query.language);
  Candidates found = named(reader, other, containers);
  const auto is_town = [](const Candidate& c) { return c.place.kind == Kind::city || c.place.kind == Kind::village; };
  if (read->feature_code == "PPL") {
    std::erase_if(found,
                  [&](const Candidate& c) { return !is_town(c) || closeness(c.match, c.but_for_article) > Match::alternate; });
    return found;
  }
  Candidates of_kind = found;
  std::erase_if(of_kind, [&](const Candidate& c) { return c.place.feature_code != read->feature_code; });
  if (!of_kind.empty()) return of_kind;
  for (Candidate& candidate : found) reader.complete(candidate);
  const std::int64_t least_people = query.in ? 0 : 10'000;
  std::erase_if(found, [&](const Candidate& c) {
    return !is_town(c) || c.match > Match::alternate || c.place.population < least_people;
  });
  for (Candidate& candidate : found) {
    candidate.place = derived_place(candidate.place, {});
    candidate.place.reference_name = other.name;
    candidate.evidence.push_back({candidate.place.note, 0});
    candidate.add("by the town that it may be named after", read->feature_code == "CMPRF" ? camp_by_town : crossing_by_town);
  }
  return found;
}

/// Towns of the name, or of one that it is a form of; spelt so, for a pair of places that are only spelt alike is found too
/// easily.
Candidates ends_of_between(PlaceReader& reader, const Query& query, const std::string& name) {
  constexpr std::size_t most = 20;
  Query other = query;
  other.name = name;
  Candidates found = known_place(reader, other);
  std::erase_if(found, [](const Candidate& c) {
    return c.match > Match::alternate || c.place.relation != Relation::none || is_area(c.place.kind);
  });
  std::sort(found.begin(), found.end(), ranks_before);
  if (found.size() > most) found.resize(most);
  for (Candidate& candidate : found) reader.complete(candidate);
  return found;
}

/// "between Homs and Hama": of the places of the two names those that lie near each other. What is much less likely than the
/// likeliest pair, though that one lies too far apart, is none: "between Paris and Moscow" is not in Texas.
Candidates between(PlaceReader& reader, const Query& query, const Phrase& phrase) {
  constexpr double farthest_apart_km = 200;
  constexpr double nearest = 4;
  constexpr double km_per_unit = 50;
  constexpr double too_unlikely = 5;
  const Candidates firsts = ends_of_between(reader, query, phrase.known);
  const Candidates seconds = ends_of_between(reader, query, phrase.other);
  if (firsts.empty() || seconds.empty()) return {};
  Candidates found;
  for (const Candidate& first : firsts) {
    std::optional<Candidate> best;
    for (const Candidate& second : seconds) {
      const double km = distance_km(first.place.point, second.place.point);
      const double unlikelier = second.score - seconds.front().score;
      if (km > farthest_apart_km || km <= 0 || first.score - firsts.front().score + unlikelier < -too_unlikely) continue;
      Candidate pair = first;
      pair.place = place_between(first.place, second.place);
      pair.add(fmt::format("{:.0f} km from {}", km, second.place.name), std::max(0.0, nearest - km / km_per_unit));
      if (unlikelier < 0) pair.add(fmt::format("of a less likely {}", second.place.name), unlikelier);
      pair.evidence.push_back({pair.place.note, 0});
      if (!best || best->score < pair.score) best = std::move(pair);
    }
    if (best) found.push_back(std::move(*best));
  }
  return found;
}

Candidates of_phrase(PlaceReader& reader, Query query, const Phrase& phrase, const std::vector<Container>& containers) {
  // Not every place of the name fits the phrase, and which do is seen when they are read.
  query.limit = std::numeric_limits<int>::max();
  if (phrase.form == Phrase::Form::derived) return derived(reader, query, phrase);
  if (phrase.form == Phrase::Form::between) return between(reader, query, phrase);
  if (phrase.form == Phrase::Form::code) return airport_with_code(reader, phrase.code_key, phrase.known);
  Query other = query;
  other.name = phrase.known;
  Candidates found = phrase.form == Phrase::Form::airport ? known_place(reader, other) : search_all(reader, other);
  std::sort(found.begin(), found.end(), ranks_before);
  if (phrase.form == Phrase::Form::inverted) return found;
  return airports_of(reader, other, std::move(found), containers, phrase.air_base);
}

Candidates search_index(PlaceReader& reader, const Query& query);

Candidates search_all(PlaceReader& reader, const Query& query) {
  if (const auto read = coordinates_in(query.name)) return at_coordinates(*read, query.name);
  return desk_first(reader, query, [&] { return search_index(reader, query); });
}

Candidates search_index(PlaceReader& reader, const Query& query) {
  const auto containers = containers_of(reader, query.in.value_or(""), query.language);
  if (const auto code = code_said_in(query.name)) return of_phrase(reader, query, *code, containers);
  Candidates found = named(reader, query, containers);
  if (is_name(found)) return found;
  if (const auto phrase = phrase_in(query.name))
    if (Candidates described = of_phrase(reader, query, *phrase, containers); !described.empty()) return described;
  if (Candidates within = within_area(reader, query); !within.empty()) return within;
  if (Candidates of_kind = of_named_kind(reader, query); !of_kind.empty()) return of_kind;
  if (!found.empty()) return found;
  if (Candidates bare = without_the_english_article(reader, query); !bare.empty()) return bare;
  return behind_comma(reader, query);
}

/// Best first, no more than asked for, and as many of these complete.
Candidates ranked(PlaceReader& reader, Candidates found, const Query& query) {
  const std::size_t limit = std::min(found.size(), static_cast<std::size_t>(std::max(0, query.limit)));
  const std::size_t whole = std::min(limit, static_cast<std::size_t>(std::max(0, query.whole)));
  std::vector<std::size_t> order(found.size());
  std::iota(order.begin(), order.end(), 0);
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(limit), order.end(),
                    [&](std::size_t a, std::size_t b) { return ranks_before(found[a], found[b]); });
  Candidates best;
  best.reserve(limit);
  for (std::size_t i = 0; i < limit; ++i) best.push_back(std::move(found[order[i]]));
  for (std::size_t i = 0; i < whole; ++i) reader.complete(best[i]);
  return best;
}

}  // namespace

std::vector<Candidate> search(PlaceReader& reader, const Query& query) {
  return ranked(reader, search_all(reader, query), query);
}

}  // namespace rutter::places
