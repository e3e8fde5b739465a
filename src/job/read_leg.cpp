#include <fmt/format.h>

#include "job/keys.hpp"
#include "job/reading.hpp"
#include "job/words.hpp"

namespace rutter::job {
namespace {

/// A name, or { place, in, pin, at } where a name alone is not enough.
std::optional<PlaceQuery> read_via_place(toml::Table& table, const toml::Value& value) {
  PlaceQuery query;
  if (!std::holds_alternative<toml::Members>(value.data)) {
    const auto text = table.text_of("via", value);
    if (!text) {
      return std::nullopt;
    }
    query.place = text->text;
    query.place_at = {table.document().position(text->at), table.document().line(text->at)};
    query.in_at = query.pin_at = query.near_at = query.place_at;
    return query;
  }
  toml::Table inner = table.inner(value, via_kind);
  read_place(inner, query);
  query.at = read_at(inner);
  if (query.place.empty() && !query.at && query.pin.empty()) {
    inner.problem(inner.at(), "missing key 'place' in [via]", "or say where it is with 'at' or 'pin'");
  }
  inner.finish();
  return query;
}

std::vector<PlaceQuery> read_via(toml::Table& table) {
  const toml::Value* value = table.value("via");
  if (value == nullptr) {
    return {};
  }
  constexpr std::size_t most = 100;
  const toml::Array* array = std::get_if<toml::Array>(&value->data);
  if (array == nullptr) {
    table.wrong_type("via", *value, "an array of places");
    return {};
  }
  if (array->size() > most) {
    table.problem(value->at, fmt::format("'via' has more than {} elements", most));
    return {};
  }
  std::vector<PlaceQuery> via;
  for (const toml::Value& element : *array) {
    if (auto query = read_via_place(table, element)) {
      via.push_back(std::move(*query));
    }
  }
  return via;
}

LegEnd read_end(toml::Table& table, std::string_view key) {
  LegEnd end;
  end.where = located(table, key);
  read_text(table, key, end.text);
  return end;
}

}  // namespace

Leg read_leg(toml::Table& table, Reading& reading) {
  Leg leg;
  leg.from = read_end(table, "from");
  leg.to = read_end(table, "to");
  if (leg.from.text == "unknown") {
    table.problem(table.at("from"), "'from = \"unknown\"' is not yet supported", "leave it out; see docs/job-file.md");
  }
  leg.via = read_via(table);
  leg.mode = read_choice<Mode>(table, "mode", words::mode).value_or(Mode::unknown);
  leg.course = read_choice<Course>(table, "course", words::course).value_or(Course::geodesic);
  read_text(table, "label", leg.label);
  leg.end_status = read_choice<Status>(table, "end_status", words::status, 1);
  read_group_use(table, leg.group);
  leg.denied_by_inherited = !table.has("denied_by");
  read_texts(table, "denied_by", leg.denied_by);
  read_statement(table, reading, leg);
  table.finish();
  return leg;
}

Area read_area(toml::Table& table, Reading& reading) {
  Area area;
  area.where = located(table);
  read_place(table, area);
  read_text(table, "label", area.label);
  read_note(table, reading, area.note);
  read_sources_used(table, reading, area.source);
  table.finish();
  return area;
}

}  // namespace rutter::job
