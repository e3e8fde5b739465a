#include <algorithm>
#include <cmath>
#include <cstdint>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

#include "style/operators.hpp"

namespace rutter::style {
namespace {

using Json = nlohmann::json;

/// A branch of `match`: its label, and which child holds its output.
struct Label {
  std::variant<double, std::string> value;
  std::size_t child = 0;
};

/// Children: input, otherwise, outputs. Labels are sorted, all of one type.
class Match final : public Node {
 public:
  Match(Type type, Nodes nodes, std::vector<Label> labels) : Node(type, std::move(nodes)), labels_(std::move(labels)) {
    std::sort(labels_.begin(), labels_.end(), [](const Label& a, const Label& b) { return a.value < b.value; });
  }
  Value evaluate(Evaluation& run) const override { return child(branch(child(0, run)), run); }

 private:
  template <class Key>
  [[nodiscard]] std::size_t find(const Key& key) const {
    using Held = std::conditional_t<std::is_same_v<Key, double>, double, std::string>;
    const auto found = std::lower_bound(labels_.begin(), labels_.end(), key, [](const Label& label, const Key& wanted) {
      const auto* held = std::get_if<Held>(&label.value);
      return held && *held < wanted;
    });
    const auto* held = found == labels_.end() ? nullptr : std::get_if<Held>(&found->value);
    return held && *held == key ? found->child : 1;
  }
  [[nodiscard]] std::size_t branch(const Value& input) const {
    const bool texts = std::holds_alternative<std::string>(labels_.front().value);
    if (const auto* text = std::get_if<std::string_view>(&input)) return texts ? find(*text) : 1;
    if (const auto* number = std::get_if<double>(&input)) return texts ? 1 : find(*number);
    return 1;
  }

  std::vector<Label> labels_;
};

/// Reads the labels of `match` with their checks.
class LabelReader {
 public:
  explicit LabelReader(Parser& parser) : parser_(parser) {}

  bool read(const Json& json, std::size_t index, std::size_t child) {
    if (!json.is_array()) return one(json, index, child);
    if (json.empty()) return no(index, "a branch needs at least one label");
    return std::all_of(json.begin(), json.end(), [&](const Json& label) { return one(label, index, child); });
  }
  [[nodiscard]] const std::optional<Kind>& kind() const { return kind_; }
  [[nodiscard]] std::vector<Label>& labels() { return labels_; }

 private:
  bool no(std::size_t index, std::string message) {
    parser_.problem_at(index, std::move(message));
    return false;
  }
  bool one(const Json& json, std::size_t index, std::size_t child) {
    if (!json.is_number() && !json.is_string()) return no(index, "the labels of 'match' are numbers or strings");
    const Kind kind = json.is_string() ? Kind::string : Kind::number;
    if (!kind_) kind_ = kind;
    if (!parser_.fits_at(index, *kind_, kind)) return false;
    Label label;
    label.child = child;
    if (json.is_string()) {
      label.value = json.get<std::string>();
    } else {
      const double number = json.get<double>();
      if (number != std::floor(number) || std::abs(number) > 9007199254740991.0)
        return no(index, "a number as a label of 'match' is a whole number up to 2^53 - 1");
      label.value = number;
    }
    if (!seen_.insert(label.value).second) return no(index, "the labels of 'match' are all different");
    labels_.push_back(std::move(label));
    return true;
  }

  Parser& parser_;
  std::optional<Kind> kind_;
  std::vector<Label> labels_;
  std::set<std::variant<double, std::string>> seen_;
};

}  // namespace

NodePtr compile_match(Parser& parser, const Json& array, const Wanted& wanted) {
  if (!parser.count(array, 4, SIZE_MAX)) return nullptr;
  if (array.size() % 2 != 1)
    return parser.problem("'match' takes an even number of arguments: the input, pairs, and the value otherwise");
  Wanted output = specific(wanted);
  LabelReader labels(parser);
  Nodes children(2);
  for (std::size_t i = 2; i + 1 < array.size(); i += 2) {
    if (!labels.read(array[i], i, children.size())) return nullptr;
    NodePtr node = parser.argument(array, i + 1, output);
    if (!node) return nullptr;
    if (!output) output = node->type();
    children.push_back(std::move(node));
  }
  children[0] = parser.argument(array, 1, Wanted(Kind::value));
  children[1] = parser.argument(array, array.size() - 1, output);
  if (!children[0] || !children[1]) return nullptr;
  if (children[0]->type().kind != Kind::value && !parser.fits_at(1, *labels.kind(), children[0]->type())) return nullptr;
  return std::make_shared<Match>(*output, std::move(children), std::move(labels.labels()));
}

}  // namespace rutter::style
