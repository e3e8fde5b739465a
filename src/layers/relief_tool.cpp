// rutter-build-relief GEODATA_DIR OUT: makes the relief that maps are shaded with of the heights of geodata/relief.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

#include "base/output_file.hpp"
#include "basemap/hillshade.hpp"
#include "basemap/relief_writer.hpp"
#include "layers/geodata_tool.hpp"
#include "layers/relief_source.hpp"

namespace {

using rutter::basemap::GlobeGrid;

/// 3.7, 7.4, 14.8 and 29.7 km at the equator; the last has an odd height, which cannot be halved.
constexpr int level_count = 4;

void build(const std::filesystem::path& folder, const std::filesystem::path& out) {
  GlobeGrid<float> heights = rutter::layers::read_heights(folder / "relief");
  GlobeGrid<std::uint8_t> land = rutter::layers::read_land(folder / "countries-10m.fgb", folder / "lakes.fgb", heights.width);
  std::vector<GlobeGrid<std::uint8_t>> levels;
  for (int i = 0; i < level_count; ++i) {
    if (i > 0) heights = halved(heights);
    if (i > 0) land = halved(land);
    soften(heights);
    levels.push_back(hillshade(heights, land));
  }
  const std::string credit = rutter::layers::credits_of(folder).at("relief");
  rutter::base::write_file(out, rutter::basemap::relief_bytes(credit, levels));
}

}  // namespace

int main(int argc, char** argv) {
  return rutter::layers::run_geodata_tool(argc, argv, "rutter-build-relief", build);
}
