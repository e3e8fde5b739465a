#include "places/answer_json.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace rutter::places {
namespace {

double rounded(double value) {
  return std::round(value * 1000) / 1000;
}

nlohmann::ordered_json name_json(const NameIn& name) {
  nlohmann::ordered_json json{{"lang", name.lang}, {"text", name.text}};
  if (!name.mark.empty()) json["mark"] = name.mark;
  return json;
}

nlohmann::ordered_json without_names(const Place& place) {
  nlohmann::ordered_json json;
  json["id"] = place.id;
  json["name"] = place.name;
  json["lat"] = place.point.lat;
  json["lon"] = place.point.lon;
  json["country"] = place.country;
  json["admin1"] = place.admin1_name;
  json["admin2"] = place.admin2_name;
  json["kind"] = std::string(to_string(place.kind));
  json["feature_code"] = place.feature_code;
  json["population"] = place.population;
  json["uncertainty_km"] = place.uncertainty_km;
  json["source"] = place.source;
  if (!place.table.empty()) json["table"] = place.table;
  if (!place.iata.empty()) json["iata"] = place.iata;
  if (!place.icao.empty()) json["icao"] = place.icao;
  if (!place.note.empty()) json["note"] = place.note;
  if (is_disputed(place)) json["disputed"] = true;
  if (place.relation != Relation::none) json["relation"] = std::string(to_string(place.relation));
  if (!place.reference.empty()) json["reference"] = place.reference;
  return json;
}

nlohmann::ordered_json candidate_json(const Candidate& candidate, Reasons reasons) {
  nlohmann::ordered_json json = without_names(candidate.place);
  json["match"] = std::string(to_string(candidate.match));
  json["matched_name"] = candidate.matched_name;
  if (!candidate.mark.empty()) json["name_mark"] = candidate.mark;
  json["confidence"] = rounded(candidate.confidence);
  json["score"] = rounded(candidate.score);
  if (reasons == Reasons::left_out) return json;
  json["evidence"] = nlohmann::ordered_json::array();
  for (const Evidence& evidence : candidate.evidence)
    json["evidence"].push_back({{"what", evidence.what}, {"weight", rounded(evidence.weight)}});
  return json;
}

}  // namespace

nlohmann::ordered_json to_json(const Place& place) {
  const nlohmann::ordered_json plain = without_names(place);
  nlohmann::ordered_json json;
  for (const auto& [key, value] : plain.items()) {
    json[key] = value;
    if (key != "name") continue;
    json["names"] = nlohmann::ordered_json::array();
    for (const NameIn& name : place.names) json["names"].push_back(name_json(name));
  }
  return json;
}

nlohmann::ordered_json to_json(const std::string& query, const Answer& answer, Reasons reasons) {
  nlohmann::ordered_json json;
  json["query"] = query;
  json["status"] = std::string(to_string(answer.status));
  if (answer.best) {
    json["place"] = to_json(answer.best->place);
    json["match"] = std::string(to_string(answer.best->match));
    json["matched_name"] = answer.best->matched_name;
    if (!answer.best->mark.empty()) json["name_mark"] = answer.best->mark;
  } else {
    for (const char* const key : {"place", "match", "matched_name"}) json[key] = nullptr;
  }
  json["confidence"] = rounded(answer.confidence);
  json["margin"] = rounded(answer.margin);
  json["candidates"] = nlohmann::ordered_json::array();
  for (const Candidate& candidate : answer.candidates) json["candidates"].push_back(candidate_json(candidate, reasons));
  return json;
}

}  // namespace rutter::places
