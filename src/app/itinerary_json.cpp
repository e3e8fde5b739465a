#include "app/itinerary_json.hpp"

#include <nlohmann/json.hpp>

#include "places/gazetteer.hpp"

namespace rutter::app {
namespace {

constexpr int degree_decimals = 5;  // about a metre

Json candidate_json(const places::Candidate& candidate, const std::string& language) {
  const places::Place& place = candidate.place;
  Json json;
  json["id"] = place.id;
  json["name"] = places::Gazetteer::display_name(place, language);
  json["lat"] = rounded(place.point.lat, degree_decimals);
  json["lon"] = rounded(place.point.lon, degree_decimals);
  json["country"] = place.country;
  json["admin1"] = place.admin1_name;
  json["kind"] = places::to_string(place.kind);
  json["match"] = places::to_string(candidate.match);
  json["score"] = rounded(candidate.score, 3);
  return json;
}

}  // namespace

std::string how_found(const route::ResolvedStop& stop) {
  if (stop.spec.at) return "at";
  if (!stop.spec.pin.empty()) return "pin";
  if (!stop.spec.near.empty()) return "near";
  if (stop.place && stop.place->relation != places::Relation::none) return std::string(places::to_string(stop.place->relation));
  return std::string(places::to_string(stop.match));
}

bool is_from_desk(const route::ResolvedStop& stop) {
  return stop.place && !stop.place->table.empty();
}

Json stop_json(const route::ResolvedStop& stop, const std::string& language) {
  Json json;
  json["number"] = stop.number;
  json["id"] = stop.id;
  json["query"] = stop.query;
  json["place_id"] = stop.place ? Json(stop.place->id) : Json();
  json["name"] = stop.place ? Json(places::Gazetteer::display_name(*stop.place, language)) : Json();
  json["lat"] = rounded(stop.point.lat, degree_decimals);
  json["lon"] = rounded(stop.point.lon, degree_decimals);
  json["country"] = stop.place ? Json(stop.place->country) : Json();
  json["admin1"] = stop.place ? Json(stop.place->admin1_name) : Json();
  json["kind"] = stop.place ? Json(places::to_string(stop.place->kind)) : Json();
  json["match"] = how_found(stop);
  if (!stop.name_mark.empty()) json["name_mark"] = stop.name_mark;
  if (stop.place && places::is_disputed(*stop.place)) json["disputed"] = true;
  if (is_from_desk(stop)) {
    json["place_table"] = stop.place->table;
    if (!stop.place->source.empty()) json["place_source"] = stop.place->source;
  }
  if (stop.place && !stop.place->note.empty()) json["place_note"] = stop.place->note;
  json["confidence"] = rounded(stop.confidence, 3);
  json["margin"] = rounded(stop.margin, 3);
  json["candidates"] = Json::array();
  for (const places::Candidate& candidate : stop.candidates) json["candidates"].push_back(candidate_json(candidate, language));
  json["uncertainty_km"] = stop.known == route::Known::area ? Json() : Json(rounded(stop.uncertainty_km, 2));
  json["status"] = job::to_string(stop.status);
  return json;
}

Json leg_json(const route::ResolvedLeg& leg, const route::TracedLeg* traced) {
  const bool whole = traced != nullptr && leg.to && !traced->starts_in_area && !traced->ends_in_area;
  Json json;
  json["number"] = leg.number;
  json["from"] = leg.spec.from.text;
  json["to"] = leg.spec.to.text;
  json["mode"] = job::to_string(leg.spec.mode);
  json["status"] = job::to_string(leg.spec.status);
  json["length_km"] = whole ? Json(rounded(traced->length_km, 1)) : Json();
  return json;
}

}  // namespace rutter::app
