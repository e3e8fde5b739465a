#include "style/node.hpp"

#include <algorithm>
#include <utility>

namespace rutter::style {
namespace {

/// Owns what its value refers to: texts in a list that never moves them, arrays likewise.
class Constant final : public Node {
 public:
  Constant(const Value& value, Type type, bool from_state) : Node(type, {}), value_(copy(value)) {
    if (from_state) mark_state();
  }
  Value evaluate(Evaluation&) const override { return value_; }
  const Value* constant() const override { return &value_; }

 private:
  Value copy(const Value& value) {
    if (const auto* text = std::get_if<std::string_view>(&value)) return std::string_view(texts_.emplace_front(*text));
    if (const auto* list = std::get_if<List>(&value)) {
      std::vector<Value> items;
      for (const Value& item : *list) items.push_back(copy(item));
      const auto& kept = lists_.emplace_front(std::move(items));
      return List{kept.data(), kept.size()};
    }
    return value;
  }

  std::forward_list<std::string> texts_;
  std::forward_list<std::vector<Value>> lists_;
  Value value_;
};

template <class T>
T part(const Value& value) {
  const auto* found = std::get_if<T>(&value);
  return found ? *found : T{};
}

}  // namespace

Value Evaluation::fail(std::string error) {
  if (!failed_) error_ = std::move(error);
  failed_ = true;
  return {};
}

Value Evaluation::keep(std::string text) {
  if (text.size() > text_limit) return fail("the text is longer than 65536 bytes");
  return std::string_view(texts_.emplace_front(std::move(text)));
}

Value Evaluation::keep(std::vector<Value> items) {
  const auto& kept = lists_.emplace_front(std::move(items));
  return List{kept.data(), kept.size()};
}

const std::optional<Value>& Evaluation::variable(std::size_t slot) {
  if (slot >= variables_.size()) variables_.resize(slot + 1);
  return variables_[slot];
}

void Evaluation::set_variable(std::size_t slot, const std::optional<Value>& value) {
  if (slot >= variables_.size()) variables_.resize(slot + 1);
  variables_[slot] = value;
}

Node::Node(Type type, Nodes children) : type_(type), children_(std::move(children)) {
  for (const NodePtr& node : children_) {
    uses_zoom_ = uses_zoom_ || node->uses_zoom();
    uses_feature_ = uses_feature_ || node->uses_feature();
    uses_state_ = uses_state_ || node->uses_state();
  }
}

NodePtr make_constant(const Value& value, std::optional<Type> type, bool from_state) {
  return std::make_shared<Constant>(value, type.value_or(type_of(value)), from_state);
}

double number_of(const Value& value) {
  return part<double>(value);
}
bool truth_of(const Value& value) {
  return part<bool>(value);
}
std::string_view text_of(const Value& value) {
  return part<std::string_view>(value);
}
List list_of(const Value& value) {
  return part<List>(value);
}
draw::Color color_of(const Value& value) {
  return part<draw::Color>(value);
}

}  // namespace rutter::style
