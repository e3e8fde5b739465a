#include "places/csv_columns.hpp"

#include <gtest/gtest.h>

namespace rutter::places {
namespace {

using Cells = std::vector<std::string>;

/// The row that a table's only row becomes; with a fault a failure.
Row row_of(const Cells& header, const Cells& cells) {
  Row row;
  const auto fault = CsvColumns(header, "camps").read(cells, 2, row);
  EXPECT_FALSE(fault.has_value()) << (fault ? fault->message : "");
  return row;
}

/// "cell: message" of what is wrong with the row.
std::string fault_of(const Cells& header, const Cells& cells) {
  Row row;
  const auto fault = CsvColumns(header, "camps").read(cells, 2, row);
  return fault ? std::to_string(fault->cell) + ": " + fault->message : "none";
}

TEST(CsvColumns, NeedsANameAndAPosition) {
  EXPECT_TRUE(CsvColumns::understands("name,lat,lon"));
  EXPECT_TRUE(CsvColumns::understands("\"@id\"\tname\t@lat\t@lon\r"));
  EXPECT_TRUE(CsvColumns::understands("item;itemLabel;coord"));
  EXPECT_TRUE(CsvColumns::understands("Name|Latitude|Longitude"));
  EXPECT_FALSE(CsvColumns::understands("name,lat"));
  EXPECT_FALSE(CsvColumns::understands("lat,lon,population"));
  EXPECT_FALSE(CsvColumns::understands(""));
}

TEST(CsvColumns, WhatItDoesNotUnderstandIsNamed) {
  const CsvColumns columns({"name", "lat", "lon", "height", "name:de", "name:notalanguage"}, "camps");
  EXPECT_EQ(columns.unknown(), (Cells{"height", "name:notalanguage"}));
}

TEST(CsvColumns, ReadsARow) {
  const Row row = row_of({"id", "name", "lat", "lon", "country", "kind", "population", "uncertainty_km", "note"},
                         {"desk:azaz", "Azaz", "36.586", "37.044", "SY", "city", "31623", "2.5", "on the road"});
  EXPECT_EQ(row.id, "desk:azaz");
  EXPECT_EQ(row.name, "Azaz");
  EXPECT_DOUBLE_EQ(row.point.lat, 36.586);
  EXPECT_DOUBLE_EQ(row.point.lon, 37.044);
  EXPECT_EQ(row.country, "SY");
  EXPECT_EQ(row.kind, Kind::city);
  EXPECT_EQ(row.population, 31623);
  EXPECT_DOUBLE_EQ(row.uncertainty_km, 2.5);
  EXPECT_EQ(row.note, "on the road");
  EXPECT_EQ(row.source, "camps");
}

TEST(CsvColumns, IdsSayWhoseTheyAre) {
  const Cells header{"id", "name", "lat", "lon"};
  const auto id = [&](const std::string& cell) { return row_of(header, {cell, "A", "1", "2"}).id; };
  EXPECT_EQ(id("http://www.wikidata.org/entity/Q123"), "wikidata:Q123");
  EXPECT_EQ(id("Q5"), "wikidata:Q5");
  EXPECT_EQ(id("node/77"), "osm:node/77");
  EXPECT_EQ(id("relation/7"), "osm:relation/7");
  EXPECT_EQ(id("desk:7"), "desk:7");
  EXPECT_EQ(id("77"), "user:77");
  EXPECT_EQ(id(""), "user:camps-2") << "the line numbers it";
}

TEST(CsvColumns, CoordinatesAreWellKnownTextOrLatitudeFirst) {
  const Cells header{"name", "coord"};
  const Row text = row_of(header, {"A", "Point(37.04 36.58)"});
  EXPECT_DOUBLE_EQ(text.point.lon, 37.04);
  EXPECT_DOUBLE_EQ(text.point.lat, 36.58);
  const Row pair = row_of(header, {"A", "36.58, 37.04"});
  EXPECT_DOUBLE_EQ(pair.point.lon, 37.04);
  EXPECT_DOUBLE_EQ(pair.point.lat, 36.58);
  EXPECT_EQ(fault_of(header, {"A", "Point(37.04)"}), "1: 'Point(37.04)' is no position; write Point(37.04 36.58)");
  EXPECT_EQ(fault_of(header, {"A", "36.58"}), "1: '36.58' is no position; write Point(37.04 36.58)");
  EXPECT_EQ(fault_of(header, {"A", "Point(200 10)"}), "1: 'Point(200 10)' is no position; write Point(37.04 36.58)");
}

TEST(CsvColumns, SpellingsKeepTheirLanguage) {
  const Row row = row_of({"name", "lat", "lon", "name:tr", "old_name", "alt_name"},
                         {"Aleppo", "36.2", "37.16", "Halep", "Beroea", "Alep; Halab"});
  EXPECT_EQ(row.names, "tr=Halep|~former=Beroea|Alep|Halab");
}

TEST(CsvColumns, PlacesOfOpenStreetMapAreKinds) {
  const auto kind = [](const std::string& value, const std::string& population = "") {
    return row_of({"name", "lat", "lon", "place", "population"}, {"A", "1", "2", value, population}).kind;
  };
  EXPECT_EQ(kind("town"), Kind::city);
  EXPECT_EQ(kind("hamlet"), Kind::village);
  EXPECT_EQ(kind("state"), Kind::province);
  EXPECT_EQ(kind("ocean"), Kind::sea);
  EXPECT_EQ(kind("something else"), Kind::other);
  EXPECT_EQ(kind("", "5000"), Kind::city) << "a village no more";
  EXPECT_EQ(kind("", "4999"), Kind::village);
}

TEST(CsvColumns, WhatIsWrongIsToldWithItsCell) {
  const Cells header{"name", "lat", "lon", "country", "kind", "population", "uncertainty_km"};
  const Cells good{"A", "1", "2", "SY", "city", "3", "4"};
  const auto with = [&](std::size_t cell, const std::string& text) {
    Cells cells = good;
    cells[cell] = text;
    return fault_of(header, cells);
  };
  EXPECT_EQ(fault_of(header, good), "none");
  EXPECT_EQ(fault_of(header, {"A", "1", "2"}), "0: 3 cells instead of 7");
  EXPECT_EQ(with(0, ""), "0: no name");
  EXPECT_EQ(with(1, ""), "0: no position");
  EXPECT_EQ(with(1, "91"), "1: '91' is no latitude");
  EXPECT_EQ(with(1, "36,58"), "1: '36,58' is no latitude; write a point for the decimals: 36.58");
  EXPECT_EQ(with(2, "nan"), "2: 'nan' is no longitude");
  EXPECT_EQ(with(3, "Syria"), "3: 'Syria' is no country code of two capitals");
  EXPECT_EQ(with(4, "citadel"), "4: 'citadel' is no kind");
  EXPECT_EQ(with(5, "-3"), "5: '-3' is no population");
  EXPECT_EQ(with(6, "far"), "6: 'far' is no radius in km");
  EXPECT_EQ(with(0, std::string(5000, 'a')).substr(0, 13), "0: more than ");
}

}  // namespace
}  // namespace rutter::places
