#include "style/reader.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/edit_distance.hpp"
#include "base/utf8.hpp"
#include "draw/color_text.hpp"
#include "style/value.hpp"

namespace rutter::style {

Path operator/(Path path, Step step) {
  path.push_back(std::move(step));
  return path;
}

std::string suggestion(std::string_view word, std::span<const std::string_view> names) {
  const std::vector<std::string> choices(names.begin(), names.end());
  const std::string found = base::nearest(word, choices);
  return found.empty() ? found : fmt::format("did you mean '{}'?", found);
}

std::string description(const nlohmann::json& json) {
  if (json.is_null()) return "null";
  const std::string name = json.type_name();
  return (name == "array" || name == "object" ? "an " : "a ") + name;
}

bool expect_object(const nlohmann::json& json, const Path& path, Findings& findings) {
  if (json.is_object()) return true;
  findings.add(path, fmt::format("expected an object, found {}", description(json)));
  return false;
}

void check_keys(const nlohmann::json& object, const Path& path, std::span<const std::string_view> known,
                std::span<const std::string_view> unsupported, std::string_view what, Findings& findings) {
  const auto among = [](std::span<const std::string_view> names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  for (const auto& member : object.items()) {
    const std::string& key = member.key();
    if (among(known, key)) continue;
    const std::string shown = base::printable(key);
    if (among(unsupported, key))
      findings.add_at_key(path / key, fmt::format("'{}' is not supported", shown));
    else
      findings.add_at_key(path / key, fmt::format("unknown {} '{}'", what, shown), suggestion(key, known));
  }
}

std::optional<std::string> read_text(const nlohmann::json& json, const Path& path, Findings& findings) {
  if (json.is_string()) return json.get<std::string>();
  findings.add(path, fmt::format("expected a string, found {}", description(json)));
  return {};
}

std::optional<double> read_number(const nlohmann::json& json, const Path& path, double least, double most, Findings& findings) {
  if (!json.is_number()) {
    findings.add(path, fmt::format("expected a number, found {}", description(json)));
    return {};
  }
  const double number = json.get<double>();
  if (number >= least && number <= most) return number;
  findings.add(path, fmt::format("{} is outside {} to {}", number_text(number), number_text(least), number_text(most)));
  return {};
}

std::optional<bool> read_boolean(const nlohmann::json& json, const Path& path, Findings& findings) {
  if (json.is_boolean()) return json.get<bool>();
  findings.add(path, fmt::format("expected true or false, found {}", description(json)));
  return {};
}

std::optional<draw::Color> read_color(const nlohmann::json& json, const Path& path, const Parser::State& state,
                                      Findings& findings) {
  if (json.is_array()) {
    Parser parser(state, path, findings.problems, findings.warnings);
    const NodePtr node = parser.parse(json, Type(Kind::color));
    if (!node) return {};
    if (const Value* value = node->constant()) return color_of(*value);
    findings.add(path, "the colour may depend on 'global-state' only");
    return {};
  }
  const auto color = json.is_string() ? draw::parse_color(json.get_ref<const std::string&>()) : std::nullopt;
  if (!color)
    findings.add(path, json.is_string() ? fmt::format("'{}' is no colour", base::printable(json.get<std::string>()))
                                        : fmt::format("expected a colour, found {}", description(json)));
  return color;
}

}  // namespace rutter::style
