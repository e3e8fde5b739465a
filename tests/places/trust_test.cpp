// What one can rely on in the whole index: nothing twice, every name leads to its place, capitals and airports are where
// others publish them (tests/gazetteer/published.tsv).
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <fstream>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "places/answer.hpp"
#include "places/fold.hpp"
#include "places/gazetteer.hpp"
#include "places/spelling.hpp"
#include "places/tables.hpp"

namespace rutter::places {
namespace {

const Gazetteer& gazetteer() {
  static const Gazetteer opened = Gazetteer::open(RUTTER_TEST_DATA_DIR "/gazetteer.sqlite");
  return opened;
}

const std::vector<Row>& rows() {
  static const Tables tables = read_tables(RUTTER_SOURCE_DIR "/geodata/gazetteer");
  return tables.rows;
}

/// GeoNames has a few places twice, once with "St." or "Mt." and once written out; a look-up counts them as one.
bool differ_by_abbreviation(const Row& a, const Row& b) {
  const auto begins = [](const Row& row, const std::string& word) { return row.name.rfind(word, 0) == 0; };
  for (const auto& [shortened, full] : {std::pair("St", "Saint"), std::pair("Mt", "Mount"), std::pair("Ft", "Fort")})
    if ((begins(a, shortened) && begins(b, full)) || (begins(a, full) && begins(b, shortened))) return true;
  return false;
}

bool is_populated(Kind kind) {
  return kind == Kind::city || kind == Kind::village;
}

TEST(Trust, holds_no_two_places_of_one_name_within_a_kilometre) {
  std::map<std::pair<std::string, std::string>, std::vector<const Row*>> namesakes;
  for (const Row& row : rows())
    if (is_populated(row.kind)) namesakes[{row.country, strict_key(plain_words(row.name))}].push_back(&row);
  std::size_t twins = 0;
  for (const auto& [key, places] : namesakes) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      for (std::size_t j = i + 1; j < places.size(); ++j) {
        if (distance_km(places[i]->point, places[j]->point) > 1 || differ_by_abbreviation(*places[i], *places[j])) continue;
        ++twins;
        ADD_FAILURE() << places[i]->id << " and " << places[j]->id << ", both " << key.second;
      }
    }
  }
  EXPECT_EQ(twins, 0U);
}

TEST(Trust, finds_each_place_by_each_of_its_names) {
  constexpr std::size_t sample = 2000;
  std::mt19937 random(20200318);  // NOLINT(cert-msc51-cpp): the same sample on every run
  std::size_t missed = 0;
  for (std::size_t taken = 0; taken < sample;) {
    const Row& row = rows()[random() % rows().size()];
    const auto spellings = spellings_of(row.names);
    if (spellings.empty()) continue;
    const std::string text(spellings[random() % spellings.size()].text);
    if (strict_key(plain_words(text)).empty()) continue;
    ++taken;
    Query query;
    query.name = text;
    query.limit = 1000;
    const auto found = gazetteer().candidates(query);
    if (std::any_of(found.begin(), found.end(), [&](const Candidate& c) { return c.place.id == row.id; })) continue;
    ++missed;
    ADD_FAILURE() << row.id << " is not found as '" << text << "'";
  }
  EXPECT_EQ(missed, 0U);
}

TEST(Trust, knows_the_capitals) {
  std::set<std::string> countries;
  for (const Row& row : rows())
    if (row.feature_code == "PPLC") countries.insert(row.country);
  EXPECT_GE(countries.size(), 195U);
}

/// A row of published.tsv; how far off the place may be is 10 km for a capital and 3 km for an airport unless the row says why
/// not.
struct Published {
  std::string kind;
  std::string name;  ///< of an airport: its ICAO code
  std::string country;
  geo::LonLat point;
  double allowed_km;
};

std::vector<Published> published() {
  std::ifstream file(RUTTER_SOURCE_DIR "/tests/gazetteer/published.tsv");
  std::vector<Published> found;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    std::vector<std::string> cell(7);
    for (std::string& text : cell) std::getline(cells, text, '\t');
    const double usual = cell[0] == "airport" ? 3 : 10;
    found.push_back(
        {cell[0], cell[1], cell[2], {std::stod(cell[4]), std::stod(cell[3])}, cell[6].empty() ? usual : std::stod(cell[6])});
  }
  return found;
}

/// The capital of that name; a province called the same does not count.
std::optional<Place> capital_called(const std::string& name, const std::string& country) {
  Query query;
  query.name = name;
  query.in = country;
  for (const Candidate& candidate : gazetteer().candidates(query))
    if (candidate.place.feature_code == "PPLC") return candidate.place;
  return std::nullopt;
}

TEST(Trust, capitals_and_airports_lie_where_others_publish_them) {
  std::map<std::string, const Row*> airports;
  for (const Row& row : rows())
    if (!row.icao.empty()) airports[row.icao] = &row;
  const auto listed = published();
  EXPECT_GE(listed.size(), 300U);
  for (const auto& [kind, name, country, point, allowed_km] : listed) {
    if (kind == "airport") {
      EXPECT_TRUE(airports.count(name) != 0) << name;
      if (airports.count(name) != 0) {
        EXPECT_LE(distance_km(airports[name]->point, point), allowed_km) << name;
      }
      continue;
    }
    const auto capital = capital_called(name, country);
    EXPECT_TRUE(capital.has_value()) << name;
    if (capital) {
      EXPECT_LE(distance_km(capital->point, point), allowed_km) << name;
    }
  }
}

TEST(Trust, provinces_are_of_one_era) {
  const std::vector<std::tuple<const char*, const char*, const char*>> expected{
      {"Hanoi", "VN", "Hanoi"},          {"Saigon", "VN", "Ho Chi Minh City (HCMC)"},
      {"Da Nang", "VN", "Da Nang City"}, {"Can Tho", "VN", "Can Tho City"},
      {"Haiphong", "VN", "Hai Phong"},   {"Nha Trang", "VN", "Khanh Hoa"}};
  for (const auto& [name, country, province] : expected) {
    Query query;
    query.name = name;
    query.in = country;
    const Answer answer = choose(gazetteer().candidates(query));
    ASSERT_TRUE(answer.best.has_value()) << name;
    EXPECT_EQ(answer.best->place.admin1_name, province) << name;
  }
  Query wrong;
  wrong.name = "Saigon";
  wrong.in = "Lạng Sơn";
  for (const Candidate& candidate : gazetteer().candidates(wrong)) {
    const auto& evidence = candidate.evidence;
    EXPECT_TRUE(candidate.place.id != "geonames:1566083" ||
                std::any_of(evidence.begin(), evidence.end(), [](const Evidence& e) { return e.what == "not in Lạng Sơn"; }));
  }
}

TEST(Trust, former_names_are_found_but_not_shown) {
  Query query;
  query.name = "Constantinople";
  const Answer answer = choose(gazetteer().candidates(query));
  ASSERT_TRUE(answer.best.has_value());
  EXPECT_EQ(answer.best->place.id, "geonames:745044");
  EXPECT_EQ(Gazetteer::display_name(answer.best->place, "en"), "Istanbul");
  const auto& names = answer.best->place.names;
  EXPECT_TRUE(std::any_of(names.begin(), names.end(),
                          [](const NameIn& n) { return n.lang == "en" && n.text == "Constantinople" && n.mark == "former"; }));
  query.name = "Oğuzeli Airport";
  const Answer airport = choose(gazetteer().candidates(query));
  ASSERT_TRUE(airport.best.has_value());
  EXPECT_EQ(airport.best->place.iata, "GZT");
}

}  // namespace
}  // namespace rutter::places
