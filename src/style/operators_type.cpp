#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "draw/color_text.hpp"
#include "style/operators.hpp"

namespace rutter::style {
namespace {

using Json = nlohmann::json;

/// The first input whose value has the type; an error when none has.
class Assertion final : public Node {
 public:
  using Node::Node;
  Value evaluate(Evaluation& run) const override {
    Value value;
    for (std::size_t i = 0; i < children().size(); ++i) {
      value = child(i, run);
      if (run.failed() || accepts(type(), type_of(value))) return value;
    }
    return run.fail(fmt::format("expected {}, found {}", to_text(type()), to_text(type_of(value))));
  }
};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view spaces = " \t\r\n\v\f";
  const std::size_t first = text.find_first_not_of(spaces);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

/// A text as a number; an empty one is 0, as in ECMAScript. Infinity and hexadecimal forms are no numbers here.
std::optional<double> parse_number(std::string_view text) {
  text = trimmed(text);
  if (text.empty()) return 0.0;
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  double number = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
  if (end.ec != std::errc() || end.ptr != text.data() + text.size() || !std::isfinite(number)) return {};
  return number;
}

std::optional<Value> to_number(const Value& value) {
  if (value.is_null()) return Value(0.0);
  if (const auto* truth = std::get_if<bool>(&value)) return Value(*truth ? 1.0 : 0.0);
  if (std::holds_alternative<double>(value)) return value;
  const auto* text = std::get_if<std::string_view>(&value);
  const auto number = text ? parse_number(*text) : std::nullopt;
  return number ? std::optional<Value>(*number) : std::nullopt;
}

bool to_boolean(const Value& value) {
  if (const auto* truth = std::get_if<bool>(&value)) return *truth;
  if (const auto* number = std::get_if<double>(&value)) return *number != 0 && !std::isnan(*number);
  if (const auto* text = std::get_if<std::string_view>(&value)) return !text->empty();
  return !value.is_null();
}

/// [r, g, b] or [r, g, b, a], the first three from 0 to 255.
std::optional<Value> color_from(const List& list) {
  if (list.size != 3 && list.size != 4) return {};
  std::array<double, 4> part{0, 0, 0, 1};
  for (std::size_t i = 0; i < list.size; ++i) {
    const auto* number = std::get_if<double>(list.first + i);
    if (!number) return {};
    part.at(i) = i < 3 ? *number / 255 : *number;
    if (!(part.at(i) >= 0 && part.at(i) <= 1)) return {};
  }
  return Value(draw::Color{part[0], part[1], part[2], part[3]});
}

std::optional<Value> to_color(const Value& value) {
  if (std::holds_alternative<draw::Color>(value)) return value;
  if (const auto* list = std::get_if<List>(&value)) return color_from(*list);
  const auto* text = std::get_if<std::string_view>(&value);
  const auto color = text ? draw::parse_color(*text) : std::nullopt;
  return color ? std::optional<Value>(*color) : std::nullopt;
}

/// The first input that can be converted to the type; an error when none can.
class Conversion final : public Node {
 public:
  using Node::Node;
  Value evaluate(Evaluation& run) const override {
    Value value;
    for (std::size_t i = 0; i < children().size(); ++i) {
      value = child(i, run);
      if (run.failed()) return {};
      if (const auto converted = convert(value, run)) return *converted;
    }
    return run.fail(fmt::format("'{}' is no {}", value.is_null() ? "null" : to_text(value), to_text(type())));
  }

 private:
  std::optional<Value> convert(const Value& value, Evaluation& run) const {
    switch (type().kind) {
      case Kind::boolean:
        return Value(to_boolean(value));
      case Kind::number:
        return to_number(value);
      case Kind::color:
        return to_color(value);
      default:
        return std::holds_alternative<std::string_view>(value) ? value : run.keep(to_text(value));
    }
  }
};

/// The inputs of an assertion or conversion from array[first] on.
std::optional<Nodes> inputs(Parser& parser, const Json& array, std::size_t first) {
  Nodes nodes;
  for (std::size_t i = first; i < array.size(); ++i) {
    nodes.push_back(parser.argument(array, i, Wanted(Kind::value)));
    if (!nodes.back()) return {};
  }
  return nodes;
}

template <Kind kind>
NodePtr compile_assertion(Parser& parser, const Json& array, const Wanted&) {
  if (!parser.count(array, 1, SIZE_MAX)) return nullptr;
  auto nodes = inputs(parser, array, 1);
  return nodes ? make_assertion(kind, std::move(*nodes)) : nullptr;
}

template <Kind kind>
NodePtr compile_conversion(Parser& parser, const Json& array, const Wanted&) {
  if (!parser.count(array, 1, kind == Kind::boolean || kind == Kind::string ? 1 : SIZE_MAX)) return nullptr;
  auto nodes = inputs(parser, array, 1);
  return nodes ? make_conversion(kind, std::move(*nodes)) : nullptr;
}

std::optional<Kind> item_kind(const Json& json) {
  if (json == "string") return Kind::string;
  if (json == "number") return Kind::number;
  if (json == "boolean") return Kind::boolean;
  return {};
}

/// ["array", ITEMS?, LENGTH?, inputs...]
NodePtr compile_array(Parser& parser, const Json& array, const Wanted&) {
  if (!parser.count(array, 1, SIZE_MAX)) return nullptr;
  Type type = Type::array(Kind::value);
  std::size_t first = 1;
  if (array.size() > 2) {
    const auto item = item_kind(array[1]);
    if (!item) return parser.problem_at(1, "the items of an array are of type string, number or boolean");
    type.item = *item;
    first = 2;
  }
  if (array.size() > 3) {
    const bool whole = array[2].is_number_unsigned() && array[2].get<std::uint64_t>() <= 1'000'000;
    if (!whole && !array[2].is_null()) return parser.problem_at(2, "the length of an array is a whole number, not negative");
    if (whole) type.length = array[2].get<std::uint32_t>();
    first = 3;
  }
  auto nodes = inputs(parser, array, first);
  return nodes ? make_assertion(type, std::move(*nodes)) : nullptr;
}

constexpr std::array<Operator, 8> types{{{"string", compile_assertion<Kind::string>},
                                         {"number", compile_assertion<Kind::number>},
                                         {"boolean", compile_assertion<Kind::boolean>},
                                         {"array", compile_array},
                                         {"to-string", compile_conversion<Kind::string>},
                                         {"to-number", compile_conversion<Kind::number>},
                                         {"to-boolean", compile_conversion<Kind::boolean>},
                                         {"to-color", compile_conversion<Kind::color>}}};

}  // namespace

NodePtr make_assertion(const Type& type, Nodes nodes) {
  return std::make_shared<Assertion>(type, std::move(nodes));
}
NodePtr make_conversion(const Type& type, Nodes nodes) {
  return std::make_shared<Conversion>(type, std::move(nodes));
}

std::span<const Operator> type_operators() {
  return types;
}

}  // namespace rutter::style
