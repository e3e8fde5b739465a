// Misspelt names of the real index. Each was made by hand from a name that an atlas has.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "places/answer.hpp"
#include "places/gazetteer.hpp"

namespace rutter::places {
namespace {

const Gazetteer& gazetteer() {
  static const Gazetteer opened = Gazetteer::open(RUTTER_TEST_DATA_DIR "/gazetteer.sqlite");
  return opened;
}

std::vector<Candidate> near_misses(const std::string& name, const std::string& in = "", std::vector<geo::LonLat> stops = {}) {
  Query query;
  query.name = name;
  if (!in.empty()) query.in = in;
  return gazetteer().suggestions(query, stops);
}

struct Slip {
  const char* typed;
  const char* id;
};

TEST(Suggestions, begin_with_the_name_that_was_meant) {
  // A swap, a letter left out, added, changed, two slips, the first letter, other scripts.
  for (const Slip slip :
       {Slip{"Gaziantpe", "geonames:314830"}, Slip{"Istnbul", "geonames:745044"}, Slip{"Istanmbul", "geonames:745044"},
        Slip{"Ustanbul", "geonames:745044"}, Slip{"Gzaiantpe", "geonames:314830"}, Slip{"Londno", "geonames:2643743"},
        Slip{"Xamascus", "geonames:170654"}, Slip{"Мосва", "geonames:524901"}, Slip{"Мокква", "geonames:524901"},
        Slip{"دمشقق", "geonames:170654"}, Slip{"Θεσσαλονικκη", "geonames:734077"}, Slip{"Stepanakret", "geonames:146970"}}) {
    const auto found = near_misses(slip.typed);
    ASSERT_FALSE(found.empty()) << slip.typed;
    EXPECT_EQ(found.front().place.id, slip.id) << slip.typed << ": " << found.front().place.name;
    EXPECT_LE(found.size(), 5U);
    for (const Candidate& candidate : found) EXPECT_EQ(candidate.match, Match::fuzzy);
  }
}

TEST(Suggestions, tell_the_spelling_that_was_nearly_met) {
  const auto found = near_misses("Constantinopel");  // German for the former name
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.front().place.id, "geonames:745044");
  EXPECT_EQ(found.front().matched_name, "Constantinople");
}

TEST(Suggestions, are_ranked_by_what_is_known_beside_the_name) {
  // London and its namesakes: Ontario's lies near Toronto.
  EXPECT_EQ(near_misses("Londno", "Canada").front().place.id, "geonames:6058560");
  EXPECT_EQ(near_misses("Londno, Canada").front().place.id, "geonames:6058560");
  Query query;
  query.name = "Londno";
  query.near = geo::LonLat{-81.2, 43.0};
  EXPECT_EQ(gazetteer().suggestions(query).front().place.id, "geonames:6058560");
  // Tripolis of Lebanon, not of Libya, among stops in Lebanon.
  EXPECT_EQ(near_misses("Tripoly", "", {{35.5, 33.9}, {35.84, 34.44}}).front().place.country, "LB");
}

TEST(Suggestions, never_resolve_and_never_stand_before_what_is_found) {
  for (const char* const name : {"Gaziantpe", "Londno"}) {
    Query query;
    query.name = name;
    for (const Candidate& candidate : gazetteer().candidates(query)) EXPECT_NE(candidate.match, Match::fuzzy);
    const Answer answer = choose(gazetteer().suggestions(query));
    EXPECT_EQ(answer.status, Answer::Status::not_found);
    EXPECT_FALSE(answer.best.has_value());
  }
}

TEST(Suggestions, leave_out_the_name_itself_and_what_is_no_name) {
  for (const char* const name : {"", "?", "a", "ab", "\xff\xfe", "\0"}) EXPECT_TRUE(near_misses(name).empty()) << name;
  for (const Candidate& candidate : near_misses("Kilis")) EXPECT_NE(candidate.matched_name, "Kilis");
  EXPECT_TRUE(near_misses(std::string(1U << 20U, 'a')).empty());
  std::string marks = "a";
  for (int i = 0; i < 1000; ++i) marks += "\u0301";
  EXPECT_TRUE(near_misses(marks).empty());
  EXPECT_FALSE(near_misses("\u202eGaziantpe\u202c").empty());  // direction controls are no letters
}

TEST(Suggestions, allow_one_edit_in_short_names) {
  const auto has = [](const std::vector<Candidate>& found, const std::string& id) {
    return std::any_of(found.begin(), found.end(), [&](const Candidate& c) { return c.place.id == id; });
  };
  EXPECT_TRUE(has(near_misses("Azaaz"), "geonames:172082"));
  EXPECT_FALSE(has(near_misses("Aczcz"), "geonames:172082"));
}

}  // namespace
}  // namespace rutter::places
