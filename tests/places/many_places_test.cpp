// Names that thousands of places bear: the answers are those of weighing every place by its whole row.
#include "places/many_places.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "places/answer.hpp"
#include "places/crowd.hpp"
#include "places/gazetteer.hpp"
#include "places/index_builder.hpp"
#include "places/index_writer.hpp"
#include "places/scoring.hpp"
#include "places/spelling.hpp"

namespace rutter::places {
namespace {

constexpr int thousands = 3000;

Row area_row(const std::string& id, const std::string& name, Kind kind, const std::string& country, const std::string& admin1) {
  Row row;
  row.id = id;
  row.name = name;
  row.kind = kind;
  row.country = country;
  row.admin1 = admin1;
  row.uncertainty_km = 100;
  return row;
}

/// Places of one name in a few spellings, kinds, countries and sizes, most of them hamlets that nothing tells apart.
Tables crowded_tables() {
  std::mt19937 random(5);
  const auto draw = [&](std::size_t count) { return random() % count; };
  Tables tables;
  tables.rows.push_back(area_row("geonames:7", "Northland", Kind::country, "NN", ""));
  tables.rows.push_back(area_row("geonames:8", "Southland", Kind::country, "SS", ""));
  tables.rows.push_back(area_row("geonames:NN.01", "Upper March", Kind::province, "NN", "01"));
  const std::vector<std::string> spellings{"San José", "San José", "San Jose", "San-José", "san josé", "Ssan Jose", "Sān Jôsē"};
  const std::vector<std::string> others{
      "", "", "", "en=San Jose", "San Jose|es=San José", "es,~preferred=San José", "~former=San José|fr=Saint-José"};
  for (int i = 0; i < thousands; ++i) {
    Row row;
    // Numbers of one to seven digits, and ids without one: equal candidates stand in the order of their ids as text.
    row.id = draw(40) == 0 ? fmt::format("own:{}", i)
                           : fmt::format("geonames:{}", 10 + static_cast<std::size_t>(i) * (1 + draw(2) * 900));
    row.name = draw(12) == 0 ? "Sant Josep" : spellings[draw(spellings.size())];
    if (row.name != "San Jose") row.ascii = "San Jose";
    if (row.name == "Sant Josep") row.ascii.clear();
    row.names = others[draw(others.size())];
    if (row.name == "Sant Josep") row.names = "es=San José|San Jose";
    row.point = {static_cast<double>(draw(3600)) / 10 - 180, static_cast<double>(draw(1400)) / 10 - 70};
    row.kind = draw(5) == 0 ? static_cast<Kind>(draw(13)) : Kind::village;
    if (row.kind == Kind::country) row.kind = Kind::lake;
    row.feature_code = draw(50) == 0 ? "PPLA" : "PPL";
    row.country = draw(3) == 0 ? "NN" : "SS";
    row.admin1 = draw(20) == 0 ? "01" : "02";
    row.population = draw(9) == 0 ? static_cast<std::int64_t>(100 * draw(2000)) : 0;
    if (is_area(row.kind)) row.uncertainty_km = static_cast<double>(draw(90));
    tables.rows.push_back(row);
  }
  std::sort(tables.rows.begin(), tables.rows.end(), [](const Row& a, const Row& b) { return a.id < b.id; });
  const auto same =
      std::unique(tables.rows.begin(), tables.rows.end(), [](const Row& a, const Row& b) { return a.id == b.id; });
  tables.rows.erase(same, tables.rows.end());
  // In the order of the index: of the closest that score the same the first counts.
  std::stable_sort(tables.rows.begin(), tables.rows.end(), [](const Row& a, const Row& b) {
    const auto order = [](const Row& row) { return static_cast<std::uint64_t>(geonames_number(row.id)) - 1; };  // none: last
    return order(a) < order(b);
  });
  tables.version = "crowded";
  return tables;
}

class Crowded : public testing::Test {
 protected:
  static const Tables& tables() {
    static const Tables made = crowded_tables();
    return made;
  }
  static const Gazetteer& gazetteer() {
    static const Gazetteer opened = [] {
      const std::filesystem::path path = std::filesystem::path(testing::TempDir()) / "crowded.sqlite";
      write_index(tables(), path);
      return Gazetteer::open(path);
    }();
    return opened;
  }

