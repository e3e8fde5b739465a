// Rows of places as the index packs them.
#include "places/place_row.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "places/index_trailer.hpp"

namespace rutter::places {
namespace {

PlaceRow full_row() {
  PlaceRow row;
  row.number = (std::int64_t{1} << 32U) + 7;
  row.id = "own:7";
  row.point = {37.5, -1.25};
  row.kind = Kind::airport;
  row.population = 123'456'789;
  row.feature_code = "AIRP";
  row.country = "TR";
  row.admin1 = "31";
  row.admin2 = "3101";
  row.uncertainty_km = 2.5;
  row.area = "provinces/TR.31";
  row.iata = "HTY";
  row.icao = "LTDA";
  row.source = 300;
  row.note = "Serves Antakya";
  row.name = "Hatay Havalimanı";
  row.ascii = "Hatay Havalimani";
  row.names = "en=Hatay Airport|tr=Hatay Havalimanı";
  return row;
}

void expect_same(const PlaceRow& read, const PlaceRow& row) {
  EXPECT_EQ(read.number, row.number);
  EXPECT_EQ(read.point, row.point);
  EXPECT_EQ(read.kind, row.kind);
  EXPECT_EQ(read.population, row.population);
  EXPECT_EQ(read.uncertainty_km, row.uncertainty_km);
  EXPECT_EQ(read.source, row.source);
  for (const auto part :
       {&PlaceRow::id, &PlaceRow::feature_code, &PlaceRow::country, &PlaceRow::admin1, &PlaceRow::admin2, &PlaceRow::area,
        &PlaceRow::iata, &PlaceRow::icao, &PlaceRow::note, &PlaceRow::name, &PlaceRow::ascii, &PlaceRow::names})
    EXPECT_EQ(read.*part, row.*part);
}

TEST(PlaceRow, is_read_as_it_was_written) {
  PlaceRow bare;
  bare.number = 1;
  bare.name = "A";
  std::string bytes = "x";
  append_row(bytes, full_row());
  append_row(bytes, bare);
  append_row(bytes, full_row());
  std::size_t at = 1;
  expect_same(read_row(bytes, at), full_row());
  expect_same(read_row(bytes, at), bare);
  expect_same(read_row(bytes, at), full_row());
  EXPECT_EQ(at, bytes.size());
}

TEST(PlaceRow, that_is_cut_short_is_told) {
  std::string bytes;
  append_row(bytes, full_row());
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    std::size_t at = 0;
    EXPECT_THROW(static_cast<void>(read_row(std::string_view(bytes).substr(0, length), at)), std::runtime_error) << length;
  }
}

TEST(IndexParts, are_found_again_behind_the_pages_of_sqlite) {
  IndexParts parts;
  parts.rows_end = 3;
  parts.root = 5;
  parts.trie_begin = 6;
  IndexTrailer trailer;
  trailer.sqlite_bytes = 4;
  const std::string mapped = "0rrkktrie" + footer_of(parts);
  trailer.mapped_bytes = mapped.size();
  const std::string index = "SQLi" + mapped + to_text(trailer);
  const IndexParts found = parts_of(index, trailer);
  EXPECT_EQ(found.bytes, mapped);
  EXPECT_EQ(found.rows_end, 3U);
  EXPECT_EQ(found.root, 5U);
  EXPECT_EQ(found.trie(), "rie");
  EXPECT_THROW(static_cast<void>(parts_of(index.substr(0, 20), trailer)), std::runtime_error);
  parts.root = 7;
  const std::string wrong = "SQLi0rrkktrie" + footer_of(parts);
  EXPECT_THROW(static_cast<void>(parts_of(wrong, trailer)), std::runtime_error);
}

}  // namespace
}  // namespace rutter::places
