// A PROJ string of the user: refused as an error of the map, or a projection whose every answer is finite.

#include <algorithm>
#include <cmath>
#include <string>

#include "base/error.hpp"
#include "geo/projection.hpp"
#include "target.hpp"

namespace {

using namespace rutter;

void use(const geo::Projection& projection) {
  for (int lon = -180; lon <= 180; lon += 60)
    for (int lat = -90; lat <= 90; lat += 30) {
      const auto plane = projection.forward({static_cast<double>(lon), static_cast<double>(lat)});
      if (!plane) continue;
      fuzz::require(std::isfinite(plane->x) && std::isfinite(plane->y), "a projected position is finite");
      const auto globe = projection.inverse(*plane);
      if (globe) fuzz::require(std::isfinite(globe->lon) && std::abs(globe->lat) <= 90.0001, "a position is on the globe");
    }
  fuzz::require(!projection.name().empty(), "a projection has a name");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    use(geo::Projection(std::string(fuzz::text_of(data, size))));
  } catch (const base::Error& error) {
    fuzz::require(error.kind() == base::ErrorKind::map, "a projection that does not serve ends its map, no more");
  }
  return 0;
}
