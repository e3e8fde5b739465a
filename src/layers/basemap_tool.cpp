// rutter-build-basemap GEODATA_DIR OUT: makes the mapped base map of the files of geodata/.
#include <array>
#include <filesystem>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "basemap/build.hpp"
#include "layers/geodata_tool.hpp"
#include "layers/places_table.hpp"
#include "layers/vector_file.hpp"

namespace {

using rutter::basemap::BasemapBuilder;
using rutter::basemap::Kind;
using rutter::basemap::LayerSpec;
using rutter::basemap::LevelRange;
using rutter::geo::Feature;
using Json = nlohmann::json;

using rutter::basemap::level_of;
constexpr std::size_t finest = level_of(0);
constexpr std::size_t regional = level_of(240);      // the 1:10 million borders up to here, the 1:1 million ones beyond
constexpr std::size_t continental = level_of(2400);  // where lines of provinces and towns' outlines begin

std::vector<Feature> read(const std::filesystem::path& folder, std::string_view name) {
  constexpr std::size_t all = std::numeric_limits<std::size_t>::max();
  return rutter::layers::read_vector_file(folder / name, {all, all, all, all}).features;
}

void add_all(BasemapBuilder& builder, std::string_view layer, const std::vector<Feature>& features) {
  for (const Feature& feature : features) builder.add(layer, feature);
}

/// Small rivers appear as the map comes closer. Levels of the source: 0 broad, 1 major .. 4 minor, 5-7 seasonal, 8-9 canals.
LevelRange river_levels(double level) {
  constexpr std::array<std::size_t, 10> first = {level_of(30'000), level_of(30'000), level_of(2400), level_of(800),
                                                 level_of(240),    level_of(240),    level_of(80),   level_of(80),
                                                 level_of(240),    level_of(80)};
  const auto index = level >= 0 && level < 10 ? static_cast<std::size_t>(level) : 9;
  return {first[index], finest};
}

void add_rivers(BasemapBuilder& builder, const std::filesystem::path& folder) {
  for (const Feature& river : read(folder, "rivers.fgb"))
    builder.add("rivers", river, river_levels(river.properties.number("level", 9)));
}

/// The borders of both worldviews. Small scales: the arcs of the 1:10 million countries or, for gmt-dcw, its own lines; larger
/// ones: the lines that both draw alike once, the others twice. A reader takes what has no `worldview` or its own.
void add_borders(BasemapBuilder& builder, const std::filesystem::path& folder) {
  rutter::geo::Properties de_facto;
  de_facto.set("worldview", std::string("de-facto"));
  builder.add_shared_lines("countries", "borders", {0, regional}, {}, de_facto);
  for (Feature& border : read(folder, "borders-1m.fgb")) {
    builder.add("borders", border, {regional + 1, finest});
    if (border.properties.text("worldview") == "de-facto") continue;
    border.properties.set("worldview", std::string("gmt-dcw"));
    builder.add("borders", border, {0, regional});
  }
}

/// Ice and towns matter where the map is close enough to show their outlines; the source is a 1:50 million set.
void add_ground(BasemapBuilder& builder, const std::filesystem::path& folder) {
  for (const Feature& town : read(folder, "urban.fgb")) builder.add("urban", town, {continental, finest});
  add_all(builder, "glaciers", read(folder, "glaciers.fgb"));
  for (const Feature& pan : read(folder, "playas.fgb")) builder.add("playas", pan, {continental, finest});
}

void build(const std::filesystem::path& folder, const std::filesystem::path& out) {
  const std::filesystem::path checksums = folder / "checksums.txt";
  BasemapBuilder builder(rutter::base::sha256_of_file(checksums).substr(0, 12));
  const Json credits = rutter::layers::credits_of(folder);
  builder.set_credit(credits.at("short"));
  const auto add_layer = [&](LayerSpec spec) {
    const Json& told = credits.at("layers").at(spec.name);
    spec.credit = told.at("credit");
    spec.licence = told.at("licence");
    builder.add_layer(spec);
  };
  add_layer({"land", Kind::polygon, ""});
  add_layer({"countries", Kind::polygon, "iso_a2"});
  add_layer({"coast", Kind::line, ""});
  add_layer({"borders", Kind::line, ""});
  add_layer({"disputed", Kind::line, ""});
  add_layer({"disputed_areas", Kind::polygon, "key"});
  add_layer({"provinces", Kind::polygon, "key"});
  add_layer({"province_lines", Kind::line, ""});
  add_layer({"regions", Kind::polygon, "key"});
  add_layer({"lakes", Kind::polygon, ""});
  add_layer({"rivers", Kind::line, ""});
  add_layer({"urban", Kind::polygon, ""});
  add_layer({"glaciers", Kind::polygon, ""});
  add_layer({"playas", Kind::polygon, ""});
  add_layer({"label_lines", Kind::line, ""});
  add_layer({"places", Kind::point, ""});
  add_layer({"airports", Kind::point, ""});
  add_layer({"ocean", Kind::point, ""});

  add_all(builder, "countries", read(folder, "countries-10m.fgb"));
  builder.add_union("countries", "land");
  builder.add_outer_lines("countries", "coast");
  add_borders(builder, folder);
  add_all(builder, "disputed", read(folder, "disputed-lines.fgb"));
  add_all(builder, "disputed_areas", read(folder, "disputed-areas.fgb"));
  std::vector<Feature> provinces = read(folder, "provinces.fgb");
  rutter::layers::add_province_names(provinces, folder / "gazetteer" / "areas.tsv");
  add_all(builder, "provinces", provinces);
  builder.add_shared_lines("provinces", "province_lines", {continental, finest}, "adm0_a3");
  rutter::layers::add_regions(builder, folder / "gazetteer" / "supplement.tsv");
  add_all(builder, "lakes", read(folder, "lakes.fgb"));
  add_rivers(builder, folder);
  add_ground(builder, folder);
  add_all(builder, "label_lines", read(folder, "label-lines.fgb"));
  rutter::layers::add_places(builder, folder / "gazetteer" / "places.tsv", folder / "gazetteer" / "not_drawn.tsv");
  rutter::layers::add_airports(builder, folder / "gazetteer" / "airports.tsv");
  rutter::layers::add_seas(builder, folder / "gazetteer" / "supplement.tsv");
  builder.write(out);
}

}  // namespace

int main(int argc, char** argv) {
  return rutter::layers::run_geodata_tool(argc, argv, "rutter-build-basemap", build);
}
