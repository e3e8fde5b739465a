#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "style/json_text.hpp"
#include "style/node.hpp"

namespace rutter::style {

/// What becomes of a part whose type is not known before it runs, where a certain type is wanted.
enum class Unsure { assert_type, convert, leave };

/// Compiles expressions: checks operators, number and types of arguments, inserts the assertions and conversions that the
/// specification asks for, and folds what is constant. Problems are collected with their paths; a part with a problem
/// compiles to nullptr.
class Parser {
 public:
  using Json = nlohmann::json;
  using State = std::map<std::string, Json, std::less<>>;  ///< the `state` variables with their values

  Parser(const State& state, Path path, std::vector<Problem>& problems, std::vector<Problem>& warnings)
      : state_(state), path_(std::move(path)), problems_(problems), warnings_(warnings) {}

  /// The expression at the parser's path.
  NodePtr parse(const Json& json, const std::optional<Type>& wanted, Unsure unsure = Unsure::assert_type);

  // For the operators, each of which gets the whole array with its name in front:
  NodePtr argument(const Json& array, std::size_t index, const std::optional<Type>& wanted,
                   Unsure unsure = Unsure::assert_type);
  /// Notes a problem at the expression itself, or at one of its arguments; returns nullptr.
  NodePtr problem(std::string message, std::string hint = {});
  NodePtr problem_at(std::size_t index, std::string message, std::string hint = {});
  NodePtr problem_at(std::size_t index, std::size_t inner, std::string message);
  void warning(std::string message, std::string hint);
  /// Whether `actual` fits `wanted`; if not, notes that at the expression, or at the argument.
  bool fits(const Type& wanted, const Type& actual);
  bool fits_at(std::size_t index, const Type& wanted, const Type& actual);
  /// Whether there are between `least` and `most` arguments; if not, notes it.
  bool count(const Json& array, std::size_t least, std::size_t most);

  [[nodiscard]] const State& state() const { return state_; }

  struct Variable {
    std::string name;
    std::size_t slot = 0;
    NodePtr value;
  };
  /// The variables in scope, the innermost last.
  [[nodiscard]] std::vector<Variable>& scope() { return scope_; }
  [[nodiscard]] std::size_t new_slot() { return slots_++; }

 private:
  NodePtr parse_any(const Json& json, const std::optional<Type>& wanted);
  NodePtr parse_operator(const Json& array, const std::optional<Type>& wanted);
  NodePtr adapt(NodePtr node, const std::optional<Type>& wanted, Unsure unsure);
  NodePtr fold(NodePtr node);

  const State& state_;
  Path path_;
  std::vector<Problem>& problems_;
  std::vector<Problem>& warnings_;
  std::vector<Variable> scope_;
  std::size_t slots_ = 0;
};

/// The value of a JSON scalar or array as a constant node; nullptr when it holds an object.
[[nodiscard]] NodePtr literal_node(const nlohmann::json& json, bool from_state = false);

/// Whether the JSON is an expression and not a plain array: an array that begins with the name of an operator of the
/// specification, supported or not.
[[nodiscard]] bool is_expression(const nlohmann::json& json);

/// Whether `zoom` stands only where the specification allows it in a property: as the input of one `step` or `interpolate` at
/// the top. Returns the reason, or empty.
[[nodiscard]] std::string zoom_misuse(const Node& node);

}  // namespace rutter::style
