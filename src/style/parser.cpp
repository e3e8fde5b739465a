#include "style/parser.hpp"

#include <algorithm>
#include <array>
#include <forward_list>
#include <functional>

#include <fmt/format.h>

#include "base/edit_distance.hpp"
#include "base/utf8.hpp"
#include "style/operators.hpp"

namespace rutter::style {
namespace {

// Operators of the specification that are not evaluated here; they are refused by name.
constexpr std::array<std::string_view, 26> unsupported_names{"accumulated",
                                                             "at",
                                                             "collator",
                                                             "distance",
                                                             "elevation",
                                                             "feature-state",
                                                             "format",
                                                             "heatmap-density",
                                                             "id",
                                                             "image",
                                                             "index-of",
                                                             "interpolate-hcl",
                                                             "interpolate-lab",
                                                             "is-supported-script",
                                                             "join",
                                                             "line-progress",
                                                             "number-format",
                                                             "object",
                                                             "properties",
                                                             "resolved-locale",
                                                             "semiliteral",
                                                             "slice",
                                                             "sky-radial-progress",
                                                             "split",
                                                             "typeof",
                                                             "within"};

bool is_unsupported(std::string_view name) {
  return std::find(unsupported_names.begin(), unsupported_names.end(), name) != unsupported_names.end();
}

const Operator* find_operator(std::string_view name) {
  for (const auto family :
       {branch_operators(), curve_operators(), comparison_operators(), lookup_operators(), type_operators()})
    for (const Operator& candidate : family)
      if (candidate.name == name) return &candidate;
  return nullptr;
}

std::string nearest_operator(std::string_view name) {
  std::vector<std::string> names = simple_operator_names();
  for (const auto family :
       {branch_operators(), curve_operators(), comparison_operators(), lookup_operators(), type_operators()})
    for (const Operator& candidate : family) names.emplace_back(candidate.name);
  const std::string found = base::nearest(name, names);
  return found.empty() ? found : fmt::format("did you mean '{}'?", found);
}

const char* json_kind(const nlohmann::json& json) {
  return json.is_object() ? "object" : json.type_name();
}

/// Builds the value of a literal; `texts` and `lists` keep its parts until a constant node has copied them.
bool to_value(const nlohmann::json& json, Value& value, std::forward_list<std::vector<Value>>& lists) {
  if (json.is_boolean()) {
    value = json.get<bool>();
  } else if (json.is_number()) {
    value = json.get<double>();
  } else if (json.is_string()) {
    value = std::string_view(json.get_ref<const std::string&>());
  } else if (json.is_array()) {
    std::vector<Value> items(json.size());
    for (std::size_t i = 0; i < json.size(); ++i)
      if (!to_value(json[i], items[i], lists)) return false;
    const auto& kept = lists.emplace_front(std::move(items));
    value = List{kept.data(), kept.size()};
  } else if (!json.is_null()) {
    return false;
  }
  return true;
}

}  // namespace

NodePtr literal_node(const nlohmann::json& json, bool from_state) {
  std::forward_list<std::vector<Value>> lists;
  Value value;
  if (!to_value(json, value, lists)) return nullptr;
  return make_constant(value, from_state ? std::optional<Type>(Kind::value) : std::nullopt, from_state);
}

bool is_expression(const nlohmann::json& json) {
  if (!json.is_array() || json.empty() || !json[0].is_string()) return false;
  const auto& name = json[0].get_ref<const std::string&>();
  return find_operator(name) || is_simple_operator(name) || is_unsupported(name);
}

NodePtr Parser::parse(const Json& json, const std::optional<Type>& wanted, Unsure unsure) {
  NodePtr node = parse_any(json, wanted);
  if (node) node = adapt(std::move(node), wanted, unsure);
  return node ? fold(std::move(node)) : nullptr;
}

NodePtr Parser::argument(const Json& array, std::size_t index, const std::optional<Type>& wanted, Unsure unsure) {
  path_.emplace_back(index);
  NodePtr node = parse(array[index], wanted, unsure);
  path_.pop_back();
  return node;
}

NodePtr Parser::problem(std::string message, std::string hint) {
  problems_.push_back({path_, std::move(message), std::move(hint), false});
  return nullptr;
}

NodePtr Parser::problem_at(std::size_t index, std::string message, std::string hint) {
  path_.emplace_back(index);
  problem(std::move(message), std::move(hint));
  path_.pop_back();
  return nullptr;
}

NodePtr Parser::problem_at(std::size_t index, std::size_t inner, std::string message) {
  path_.emplace_back(index);
  problem_at(inner, std::move(message));
  path_.pop_back();
  return nullptr;
}

void Parser::warning(std::string message, std::string hint) {
  warnings_.push_back({path_, std::move(message), std::move(hint), false});
}

bool Parser::fits(const Type& wanted, const Type& actual) {
  if (accepts(wanted, actual)) return true;
  problem(fmt::format("expected {}, found {}", to_text(wanted), to_text(actual)));
  return false;
}

bool Parser::fits_at(std::size_t index, const Type& wanted, const Type& actual) {
  path_.emplace_back(index);
  const bool result = fits(wanted, actual);
  path_.pop_back();
  return result;
}

bool Parser::count(const Json& array, std::size_t least, std::size_t most) {
  const std::size_t found = array.size() - 1;
  if (found >= least && found <= most) return true;
  const std::string range = least == most      ? fmt::format("{}", least)
                            : most > 1'000'000 ? fmt::format("at least {}", least)
                                               : fmt::format("{} to {}", least, most);
  problem(
      fmt::format("'{}' takes {} argument{}, found {}", array[0].get<std::string>(), range, range == "1" ? "" : "s", found));
  return false;
}

NodePtr Parser::parse_any(const Json& json, const std::optional<Type>& wanted) {
  if (json.is_array()) return parse_operator(json, wanted);
  if (json.is_object()) return problem("an object is no expression");
  return literal_node(json);
}

NodePtr Parser::parse_operator(const Json& array, const std::optional<Type>& wanted) {
  const char* way_out = "a plain array is written [\"literal\", [...]]";
  if (array.empty()) return problem("an expression begins with the name of an operator", way_out);
  if (!array[0].is_string())
    return problem_at(0, fmt::format("the name of an operator is a string, found {}", json_kind(array[0])), way_out);
  const auto& name = array[0].get_ref<const std::string&>();
  if (const Operator* found = find_operator(name)) return found->compile(*this, array, wanted);
  if (is_simple_operator(name)) return compile_simple(*this, array);
  if (is_unsupported(name)) return problem_at(0, fmt::format("the operator '{}' is not supported", name));
  const std::string guess = nearest_operator(name);
  return problem_at(0, fmt::format("unknown operator '{}'", base::printable(name)), guess.empty() ? way_out : guess);
}

NodePtr Parser::adapt(NodePtr node, const std::optional<Type>& wanted, Unsure unsure) {
  if (!wanted) return node;
  const bool open = node->type().kind == Kind::value;
  const bool color = wanted->kind == Kind::color;
  const bool plain = wanted->kind == Kind::string || wanted->kind == Kind::number || wanted->kind == Kind::boolean ||
                     wanted->kind == Kind::array;
  if ((open && plain) || (color && (open || node->type().kind == Kind::string))) {
    if (unsure == Unsure::leave) return node;
    if (color || unsure == Unsure::convert) return make_conversion(*wanted, {std::move(node)});
    return make_assertion(*wanted, {std::move(node)});
  }
  return fits(*wanted, node->type()) ? node : nullptr;
}

NodePtr Parser::fold(NodePtr node) {
  if (node->constant() || node->uses_zoom() || node->uses_feature()) return node;
  const Input nothing;
  Evaluation run(nothing);
  const Value value = node->evaluate(run);
  if (!run.failed()) return make_constant(value, node->type(), node->uses_state());
  // A state variable has no declared type, so a value that does not fit is an error of evaluation, not of the style.
  return node->uses_state() ? node : problem(run.error());
}

namespace {

/// Counts the zoom curves at the top and reports a `zoom` anywhere else.
struct ZoomUse {
  int curves = 0;
  bool misplaced = false;

  void look(const Node& node, bool top) {
    if (misplaced || !node.uses_zoom()) return;
    if (node.is_zoom()) {
      misplaced = true;
    } else if (node.is_zoom_curve()) {
      curves += top ? 1 : 0;
      misplaced = misplaced || !top;
      for (std::size_t i = 1; i < node.children().size(); ++i) look(*node.children()[i], false);
    } else {
      for (std::size_t i = 0; i < node.children().size(); ++i) look(*node.children()[i], top && node.passes_curve(i));
    }
  }
};

}  // namespace

std::string zoom_misuse(const Node& node) {
  ZoomUse use;
  use.look(node, true);
  if (use.misplaced) return "'zoom' may only be the input of a 'step' or 'interpolate' at the top of the expression";
  if (use.curves > 1) return "only one 'step' or 'interpolate' over the zoom is allowed in an expression";
  return {};
}

}  // namespace rutter::style
