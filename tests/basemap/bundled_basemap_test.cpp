// The base map that the build made of geodata/.
#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <string>
#include <tuple>

#include "area_of.hpp"
#include "basemap/basemap.hpp"
#include "geo/box.hpp"

namespace rutter::basemap {
namespace {

const std::filesystem::path bundled = std::filesystem::path(RUTTER_TEST_DATA_DIR) / "basemap.rutter";

class BundledBasemap : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(bundled)) GTEST_SKIP() << bundled << " is not built";
  }
};

/// Whether two segments cross in their interiors.
bool cross(geo::LonLat a, geo::LonLat b, geo::LonLat c, geo::LonLat d) {
  const auto side = [](geo::LonLat p, geo::LonLat q, geo::LonLat r) {
    return (q.lon - p.lon) * (r.lat - p.lat) - (q.lat - p.lat) * (r.lon - p.lon);
  };
  return side(a, b, c) * side(a, b, d) < -1e-18 && side(c, d, a) * side(c, d, b) < -1e-18;
}

TEST_F(BundledBasemap, HasTheLayersOfItsDocumentation) {
  std::vector<std::string> names;
  for (const auto& layer : Basemap::open(bundled).layers()) {
    names.push_back(layer.name);
    EXPECT_GT(layer.features, 10U) << layer.name;
  }
  EXPECT_EQ(names, (std::vector<std::string>{"land", "countries", "coast", "borders", "disputed", "disputed_areas", "provinces",
                                             "province_lines", "regions", "lakes", "rivers", "urban", "glaciers", "playas",
                                             "label_lines", "places", "airports", "ocean"}));
}

// Of each of these GeoNames has a population like that of the city it belongs to (geodata/gazetteer/not_drawn.tsv).
TEST_F(BundledBasemap, HasNoTownsThatAreQuartersGivenTheirCitysPopulation) {
  const Basemap map = Basemap::open(bundled);
  std::set<std::string> ids;
  for (const geo::Feature& town : map.features("places", {}, 0)) ids.emplace(town.properties.text("id"));
  for (const char* quarter : {"10630176", "14256", "23814", "101760"})
    EXPECT_FALSE(ids.contains(std::string("geonames:") + quarter)) << quarter;
  for (const char* city : {"132144", "128226", "109223"}) EXPECT_TRUE(ids.contains(std::string("geonames:") + city)) << city;
}

