#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "style/parser.hpp"

namespace rutter::style {

using Wanted = std::optional<Type>;
/// Compiles one operator's array; `wanted` is the type that the surroundings ask for.
using Compile = NodePtr (*)(Parser& parser, const nlohmann::json& array, const Wanted& wanted);

/// The type that the surroundings ask for, unless they take anything.
[[nodiscard]] inline Wanted specific(const Wanted& wanted) {
  return wanted && wanted->kind != Kind::value ? wanted : Wanted();
}

struct Operator {
  std::string_view name;
  Compile compile;
};

/// The operators by family, one file each.
[[nodiscard]] std::span<const Operator> branch_operators();      // operators_branch.cpp: case match coalesce all any let var
[[nodiscard]] std::span<const Operator> curve_operators();       // operators_curve.cpp: step interpolate
[[nodiscard]] std::span<const Operator> comparison_operators();  // operators_comparison.cpp: == != < <= > >= in
[[nodiscard]] std::span<const Operator> lookup_operators();      // operators_lookup.cpp: get has literal global-state zoom ...
[[nodiscard]] std::span<const Operator> type_operators();        // operators_type.cpp: string number to-string to-color ...

[[nodiscard]] NodePtr compile_match(Parser& parser, const nlohmann::json& array, const Wanted& wanted);  // operators_match.cpp

/// Operators that evaluate all their arguments, which share one type: compiled from a table (operators_simple.cpp).
[[nodiscard]] bool is_simple_operator(std::string_view name);
[[nodiscard]] NodePtr compile_simple(Parser& parser, const nlohmann::json& array);
[[nodiscard]] std::vector<std::string> simple_operator_names();

/// Wraps a node so that its value is asserted to be, or converted to, this type.
[[nodiscard]] NodePtr make_assertion(const Type& type, Nodes inputs);
[[nodiscard]] NodePtr make_conversion(const Type& type, Nodes inputs);

}  // namespace rutter::style
