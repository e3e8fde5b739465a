#include <gtest/gtest.h>

#include "style/letter_case.hpp"

namespace rutter::style {
namespace {

TEST(LetterCase, KnowsTheScriptsOfTheFonts) {
  EXPECT_EQ(upper_case("Türkiye, Şanlıurfa", "tr"), "TÜRKİYE, ŞANLIURFA");
  EXPECT_EQ(upper_case("Bakı, Naxçıvan, Şirvan", "az-Latn"), "BAKI, NAXÇIVAN, ŞİRVAN");
  EXPECT_EQ(upper_case("Sivas", "de"), "SIVAS");
  EXPECT_EQ(lower_case("IĞDIR, İZMİR", "tr"), "ığdır, izmir");
  EXPECT_EQ(upper_case("Türkiye, Azərbaycan, Россия, Ελλάς, Հայաստան"), "TÜRKIYE, AZƏRBAYCAN, РОССИЯ, ΕΛΛΆΣ, ՀԱՅԱՍՏԱՆ");
  EXPECT_EQ(lower_case("TÜRK AZƏRBAYCAN РОССИЯ ΕΛΛΆΔΑ ՀԱՅԱՍՏԱՆ"), "türk azərbaycan россия ελλάδα հայաստան");
  EXPECT_EQ(upper_case("Straße"), "STRASSE");
  EXPECT_EQ(upper_case("Diyarbakır"), "DIYARBAKIR");
  EXPECT_EQ(upper_case("حلب თბილისი"), "حلب თბილისი");
}

TEST(LetterCase, LowerUndoesUpper) {
  for (const char* word : {"çğıöşü", "łódź", "đakovo", "ñandú", "żywiec"}) {
    const std::string upper = upper_case(word);
    EXPECT_NE(upper, word);
    if (std::string(word).find("ı") == std::string::npos) {
      EXPECT_EQ(lower_case(upper), word);
    }
  }
}

}  // namespace
}  // namespace rutter::style
