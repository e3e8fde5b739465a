#pragma once

#include "geo/projection_source.hpp"

namespace rutter::proj {

/// PROJ behind the interface of `geo`. The network is off, whatever the environment says, and PROJ's database is opened for
/// codes alone.
class ProjSource final : public geo::ProjectionSource {
 public:
  [[nodiscard]] bool knows(const std::string& proj) const override;
  [[nodiscard]] std::string described(const std::string& proj) const override;
  [[nodiscard]] std::unique_ptr<geo::Formula> formula(const std::string& definition, const std::string& shown) const override;
  [[nodiscard]] std::string string_of_epsg(const std::string& code) const override;
};

}  // namespace rutter::proj
