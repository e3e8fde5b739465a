#include "places/phrase.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>

namespace rutter::places {
namespace {

TEST(Phrase, near_keeps_what_is_described_and_what_is_known) {
  const auto phrase = phrase_in("Sadaqa Camp near Azaz, Syria");
  ASSERT_TRUE(phrase.has_value());
  EXPECT_EQ(phrase->derivation.relation, Relation::near);
  EXPECT_EQ(phrase->described, "Sadaqa Camp");
  EXPECT_EQ(phrase->known, "Azaz, Syria");
}

/// A phrase with a distance and a direction, and what it says.
struct Offset {
  const char* text;
  double km;
  const char* letters;
  const char* known;
};

void is_read_as(const Offset& c) {
  const auto phrase = phrase_in(c.text);
  ASSERT_TRUE(phrase.has_value()) << c.text;
  EXPECT_EQ(phrase->derivation.relation, Relation::offset) << c.text;
  EXPECT_NEAR(phrase->derivation.km.value_or(0), c.km, 1e-9) << c.text;
  EXPECT_EQ(phrase->derivation.direction.letters, c.letters) << c.text;
  EXPECT_EQ(phrase->known, c.known) << c.text;
}

TEST(Phrase, offsets_are_read_in_all_the_usual_wordings) {
  for (const Offset& c :
       {Offset{"20 km south of Horadiz", 20, "s", "Horadiz"}, Offset{"5km north-east of Azaz", 5, "ne", "Azaz"},
        Offset{"about 12.5 kilometres to the south of Ras al-Ain", 12.5, "s", "Ras al-Ain"},
        Offset{"10 miles west of Baku", 16.1, "w", "Baku"}, Offset{"800 m NNW of Kilis", 0.8, "nnw", "Kilis"},
        Offset{"3 km south east from Van", 3, "se", "Van"}}) {
    is_read_as(c);
  }
  const auto ring = phrase_in("3 km from Kilis");
  ASSERT_TRUE(ring.has_value());
  EXPECT_EQ(ring->derivation.relation, Relation::near);
  EXPECT_EQ(ring->derivation.km, 3);
}

TEST(Phrase, parts_are_read_from_russian_nouns_and_adjectives_and_german_compounds) {
  for (const auto& [text, letters, known] :
       {std::array{"север Сирии", "n", "Сирии"}, std::array{"на севере Сирии", "n", "Сирии"},
        std::array{"юго-восток Турции", "se", "Турции"}, std::array{"на юго-востоке Нижней Саксонии", "se", "Нижней Саксонии"},
        std::array{"северная Сирия", "n", "Сирия"}, std::array{"в северо-западной Сирии", "nw", "Сирии"},
        std::array{"Nordsyrien", "n", "Syrien"}, std::array{"Nordwestsyrien", "nw", "Syrien"},
        std::array{"Südosttürkei", "se", "Türkei"}, std::array{"Ost-Aleppo", "e", "Aleppo"},
        std::array{"Westägypten", "w", "Ägypten"}}) {
    const auto phrase = phrase_in(text);
    ASSERT_TRUE(phrase.has_value()) << text;
    EXPECT_EQ(phrase->derivation.relation, Relation::part) << text;
    EXPECT_EQ(phrase->derivation.direction.letters, letters) << text;
    EXPECT_EQ(phrase->known, known) << text;
    EXPECT_EQ(phrase->of_country, std::string_view(text).find_first_of("- ") == std::string_view::npos) << text;
  }
  // Names, and what is too short to be one.
  for (const char* const text : {"Северная Осетия", "Восток", "Западная Двина", "Ostun", "Nordhe", "Süd", "nordsyrien"})
    EXPECT_FALSE(phrase_in(text).has_value()) << text;
}

TEST(Phrase, offsets_are_read_in_other_languages) {
  for (const Offset& c :
       {Offset{"à 20 km au sud de Horadiz", 20, "s", "Horadiz"}, Offset{"20 km au nord-est d'Alep", 20, "ne", "Alep"},
        Offset{"environ 5 kilomètres à l’ouest d’Azaz", 5, "w", "Azaz"}, Offset{"3 km au sud de L'Aquila", 3, "s", "L'Aquila"},
        Offset{"20 km südlich von Horadiz", 20, "s", "Horadiz"},
        Offset{"etwa 3,5 Kilometer nordöstlich von Azaz", 3.5, "ne", "Azaz"},
        Offset{"a 20 km al sureste de Alepo", 20, "se", "Alepo"}, Offset{"10 km a nord di Roma", 10, "n", "Roma"},
        Offset{"20 км южнее Баку", 20, "s", "Баку"}, Offset{"в 20 км к северо-западу от Баку", 20, "nw", "Баку"},
        Offset{"20 كم جنوب أعزاز", 20, "s", "أعزاز"}, Offset{"على بعد ٢٠ كم شمال شرقي حلب", 20, "ne", "حلب"},
        Offset{"5 كيلومترات غرب من حلب", 5, "w", "حلب"}, Offset{"Horadiz'in 20 km güneyinde", 20, "s", "Horadiz"},
        Offset{"Azaz’ın 5 km kuzeydoğusunda", 5, "ne", "Azaz"}, Offset{"Bakı 12 km cənub-şərqində", 12, "se", "Bakı"}}) {
    is_read_as(c);
  }
  const auto ring = phrase_in("à 3 km de Kilis");
  ASSERT_TRUE(ring.has_value());
  EXPECT_EQ(ring->derivation.relation, Relation::near);
  EXPECT_EQ(ring->known, "Kilis");
}

TEST(Phrase, near_and_parts_are_read_in_other_languages) {
  for (const char* const text :
       {"Sadaqa près d'Azaz", "Sadaqa nahe Azaz", "Sadaqa in der Nähe von Azaz", "Sadaqa cerca de Azaz", "Sadaqa vicino a Azaz",
        "Sadaqa рядом с Azaz", "Sadaqa بالقرب من Azaz"}) {
    const auto phrase = phrase_in(text);
    ASSERT_TRUE(phrase.has_value()) << text;
    EXPECT_EQ(phrase->derivation.relation, Relation::near) << text;
    EXPECT_EQ(phrase->described, "Sadaqa") << text;
    EXPECT_EQ(phrase->known, "Azaz") << text;
  }
  for (const char* const text : {"Azaz yakınında", "Azaz'ın yakınlarında", "قرب Azaz"}) {
    ASSERT_TRUE(phrase_in(text).has_value()) << text;
    EXPECT_EQ(phrase_in(text)->derivation.relation, Relation::near) << text;
    EXPECT_EQ(phrase_in(text)->known, "Azaz") << text;
  }
  struct Case {
    const char* text;
    const char* word;
    const char* known;
  };
  for (const Case& c : {Case{"le nord d'Alep", "north", "Alep"}, Case{"le nord-est de la Syrie", "northeast", "Syrie"},
                        Case{"el sur de La Paz", "south", "La Paz"}, Case{"der Norden von Aleppo", "north", "Aleppo"},
                        Case{"the north of Aleppo", "north", "Aleppo"}, Case{"Halep'in kuzeyi", "north", "Halep"},
                        Case{"Ta’izz'in güneyi", "south", "Ta’izz"}}) {
    const auto phrase = phrase_in(c.text);
    ASSERT_TRUE(phrase.has_value()) << c.text;
    EXPECT_EQ(phrase->derivation.relation, Relation::part) << c.text;
    EXPECT_EQ(phrase->derivation.direction.word, c.word) << c.text;
    EXPECT_EQ(phrase->known, c.known) << c.text;
  }
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
  EXPECT_EQ(code_said_in("IATA gzt")->code_key, "iata:gzt");
  EXPECT_EQ(code_said_in("LTAJ icao")->code_key, "icao:ltaj");
  EXPECT_FALSE(code_said_in("airport GZT").has_value());
  EXPECT_FALSE(code_said_in("Iatan").has_value());
  EXPECT_EQ(phrase_in("ICAO LTAJ")->code_key, "icao:ltaj");
  EXPECT_EQ(phrase_in("Raqqa, al-")->known, "al-Raqqa");
}

TEST(Phrase, parts_without_an_article_are_those_of_countries) {
  for (const auto& [text, letters, known] :
       {std::array{"sud du Liban", "s", "Liban"}, std::array{"sur del Líbano", "s", "Líbano"},
        std::array{"nord-est de la Syrie", "ne", "Syrie"}, std::array{"nord d'Alep", "n", "Alep"},
        std::array{"جنوب لبنان", "s", "لبنان"}, std::array{"شمال شرق سوريا", "ne", "سوريا"},
        std::array{"جنوب أفريقيا", "s", "أفريقيا"}}) {
    const auto phrase = phrase_in(text);
    ASSERT_TRUE(phrase.has_value()) << text;
    EXPECT_EQ(phrase->derivation.direction.letters, letters) << text;
    EXPECT_EQ(phrase->known, known) << text;
    EXPECT_TRUE(phrase->of_country) << text;
    EXPECT_TRUE(phrase->may_be_name) << text;
  }
}

TEST(Phrase, ukrainian_and_polish_are_read) {
  for (const Offset& c :
       {Offset{"20 км на південь від Харкова", 20, "s", "Харкова"}, Offset{"5 км північніше Бахмута", 5, "n", "Бахмута"},
        Offset{"за 12 кілометрів на північний схід від Сум", 12, "ne", "Сум"},
        Offset{"20 km na północny zachód od Aleppo", 20, "nw", "Aleppo"}})
    is_read_as(c);
  for (const auto& [text, letters, known] :
       {std::array{"східна Україна", "e", "Україна"}, std::array{"у східній Україні", "e", "Україні"},
        std::array{"північ Сирії", "n", "Сирії"}, std::array{"на південному сході Туреччини", "se", "Туреччини"},
        std::array{"południowy Liban", "s", "Liban"}, std::array{"północno-wschodnia Syria", "ne", "Syria"}}) {
    const auto phrase = phrase_in(text);
    ASSERT_TRUE(phrase.has_value()) << text;
    EXPECT_EQ(phrase->derivation.relation, Relation::part) << text;
    EXPECT_EQ(phrase->derivation.direction.letters, letters) << text;
    EXPECT_EQ(phrase->known, known) << text;
  }
  for (const char* const text : {"біля Azaz", "неподалік від Azaz", "w pobliżu Azaz", "на околиці Azaz"}) {
    ASSERT_TRUE(phrase_in(text).has_value()) << text;
    EXPECT_EQ(phrase_in(text)->known, "Azaz") << text;
  }
}

TEST(Phrase, outskirts_and_countryside) {
  for (const char* const text :
       {"outskirts of Kharkiv", "on the outskirts of Kharkiv", "Outskirts of Kharkiv", "edge of Kharkiv",
        "en las afueras de Kharkiv", "am Stadtrand von Kharkiv", "на окраине Kharkiv"}) {
    const auto phrase = phrase_in(text);
    ASSERT_TRUE(phrase.has_value()) << text;
    EXPECT_EQ(phrase->derivation.relation, Relation::near) << text;
    EXPECT_EQ(phrase->known, "Kharkiv") << text;
  }
  const auto side = phrase_in("the southern suburbs of Beirut");
  ASSERT_TRUE(side.has_value());
  EXPECT_EQ(side->derivation.relation, Relation::part);
  EXPECT_EQ(side->derivation.direction.letters, "s");
  EXPECT_TRUE(side->of_town);
  for (const auto& [text, letters, known] :
       {std::array{"ريف إدلب الجنوبي", "s", "إدلب"}, std::array{"ريف حلب الشمالي الشرقي", "ne", "حلب"},
        std::array{"northern Aleppo countryside", "n", "Aleppo"}}) {
    const auto phrase = phrase_in(text);
    ASSERT_TRUE(phrase.has_value()) << text;
    EXPECT_EQ(phrase->derivation.direction.letters, letters) << text;
    EXPECT_EQ(phrase->known, known) << text;
    EXPECT_FALSE(phrase->of_town) << text;
  }
  for (const char* const text : {"suburbs", "ريف دمشق", "the edge", "Aleppo countryside"})
    EXPECT_FALSE(phrase_in(text).has_value()) << text;
}

TEST(Phrase, the_middle_of_a_place_is_a_part) {
  for (const auto& [text, known] : {std::array{"central Mali", "Mali"}, std::array{"le centre du Mali", "Mali"},
                                    std::array{"центр Харькова", "Харькова"}, std::array{"центральная Сирия", "Сирия"}}) {
    const auto phrase = phrase_in(text);
    ASSERT_TRUE(phrase.has_value()) << text;
    EXPECT_EQ(phrase->derivation.direction.letters, "c") << text;
    EXPECT_EQ(phrase->known, known) << text;
  }
  EXPECT_FALSE(phrase_in("Central Province").has_value());
  EXPECT_EQ(derivation_of("central")->direction.letters, "c");
}

TEST(Phrase, between_two_places) {
  for (const auto& [text, known, other] :
       {std::array{"between Bakhmut and Chasiv Yar", "Bakhmut", "Chasiv Yar"},
        std::array{"halfway between Homs and Hama", "Homs", "Hama"}, std::array{"entre Alep et Idlib", "Alep", "Idlib"},
        std::array{"между Бахмутом и Соледаром", "Бахмутом", "Соледаром"}, std::array{"بين حلب وإدلب", "حلب", "إدلب"},
        std::array{"Kilis ile Azez arasında", "Kilis", "Azez"}}) {
    const auto phrase = phrase_in(text);
    ASSERT_TRUE(phrase.has_value()) << text;
    EXPECT_EQ(phrase->form, Phrase::Form::between) << text;
    EXPECT_EQ(phrase->known, known) << text;
    EXPECT_EQ(phrase->other, other) << text;
  }
  for (const char* const text : {"between", "between Homs", "between Homs and", "between and Homs"})
    EXPECT_FALSE(phrase_in(text).has_value()) << text;
}

TEST(Phrase, air_bases_are_airports_of_air_forces) {
  for (const char* const text : {"Belbek air base", "Belbek airbase", "Belbek Air Force Base", "RAF Belbek", "авиабаза Belbek",
                                 "Belbek Hava Üssü", "base aérienne de Belbek", "قاعدة Belbek الجوية"}) {
    const auto phrase = phrase_in(text);
    ASSERT_TRUE(phrase.has_value()) << text;
    EXPECT_EQ(phrase->form, Phrase::Form::airport) << text;
    EXPECT_EQ(phrase->known, "Belbek") << text;
    EXPECT_TRUE(phrase->air_base) << text;
  }
  EXPECT_FALSE(phrase_in("Belbek airport")->air_base);
}

TEST(Phrase, is_not_read_into_names) {
  for (const char* const text : {"Azaz", "New York", "Kilis, Turkey", "20 km", "km south of", "near", "airport",
                                 "0 km south of X", "99999 km south of X", "twenty km south of X", "Buenos Aires",
                                 "20 km sur Alep", "Nord", "Est de", "San Juan del Sur", "Port-au-Prince", "Batı", "L'Aquila"})
    EXPECT_FALSE(phrase_in(text).has_value()) << text;
  // Names of their own, also where the gazetteer lacks them in that language.
  for (const char* const text : {"Güney Amerika", "Kuzey İrlanda", "Южный Тироль", "Западный Азербайджан", "Westliches Java",
                                 "Kuzey Ren", "South Tyrol", "East Turkestan", "Shi Bei Qu", "Bei Xian", "Dong Bei Da",
                                 "Rize Güneysu", "Fındıklı Güneysu", "Bei'an", "Norte de Santander", "East of Eden"})
    EXPECT_FALSE(phrase_in(text).has_value()) << text;
  // Outside of the place, and no one knows how far.
  for (const char* const text :
       {"north of Azaz", "North of Baku", "nördlich von Azaz", "севернее Алеппо", "au nord d'Alep", "Halep'in kuzeyinde"})
    EXPECT_FALSE(phrase_in(text).has_value()) << text;
  // Thousands or thousandths, and nothing at all.
  for (const char* const text :
       {"1,500 m north of Azaz", "1.500 m nördlich von Azaz", "a 1.000 m al norte de Quito", "20 m south of X"})
    EXPECT_FALSE(phrase_in(text).has_value()) << text;
  EXPECT_EQ(phrase_in("Ta'izz yakınında")->known, "Ta'izz");
  EXPECT_EQ(phrase_in("L'Isle Airport")->known, "L'Isle");
  EXPECT_FALSE(phrase_in(std::string(1'000'000, 'a') + " near Azaz").has_value());
}

}  // namespace
}  // namespace rutter::places
