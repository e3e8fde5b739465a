#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "style/json_text.hpp"
#include "style/parser.hpp"

namespace rutter::style {

/// What reading a style found, in the order of finding.
struct Findings {
  std::vector<Problem> problems;
  std::vector<Problem> warnings;

  void add(Path path, std::string message, std::string hint = {}) {
    problems.push_back({std::move(path), std::move(message), std::move(hint), false});
  }
  void add_at_key(Path path, std::string message, std::string hint = {}) {
    problems.push_back({std::move(path), std::move(message), std::move(hint), true});
  }
};

/// The path one step further.
[[nodiscard]] Path operator/(Path path, Step step);

/// "did you mean 'x'?" for the nearest of the names, or empty.
[[nodiscard]] std::string suggestion(std::string_view word, std::span<const std::string_view> names);

/// "a number", "an object" ... for messages.
[[nodiscard]] std::string description(const nlohmann::json& json);

/// Whether it is an object; if not, that is a problem.
bool expect_object(const nlohmann::json& json, const Path& path, Findings& findings);

/// Refuses keys that are not known: by name those in `unsupported`, with a suggestion all others: "unknown key 'x' of WHAT".
void check_keys(const nlohmann::json& object, const Path& path, std::span<const std::string_view> known,
                std::span<const std::string_view> unsupported, std::string_view what, Findings& findings);

/// A string, or a number within bounds; problems otherwise.
[[nodiscard]] std::optional<std::string> read_text(const nlohmann::json& json, const Path& path, Findings& findings);
[[nodiscard]] std::optional<double> read_number(const nlohmann::json& json, const Path& path, double least, double most,
                                                Findings& findings);
[[nodiscard]] std::optional<bool> read_boolean(const nlohmann::json& json, const Path& path, Findings& findings);
/// A colour, or an expression of one that depends on nothing but `global-state`.
[[nodiscard]] std::optional<draw::Color> read_color(const nlohmann::json& json, const Path& path, const Parser::State& state,
                                                    Findings& findings);

}  // namespace rutter::style
