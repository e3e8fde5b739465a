// Writes the seeds of basemap_fuzz and basemap_block_fuzz: a small world of every kind of layer, and its blocks.
// usage: basemap_seed FOLDER_FOR_FILES FOLDER_FOR_BLOCKS

#include <filesystem>
#include <fstream>
#include <string>

#include "basemap/build.hpp"
#include "basemap/file.hpp"

namespace {

using namespace rutter;

geo::Feature square(double west, double south, std::string key) {
  geo::Line<geo::LonLat> ring;
  for (int i = 0; i < 40; ++i) ring.push_back({west + i * 0.25, south + (i % 3) * 0.05});
  for (const geo::LonLat corner : {geo::LonLat{west + 10, south}, {west + 10, south + 10}, {west, south + 10}, ring.front()})
    ring.push_back(corner);
  geo::Feature feature{geo::MultiPolygon<geo::LonLat>{{geo::Polygon<geo::LonLat>{{ring}}}}, {}};
  feature.properties.set("key", std::move(key));
  feature.properties.set("rank", 3.0);
  feature.properties.set("share", 0.25);
  feature.properties.set("disputed", false);
  return feature;
}

std::string small_world() {
  basemap::BasemapBuilder builder("seed");
  builder.add_layer({"countries", basemap::Kind::polygon, "key"});
  builder.add_layer({"borders", basemap::Kind::line, ""});
  builder.add_layer({"places", basemap::Kind::point, "key"});
  builder.add("countries", square(0, 0, "AA"));
  builder.add("countries", square(10, 0, "BB"));
  builder.add("countries", square(170, -10, "AA"));
  builder.add_shared_lines("countries", "borders", {});
  for (int i = 0; i < 3; ++i) {
    geo::Feature town{geo::MultiPoint<geo::LonLat>{{5.0 + i, 5}}, {}};
    town.properties.set("key", std::string("T") + std::to_string(i));
    builder.add("places", town);
  }
  return builder.bytes();
}

void store(const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const std::filesystem::path blocks = argv[2];
  const std::string file = small_world();
  store(std::filesystem::path(argv[1]) / "small-world", file);
  const basemap::Directory directory = basemap::read_directory(file);
  for (const basemap::Layer& layer : directory.layers) {
    if (layer.attributes.size() > 0) store(blocks / (layer.name + "-properties"), layer.attributes.block(0));
    store(blocks / (layer.name + "-keys"), layer.keys.bytes());
    for (std::size_t i = 0; i < layer.levels.size(); ++i)
      if (layer.levels[i].blocks.size() > 0)
        store(blocks / (layer.name + "-level-" + std::to_string(i)), layer.levels[i].blocks.block(0));
  }
  return 0;
}
