#pragma once

#include <set>
#include <string>
#include <utility>

#include "base/diagnostic.hpp"

namespace rutter::style {

/// Collects what went wrong while expressions were evaluated for one map, the first problem of each layer's property. It
/// belongs to the map and not to the style, so that a map's warnings never depend on the other maps of a batch.
class Warnings {
 public:
  /// Whether a warning about this property of this layer would be the first.
  [[nodiscard]] bool wants(const std::string& layer, const std::string& property) const {
    return !seen_.contains({layer, property});
  }
  /// Keeps the warning unless this property of this layer has one already.
  void add(const std::string& layer, const std::string& property, base::Diagnostic warning) {
    if (seen_.emplace(layer, property).second) list_.push_back(std::move(warning));
  }
  [[nodiscard]] const base::Diagnostics& list() const { return list_; }

 private:
  std::set<std::pair<std::string, std::string>> seen_;
  base::Diagnostics list_;
};

}  // namespace rutter::style
