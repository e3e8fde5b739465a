#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/edit_distance.hpp"
#include "base/utf8.hpp"
#include "style/operators.hpp"

namespace rutter::style {
namespace {

using Json = nlohmann::json;

const geo::Value* property(const Evaluation& run, const Value& key) {
  const geo::Properties* properties = run.input().properties;
  return properties ? properties->find(text_of(key)) : nullptr;
}

class Get final : public Node {
 public:
  explicit Get(Nodes nodes) : Node(Kind::value, std::move(nodes)) { mark_feature(); }
  Value evaluate(Evaluation& run) const override {
    const geo::Value* found = property(run, child(0, run));
    if (!found) return {};
    if (const auto* truth = std::get_if<bool>(found)) return *truth;
    if (const auto* number = std::get_if<double>(found)) return *number;
    if (const auto* text = std::get_if<std::string>(found)) return std::string_view(*text);
    return {};
  }
};

class Has final : public Node {
 public:
  explicit Has(Nodes nodes) : Node(Kind::boolean, std::move(nodes)) { mark_feature(); }
  Value evaluate(Evaluation& run) const override { return property(run, child(0, run)) != nullptr; }
};

class Zoom final : public Node {
 public:
  Zoom() : Node(Kind::number, {}) { mark_zoom(); }
  Value evaluate(Evaluation& run) const override { return run.input().zoom; }
  [[nodiscard]] bool is_zoom() const override { return true; }
};

class GeometryType final : public Node {
 public:
  GeometryType() : Node(Kind::string, {}) { mark_feature(); }
  Value evaluate(Evaluation& run) const override { return run.input().geometry_type; }
};

template <class Lookup>
NodePtr compile_lookup(Parser& parser, const Json& array, const Wanted&) {
  if (array.size() == 3) {
    if (array[2].is_object()) return parser.problem_at(2, "an object is no expression");
    return parser.problem_at(2, fmt::format("'{}' in an object is not supported", array[0].get<std::string>()));
  }
  if (!parser.count(array, 1, 1)) return nullptr;
  NodePtr key = parser.argument(array, 1, Wanted(Kind::string));
  return key ? std::make_shared<Lookup>(Nodes{std::move(key)}) : nullptr;
}

template <class Lookup>
NodePtr compile_plain(Parser& parser, const Json& array, const Wanted&) {
  return parser.count(array, 0, 0) ? std::make_shared<Lookup>() : nullptr;
}

NodePtr compile_literal(Parser& parser, const Json& array, const Wanted& wanted) {
  if (!parser.count(array, 1, 1)) return nullptr;
  NodePtr node = literal_node(array[1]);
  if (!node) return parser.problem_at(1, "an object as a literal is not supported");
  const bool empty = node->type().kind == Kind::array && node->type().length == 0U;
  // An empty array has whatever items are asked for (unless a length is asked for).
  if (empty && wanted && wanted->kind == Kind::array && wanted->length.value_or(0) == 0)
    return make_constant(*node->constant(), *wanted);
  return node;
}

NodePtr compile_global_state(Parser& parser, const Json& array, const Wanted&) {
  if (!parser.count(array, 1, 1)) return nullptr;
  if (!array[1].is_string()) return parser.problem_at(1, "the name of a state variable is a string");
  const auto& name = array[1].get_ref<const std::string&>();
  const auto found = parser.state().find(name);
  if (found != parser.state().end()) {
    NodePtr node = literal_node(found->second, true);
    return node ? node : parser.problem_at(1, "a state variable that holds an object is not supported");
  }
  std::vector<std::string> known;
  for (const auto& entry : parser.state()) known.push_back(entry.first);
  const std::string guess = base::nearest(name, known);
  parser.warning(fmt::format("the style declares no state variable '{}'", base::printable(name)),
                 guess.empty() ? std::string() : fmt::format("did you mean '{}'?", guess));
  return make_constant(Value(), Type(Kind::value), true);
}

constexpr std::array<Operator, 6> lookups{{{"get", compile_lookup<Get>},
                                           {"has", compile_lookup<Has>},
                                           {"zoom", compile_plain<Zoom>},
                                           {"geometry-type", compile_plain<GeometryType>},
                                           {"literal", compile_literal},
                                           {"global-state", compile_global_state}}};

}  // namespace

std::span<const Operator> lookup_operators() {
  return lookups;
}

}  // namespace rutter::style
