#include "map/place_words.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "map/furniture_words.hpp"
#include "places/gazetteer.hpp"

namespace rutter::map {
namespace {

std::string found_name(const places::Place& place) {
  return places::Gazetteer::display_name(place, "en");
}

/// Readings that the job gives as coordinates bear the stop's own name, which tells nothing.
std::string readings_words(const route::ResolvedStop& stop) {
  std::vector<std::string> names;
  if (stop.place) names.push_back(embedded(found_name(*stop.place)));
  for (const route::Reading& reading : stop.readings)
    if (!reading.name.empty() && reading.name != stop.label && reading.name != stop.query)
      names.push_back(embedded(reading.name));
  const std::size_t count = stop.readings.size() + 1;
  const std::string how_many = count == 2 ? "Two places fit" : fmt::format("{} places fit", count);
  if (names.size() != count) return how_many + "; which is meant is not known.";
  std::string either = names.front();
  for (std::size_t i = 1; i < names.size(); ++i) either += " or " + names[i];
  return sentence(how_many + ": " + either);
}

std::string kilometres(double km) {
  return km < 1 ? fmt::format("{} m", std::lround(km * 1000)) : fmt::format("{:.3g} km", km);
}

}  // namespace

std::string doubt_words(const route::ResolvedStop& stop) {
  const std::string km = kilometres(stop.uncertainty_km);
  switch (stop.known) {
    case route::Known::near:
      return stop.uncertainty_stated ? fmt::format("Somewhere within {} of {}.", km, embedded(stop.spec.near))
                                     : fmt::format("Somewhere near {}; distance not stated.", embedded(stop.spec.near));
    case route::Known::area:
      return "Known only as this area.";
    case route::Known::alternatives:
      return readings_words(stop);
    case route::Known::point:
      break;
  }
  std::string out;
  if (stop.uncertainty_km > 0) out = fmt::format("Position known within {}.", km);
  if (stop.place && !stop.query.empty())
    if (const std::string name = found_name(*stop.place);
        lower_ascii(name) != lower_ascii(stop.query) && lower_ascii(name) != lower_ascii(stop.label))
      out += (out.empty() ? "" : " ") + sentence("Found as " + embedded(name));
  return out;
}

std::string country_words(const route::ResolvedStop& stop) {
  if (!stop.place || stop.place->kind == places::Kind::country || stop.place->country_name == stop.label) return {};
  return stop.place->country_name;
}

std::string movement_words(const route::Itinerary& itinerary, const route::ResolvedLeg& leg) {
  const auto named = [&](std::size_t stop) {
    const route::ResolvedStop& s = itinerary.stops.at(stop);
    return itinerary.numbered ? fmt::format("{} ({})", embedded(s.label), s.number) : embedded(s.label);
  };
  std::string out = named(leg.from) + " to " + (leg.to ? named(*leg.to) : "an unknown place");
  std::vector<std::string> via;
  for (const route::ResolvedStop& passed : leg.via) via.push_back(embedded(passed.label));
  if (!via.empty()) out += ", via " + listed(via);
  const std::string mode = mode_words(leg.spec.mode);
  return mode.empty() ? out : out + ", " + mode;
}

}  // namespace rutter::map