  /// What comes of weighing all rows.
  static std::vector<Candidate> by_rows(const Query& query) {
    const AskedName asked(query.name, query.language);
    const auto containers = gazetteer().areas_named(query.in.value_or(""), query.language);
    std::vector<Candidate> found;
    for (const Row& row : tables().rows) {
      const auto spellings = spellings_of(row.names);
      const auto agreement = asked.compare(row.name, row.ascii, spellings, row.kind);
      if (!agreement) continue;
      Candidate& candidate = found.emplace_back();
      candidate.place = *gazetteer().by_id(row.id);
      weigh_name_and_place(candidate, *agreement, asked.area_kind(), language_count(spellings));
      weigh_query(candidate, query, containers);
      weigh_likeness(candidate, *agreement, query);
    }
    weigh_beside_others(found);
    std::sort(found.begin(), found.end(), ranks_before);
    found.resize(std::min<std::size_t>(found.size(), static_cast<std::size_t>(query.limit)));
    return found;
  }
};

TEST_F(Crowded, answers_as_if_all_rows_were_weighed) {
  std::vector<Query> queries;
  for (const char* const name : {"San José", "San Jose", "san jose", "SAN JOSÉ", "San-José", "Sant Josep", "Ssan Jose",
                                 "San Jose Lake", "San José province", "Lake San Jose", "Sann Jose", "Al San Jose"}) {
    Query query;
    query.name = name;
    for (const int limit : {1, 2, 20}) {
      query.limit = limit;
      queries.push_back(query);
    }
    query.limit = 20;
    query.area = true;
    queries.push_back(query);
    query.area = false;
    query.language = "es";
    queries.push_back(query);
    query.in = "Northland";
    queries.push_back(query);
    query.in = "Upper March, Northland";
    queries.push_back(query);
    query.area = true;
    queries.push_back(query);
    query.area = false;
    query.in.reset();
    query.near = geo::LonLat{12.3, 45.6};
    queries.push_back(query);
    query.limit = 3;
    queries.push_back(query);
  }
  for (const int limit : {500, 5000}) {
    Query query;
    query.name = "San José";
    query.limit = limit;
    queries.push_back(query);
  }
  for (const Query& query : queries) {
    SCOPED_TRACE(fmt::format("{} in {}, {} at most", query.name, query.in.value_or("-"), query.limit));
    const auto expected = by_rows(query);
    const auto found = gazetteer().candidates(query);
    ASSERT_EQ(found.size(), expected.size());
    EXPECT_FALSE(found.empty());
    for (std::size_t i = 0; i < found.size(); ++i) {
      EXPECT_EQ(found[i].place.id, expected[i].place.id) << i;
      EXPECT_EQ(found[i].score, expected[i].score) << i;
      EXPECT_EQ(found[i].evidence.size(), expected[i].evidence.size()) << i;
      EXPECT_EQ(found[i].place.names, expected[i].place.names) << i;
    }
  }
}

TEST_F(Crowded, the_one_beside_the_point_is_found) {
  int asked = 0;
  for (const Row& row : tables().rows) {
    if (row.name != "San José" || row.id.back() != '7' || ++asked > 12) continue;
    Query query;
    query.name = "San José";
    query.near = row.point;
    const auto found = gazetteer().candidates(query);
    const auto expected = by_rows(query);
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) EXPECT_EQ(found[i].place.id, expected[i].place.id) << row.id << " " << i;
  }
}

TEST_F(Crowded, a_hamlet_of_the_name_as_context_is_known) {
  const auto containers = gazetteer().areas_named("near San José", "en");
  ASSERT_EQ(containers.size(), 1U);
  EXPECT_FALSE(containers.front().towns.empty());
}

// The ring of the best reaches over a place of its name 3 km away; what is read of the best afterwards leaves the ring as it
// is.
TEST(NamesakesBesideEachOther, keep_the_ring_round_both_when_the_rest_is_read) {
  Tables tables;
  tables.rows.push_back(area_row("geonames:7", "Northland", Kind::country, "NN", ""));
  for (int i = 0; i <= static_cast<int>(most_apart) + 2; ++i) {
    Row row;
    row.id = fmt::format("geonames:{}", 100 + i);
    row.name = "Qadimtown";
    row.names = "tr=Kadimkent";
    row.kind = i == 0 ? Kind::city : Kind::village;
    row.population = i == 0 ? 900'000 : i == 1 ? 500'000 : 0;
    row.feature_code = "PPL";
    row.country = "NN";
    row.point = i <= 1 ? geo::LonLat{10, 50 + 0.027 * i} : geo::LonLat{-120.0 + 10 * i, 20};
    tables.rows.push_back(row);
  }
  tables.version = "namesakes";
  const std::filesystem::path path = std::filesystem::path(testing::TempDir()) / "namesakes.sqlite";
  write_index(tables, path);
  const Gazetteer gazetteer = Gazetteer::open(path);
  Query query;
  query.name = "Qadimtown";
  query.whole = 0;
  Answer answer = choose(gazetteer.candidates(query));
  ASSERT_EQ(answer.status, Answer::Status::resolved);
  EXPECT_EQ(answer.best->place.id, "geonames:100");
  EXPECT_TRUE(answer.best->is_sketch);
  EXPECT_TRUE(answer.best->place.names.empty());
  EXPECT_NEAR(answer.best->place.uncertainty_km, 3, 0.2);
  gazetteer.complete(answer, 1);
  EXPECT_EQ(answer.best->place.names.size(), 1U);
  EXPECT_EQ(answer.best->place.country_name, "Northland");
  EXPECT_NEAR(answer.best->place.uncertainty_km, 3, 0.2);
}

/// A crowd of three classes: two hamlets in one, a town and an airport with ids of their own.
std::string small_crowd() {
  CrowdWriter writer;
  CrowdClass hamlet;
  hamlet.kind = Kind::village;
  CrowdMember member;
  member.point = {1.25, -2.5};
  member.country = "SY";
  member.number = 20;
  member.at = 2000;
  writer.add(hamlet, member, {"A", "", "en=B"});
  member.number = 120;
  member.at = 2100;
  writer.add(hamlet, member, {"A", "", "en=B"});
  member.number = 9;
  member.at = 1900;
  writer.add(hamlet, member, {"A", "", "en=B"});
  CrowdClass rich;
  rich.kind = Kind::airport;
  rich.has_iata = true;
  rich.languages = 300;
  rich.uncertainty_km = 12.5;
  rich.population = 123'456'789;
  rich.feature_code = "PPLA";
  member.number = (std::int64_t{1} << 32U) + 5;
  member.at = 3000;
  member.id = "own:1";
  member.admin1 = "09";
  member.admin2 = "0901";
  writer.add(rich, member, {"A", "", "en=B"});
  member.id = {};
  writer.add(hamlet, member, {"A", "A", ""});
  return writer.finish("covering");
}

TEST(Crowd, is_read_as_it_was_written) {
  const std::string bytes = "before" + small_crowd() + "behind";
  EXPECT_EQ(covering_key(bytes, 6), "covering");
  CrowdReader crowd(bytes, 6);
  ASSERT_EQ(crowd.names().size(), 2U);
  ASSERT_EQ(crowd.classes().size(), 3U);
  std::size_t members = 0;
  for (const CrowdReader::Class& one : crowd.classes()) {
    PlaceTraits place;
    place.has_iata = one.kind != Kind::airport;
    one.describe(place);
    std::vector<CrowdMember> read;
    crowd.members(one, one.count, read);
    ASSERT_EQ(read.size(), one.count);
    members += read.size();
    read.front().describe(place);
    const CrowdNames names = crowd.names()[one.names];
    if (one.kind == Kind::airport) {
      EXPECT_EQ(names, (CrowdNames{"A", "", "en=B"}));
      EXPECT_EQ(one.languages, 300U);
      EXPECT_EQ(place.uncertainty_km, 12.5);
      EXPECT_EQ(place.population, 123'456'789);
      EXPECT_EQ(place.feature_code, "PPLA");
      EXPECT_EQ(place.admin2, "0901");
      EXPECT_EQ(read.front().place_id(), "own:1");
      EXPECT_TRUE(place.has_iata);
      EXPECT_EQ(read.front().at, 3000U);
    } else if (names.ascii == "A") {
      EXPECT_EQ(read.front().place_id(), "geonames:4294967301");
    } else {
      // The lowest number first, then as text.
      ASSERT_EQ(read.size(), 3U);
      EXPECT_EQ(read[0].number, 9);
      EXPECT_EQ(read[1].number, 120);
      EXPECT_EQ(read[2].number, 20);
      EXPECT_EQ(place.country, "SY");
      EXPECT_EQ(place.point, (geo::LonLat{1.25, -2.5}));
      EXPECT_FALSE(place.has_iata);
      crowd.members(one, 2, read);
      EXPECT_EQ(read.size(), 5U);
    }
  }
  EXPECT_EQ(members, 5U);
}

TEST(Crowd, has_the_class_of_the_greatest_worth_first_and_is_read_no_further_than_asked) {
  const std::string bytes = small_crowd();
  CrowdReader crowd(bytes, 0);
  const CrowdReader::Class* const first = crowd.class_at(0);
  ASSERT_NE(first, nullptr);
  EXPECT_EQ(first->kind, Kind::airport);
  const CrowdReader::Class* const last = crowd.class_at(2);
  ASSERT_NE(last, nullptr);
  EXPECT_EQ(last->kind, Kind::village);
  EXPECT_EQ(first, crowd.class_at(0)) << "it moved";
  EXPECT_EQ(crowd.class_at(3), nullptr);
}

/// By the logarithms in docs/geocoding.md. Indexes that people made themselves have their crowds in this order: whoever changes
/// these figures raises index_format.
TEST(Worth, is_that_by_which_indexes_of_this_format_are_ordered) {
  PlaceTraits capital;
  capital.kind = Kind::city;
  capital.feature_code = "PPLC";
  capital.population = 1'000'000;
  EXPECT_NEAR(worth_of(capital, 40), 9.60926, 1e-5);
  PlaceTraits sea;
  sea.kind = Kind::sea;
  sea.uncertainty_km = 350;
  EXPECT_NEAR(worth_of(sea, 40), 7.11521, 1e-5);
  PlaceTraits district;
  district.kind = Kind::district;
  EXPECT_NEAR(worth_of(district, 3), -0.16822, 1e-5);
  PlaceTraits airport;
  airport.kind = Kind::airport;
  airport.has_iata = true;
  EXPECT_EQ(worth_of(airport, 0), 0.5);
  EXPECT_EQ(index_format, 7) << "and looks at this test";
}

/// No agreement makes a place score more than its worth and what a name and a query may gain it.
TEST(Worth, bounds_every_score) {
  Query query;
  query.name = "Susa";
  for (const bool wants_area : {false, true})
    for (const auto kind : {Kind::city, Kind::country, Kind::province, Kind::sea, Kind::airport, Kind::other})
      for (const auto area_kind : {std::optional<Kind>(), std::optional(Kind::province), std::optional(Kind::sea)})
        for (const Match match : {Match::exact, Match::alternate, Match::transliterated})
          for (unsigned bits = 0; bits < 16; ++bits) {
            query.area = wants_area;
            PlaceTraits place;
            place.kind = kind;
            place.population = 70'000;
            Agreement agreement;
            agreement.match = match;
            agreement.matched_name = "Şuşa";
            agreement.same_spelling = (bits & 1U) != 0;
            agreement.usual = (bits & 2U) != 0;
            agreement.by_area_word = (bits & 4U) != 0;
            agreement.but_for_article = (bits & 8U) != 0;
            const double most = worth_of(place, 9) + most_gained_by_name("Şuşa", true) + most_gained_by_query(area_kind, query);
            EXPECT_LE(score_of(place, agreement, area_kind, 9, query, {}), most + 1e-9);
          }
}

TEST(Crowd, that_is_cut_short_is_told) {
  const std::string bytes = small_crowd();
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_THROW(
        {
          CrowdReader crowd(std::string_view(bytes).substr(0, length), 0);
          std::vector<CrowdMember> members;
          for (const CrowdReader::Class& one : crowd.classes()) crowd.members(one, one.count, members);
        },
        std::runtime_error)
        << length;
  }
}

TEST(Crowd, that_is_damaged_is_told_or_read_within_its_bytes) {
  const std::string whole = small_crowd();
  for (std::size_t at = 0; at < whole.size(); ++at)
    for (const int damage : {0, 1, 0x7F, 0x80, 0xFF}) {
      std::string bytes = whole;
      bytes[at] = static_cast<char>(damage);
      try {
        CrowdReader crowd(bytes, 0);
        std::vector<CrowdMember> members;
        for (const CrowdReader::Class& one : crowd.classes()) {
          EXPECT_GT(one.count, 0U) << at;
          crowd.members(one, one.count, members);
        }
      } catch (const std::runtime_error&) {
        continue;
      }
    }
}

}  // namespace
}  // namespace rutter::places
