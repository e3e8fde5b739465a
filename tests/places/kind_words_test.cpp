#include "places/kind_words.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace rutter::places {
namespace {

TEST(KindWords, are_taken_off_either_end) {
  for (const auto& [text, name, code] :
       {std::array{"city of Raqqa", "Raqqa", "PPL"}, std::array{"Idlib city", "Idlib", "PPL"},
        std::array{"город Харьков", "Харьков", "PPL"}, std::array{"м. Київ", "Київ", "PPL"},
        std::array{"مدينة حلب", "حلب", "PPL"}, std::array{"ville d'Alep", "Alep", "PPL"},
        std::array{"Azez köyü", "Azez", "PPL"}, std::array{"Jenin refugee camp", "Jenin", "CMPRF"},
        std::array{"مخيم جنين", "جنين", "CMPRF"}, std::array{"Al-Hol camp", "Al-Hol", "CMPRF"},
        std::array{"лагерь Румейлан", "Румейлан", "CMPRF"}, std::array{"Rafah border crossing", "Rafah", "PSTB"},
        std::array{"معبر رفح", "رفح", "PSTB"}, std::array{"Habur sınır kapısı", "Habur", "PSTB"}}) {
    const auto read = named_kind_in(text);
    ASSERT_TRUE(read.has_value()) << text;
    EXPECT_EQ(read->name, name) << text;
    EXPECT_EQ(read->feature_code, code) << text;
  }
}

TEST(KindWords, never_leave_nothing) {
  for (const char* const text : {"", "city", "camp", "refugee camp", "Camp Lemonnier", "Aleppo", "معبر"})
    EXPECT_FALSE(named_kind_in(text).has_value()) << text;
  EXPECT_FALSE(named_kind_in(std::string(1000, 'a') + " camp").has_value());
}

TEST(NameWithin, possessives_and_kinds_of_an_area) {
  for (const auto& [text, name, within] :
       {std::array{"Syria's Idlib province", "Idlib province", "Syria"},
        std::array{"Gaza’s Jabalia camp", "Jabalia camp", "Gaza"}, std::array{"West Bank city of Jenin", "Jenin", "West Bank"},
        std::array{"South Sudan's Upper Nile state", "Upper Nile state", "South Sudan"}}) {
    const auto read = name_within_in(text);
    ASSERT_TRUE(read.has_value()) << text;
    EXPECT_EQ(read->name, name) << text;
    EXPECT_EQ(read->within, within) << text;
  }
  for (const char* const text : {"city of Jenin", "Jenin", "Syria's", "'s Idlib", "Land's", "West Bank city of"})
    EXPECT_FALSE(name_within_in(text).has_value()) << text;
}

TEST(KindWords, states_of_a_place_are_taken_off) {
  EXPECT_EQ(without_state_in("occupied West Bank"), "West Bank");
  EXPECT_FALSE(without_state_in("Occupied West Bank").has_value());
  EXPECT_FALSE(without_state_in("occupied ").has_value());
}

}  // namespace
}  // namespace rutter::places
