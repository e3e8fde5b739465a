#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "style/operators.hpp"

namespace rutter::style {
namespace {

using Json = nlohmann::json;

enum class Order { equal, unequal, less, less_or_equal, greater, greater_or_equal };

constexpr std::array<std::string_view, 6> names{"==", "!=", "<", "<=", ">", ">="};

std::string_view name_of(Order order) {
  return names.at(static_cast<std::size_t>(order));
}

template <class T>
bool holds(Order order, const T& a, const T& b) {
  switch (order) {
    case Order::less:
      return a < b;
    case Order::less_or_equal:
      return a <= b;
    case Order::greater:
      return a > b;
    default:
      return a >= b;
  }
}

class Comparison final : public Node {
 public:
  Comparison(Order order, Nodes nodes) : Node(Kind::boolean, std::move(nodes)), order_(order) {}
  Value evaluate(Evaluation& run) const override {
    const Value a = child(0, run);
    const Value b = child(1, run);
    if (run.failed()) return {};
    if (order_ == Order::equal || order_ == Order::unequal) return same(a, b) == (order_ == Order::equal);
    if (const auto* x = std::get_if<double>(&a))
      if (const auto* y = std::get_if<double>(&b)) return holds(order_, *x, *y);
    if (const auto* x = std::get_if<std::string_view>(&a))
      if (const auto* y = std::get_if<std::string_view>(&b)) return holds(order_, *x, *y);
    return run.fail(fmt::format("'{}' compares two numbers or two strings, found {} and {}", name_of(order_),
                                to_text(type_of(a)), to_text(type_of(b))));
  }

 private:
  Order order_;
};

bool comparable(Order order, Kind kind) {
  if (kind == Kind::string || kind == Kind::number || kind == Kind::value) return true;
  const bool equality = order == Order::equal || order == Order::unequal;
  return equality && (kind == Kind::boolean || kind == Kind::null);
}

NodePtr compile_comparison(Parser& parser, const Json& array, const Wanted&) {
  if (array.size() == 4) return parser.problem_at(3, "a comparison with a collator is not supported");
  if (!parser.count(array, 2, 2)) return nullptr;
  const auto found = std::find(names.begin(), names.end(), array[0].get_ref<const std::string&>());
  const auto order = static_cast<Order>(found - names.begin());
  Nodes sides;
  for (std::size_t i = 1; i <= 2; ++i) {
    NodePtr side = parser.argument(array, i, Wanted(Kind::value));
    if (!side) return nullptr;
    if (!comparable(order, side->type().kind))
      return parser.problem_at(i,
                               fmt::format("'{}' does not compare values of type {}", name_of(order), to_text(side->type())));
    sides.push_back(std::move(side));
  }
  const Kind left = sides[0]->type().kind;
  const Kind right = sides[1]->type().kind;
  if (left != right && left != Kind::value && right != Kind::value)
    return parser.problem(fmt::format("a {} and a {} cannot be compared", to_text(left), to_text(right)));
  if (order != Order::equal && order != Order::unequal && left != right) {
    NodePtr& open = sides[left == Kind::value ? 0 : 1];
    open = make_assertion(left == Kind::value ? right : left, {open});
  }
  return std::make_shared<Comparison>(order, std::move(sides));
}

/// Whether a text contains a text, or an array an item.
class In final : public Node {
 public:
  explicit In(Nodes nodes) : Node(Kind::boolean, std::move(nodes)) {}
  Value evaluate(Evaluation& run) const override {
    const Value needle = child(0, run);
    const Value haystack = child(1, run);
    if (run.failed() || haystack.is_null()) return false;
    const Kind kind = type_of(needle).kind;
    if (kind == Kind::array || kind == Kind::color)
      return run.fail(fmt::format("'in' looks for a boolean, string, number or null, found {}", to_text(type_of(needle))));
    if (const auto* list = std::get_if<List>(&haystack))
      return std::any_of(begin(*list), end(*list), [&](const Value& item) { return same(item, needle); });
    if (const auto* text = std::get_if<std::string_view>(&haystack))
      return text->find(needle.is_null() ? "null" : to_text(needle)) != std::string_view::npos && !text->empty();
    return run.fail(fmt::format("'in' looks into an array or a string, found {}", to_text(type_of(haystack))));
  }
};

NodePtr compile_in(Parser& parser, const Json& array, const Wanted&) {
  if (!parser.count(array, 2, 2)) return nullptr;
  Nodes sides{parser.argument(array, 1, Wanted(Kind::value)), parser.argument(array, 2, Wanted(Kind::value))};
  if (!sides[0] || !sides[1]) return nullptr;
  if (sides[0]->type().kind == Kind::array || sides[0]->type().kind == Kind::color)
    return parser.problem_at(
        1, fmt::format("'in' looks for a boolean, string, number or null, found {}", to_text(sides[0]->type())));
  const Kind haystack = sides[1]->type().kind;
  if (haystack != Kind::array && haystack != Kind::string && haystack != Kind::value)
    return parser.problem_at(2, fmt::format("'in' looks into an array or a string, found {}", to_text(haystack)));
  return std::make_shared<In>(std::move(sides));
}

constexpr std::array<Operator, 7> comparisons{{{"==", compile_comparison},
                                               {"!=", compile_comparison},
                                               {"<", compile_comparison},
                                               {"<=", compile_comparison},
                                               {">", compile_comparison},
                                               {">=", compile_comparison},
                                               {"in", compile_in}}};

}  // namespace

std::span<const Operator> comparison_operators() {
  return comparisons;
}

}  // namespace rutter::style
