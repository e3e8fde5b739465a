#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "style/operators.hpp"

namespace rutter::style {
namespace {

using Json = nlohmann::json;

/// Children: condition, output, condition, output ..., otherwise.
class Case final : public Node {
 public:
  using Node::Node;
  Value evaluate(Evaluation& run) const override {
    std::size_t i = 0;
    for (; i + 1 < children().size(); i += 2)
      if (truth_of(child(i, run))) return child(i + 1, run);
    return child(i, run);
  }
};

NodePtr compile_case(Parser& parser, const Json& array, const Wanted& wanted) {
  if (!parser.count(array, 3, SIZE_MAX)) return nullptr;
  if (array.size() % 2 != 0) return parser.problem("'case' takes an odd number of arguments: pairs, and the value otherwise");
  Wanted output = specific(wanted);
  Nodes children;
  for (std::size_t i = 1; i < array.size(); ++i) {
    const bool condition = i % 2 == 1 && i + 1 < array.size();
    NodePtr node = parser.argument(array, i, condition ? Wanted(Kind::boolean) : output);
    if (!node) return nullptr;
    if (!condition && !output) output = node->type();
    children.push_back(std::move(node));
  }
  return std::make_shared<Case>(*output, std::move(children));
}

class Coalesce final : public Node {
 public:
  using Node::Node;
  Value evaluate(Evaluation& run) const override {
    Value value;
    for (std::size_t i = 0; i < children().size() && value.is_null() && !run.failed(); ++i) value = child(i, run);
    return value;
  }
  [[nodiscard]] bool passes_curve(std::size_t) const override { return true; }
};

NodePtr compile_coalesce(Parser& parser, const Json& array, const Wanted& wanted) {
  if (!parser.count(array, 1, SIZE_MAX)) return nullptr;
  const Wanted expected = specific(wanted);
  Wanted output = expected;
  bool unsure = false;
  Nodes children;
  for (std::size_t i = 1; i < array.size(); ++i) {
    NodePtr node = parser.argument(array, i, output, Unsure::leave);
    if (!node) return nullptr;
    if (!output) output = node->type();
    unsure = unsure || (expected && !accepts(*expected, node->type()));
    children.push_back(std::move(node));
  }
  // Where one argument's type shows only when it runs, the surroundings check the whole.
  return std::make_shared<Coalesce>(unsure ? Type(Kind::value) : *output, std::move(children));
}

class AllOrAny final : public Node {
 public:
  AllOrAny(Nodes nodes, bool all) : Node(Kind::boolean, std::move(nodes)), all_(all) {}
  Value evaluate(Evaluation& run) const override {
    for (std::size_t i = 0; i < children().size() && !run.failed(); ++i)
      if (truth_of(child(i, run)) != all_) return !all_;
    return all_;
  }

 private:
  bool all_;
};

NodePtr compile_all_or_any(Parser& parser, const Json& array, const Wanted&) {
  Nodes children;
  for (std::size_t i = 1; i < array.size(); ++i) {
    children.push_back(parser.argument(array, i, Wanted(Kind::boolean)));
    if (!children.back()) return nullptr;
  }
  return std::make_shared<AllOrAny>(std::move(children), array[0] == "all");
}

/// Children: the variables' values, then the body.
class Let final : public Node {
 public:
  Let(Nodes nodes, std::vector<std::size_t> slots) : Node(nodes.back()->type(), nodes), slots_(std::move(slots)) {}
  Value evaluate(Evaluation& run) const override {
    for (const std::size_t slot : slots_) run.set_variable(slot, {});
    return child(children().size() - 1, run);
  }
  [[nodiscard]] bool passes_curve(std::size_t i) const override { return i + 1 == children().size(); }

 private:
  std::vector<std::size_t> slots_;
};

/// A use of a variable: its value is worked out when first needed, then kept for the rest of the run.
class Var final : public Node {
 public:
  Var(NodePtr bound, std::size_t slot) : Node(bound->type(), {bound}), slot_(slot) {}
  Value evaluate(Evaluation& run) const override {
    if (run.failed()) return {};
    if (const auto& known = run.variable(slot_)) return *known;
    const Value value = child(0, run);
    run.set_variable(slot_, value);
    return value;
  }

 private:
  std::size_t slot_;
};

bool is_name(const Json& json) {
  if (!json.is_string()) return false;
  const auto& name = json.get_ref<const std::string&>();
  const auto ok = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; };
  return !name.empty() && std::all_of(name.begin(), name.end(), ok);
}

constexpr std::size_t variable_limit = 64;  // bounds how deeply variables can refer to each other

NodePtr compile_let(Parser& parser, const Json& array, const Wanted& wanted) {
  if (!parser.count(array, 3, SIZE_MAX)) return nullptr;
  if (array.size() % 2 != 0) return parser.problem("'let' takes an odd number of arguments: names with values, and the result");
  const std::size_t outside = parser.scope().size();
  Nodes children;
  std::vector<std::size_t> slots;
  std::vector<Parser::Variable> own;
  for (std::size_t i = 1; i + 1 < array.size(); i += 2) {
    if (!is_name(array[i])) return parser.problem_at(i, "a variable's name is made of letters, digits and '_'");
    NodePtr value = parser.argument(array, i + 1, Wanted());
    if (!value) return nullptr;
    slots.push_back(parser.new_slot());
    if (slots.back() >= variable_limit) return parser.problem(fmt::format("more than {} variables", variable_limit));
    own.push_back({array[i].get<std::string>(), slots.back(), value});
    children.push_back(std::move(value));
  }
  parser.scope().insert(parser.scope().end(), own.begin(), own.end());
  NodePtr body = parser.argument(array, array.size() - 1, wanted);
  parser.scope().resize(outside);
  if (!body) return nullptr;
  children.push_back(std::move(body));
  return std::make_shared<Let>(std::move(children), std::move(slots));
}

NodePtr compile_var(Parser& parser, const Json& array, const Wanted&) {
  if (!parser.count(array, 1, 1)) return nullptr;
  if (!is_name(array[1])) return parser.problem_at(1, "a variable's name is made of letters, digits and '_'");
  const auto& scope = parser.scope();
  const auto found = std::find_if(scope.rbegin(), scope.rend(), [&](const auto& entry) { return entry.name == array[1]; });
  if (found == scope.rend())
    return parser.problem_at(1, fmt::format("no 'let' around it declares the variable '{}'", array[1].get<std::string>()));
  return found->value->constant() ? found->value : std::make_shared<Var>(found->value, found->slot);
}

constexpr std::array<Operator, 7> branches{{{"case", compile_case},
                                            {"match", compile_match},
                                            {"coalesce", compile_coalesce},
                                            {"all", compile_all_or_any},
                                            {"any", compile_all_or_any},
                                            {"let", compile_let},
                                            {"var", compile_var}}};

}  // namespace

std::span<const Operator> branch_operators() {
  return branches;
}

}  // namespace rutter::style
