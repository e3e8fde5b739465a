#pragma once

#include <memory>
#include <string>

#include "geo/formula.hpp"

namespace rutter::geo {

/// What only PROJ knows. Implemented by the plug-in librutter_proj.so, the only part of the program that links PROJ, so that a
/// map in a usual projection does not load it. Several threads may call the functions.
class ProjectionSource {
 public:
  ProjectionSource() = default;
  virtual ~ProjectionSource() = default;
  ProjectionSource(const ProjectionSource&) = delete;
  ProjectionSource& operator=(const ProjectionSource&) = delete;

  /// Whether PROJ has a projection of this name (the value of +proj) onto a plane.
  [[nodiscard]] virtual bool knows(const std::string& proj) const = 0;
  /// PROJ's own name of a projection: the first line of its description; the argument where it has none.
  [[nodiscard]] virtual std::string described(const std::string& proj) const = 0;
  /// The formulas of a PROJ string. Throws Error(map), whose message names `shown`, when PROJ refuses it.
  [[nodiscard]] virtual std::unique_ptr<Formula> formula(const std::string& definition, const std::string& shown) const = 0;
  /// The PROJ string of a coordinate reference system such as `EPSG:3035`: its projection, without the steps round it. Throws
  /// Error(map) when there is none.
  [[nodiscard]] virtual std::string string_of_epsg(const std::string& code) const = 0;
};

/// The plug-in's only symbol: `extern "C" const ProjectionSource* rutter_projection_source_1()`. It lives as long as the
/// process.
inline constexpr const char* projection_source_symbol = "rutter_projection_source_1";

/// Loads the plug-in when it is first asked for. Throws base::Error(data) when it is missing or none of this version.
[[nodiscard]] const ProjectionSource& projection_source();

}  // namespace rutter::geo
