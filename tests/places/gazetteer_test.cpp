// The real index against positions that were looked up elsewhere (degrees, latitude first as in the sources).
#include "places/gazetteer.hpp"
#include "places/spelling.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "base/error.hpp"
#include "places/answer.hpp"

namespace rutter::places {
namespace {

const Gazetteer& gazetteer() {
  static const Gazetteer opened = Gazetteer::open(RUTTER_TEST_DATA_DIR "/gazetteer.sqlite");
  return opened;
}

Answer ask(const std::string& name, const std::string& in = "", bool area = false) {
  Query query;
  query.name = name;
  if (!in.empty()) query.in = in;
  query.area = area;
  return choose(gazetteer().candidates(query));
}

struct Expected {
  const char* name;
  double lat;
  double lon;
  double within_km;
};

void PrintTo(const Expected& expected, std::ostream* out) {
  *out << expected.name;
}

class Position : public testing::TestWithParam<Expected> {};

TEST_P(Position, is_right_without_context) {
  const Answer answer = ask(GetParam().name);
  ASSERT_EQ(answer.status, Answer::Status::resolved) << GetParam().name;
  EXPECT_LE(distance_km(answer.best->place.point, {GetParam().lon, GetParam().lat}), GetParam().within_km) << GetParam().name;
}

INSTANTIATE_TEST_SUITE_P(
    OfReports, Position,
    testing::Values(Expected{"Hawar Kilis", 36.65, 37.21, 1.5}, Expected{"Hawar Killis", 36.65, 37.21, 1.5},
                    Expected{"Hiwar Kalas", 36.65, 37.21, 1.5}, Expected{"Horadiz", 39.45015, 47.33496, 2},
                    Expected{"Afrin", 36.51194, 36.86954, 2}, Expected{"Efrîn", 36.51194, 36.86954, 2},
                    Expected{"عفرين", 36.51194, 36.86954, 2}, Expected{"Azaz", 36.58662, 37.04628, 2},
                    Expected{"A'zaz", 36.58662, 37.04628, 2}, Expected{"أعزاز", 36.58662, 37.04628, 2},
                    Expected{"Gaziantep", 37.05944, 37.3825, 2}, Expected{"Antep", 37.05944, 37.3825, 2},
                    Expected{"Shayk al-Hadid", 36.50069, 36.59945, 2}, Expected{"Kilis", 36.71611, 37.115, 2},
                    Expected{"Aleppo", 36.20124, 37.16117, 2}, Expected{"Halab", 36.20124, 37.16117, 2},
                    Expected{"Istanbul", 41.01384, 28.94966, 2}, Expected{"Baku", 40.37767, 49.89201, 2},
                    Expected{"Yerevan", 40.18111, 44.51361, 2}, Expected{"Stepanakert", 39.8177, 46.7528, 2},
                    Expected{"Khankendi", 39.8177, 46.7528, 2}, Expected{"Zayzafun", 36.6497, 37.1808, 2}));

TEST(Gazetteer, draws_a_ring_over_both_villages_of_marjan) {
  for (const char* const name : {"Marjan", "Mərcan", "Marjanli", "Mərcanlı"}) {
    const Answer answer = ask(name);
    ASSERT_EQ(answer.status, Answer::Status::resolved) << name;
    const Place& place = answer.best->place;
    EXPECT_LE(distance_km(place.point, {47.2469, 39.3611}), place.uncertainty_km) << name;
    EXPECT_LE(distance_km(place.point, {47.2981, 39.3911}), place.uncertainty_km) << name;
    EXPECT_LE(place.uncertainty_km, 10) << name;
    EXPECT_GE(answer.candidates.size(), 2U) << name;
  }
}

TEST(Gazetteer, finds_areas) {
  for (const bool area : {false, true}) {
    EXPECT_EQ(ask("Azerbaijan", "", area).best->place.area, "countries/AZ");
    EXPECT_EQ(ask("Nagorno-Karabakh", "", area).best->place.area, "disputed_areas/nagorno-karabakh");
    EXPECT_EQ(ask("Aleppo province", "", area).best->place.area, "provinces/SY.09");
  }
  EXPECT_EQ(ask("Aleppo", "", true).best->place.area, "provinces/SY.09");
}

TEST(Gazetteer, refuses_tripoli_naming_both_countries) {
  const Answer answer = ask("Tripoli");
  EXPECT_EQ(answer.status, Answer::Status::ambiguous);
  std::set<std::string> countries;
  for (const Candidate& candidate : answer.candidates) countries.insert(candidate.place.country_name);
  EXPECT_EQ(countries.count("Libya"), 1U);
  EXPECT_EQ(countries.count("Lebanon"), 1U);
  EXPECT_EQ(ask("Tripoli", "Lebanon").best->place.id, "geonames:266826");
  EXPECT_EQ(ask("Tripoli", "لبنان").best->place.id, "geonames:266826");
  EXPECT_EQ(ask("Tripoli", "North Governorate, Lebanon").candidates.front().place.country, "LB");
}

TEST(Gazetteer, says_that_it_does_not_know_a_context) {
  const Answer answer = ask("Azaz", "Ruritania");
  ASSERT_EQ(answer.status, Answer::Status::resolved);
  bool said = false;
  for (const Evidence& evidence : answer.best->evidence)
    said = said || evidence.what == "'Ruritania' is no known country, province, district or town";
  EXPECT_TRUE(said);
}

TEST(Gazetteer, prefers_what_is_near) {
  Query query;
  query.name = "Tripoli";
  query.near = geo::LonLat{35.5, 33.9};
  const Answer answer = choose(gazetteer().candidates(query));
  ASSERT_EQ(answer.status, Answer::Status::resolved);
  EXPECT_EQ(answer.best->place.country, "LB");
}

TEST(Gazetteer, a_former_name_is_not_printed_though_it_is_preferred_elsewhere) {
  Place ankara;
  ankara.name = "Ankara";
  ankara.names = {{"en", "Angora", "preferred"}, {"en", "Angora", "former"}, {"de", "Ankara"}};
  EXPECT_EQ(Gazetteer::display_name(ankara, "en"), "Ankara");
  EXPECT_EQ(Gazetteer::display_name(*gazetteer().by_id("geonames:323786"), "en"), "Ankara");
}

TEST(Gazetteer, an_english_name_that_only_adds_words_is_not_printed) {
  const auto abu_dhabi = gazetteer().by_id("geonames:292968");
  ASSERT_TRUE(abu_dhabi.has_value());
  EXPECT_EQ(Gazetteer::display_name(*abu_dhabi, "en"), "Abu Dhabi");
  EXPECT_EQ(Gazetteer::display_name(*abu_dhabi, "xx"), "Abu Dhabi");
  EXPECT_EQ(Gazetteer::display_name(*abu_dhabi, "es"), "Abu Dabi");
}

TEST(Gazetteer, candidates_completed_later_are_those_read_whole) {
  for (const char* const name : {"Azaz", "Springfield", "San José", "Tripoli", "Marjan", "Aleppo", "Victoria", "near Azaz"}) {
    Query query;
    query.name = name;
    query.limit = 20;
    const Answer whole = choose(gazetteer().candidates(query));
    query.whole = 0;
    Answer later = choose(gazetteer().candidates(query));
    gazetteer().complete(later, later.candidates.size());
    ASSERT_EQ(later.candidates.size(), whole.candidates.size()) << name;
    ASSERT_EQ(later.best.has_value(), whole.best.has_value()) << name;
    const auto expect_same = [&](const Candidate& a, const Candidate& b) {
      EXPECT_EQ(a.place.id, b.place.id) << name;
      EXPECT_EQ(a.place.name, b.place.name) << name;
      EXPECT_EQ(a.place.names, b.place.names) << name;
      EXPECT_EQ(a.place.admin1_name, b.place.admin1_name) << name;
      EXPECT_EQ(a.place.source, b.place.source) << name;
      EXPECT_EQ(a.place.uncertainty_km, b.place.uncertainty_km) << name;
      EXPECT_EQ(a.confidence, b.confidence) << name;
      EXPECT_EQ(a.evidence.size(), b.evidence.size()) << name;
    };
    for (std::size_t i = 0; i < whole.candidates.size(); ++i) expect_same(later.candidates[i], whole.candidates[i]);
    if (whole.best) expect_same(*later.best, *whole.best);
  }
}

TEST(Gazetteer, says_that_a_name_was_read_as_a_form_of_another) {
  Query query;
  query.name = "под Азазом";
  const Answer answer = choose(gazetteer().candidates(query));
  ASSERT_TRUE(answer.best.has_value());
  EXPECT_EQ(answer.best->place.id, "geonames:172082/near");
  EXPECT_EQ(answer.best->place.reference_name, "Азаз");
  EXPECT_TRUE(std::any_of(answer.best->evidence.begin(), answer.best->evidence.end(), [](const Evidence& one) {
    return one.what == "'Азазом' read as a form of 'Азаз'" && one.weight == -8.5;
  }));
}

TEST(Gazetteer, a_phrase_in_a_phrase_in_a_phrase_ends) {
  Query query;
  for (int i = 0; i < 20; ++i) query.name += "под ";
  query.name += "Азазом";  // were each step to try all forms of the next, this would take 48^20 look-ups
  EXPECT_FALSE(choose(gazetteer().candidates(query)).best.has_value());
}

TEST(Gazetteer, reads_places_by_id) {
  const auto azaz = gazetteer().by_id("geonames:172082");
  ASSERT_TRUE(azaz.has_value());
  EXPECT_EQ(azaz->country_name, "Syria");
  EXPECT_EQ(azaz->admin1_name, "Aleppo");
  EXPECT_EQ(Gazetteer::display_name(*azaz, "en"), "Azaz");
  EXPECT_EQ(Gazetteer::display_name(*azaz, "ar"), "أعزاز");
  EXPECT_EQ(Gazetteer::display_name(*azaz, "xx"), "Azaz");
  ASSERT_TRUE(gazetteer().by_id("rutter:hawar-kilis").has_value());
  EXPECT_EQ(gazetteer().by_id("rutter:hawar-kilis")->uncertainty_km, 1.5);
  EXPECT_EQ(gazetteer().by_id("geonames:SY.09")->kind, Kind::province);
  for (const char* const id : {"", "geonames:", "geonames:1", "geonames:x", "country:SY", "geonames:4294967296", "rutter:none"})
    EXPECT_FALSE(gazetteer().by_id(id).has_value()) << id;
  const auto cologne = gazetteer().by_id("geonames:2886242");
  EXPECT_EQ(Gazetteer::display_name(*cologne, "de"), "Köln");
  EXPECT_EQ(Gazetteer::display_name(*cologne, "en"), "Cologne");
}

TEST(Gazetteer, reads_described_places_by_id) {
  const auto homs_to_hama = gazetteer().by_id("geonames:169577/between/geonames:170017");
  ASSERT_TRUE(homs_to_hama.has_value());
  EXPECT_EQ(homs_to_hama->relation, Relation::between);
  EXPECT_EQ(homs_to_hama->reference, "geonames:169577");
  EXPECT_EQ(homs_to_hama->country, "SY");
  EXPECT_EQ(homs_to_hama->id, "geonames:169577/between/geonames:170017");
  const auto homs = gazetteer().by_id("geonames:169577");
  const auto hama = gazetteer().by_id("geonames:170017");
  ASSERT_TRUE(homs && hama);
  for (const auto& end : {*homs, *hama}) {
    const double km = distance_km(homs_to_hama->point, end.point);
    EXPECT_NEAR(km, distance_km(homs->point, hama->point) / 2, 0.01);
    EXPECT_GE(homs_to_hama->uncertainty_km, km);
  }
  const auto mali = gazetteer().by_id("geonames:2453866/central");
  ASSERT_TRUE(mali.has_value());
  EXPECT_EQ(mali->name, "central Mali");
  EXPECT_EQ(distance_km(mali->point, gazetteer().by_id("geonames:2453866")->point), 0);
  for (const char* const id : {"geonames:169577/between/geonames:1", "geonames:1/between/geonames:169577",
                               "geonames:169577/between/", "geonames:169577/near/between/geonames:170017"})
    EXPECT_FALSE(gazetteer().by_id(id).has_value()) << id;
}

// Spelt alike is not the same: places whose names are written in Latin letters where they lie, and old names of others.
TEST(Gazetteer, what_is_only_spelt_alike_elsewhere_is_refused) {
  const auto evidence_of = [](const char* name, std::string_view id) {
    Query query;
    query.name = name;
    std::string all;
    for (const Candidate& candidate : gazetteer().candidates(query))
      if (candidate.place.id == id)
        for (const Evidence& evidence : candidate.evidence) all += evidence.what + "\n";
    return all;
  };
  EXPECT_NE(evidence_of("Shaetila", "geonames:2679825").find("written in Latin letters"), std::string::npos);
  EXPECT_NE(evidence_of("Zeyton", "geonames:1797353").find("another name of it"), std::string::npos);
  EXPECT_NE(evidence_of("Sine", "geonames:1814991").find("short name of a country"), std::string::npos);
}

TEST(Gazetteer, gives_at_most_the_limit_and_the_same_again) {
  Query query;
  query.name = "San José";
  query.limit = 4;
  const auto first = gazetteer().candidates(query);
  ASSERT_EQ(first.size(), 4U);
  const auto again = gazetteer().candidates(query);
  for (std::size_t i = 0; i < first.size(); ++i) EXPECT_EQ(first[i].place.id, again[i].place.id);
  query.limit = 0;
  EXPECT_TRUE(gazetteer().candidates(query).empty());
}

TEST(Gazetteer, knows_its_data) {
  EXPECT_EQ(gazetteer().data_version().size(), 12U);
}

std::string failure_of(const std::filesystem::path& path) {
  try {
    const Gazetteer opened = Gazetteer::open(path);
    Query query;
    query.name = "Azaz";
    static_cast<void>(opened.candidates(query));
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::data);
    return error.what();
  }
  return "";
}

TEST(Gazetteer, names_file_reason_and_way_out_when_the_index_is_bad) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "gazetteer-test";
  std::filesystem::create_directories(folder);
  EXPECT_EQ(failure_of(folder / "missing.sqlite"), (folder / "missing.sqlite").string() +
                                                       ": the index of place names cannot be read: there is no such file; "
                                                       "install rutter's data again, or name another folder "
                                                       "with --data or RUTTER_DATA");
  const auto broken = folder / "broken #1?.sqlite";
  std::ofstream(broken) << "this is no database, it is a line of text that is long enough to look like one";
  EXPECT_NE(failure_of(broken).find("it does not end as an index does"), std::string::npos);
  const auto empty = folder / "empty.sqlite";
  std::ofstream(empty).close();
  EXPECT_NE(failure_of(empty).find("it does not end as an index does"), std::string::npos);

  const auto cut = folder / "cut.sqlite";
  std::filesystem::copy_file(RUTTER_TEST_DATA_DIR "/gazetteer.sqlite", cut, std::filesystem::copy_options::overwrite_existing);
  std::filesystem::resize_file(cut, std::filesystem::file_size(cut) - 1);
  EXPECT_NE(failure_of(cut).find("cut short"), std::string::npos);
  std::filesystem::remove_all(folder);
}

TEST(NamesOf, a_former_name_that_sources_prefer_is_a_former_one) {
  const auto names = names_of("en,~former,~preferred=Persia|de=Iran|~preferred,~short=Bosnia|en,~preferred=Heathrow");
  ASSERT_EQ(names.size(), 4U);
  EXPECT_EQ(names[0].mark, "former");
  EXPECT_EQ(names[1].mark, "");
  EXPECT_EQ(names[2].mark, "short");
  EXPECT_EQ(names[3].mark, "preferred");
}

}  // namespace
}  // namespace rutter::places
