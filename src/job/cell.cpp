#include "job/cell.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

namespace rutter::job {
namespace {

std::optional<toml::Value> number_value(std::string_view text, toml::Mark at) {
  const char* const end = text.data() + text.size();
  std::int64_t whole = 0;
  if (const auto read = std::from_chars(text.data(), end, whole); read.ec == std::errc() && read.ptr == end)
    return toml::Value{at, whole};
  double number = 0;
  if (const auto read = std::from_chars(text.data(), end, number); read.ec == std::errc() && read.ptr == end)
    return toml::Value{at, number};
  return std::nullopt;
}

toml::Value list_value(std::string_view text, toml::Mark at, bool numbers) {
  toml::Array array;
  for (;;) {
    const std::size_t end = std::min(text.find(';'), text.size());
    const std::string_view element = trimmed(text.substr(0, end));
    const auto number = numbers ? number_value(element, at) : std::nullopt;
    if (!element.empty()) array.push_back(number ? *number : toml::Value{at, std::string(element)});
    if (end == text.size()) break;
    text.remove_prefix(end + 1);
  }
  return {at, std::move(array)};
}

}  // namespace

Wanted wanted_by(std::string_view schema) {
  if (schema.starts_with('@')) return Wanted::text;
  const nlohmann::json json = nlohmann::json::parse(schema);
  if (json.contains("enum")) return Wanted::word_or_false;
  if (json.contains("anyOf")) {  // a text, or a table instead
    bool text = false;
    bool or_false = false;
    for (const auto& one : json["anyOf"]) {
      text = text || one.value("type", "") == "string";
      or_false = or_false || (one.contains("const") && one["const"] == false);
    }
    return text ? (or_false ? Wanted::word_or_false : Wanted::text) : Wanted::nothing;
  }
  const std::string type = json.value("type", "");
  if (type == "string") return Wanted::text;
  if (type == "number" || type == "integer") return Wanted::number;
  if (type == "boolean") return Wanted::word_or_false;
  if (type != "array") return Wanted::nothing;
  const auto& items = json["items"];
  if (items.value("type", "") == "number") return Wanted::numbers;
  const std::string reference = items.value("$ref", "");
  const bool words = items.value("type", "") == "string" || items.contains("anyOf") || reference == "#/$defs/format" ||
                     reference == "#/$defs/any_page";
  return words ? Wanted::list : Wanted::nothing;
}

toml::Value cell_value(std::string_view text, toml::Mark at, Wanted wanted) {
  switch (wanted) {
    case Wanted::number:
      if (auto number = number_value(text, at)) return *number;
      break;
    case Wanted::word_or_false:
      if (text == "true" || text == "false" || text == "TRUE" || text == "FALSE") return {at, text == "true" || text == "TRUE"};
      break;
    case Wanted::list:
      return list_value(text, at, false);
    case Wanted::numbers:
      return list_value(text, at, true);
    case Wanted::text:
    case Wanted::nothing:
      break;
  }
  return {at, std::string(text)};
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

}  // namespace rutter::job
