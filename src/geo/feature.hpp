#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "geo/point.hpp"
#include "geo/shape.hpp"

namespace rutter::geo {

/// A property's value: nothing, a truth value, a number, a text.
using Value = std::variant<std::monostate, bool, double, std::string>;

/// A feature's properties: few, so a flat list in a stable order.
class Properties {
 public:
  void set(std::string_view key, Value value) {
    for (auto& [known, old] : entries_)
      if (known == key) {
        old = std::move(value);
        return;
      }
    entries_.emplace_back(key, std::move(value));
  }
  /// Adds a property that is known not to be there yet, without the search of `set`.
  void append(std::string_view key, Value value) { entries_.emplace_back(key, std::move(value)); }
  void reserve(std::size_t count) { entries_.reserve(count); }
  /// The value, or nullptr.
  [[nodiscard]] const Value* find(std::string_view key) const {
    for (const auto& [known, value] : entries_)
      if (known == key) return &value;
    return nullptr;
  }
  /// The text of a property, or empty when it is missing or no text.
  [[nodiscard]] std::string_view text(std::string_view key) const {
    const Value* v = find(key);
    const auto* s = v ? std::get_if<std::string>(v) : nullptr;
    return s ? std::string_view(*s) : std::string_view();
  }
  /// The number of a property, or `fallback`.
  [[nodiscard]] double number(std::string_view key, double fallback) const {
    const Value* v = find(key);
    const auto* d = v ? std::get_if<double>(v) : nullptr;
    return d ? *d : fallback;
  }
  [[nodiscard]] auto begin() const { return entries_.begin(); }
  [[nodiscard]] auto end() const { return entries_.end(); }
  [[nodiscard]] bool empty() const { return entries_.empty(); }

 private:
  std::vector<std::pair<std::string, Value>> entries_;
};

/// A thing with a place and properties, as data sources deliver it: longitude and latitude, edges straight in them (RFC 7946).
struct Feature {
  Shape<LonLat> shape;
  Properties properties;
};

}  // namespace rutter::geo
