#pragma once

#include <utility>
#include <variant>

#include "base/diagnostic.hpp"

namespace rutter::base {

/// A value, or the problems why there is none. (g++ 12 has no std::expected.)
template <class T>
class Result {
 public:
  Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}                  // NOLINT(google-explicit-constructor)
  Result(Diagnostics problems) : held_(std::in_place_index<1>, std::move(problems)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const noexcept { return held_.index() == 0; }
  explicit operator bool() const noexcept { return ok(); }
  /// The value; only when ok().
  [[nodiscard]] T& value() { return std::get<0>(held_); }
  [[nodiscard]] const T& value() const { return std::get<0>(held_); }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  /// The problems; only when not ok().
  [[nodiscard]] const Diagnostics& problems() const { return std::get<1>(held_); }

 private:
  std::variant<T, Diagnostics> held_;
};

}  // namespace rutter::base
