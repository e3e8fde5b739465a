#include "places/area_words.hpp"

#include <gtest/gtest.h>

#include "places/fold.hpp"

namespace rutter::places {
namespace {

std::string bare(const char* text) {
  const auto found = without_area_word(plain_words(text));
  return found ? strict_key(found->words) + "/" + std::string(to_string(found->kind)) : "";
}

TEST(AreaWords, are_taken_off_either_end) {
  EXPECT_EQ(bare("Aleppo province"), "aleppo/province");
  EXPECT_EQ(bare("Province of Aleppo"), "aleppo/province");
  EXPECT_EQ(bare("محافظة حلب"), "حلب/province");
  EXPECT_EQ(bare("Azaz District"), "azaz/district");
  EXPECT_EQ(bare("Karabakh region"), "karabakh/region");
  EXPECT_EQ(bare("Московская область"), "московская/province");
  EXPECT_EQ(bare("İdlib kırsalı"), "idlib/region");
  EXPECT_EQ(bare("obwód doniecki"), "doniecki/province");
}

TEST(AreaWords, never_leave_nothing) {
  EXPECT_EQ(bare("Province"), "");
  EXPECT_EQ(bare("Province of"), "");
  EXPECT_EQ(bare("Aleppo"), "");
  EXPECT_EQ(bare(""), "");
}

}  // namespace
}  // namespace rutter::places