// Independent areas: CIA World Factbook, land or total as the outline has it, in km2.
TEST_F(BundledBasemap, CountriesHaveTheirAreas) {
  const Basemap map = Basemap::open(bundled);
  const std::vector<std::pair<const char*, double>> expected = {
      {"ES", 505'370}, {"SY", 186'000}, {"AZ", 86'600}, {"AM", 29'743}, {"TR", 783'562}, {"BR", 8'515'770}, {"AU", 7'741'220}};
  for (const auto& [code, area] : expected) {
    const auto country = map.find("countries", code);
    ASSERT_TRUE(country) << code;
    EXPECT_NEAR(area_km2(*country) / area, 1, 0.03) << code;
  }
}

TEST_F(BundledBasemap, RegionsAreAsLargeAsTheirMembers) {
  const Basemap map = Basemap::open(bundled);
  std::size_t count = 0;
  for (const geo::Feature& region : map.features("regions", {}, 0)) {
    const std::string key(region.properties.text("key"));
    double area = 0;
    std::stringstream members(key);
    for (std::string member; std::getline(members, member, '+');) {
      const auto part = map.find(member.find('.') == std::string::npos ? "countries" : "provinces", member);
      ASSERT_TRUE(part) << member;
      area += area_km2(*part);
    }
    EXPECT_NEAR(area_km2(region) / area, 1, 1e-6) << key;
    ++count;
  }
  EXPECT_EQ(count, 17U);
  // What became West Kordofan is part of Kordofan: An Nuhud and El Fula.
  const auto kordofan = map.find("regions", "SD.50+SD.56");
  ASSERT_TRUE(kordofan);
  EXPECT_TRUE(contains(*kordofan, {28.43, 12.70}));
  EXPECT_TRUE(contains(*kordofan, {28.34, 11.73}));
}

TEST_F(BundledBasemap, ProvincesHaveTheirNamesInOtherLanguages) {
  const auto gaziantep = Basemap::open(bundled).find("provinces", "TR.83");
  ASSERT_TRUE(gaziantep);
  EXPECT_EQ(gaziantep->properties.text("name_ru"), "Газиантеп");
  EXPECT_EQ(gaziantep->properties.text("name_en"), "Gaziantep");
}

TEST_F(BundledBasemap, SpainIsThereAtEveryLevel) {
  const Basemap map = Basemap::open(bundled);
  for (const double metres_per_px : {0.0, 300.0, 1000.0, 3000.0, 10'000.0, 40'000.0}) {
    const auto features = map.features("countries", {-10, 35, 5, 45}, metres_per_px);
    const bool there = std::any_of(features.begin(), features.end(), [](const auto& f) {
      return f.properties.text("iso_a2") == "ES" && contains(f, {-3.7, 40.4});
    });
    EXPECT_TRUE(there) << metres_per_px;
  }
}

TEST_F(BundledBasemap, TheCaspianIsWaterAndTheContinentLand) {
  const Basemap map = Basemap::open(bundled);
  for (const char* layer : {"countries", "land"})
    for (const double metres_per_px : {0.0, 3000.0, 30'000.0}) {
      const auto features = map.features(layer, {40, 35, 60, 48}, metres_per_px);
      const auto covered = [&](geo::LonLat p) {
        return std::any_of(features.begin(), features.end(), [&](const auto& f) { return contains(f, p); });
      };
      EXPECT_FALSE(covered({51, 41.5})) << layer;
      EXPECT_FALSE(covered({50.5, 38.5})) << layer;
      EXPECT_TRUE(covered({47.35, 39.45})) << layer;
      EXPECT_TRUE(covered({58, 40})) << layer;
    }
}

TEST_F(BundledBasemap, LandCoversTheKnownShareOfTheEarth) {
  const Basemap map = Basemap::open(bundled);
  constexpr double land_km2 = 148.9e6;
  EXPECT_NEAR(area_km2(map.features("land", {}, 0)) / land_km2, 1, 0.015);
  EXPECT_NEAR(area_km2(map.features("countries", {}, 0)) / land_km2, 1, 0.015);
  EXPECT_NEAR(area_km2(map.features("land", {}, 30'000)) / land_km2, 1, 0.02);
}

TEST_F(BundledBasemap, NagornoKarabakhIsTheFormerOblast) {
  const Basemap map = Basemap::open(bundled);
  const auto area = map.find("disputed_areas", "nagorno-karabakh");
  ASSERT_TRUE(area);
  EXPECT_EQ(area->properties.text("name"), "Nagorno-Karabakh");
  EXPECT_NEAR(area_km2(*area), 4388, 150);        // the oblast's official area
  EXPECT_TRUE(contains(*area, {46.75, 39.82}));   // Stepanakert
  EXPECT_FALSE(contains(*area, {46.93, 39.99}));  // Aghdam lay outside
  EXPECT_FALSE(contains(*area, {46.55, 39.64}));  // Lachin too
  for (const char* key : {"crimea", "abkhazia", "south-ossetia", "transnistria", "golan-heights", "western-sahara",
                          "northern-cyprus", "kosovo", "somaliland"})
    EXPECT_TRUE(map.find("disputed_areas", key)) << key;
  EXPECT_NEAR(area_km2(*map.find("disputed_areas", "crimea")), 27'000, 1500);
  EXPECT_NEAR(area_km2(*map.find("disputed_areas", "western-sahara")), 266'000, 8000);
}

TEST_F(BundledBasemap, ProvincesAreFoundByTheirGeoNamesCode) {
  const Basemap map = Basemap::open(bundled);
  const auto aleppo = map.find("provinces", "SY.09");
  ASSERT_TRUE(aleppo);
  EXPECT_TRUE(contains(*aleppo, {37.046, 36.587}));  // Azaz
  EXPECT_EQ(aleppo->properties.text("name"), "Aleppo");
  EXPECT_TRUE(map.find("provinces", "TR.83"));  // Gaziantep
}

// The rivers that these towns are known to lie on, and a lake.
TEST_F(BundledBasemap, RiversAndLakesHaveTheirNames) {
  const Basemap map = Basemap::open(bundled);
  const std::vector<std::tuple<const char*, const char*, geo::LonLat>> towns = {
      {"Euphrates", "الفرات", {39.017, 35.953}},  // Raqqa
      {"Tigris", "دجلة", {44.40, 33.34}},         // Baghdad
      {"Aras", "نهر أراس", {45.63, 38.954}},      // Culfa
      {"Danube", "الدانوب", {19.05, 47.50}}};     // Budapest
  for (const double metres_per_px : {0.0, 300.0, 1000.0})
    for (const auto& [name, arabic, at] : towns) {
      const auto features = map.features("rivers", {at.lon - 0.15, at.lat - 0.15, at.lon + 0.15, at.lat + 0.15}, metres_per_px);
      const auto named =
          std::find_if(features.begin(), features.end(), [&](const auto& f) { return f.properties.text("name") == name; });
      ASSERT_NE(named, features.end()) << name << ' ' << metres_per_px;
      EXPECT_EQ(named->properties.text("name_ar"), arabic);
    }
  const auto lakes = map.features("lakes", {42.8, 38.5, 42.9, 38.7}, 300);
  const auto van = std::find_if(lakes.begin(), lakes.end(), [](const auto& f) { return contains(f, {42.8, 38.6}); });
  ASSERT_NE(van, lakes.end());
  EXPECT_EQ(van->properties.text("name"), "Lake Van");
  EXPECT_EQ(van->properties.text("name_tr"), "Van Gölü");
}

TEST_F(BundledBasemap, OutlinesDoNotCrossThemselves) {
  const Basemap map = Basemap::open(bundled);
  for (const char* code : {"SY", "AZ", "AM", "GE", "LB", "CH", "XK", "X-northern-cyprus", "ES"}) {
    const auto country = map.find("countries", code);
    ASSERT_TRUE(country) << code;
    for (const auto& polygon : std::get<geo::MultiPolygon<geo::LonLat>>(country->shape).polygons)
      for (const auto& ring : polygon.rings) {
        EXPECT_EQ(ring.front(), ring.back());
        for (std::size_t i = 0; i + 1 < ring.size() && ring.size() < 4000; ++i)
          for (std::size_t k = i + 2; k + 1 < ring.size(); ++k)
            ASSERT_FALSE(cross(ring[i], ring[i + 1], ring[k], ring[k + 1])) << code;
      }
  }
}

TEST_F(BundledBasemap, BordersOfARegionHaveTheirNeighbours) {
  const Basemap map = Basemap::open(bundled);
  for (const double metres_per_px : {100.0, 1500.0}) {
    std::vector<std::string> pairs;
    for (const auto& f : map.features("borders", {35, 33, 50, 44}, metres_per_px))
      pairs.push_back(std::string(f.properties.text("left")) + "-" + std::string(f.properties.text("right")));
    for (const char* pair : {"SY-TR", "AM-AZ", "AZ-IR", "IQ-SY", "GE-RU"})
      EXPECT_NE(std::find(pairs.begin(), pairs.end(), pair), pairs.end()) << pair << " " << metres_per_px;
  }
}

TEST_F(BundledBasemap, ARegionReadsOnlyItsPartOfTheContinents) {
  const Basemap map = Basemap::open(bundled);
  std::size_t count = 0;
  for (const auto& f : map.features("countries", {36.5, 36.3, 37.5, 36.9}, 50)) count += vertices(f);
  EXPECT_LT(count, 1500U);
}

TEST_F(BundledBasemap, TheDatelineHasBothSidesOfRussiaAndNoCoastAlongIt) {
  const Basemap map = Basemap::open(bundled);
  const auto features = map.features("countries", {170, 60, -165, 72}, 2000);
  const auto russia =
      std::find_if(features.begin(), features.end(), [](const auto& f) { return f.properties.text("iso_a2") == "RU"; });
  ASSERT_NE(russia, features.end());
  EXPECT_TRUE(contains(*russia, {175, 66}));
  EXPECT_TRUE(contains(*russia, {-175, 66.5}));
  for (const auto& f : map.features("coast", {170, 60, -165, 72}, 0))
    for (const auto& line : std::get<geo::MultiLine<geo::LonLat>>(f.shape).lines)
      for (std::size_t i = 0; i + 1 < line.size(); ++i)
        EXPECT_FALSE(std::abs(line[i].lon) > 179.9999 && std::abs(line[i + 1].lon) > 179.9999) << line[i].lat;
}

TEST_F(BundledBasemap, TownsCarryNamesAndRanks) {
  const Basemap map = Basemap::open(bundled);
  bool baku = false;
  for (const auto& f : map.features("places", {35, 33, 50.5, 44}, 1500)) {
    EXPECT_FALSE(f.properties.text("name").empty());
    if (f.properties.text("id") != "geonames:587084") continue;
    baku = true;
    EXPECT_EQ(f.properties.number("capital", 0), 2);
    EXPECT_GT(f.properties.number("population", 0), 1e6);
    EXPECT_EQ(f.properties.text("name_ar"), "باكو");
  }
  EXPECT_TRUE(baku);
}

}  // namespace
}  // namespace rutter::basemap
