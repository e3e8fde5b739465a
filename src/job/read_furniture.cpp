#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "job/reading.hpp"
#include "job/words.hpp"

namespace rutter::job {
namespace {

std::optional<Furniture> read_piece(toml::Table& table, std::string_view key) {
  const toml::Value* value = table.value(key);
  if (value == nullptr) {
    return std::nullopt;
  }
  if (const bool* flag = std::get_if<bool>(&value->data); flag != nullptr && !*flag) {
    return Furniture::off;
  }
  const std::string* word = std::get_if<std::string>(&value->data);
  if (word == nullptr) {
    table.wrong_type(key, *value, "\"auto\" or false");
    return std::nullopt;
  }
  if (*word == "auto") {
    return Furniture::automatic;
  }
  if (std::ranges::find(words::position, std::string_view(*word)) != words::position.end()) {
    refuse_for_now(table, key, value->at, fmt::format("\"{}\"", *word));
  } else {
    table.problem(value->at, fmt::format("'{}' must be \"auto\" or false", key));
  }
  return std::nullopt;
}

}  // namespace

void read_furniture(toml::Table& table, MapSpec& map) {
  const std::array<std::pair<std::string_view, Furniture*>, 5> pieces = {{{"legend", &map.legend},
                                                                          {"scale_bar", &map.scale_bar},
                                                                          {"graticule", &map.graticule},
                                                                          {"locator", &map.locator},
                                                                          {"north_arrow", &map.north_arrow}}};
  for (const auto& [key, piece] : pieces) {
    if (const auto read = read_piece(table, key)) {
      *piece = *read;
    }
  }
}

}  // namespace rutter::job
