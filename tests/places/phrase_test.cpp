#include "places/phrase.hpp"

#include <gtest/gtest.h>

#include <string>

namespace rutter::places {
namespace {

TEST(Phrase, near_keeps_what_is_described_and_what_is_known) {
  const auto phrase = phrase_in("Sadaqa Camp near Azaz, Syria");
  ASSERT_TRUE(phrase.has_value());
  EXPECT_EQ(phrase->derivation.relation, Relation::near);
  EXPECT_EQ(phrase->described, "Sadaqa Camp");
  EXPECT_EQ(phrase->known, "Azaz, Syria");
}

TEST(Phrase, offsets_are_read_in_all_the_usual_wordings) {
  struct Case {
    const char* text;
    double km;
    const char* letters;
    const char* known;
  };
  for (const Case& c : {Case{"20 km south of Horadiz", 20, "s", "Horadiz"}, Case{"5km north-east of Azaz", 5, "ne", "Azaz"},
                        Case{"about 12.5 kilometres to the south of Ras al-Ain", 12.5, "s", "Ras al-Ain"},
                        Case{"10 miles west of Baku", 16.1, "w", "Baku"}, Case{"800 m NNW of Kilis", 0.8, "nnw", "Kilis"},
                        Case{"3 km south east from Van", 3, "se", "Van"}}) {
    const auto phrase = phrase_in(c.text);
    ASSERT_TRUE(phrase.has_value()) << c.text;
    EXPECT_EQ(phrase->derivation.relation, Relation::offset) << c.text;
    EXPECT_NEAR(phrase->derivation.km.value_or(0), c.km, 1e-9) << c.text;
    EXPECT_EQ(phrase->derivation.direction.letters, c.letters) << c.text;
    EXPECT_EQ(phrase->known, c.known) << c.text;
  }
  const auto ring = phrase_in("3 km from Kilis");
  ASSERT_TRUE(ring.has_value());
  EXPECT_EQ(ring->derivation.relation, Relation::near);
  EXPECT_EQ(ring->derivation.km, 3);
}

TEST(Phrase, parts_airports_codes_and_articles_behind) {
  EXPECT_EQ(phrase_in("northern Aleppo")->derivation.direction.word, "north");
  EXPECT_EQ(phrase_in("north-eastern Syria")->derivation.direction.word, "northeast");
  for (const char* const text :
       {"airport of Antep", "Antep airport", "Antep Havaalanı", "the international airport of Antep"}) {
    ASSERT_TRUE(phrase_in(text).has_value()) << text;
    EXPECT_EQ(phrase_in(text)->form, Phrase::Form::airport) << text;
    EXPECT_EQ(phrase_in(text)->known, "Antep") << text;
  }
  EXPECT_EQ(phrase_in("aéroport d'Alep")->known, "Alep");
  EXPECT_EQ(phrase_in("airport GZT")->code_key, "iata:gzt");
  EXPECT_TRUE(phrase_in("IATA gzt")->only_a_code);
  EXPECT_EQ(phrase_in("ICAO LTAJ")->code_key, "icao:ltaj");
  EXPECT_EQ(phrase_in("Raqqa, al-")->known, "al-Raqqa");
}

TEST(Phrase, is_not_read_into_names) {
  for (const char* const text : {"Azaz", "New York", "Kilis, Turkey", "20 km", "km south of", "near", "airport",
                                 "0 km south of X", "99999 km south of X", "twenty km south of X", "Buenos Aires"})
    EXPECT_FALSE(phrase_in(text).has_value()) << text;
  EXPECT_FALSE(phrase_in(std::string(1'000'000, 'a') + " near Azaz").has_value());
}

}  // namespace
}  // namespace rutter::places
