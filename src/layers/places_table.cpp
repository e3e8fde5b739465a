#include "layers/places_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/longer_name.hpp"
#include "layers/suburbs.hpp"

namespace rutter::layers {

namespace {

// Languages in the scripts of the bundled fonts; the gazetteer has all of them.
constexpr std::array<std::string_view, 44> languages = {"ar", "az", "be", "bg", "bs", "ca", "ckb", "cs", "da", "de", "el",
                                                        "en", "es", "et", "fa", "fi", "fr", "he",  "hr", "hu", "hy", "it",
                                                        "ka", "kk", "ku", "ky", "lt", "lv", "mk",  "nl", "no", "pl", "ps",
                                                        "pt", "ro", "ru", "sk", "sl", "sq", "sr",  "sv", "tr", "uk", "ur"};

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t from = 0;;) {
    const std::size_t to = std::min(text.find(separator, from), text.size());
    parts.push_back(text.substr(from, to - from));
    if (to == text.size()) return parts;
    from = to + 1;
  }
}

double number(std::string_view text, double missing) {
  double value = missing;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? value : missing;
}

/// 2 the capital of a country, 4 of a province, 6 of a district; 0 none.
int capital_rank(std::string_view code) {
  if (code == "PPLC") return 2;
  if (code == "PPLA") return 4;
  return code == "PPLA2" ? 6 : 0;
}

int rank(double population, int capital) {
  constexpr std::array<double, 9> steps = {5e6, 2e6, 1e6, 4e5, 2e5, 1e5, 5e4, 2e4, 1e4};
  int result = 0;
  while (result < 9 && population < steps[static_cast<std::size_t>(result)]) ++result;
  if (capital == 2) result = std::min(result, 3) - (result > 0 ? 1 : 0);
  if (capital == 4 && result > 2) --result;
  return std::max(result, 0);
}

/// The coarsest level that shows a rank.
std::size_t first_level(int rank) {
  using basemap::level_of;
  constexpr std::array<std::size_t, 10> level = {level_of(30'000), level_of(30'000), level_of(30'000), level_of(5000),
                                                 level_of(2400),   level_of(800),    level_of(240),    level_of(240),
                                                 level_of(80),     level_of(0)};
  return level[static_cast<std::size_t>(rank)];
}

/// `names` is "en,de=Aleppo|ar=...|Other spelling": the first name of each language; in English none that only adds words to
/// the place's name.
void add_names(geo::Properties& properties, std::string_view names) {
  for (const std::string_view entry : split(names, '|')) {
    const std::size_t equals = entry.find('=');
    if (equals == std::string_view::npos) continue;
    if (entry.substr(0, equals).find('~') != std::string_view::npos) continue;  // a former name, or one in passing
    for (const std::string_view language : split(entry.substr(0, equals), ',')) {
      const std::string key = fmt::format("name_{}", language);
      if (language == "en" && base::is_longer_name(entry.substr(equals + 1), properties.text("name"))) continue;
      if (std::find(languages.begin(), languages.end(), language) != languages.end() && !properties.find(key))
        properties.set(key, std::string(entry.substr(equals + 1)));
    }
  }
}

bool is_town(std::string_view code) {
  constexpr std::array<std::string_view, 6> not_towns = {"PPLX", "PPLQ", "PPLH", "PPLW", "PPLCH", "PPLF"};
  return std::find(not_towns.begin(), not_towns.end(), code) == not_towns.end();
}

/// Columns of the table by name, so that the gazetteer may add some.
struct Columns {
  std::vector<std::string> names;
  [[nodiscard]] std::string_view of(const std::vector<std::string_view>& row, std::string_view name) const {
    const auto found = std::find(names.begin(), names.end(), name);
    const auto at = static_cast<std::size_t>(found - names.begin());
    return at < row.size() ? row[at] : std::string_view();
  }
};

geo::LonLat position_of(const Columns& columns, const std::vector<std::string_view>& row) {
  constexpr double nowhere = 999;
  return {number(columns.of(row, "lon"), nowhere), number(columns.of(row, "lat"), nowhere)};
}

void add_place(basemap::BasemapBuilder& builder, const Columns& columns, const std::vector<std::string_view>& row,
               const Suburbs& suburbs) {
  const std::string_view code = columns.of(row, "feature_code");
  const double population = number(columns.of(row, "population"), 0);
  const int capital = capital_rank(code);
  if (!is_town(code) || (population < 5000 && capital == 0)) return;
  const geo::LonLat at = position_of(columns, row);
  geo::Feature feature{geo::MultiPoint<geo::LonLat>{at}, {}};
  const int importance = rank(population, capital);
  const std::string_view id = columns.of(row, "id");
  const bool plain_number = id.find_first_not_of("0123456789") == std::string_view::npos;
  feature.properties.set("id", plain_number ? fmt::format("geonames:{}", id) : std::string(id));
  feature.properties.set("name", std::string(columns.of(row, "name")));
  feature.properties.set("population", population);
  feature.properties.set("feature_code", std::string(code));
  feature.properties.set("rank", static_cast<double>(importance));
  if (capital != 0) feature.properties.set("capital", static_cast<double>(capital));
  feature.properties.set("iso_a2", std::string(columns.of(row, "country")));
  add_names(feature.properties, columns.of(row, "names"));
  // On smaller scales a city is one place.
  const bool apart = capital != 0 || !suburbs.has(at, population);
  builder.add("places", feature, {std::max(first_level(importance), apart ? 0 : basemap::level_of(80)), basemap::level_of(0)});
}

}  // namespace

