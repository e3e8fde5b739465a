#pragma once

#include <cstddef>
#include <forward_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "style/input.hpp"
#include "style/value.hpp"

namespace rutter::style {

/// One run of an expression: what it may look at, what it made on the way, and its first error. After an error the run goes
/// on with null and its result is thrown away, so that operators need not ask.
class Evaluation {
 public:
  explicit Evaluation(const Input& input) : input_(input) {}
  Evaluation(const Evaluation&) = delete;
  Evaluation& operator=(const Evaluation&) = delete;

  /// Texts that an expression makes are at most this long.
  static constexpr std::size_t text_limit = std::size_t{1} << 16U;

  [[nodiscard]] const Input& input() const { return input_; }
  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] const std::string& error() const { return error_; }

  /// Notes the error unless there is one already; returns null.
  Value fail(std::string error);
  /// Keeps a text, or an array, that the result refers to.
  Value keep(std::string text);
  Value keep(std::vector<Value> items);

  /// Values of `let` variables that were needed already in this run; `slot` is given by the parser.
  [[nodiscard]] const std::optional<Value>& variable(std::size_t slot);
  void set_variable(std::size_t slot, const std::optional<Value>& value);

 private:
  const Input& input_;
  std::forward_list<std::string> texts_;
  std::forward_list<std::vector<Value>> lists_;
  std::vector<std::optional<Value>> variables_;
  std::string error_;
  bool failed_ = false;
};

class Node;
using NodePtr = std::shared_ptr<const Node>;
using Nodes = std::vector<NodePtr>;

/// A part of a compiled expression. Immutable, so any number of threads may evaluate it.
class Node {
 public:
  Node(Type type, Nodes children);
  virtual ~Node() = default;
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;

  [[nodiscard]] virtual Value evaluate(Evaluation& run) const = 0;
  /// The value, when the node is a constant.
  [[nodiscard]] virtual const Value* constant() const { return nullptr; }
  /// Whether it is the `zoom` operator itself.
  [[nodiscard]] virtual bool is_zoom() const { return false; }
  /// Whether it is a `step` or `interpolate` over the zoom.
  [[nodiscard]] virtual bool is_zoom_curve() const { return false; }
  /// Whether a zoom curve that is this child counts as at the top when the node is: the body of `let`, all of `coalesce`.
  [[nodiscard]] virtual bool passes_curve(std::size_t) const { return false; }

  [[nodiscard]] const Type& type() const { return type_; }
  [[nodiscard]] const Nodes& children() const { return children_; }
  [[nodiscard]] bool uses_zoom() const { return uses_zoom_; }
  [[nodiscard]] bool uses_feature() const { return uses_feature_; }
  [[nodiscard]] bool uses_state() const { return uses_state_; }

 protected:
  [[nodiscard]] Value child(std::size_t i, Evaluation& run) const { return children_[i]->evaluate(run); }
  void mark_zoom() { uses_zoom_ = true; }
  void mark_feature() { uses_feature_ = true; }
  void mark_state() { uses_state_ = true; }

 private:
  Type type_;
  Nodes children_;
  bool uses_zoom_ = false;
  bool uses_feature_ = false;
  bool uses_state_ = false;
};

/// A constant node that owns a copy of the value. `type` is the static type; by default the value's own.
[[nodiscard]] NodePtr make_constant(const Value& value, std::optional<Type> type = {}, bool from_state = false);

/// The parts of a value; null and values of other types (after an error) give 0, false, or nothing.
[[nodiscard]] double number_of(const Value& value);
[[nodiscard]] bool truth_of(const Value& value);
[[nodiscard]] std::string_view text_of(const Value& value);
[[nodiscard]] List list_of(const Value& value);
[[nodiscard]] draw::Color color_of(const Value& value);

}  // namespace rutter::style
