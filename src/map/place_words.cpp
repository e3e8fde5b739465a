#include "map/place_words.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "map/furniture_words.hpp"
#include "map/projection_words.hpp"
#include "places/fold.hpp"

namespace rutter::map {
namespace {

std::string found_name(const Words& words, const places::Place& place) {
  return places::Gazetteer::display_name(place, words.language());
}

/// Whether two spellings differ in nothing but case, marks, hyphens and blanks: "Évora" and "Evora" need no word.
bool is_same_name(std::string_view a, std::string_view b) {
  return places::strict_key(places::plain_words(a)) == places::strict_key(places::plain_words(b));
}

/// Whether the place has this spelling among its names in the language: then the report and the gazetteer agree, and there is
/// nothing to tell.
bool is_called(const Words& words, const places::Place& place, const std::string& name) {
  return std::any_of(place.names.begin(), place.names.end(), [&](const places::NameIn& known) {
    return known.mark != "former" && primary_language(known.lang) == primary_language(words.language()) &&
           is_same_name(known.text, name);
  });
}

/// Readings that the job gives as coordinates bear the stop's own name, which tells nothing.
std::string readings_words(const Words& words, const route::ResolvedStop& stop) {
  std::vector<std::string> names;
  if (stop.place) names.push_back(words.embedded(found_name(words, *stop.place)));
  for (const route::Reading& reading : stop.readings)
    if (!reading.name.empty() && reading.name != stop.label && reading.name != stop.query)
      names.push_back(words.embedded(reading.name));
  const std::size_t count = stop.readings.size() + 1;
  if (names.size() != count) return words.counted("doubt.readings", static_cast<std::int64_t>(count));
  return words.counted("doubt.readings_named", static_cast<std::int64_t>(count), {{"names", words.either(names)}});
}

/// Latin, Arabic, Persian or Devanagari; isolates round a name do not count.
bool begins_with_figure(std::string_view text) {
  const auto is_of = [](char32_t c, char32_t zero) { return c >= zero && c <= zero + 9; };
  std::size_t at = 0;
  while (at < text.size()) {
    const char32_t c = base::next_code_point(text, at);
    const bool isolate = c >= 0x2066 && c <= 0x2069;
    if (!isolate) return is_of(c, U'0') || is_of(c, 0x0660) || is_of(c, 0x06F0) || is_of(c, 0x0966);
  }
  return false;
}

}  // namespace

std::string country_in(const places::Gazetteer& gazetteer, const std::string& code, const std::string& english,
                       const std::string& language) {
  places::Query query;
  query.name = english;
  query.area = true;
  for (const places::Candidate& found : gazetteer.candidates(query))
    if (found.place.kind == places::Kind::country && found.place.country == code)
      return places::Gazetteer::display_name(found.place, language);
  return english;
}

namespace {

std::string certainty_words(const Words& words, const route::ResolvedStop& stop) {
  const std::string distance = distance_words(words, stop.uncertainty_km);
  switch (stop.known) {
    case route::Known::near: {
      // "near Azaz" as a key, or in the name itself; else an area whose outline is not known.
      const std::string& known = stop.spec.near.empty() && stop.place ? stop.place->reference_name : stop.spec.near;
      if (known.empty()) return words.text("doubt.area");
      return stop.uncertainty_stated
                 ? words.text("doubt.near_within", {{"distance", distance}, {"place", words.embedded(known)}})
                 : words.text("doubt.near", {{"place", words.embedded(known)}});
    }
    case route::Known::area:
      return words.text("doubt.area");
    case route::Known::alternatives:
      return readings_words(words, stop);
    case route::Known::point:
      break;
  }
  Prose out;
  if (stop.uncertainty_km > 0) out.add(words.text("doubt.within", {{"distance", distance}}));
  // A described place ("20 km south of Horadiz") has no name but that description.
  if (stop.place && stop.place->relation == places::Relation::none && !stop.query.empty())
    if (const std::string name = found_name(words, *stop.place);
        !is_same_name(name, stop.query) && !is_same_name(name, stop.label) && !is_called(words, *stop.place, stop.query))
      out.add(words.text("doubt.found_as", {{"name", words.embedded(name)}}));
  return out.take();
}

/// What the desk's own table says of where it has the place from.
std::string desk_words(const Words& words, const route::ResolvedStop& stop) {
  if (!stop.place || stop.place->table.empty()) return {};
  const places::Place& place = *stop.place;
  const std::string file = words.embedded(place.table);
  Prose out;
  out.add(place.source.empty() ? words.text("doubt.desk", {{"file", file}})
                               : words.text("doubt.desk_source", {{"file", file}, {"source", words.embedded(place.source)}}));
  // The note is of the place itself, not of one near it.
  if (place.relation == places::Relation::none && stop.spec.near.empty()) out.add(words.sentence(place.note));
  return out.take();
}

}  // namespace

std::string doubt_words(const Words& words, const route::ResolvedStop& stop) {
  Prose out;
  out.add(certainty_words(words, stop));
  out.add(desk_words(words, stop));
  return out.take();
}

std::string country_words(const Words& words, const route::ResolvedStop& stop) {
  if (!stop.place || stop.place->kind == places::Kind::country) return {};
  const std::string& name = words.country(stop.place->country, stop.place->country_name);
  return name == stop.label ? std::string() : name;
}

std::string numbered(const route::Itinerary& itinerary, const route::ResolvedStop& stop, const std::string& text) {
  if (!itinerary.numbered) return text;
  return fmt::format("{}{} {}", stop.number, begins_with_figure(text) ? ":" : "", text);
}

std::string stop_name(const Words& words, const route::ResolvedStop& stop) {
  const std::string country = country_words(words, stop);
  const std::string name = words.embedded(stop.label);
  return country.empty() ? name : words.text("place.country", {{"place", name}, {"country", words.embedded(country)}});
}

std::string second_name(const route::ResolvedStop& stop, const std::string& language) {
  if (language.empty() || !stop.place || stop.known == route::Known::near || stop.known == route::Known::alternatives)
    return {};
  const std::string wanted = primary_language(language);
  for (const places::NameIn& name : stop.place->names)
    if (primary_language(name.lang) == wanted && (name.mark.empty() || name.mark == "preferred") &&
        base::has_right_to_left_letter(name.text) == is_right_to_left(language))
      return name.text == stop.label ? std::string() : name.text;
  return {};
}

std::string movement_words(const Words& words, const route::Itinerary& itinerary, const route::ResolvedLeg& leg) {
  const auto named = [&](std::size_t stop) {
    const route::ResolvedStop& s = itinerary.stops.at(stop);
    const std::string name = words.embedded(s.label);
    return itinerary.numbered ? words.text("place.number", {{"place", name}, {"number", fmt::format("{}", s.number)}}) : name;
  };
  std::string out = leg.to ? words.text("movement", {{"from", named(leg.from)}, {"to", named(*leg.to)}})
                           : words.text("movement.unknown", {{"from", named(leg.from)}});
  std::vector<std::string> via;
  for (const route::ResolvedStop& passed : leg.via) via.push_back(words.embedded(passed.label));
  if (!via.empty()) out = words.text("movement.via", {{"movement", out}, {"via", words.listed(via)}});
  const std::string mode = mode_words(words, leg.spec.mode);
  return mode.empty() ? out : words.text("movement.mode", {{"movement", out}, {"mode", mode}});
}

Words with_country_names(Words words, const route::Itinerary& itinerary, const places::Gazetteer& gazetteer) {
  if (primary_language(words.language()) == "en") return words;
  std::vector<std::string> done;
  for (const route::ResolvedStop& stop : itinerary.stops) {
    if (!stop.place || stop.place->country_name.empty()) continue;
    if (std::find(done.begin(), done.end(), stop.place->country) != done.end()) continue;
    done.push_back(stop.place->country);
    words.set_country(stop.place->country,
                      country_in(gazetteer, stop.place->country, stop.place->country_name, words.language()));
  }
  return words;
}

}  // namespace rutter::map
