#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "job/keys.hpp"
#include "job/reading.hpp"
#include "job/words.hpp"

namespace rutter::job {
namespace {

void read_piece(toml::Table& table, std::string_view key, Furniture& piece) {
  const toml::Value* value = table.value(key);
  if (value == nullptr) return;
  if (const bool* flag = std::get_if<bool>(&value->data); flag != nullptr && !*flag) {
    piece = {false, {}};
    return;
  }
  const bool has_position = key != "graticule";
  const std::string allowed = has_position ? "\"auto\", false or a position" : "\"auto\" or false";
  const std::string* word = std::get_if<std::string>(&value->data);
  if (word == nullptr) return table.wrong_type(key, *value, allowed);
  if (*word == "auto") {
    piece = {};
    return;
  }
  if (const auto position = position_of(*word); position && has_position) {
    piece = {true, position};
    return;
  }
  table.problem(value->at, fmt::format("'{}' must be {}, not '{}'", key, allowed, *word),
                has_position ? fmt::format("positions are {}", fmt::join(words::position, ", ")) : "");
}

}  // namespace

std::optional<Position> position_of(std::string_view word) {
  const auto found = std::ranges::find(words::position, word);
  if (found == words::position.end()) return std::nullopt;
  return static_cast<Position>(found - words::position.begin());
}

void read_furniture(toml::Table& table, MapSpec& map) {
  const std::array<std::pair<std::string_view, Furniture*>, 5> pieces = {{{"legend", &map.legend},
                                                                          {"scale_bar", &map.scale_bar},
                                                                          {"graticule", &map.graticule},
                                                                          {"locator", &map.locator},
                                                                          {"north_arrow", &map.north_arrow}}};
  for (const auto& [key, piece] : pieces) read_piece(table, key, *piece);
}

Inset read_inset(toml::Table& table) {
  Inset inset;
  inset.where = located(table);
  for (const toml::Text& text : table.texts("stops").value_or(std::vector<toml::Text>{}))
    inset.stops.push_back({text.text, {}, {table.document().position(text.at), table.document().line(text.at)}});
  inset.extent = read_extent(table);
  inset.scale = table.number("scale", {1000, 1e9});
  inset.position = read_choice<Position>(table, "position", words::position);
  read_text(table, "label", inset.label);
  if (table.has("stops") == table.has("extent"))
    table.problem(table.at(),
                  table.has("stops") ? "'stops' and 'extent' cannot be used together" : "an inset needs 'stops' or 'extent'",
                  "stops = [\"camp\", \"Azaz\"], or extent = [west, south, east, north]");
  table.finish();
  return inset;
}

}  // namespace rutter::job
