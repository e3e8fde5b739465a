#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "job/keys.hpp"
#include "job/reading.hpp"
#include "job/words.hpp"

namespace rutter::job {
namespace {

constexpr std::size_t most_alternatives = 20;
constexpr std::size_t most_reports = 100;

/// "geonames:172082"
bool is_pin(std::string_view text) {
  const std::size_t colon = text.find(':');
  return colon != std::string_view::npos && colon > 0 && colon + 1 < text.size() && text.find(' ') == std::string_view::npos;
}

void read_pin(toml::Table& table, PlaceQuery& query) {
  query.pin_at = located(table, "pin");
  read_text(table, "pin", query.pin);
  if (!query.pin.empty() && !is_pin(query.pin)) {
    table.problem(table.at("pin"), fmt::format("'pin' must be the id of a place like \"geonames:172082\", not '{}'", query.pin),
                  "rutter geocode NAME lists the candidates with their ids");
  }
}

/// Which place is meant must be said once, and only once.
void check_place(toml::Table& table, const Stop& stop) {
  constexpr std::array<std::string_view, 3> ways = {"at", "pin", "near"};
  std::string_view first;
  for (const std::string_view way : ways) {
    if (!table.has(way)) {
      continue;
    }
    if (!first.empty()) {
      table.problem(table.at(way), fmt::format("'{}' and '{}' cannot be used together", first, way));
    }
    first = way;
  }
  if (!table.has("place") && first.empty()) {
    table.problem(table.at(), "missing key 'place' in [[map.stop]]", "or say where it is with 'at', 'pin' or 'near'");
  }
  if (!table.has("place") && first == "at" && !table.has("label")) {
    table.problem(table.at(), "missing key 'place' in [[map.stop]]",
                  "a stop with 'at' needs a name to be shown: 'place' or 'label'");
  }
  if (stop.role == Role::somewhere_in && (first == "at" || first == "near")) {
    table.problem(table.at(first), fmt::format("role = \"somewhere-in\" needs an area, and '{}' gives a point", first));
  }
}

void read_callout(toml::Table& table, Stop& stop) {
  const toml::Value* value = table.value("callout");
  if (value == nullptr) return;
  if (const bool* flag = std::get_if<bool>(&value->data); flag != nullptr && !*flag) {
    stop.callout = Callout::off;
    return;
  }
  const std::string* word = std::get_if<std::string>(&value->data);
  if (word == nullptr) return table.wrong_type("callout", *value, "\"auto\", false, \"key\" or a side");
  stop.callout_at = position_of(*word);
  if (*word == "key") {
    stop.callout = Callout::key;
  } else if (*word != "auto" && !stop.callout_at) {
    table.problem(value->at, fmt::format("'callout' must be \"auto\", false, \"key\" or a side, not '{}'", *word),
                  fmt::format("sides are {}", fmt::join(words::position, ", ")));
  }
}

}  // namespace

void read_place(toml::Table& table, PlaceQuery& query) {
  query.place_at = located(table, "place");
  query.in_at = located(table, "in");
  read_text(table, "place", query.place);
  read_text(table, "in", query.in);
  read_pin(table, query);
}

std::optional<geo::LonLat> read_at(toml::Table& table) {
  auto at = table.table("at", at_kind);
  return at ? read_point(std::move(*at)) : std::nullopt;
}

Stop read_stop(toml::Table& table, Reading& reading) {
  Stop stop;
  read_text(table, "id", stop.id);
  if (stop.id == "unknown") {
    table.problem(table.at("id"), "'id' cannot be \"unknown\", which legs use for an end that nobody knows");
  }
  read_place(table, stop);
  stop.near_at = located(table, "near");
  read_text(table, "near", stop.near);
  stop.at = read_at(table);
  stop.uncertainty_km = table.number("uncertainty_km", {0, 5000});
  for (toml::Table& alternative : table.tables("alternatives", alternative_kind, most_alternatives)) {
    if (const auto point = read_point(alternative)) {
      stop.alternatives.push_back(*point);
    }
  }
  stop.role = read_choice<Role>(table, "role", words::role).value_or(Role::stop);
  read_text(table, "label", stop.label);
  stop.label_at = read_choice<Side>(table, "label_at", words::side);
  read_callout(table, stop);
  read_note(table, reading, stop.note);
  read_group_use(table, stop.group);
  stop.denied_by_inherited = !table.has("denied_by");
  read_texts(table, "denied_by", stop.denied_by);
  read_statement(table, reading, stop);
  for (toml::Table& inner : table.tables("report", report_kind, most_reports)) {
    Report report;
    read_statement(inner, reading, report);
    inner.finish();
    stop.reports.push_back(std::move(report));
  }
  check_place(table, stop);
  table.finish();
  return stop;
}

}  // namespace rutter::job