namespace {

using AddRow = void (*)(basemap::BasemapBuilder&, const Columns&, const std::vector<std::string_view>&);

template <class Use>
void read_rows(const std::filesystem::path& table, Use use) {
  std::ifstream in(table, std::ios::binary);
  std::string line;
  if (!std::getline(in, line))
    throw base::Error(base::ErrorKind::data, fmt::format("{}: cannot be read; run scripts/build_geodata", table.string()));
  Columns columns;
  for (const std::string_view name : split(line, '\t')) columns.names.emplace_back(name);
  while (std::getline(in, line)) use(columns, split(line, '\t'));
}

void add_rows(basemap::BasemapBuilder& builder, const std::filesystem::path& table, AddRow add) {
  read_rows(table, [&](const Columns& columns, const std::vector<std::string_view>& row) { add(builder, columns, row); });
}

/// The coarsest level that shows an airport of a size.
std::size_t first_level_of_airport(std::string_view size) {
  if (size == "large") return basemap::level_of(800);
  return size == "medium" ? basemap::level_of(240) : basemap::level_of(80);
}

void add_airport(basemap::BasemapBuilder& builder, const Columns& columns, const std::vector<std::string_view>& row) {
  const geo::LonLat at = position_of(columns, row);
  geo::Feature feature{geo::MultiPoint<geo::LonLat>{at}, {}};
  for (const std::string_view name : {"id", "name", "municipality", "iata", "icao", "size"})
    if (const std::string_view text = columns.of(row, name); !text.empty()) feature.properties.set(name, std::string(text));
  feature.properties.set("iso_a2", std::string(columns.of(row, "country")));
  builder.add("airports", feature, {first_level_of_airport(columns.of(row, "size")), basemap::level_of(0)});
}

/// A sea's name appears where the sea is large enough for it: its radius stands as the place's uncertainty.
void add_sea(basemap::BasemapBuilder& builder, const Columns& columns, const std::vector<std::string_view>& row) {
  if (columns.of(row, "kind") != "sea") return;
  const geo::LonLat at = position_of(columns, row);
  geo::Feature feature{geo::MultiPoint<geo::LonLat>{at}, {}};
  feature.properties.set("id", std::string(columns.of(row, "id")));
  feature.properties.set("name", std::string(columns.of(row, "name")));
  feature.properties.set("radius_km", number(columns.of(row, "uncertainty_km"), 0));
  add_names(feature.properties, columns.of(row, "names"));
  builder.add("ocean", feature);
}

/// "regions/UA.05+UA.14": the members' keys are those of countries or, with a point, of provinces.
void add_region(basemap::BasemapBuilder& builder, const Columns& columns, const std::vector<std::string_view>& row) {
  constexpr std::string_view layer = "regions/";
  const std::string_view area = columns.of(row, "area");
  if (!area.starts_with(layer)) return;
  const std::string_view key = area.substr(layer.size());
  std::vector<std::string> members;
  for (const std::string_view member : split(key, '+')) members.emplace_back(member);
  geo::Properties properties;
  properties.set("key", std::string(key));
  properties.set("name", std::string(columns.of(row, "name")));
  builder.add_region(key.find('.') == std::string_view::npos ? "countries" : "provinces", members, "regions",
                     std::move(properties));
}

}  // namespace

void add_airports(basemap::BasemapBuilder& builder, const std::filesystem::path& table) {
  add_rows(builder, table, add_airport);
}

void add_province_names(std::vector<geo::Feature>& provinces, const std::filesystem::path& table) {
  constexpr std::string_view layer = "provinces/";
  std::map<std::string, std::string, std::less<>> names;
  read_rows(table, [&](const Columns& columns, const std::vector<std::string_view>& row) {
    if (const std::string_view area = columns.of(row, "area"); area.starts_with(layer))
      names.emplace(area.substr(layer.size()), columns.of(row, "names"));
  });
  for (geo::Feature& province : provinces) {
    const auto known = names.find(province.properties.text("key"));
    if (known == names.end()) continue;
    // English maps keep the short name that the outline has.
    if (!province.properties.find("name_en")) province.properties.set("name_en", std::string(province.properties.text("name")));
    add_names(province.properties, known->second);
  }
}

void add_places(basemap::BasemapBuilder& builder, const std::filesystem::path& table, const std::filesystem::path& not_drawn) {
  std::set<std::string, std::less<>> no_towns;
  read_rows(not_drawn,
            [&](const Columns& columns, const std::vector<std::string_view>& row) { no_towns.emplace(columns.of(row, "id")); });
  Suburbs suburbs;
  read_rows(table, [&](const Columns& columns, const std::vector<std::string_view>& row) {
    if (is_town(columns.of(row, "feature_code")) && !no_towns.contains(columns.of(row, "id")))
      suburbs.add_city(position_of(columns, row), number(columns.of(row, "population"), 0));
  });
  read_rows(table, [&](const Columns& columns, const std::vector<std::string_view>& row) {
    if (!no_towns.contains(columns.of(row, "id"))) add_place(builder, columns, row, suburbs);
  });
}

void add_seas(basemap::BasemapBuilder& builder, const std::filesystem::path& table) {
  add_rows(builder, table, add_sea);
}

void add_regions(basemap::BasemapBuilder& builder, const std::filesystem::path& table) {
  add_rows(builder, table, add_region);
}

}  // namespace rutter::layers
