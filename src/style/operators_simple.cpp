#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "style/letter_case.hpp"
#include "style/operators.hpp"

namespace rutter::style {
namespace {

using Arguments = std::span<const Value>;
using Function = Value (*)(Arguments arguments, Evaluation& run);

/// An operator that evaluates all its arguments, of one type, before it works.
struct Simple {
  std::string_view name;
  Kind result;
  Kind argument;
  std::size_t least;
  std::size_t most;
  Function function;
};

template <double (*function)(double)>
Value unary(Arguments a, Evaluation&) {
  return function(number_of(a[0]));
}

double round_half_away(double x) {
  return x < 0 ? -std::floor(-x + 0.5) : std::floor(x + 0.5);
}

Value sum(Arguments a, Evaluation&) {
  double result = 0;
  for (const Value& value : a) result += number_of(value);
  return result;
}

Value product(Arguments a, Evaluation&) {
  double result = 1;
  for (const Value& value : a) result *= number_of(value);
  return result;
}

Value difference(Arguments a, Evaluation&) {
  return a.size() == 1 ? -number_of(a[0]) : number_of(a[0]) - number_of(a[1]);
}

Value least(Arguments a, Evaluation&) {
  double result = HUGE_VAL;
  for (const Value& value : a) result = std::min(result, number_of(value));
  return result;
}

Value greatest(Arguments a, Evaluation&) {
  double result = -HUGE_VAL;
  for (const Value& value : a) result = std::max(result, number_of(value));
  return result;
}

Value concat(Arguments a, Evaluation& run) {
  std::string text;
  for (const Value& value : a) {
    text += to_text(value);
    if (text.size() > Evaluation::text_limit) break;  // keep() says so
  }
  return run.keep(std::move(text));
}

Value length(Arguments a, Evaluation& run) {
  if (const auto* text = std::get_if<std::string_view>(a.data())) return static_cast<double>(base::code_point_count(*text));
  if (const auto* list = std::get_if<List>(a.data())) return static_cast<double>(list->size);
  return run.fail(fmt::format("'length' takes a string or an array, found {}", to_text(type_of(a[0]))));
}

/// rgb and rgba: the first three from 0 to 255.
Value rgba(Arguments a, Evaluation& run) {
  std::array<double, 4> part{0, 0, 0, 1};
  for (std::size_t i = 0; i < a.size(); ++i) {
    part.at(i) = number_of(a[i]) / (i < 3 ? 255 : 1);
    if (!(part.at(i) >= 0 && part.at(i) <= 1))
      return run.fail(fmt::format("{} is outside {}", number_text(number_of(a[i])), i < 3 ? "0 to 255" : "0 to 1"));
  }
  return draw::Color{part[0], part[1], part[2], part[3]};
}

Value to_rgba(Arguments a, Evaluation& run) {
  const draw::Color color = color_of(a[0]);
  return run.keep(std::vector<Value>{color.r * 255, color.g * 255, color.b * 255, color.a});
}

Value quotient(Arguments a, Evaluation&) {
  return number_of(a[0]) / number_of(a[1]);
}
Value remainder(Arguments a, Evaluation&) {
  return std::fmod(number_of(a[0]), number_of(a[1]));
}
Value power(Arguments a, Evaluation&) {
  return std::pow(number_of(a[0]), number_of(a[1]));
}
Value negation(Arguments a, Evaluation&) {
  return !truth_of(a[0]);
}
Value upcase(Arguments a, Evaluation& run) {
  return run.keep(upper_case(text_of(a[0])));
}
Value downcase(Arguments a, Evaluation& run) {
  return run.keep(lower_case(text_of(a[0])));
}
Value pi(Arguments, Evaluation&) {
  return std::numbers::pi;
}
Value e(Arguments, Evaluation&) {
  return std::numbers::e;
}
Value ln2(Arguments, Evaluation&) {
  return std::numbers::ln2;
}

constexpr std::size_t any_number = SIZE_MAX;
constexpr Kind number = Kind::number;

constexpr std::array<Simple, 33> table{{
    {"!", Kind::boolean, Kind::boolean, 1, 1, negation},
    {"%", number, number, 2, 2, remainder},
    {"*", number, number, 0, any_number, product},
    {"+", number, number, 0, any_number, sum},
    {"-", number, number, 1, 2, difference},
    {"/", number, number, 2, 2, quotient},
    {"^", number, number, 2, 2, power},
    {"abs", number, number, 1, 1, unary<std::abs>},
    {"acos", number, number, 1, 1, unary<std::acos>},
    {"asin", number, number, 1, 1, unary<std::asin>},
    {"atan", number, number, 1, 1, unary<std::atan>},
    {"ceil", number, number, 1, 1, unary<std::ceil>},
    {"concat", Kind::string, Kind::value, 0, any_number, concat},
    {"cos", number, number, 1, 1, unary<std::cos>},
    {"downcase", Kind::string, Kind::string, 1, 1, downcase},
    {"e", number, number, 0, 0, e},
    {"floor", number, number, 1, 1, unary<std::floor>},
    {"length", number, Kind::value, 1, 1, length},
    {"ln", number, number, 1, 1, unary<std::log>},
    {"ln2", number, number, 0, 0, ln2},
    {"log10", number, number, 1, 1, unary<std::log10>},
    {"log2", number, number, 1, 1, unary<std::log2>},
    {"max", number, number, 0, any_number, greatest},
    {"min", number, number, 0, any_number, least},
    {"pi", number, number, 0, 0, pi},
    {"rgb", Kind::color, number, 3, 3, rgba},
    {"rgba", Kind::color, number, 4, 4, rgba},
    {"round", number, number, 1, 1, unary<round_half_away>},
    {"sin", number, number, 1, 1, unary<std::sin>},
    {"sqrt", number, number, 1, 1, unary<std::sqrt>},
    {"tan", number, number, 1, 1, unary<std::tan>},
    {"to-rgba", Kind::array, Kind::color, 1, 1, to_rgba},
    {"upcase", Kind::string, Kind::string, 1, 1, upcase},
}};

const Simple* find(std::string_view name) {
  const auto* found = std::find_if(table.begin(), table.end(), [&](const Simple& row) { return row.name == name; });
  return found == table.end() ? nullptr : found;
}

class Call final : public Node {
 public:
  Call(Type type, Nodes nodes, Function function) : Node(type, std::move(nodes)), function_(function) {}
  Value evaluate(Evaluation& run) const override {
    std::array<Value, 4> few;
    std::vector<Value> many;
    if (children().size() > few.size()) many.resize(children().size());
    const std::span<Value> all = many.empty() ? std::span<Value>(few.data(), children().size()) : std::span<Value>(many);
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = child(i, run);
    return run.failed() ? Value() : function_(all, run);
  }

 private:
  Function function_;
};

}  // namespace

bool is_simple_operator(std::string_view name) {
  return find(name) != nullptr;
}

std::vector<std::string> simple_operator_names() {
  std::vector<std::string> names;
  for (const Simple& row : table) names.emplace_back(row.name);
  return names;
}

NodePtr compile_simple(Parser& parser, const nlohmann::json& array) {
  const Simple* row = find(array[0].get_ref<const std::string&>());
  if (!row || !parser.count(array, row->least, row->most)) return nullptr;
  Nodes children;
  for (std::size_t i = 1; i < array.size(); ++i) {
    children.push_back(parser.argument(array, i, Wanted(row->argument)));
    if (!children.back()) return nullptr;
  }
  const bool countable = row->name != "length" || children[0]->type().kind == Kind::string ||
                         children[0]->type().kind == Kind::array || children[0]->type().kind == Kind::value;
  if (!countable)
    return parser.problem(fmt::format("'length' takes a string or an array, found {}", to_text(children[0]->type())));
  const Type result = row->result == Kind::array ? Type::array(Kind::number, 4) : Type(row->result);
  return std::make_shared<Call>(result, std::move(children), row->function);
}

}  // namespace rutter::style
