#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rutter::geo {

/// A PROJ string taken apart: only what shapes a single projection of one ellipsoid, in metres, with longitudes from Greenwich.
class ProjDefinition {
 public:
  /// Throws Error(map) naming the parameter that is not a number, unknown or not supported, and the way out. `shown` is the
  /// user's own wording for the message.
  ProjDefinition(std::string_view proj_string, const std::string& shown);

  /// The value of +proj.
  [[nodiscard]] const std::string& proj() const { return proj_; }
  /// A parameter's value, or `fallback`.
  [[nodiscard]] double number(std::string_view key, double fallback) const;
  [[nodiscard]] bool has(std::string_view key) const;
  /// Names and values as they were written, without +proj; flags have no value.
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& parameters() const { return parameters_; }
  /// The PROJ string of what was kept, with +ellps=WGS84 where no ellipsoid was given.
  [[nodiscard]] std::string text() const;

 private:
  void add(std::string_view token, const std::string& shown);
  void add_datum(std::string_view datum, const std::string& shown);

  std::string proj_;
  std::vector<std::pair<std::string, std::string>> parameters_;
};

}  // namespace rutter::geo
