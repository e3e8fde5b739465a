#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "places/tables.hpp"

namespace rutter::places {

/// Where the places of each country, province and district lie: for divisions that only a table of codes names.
class DivisionExtents {
 public:
  void add(const Row& row);

  struct Extent {
    geo::LonLat middle;
    double radius_km = 0;  ///< two standard deviations round the middle
  };
  /// The extent of "SY", "SY.09" or "SY.09.SY0204"; nothing when no place lies in it.
  [[nodiscard]] const Extent* find(std::string_view code) const;
  /// Ends the adding.
  void finish();

 private:
  struct Sum {
    double x = 0;
    double y = 0;
    double z = 0;
    std::int64_t count = 0;
    void add(geo::LonLat point);
    [[nodiscard]] Extent extent() const;
  };
  std::map<std::string, Sum, std::less<>> sums_;
  std::map<std::string, Extent, std::less<>> extents_;
};

/// A row of admin1CodesASCII, admin2Codes or countryInfo, and of how well it is known where it lies.
struct Division {
  std::string code;  ///< "SY.09"
  std::string name;
  std::string ascii;
  std::int64_t number = 0;  ///< of GeoNames
  std::int64_t population = 0;
};

/// The place of a division that no dump has, in the middle of its places.
[[nodiscard]] Row row_of(const Division& division, const DivisionExtents::Extent& extent);

/// The code of a country, province or district; empty for other places.
[[nodiscard]] std::string division_code(const Row& row);

}  // namespace rutter::places
