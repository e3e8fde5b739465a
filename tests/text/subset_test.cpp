#include "text/subset.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cstdint>

#include "base/error.hpp"
#include "text/woff2.hpp"

namespace rutter::text {
namespace {

const FontCollection& fonts() {
  static const auto collection = FontCollection::open(std::filesystem::path{RUTTER_SOURCE_DIR} / "styles" / "fonts");
  return collection;
}

std::size_t face_named(const std::string& file) {
  for (std::size_t i = 0; i < fonts().size(); ++i) {
    if (fonts().face(i).path.filename() == file) return i;
  }
  throw std::runtime_error("no font " + file);
}

std::uint32_t number_at(const std::string& bytes, std::size_t at, std::size_t width) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < width; ++i) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

std::string subset_for(std::size_t face, const std::vector<std::string_view>& texts) {
  return subset_woff2(fonts(), face, letters_for(fonts(), face, texts));
}

TEST(Subset, HeaderTellsTheTruth) {
  const auto woff = subset_for(face_named("NotoSans-Regular.ttf"), {"Azaz"});
  EXPECT_EQ(woff.substr(0, 4), "wOF2");
  EXPECT_EQ(number_at(woff, 4, 4), 0x00010000U);  // TrueType
  EXPECT_EQ(number_at(woff, 8, 4), woff.size());  // its own length
  EXPECT_EQ(woff.size() % 4, 0U);
  EXPECT_LT(number_at(woff, 20, 4), woff.size());  // compressed data
  EXPECT_GT(number_at(woff, 16, 4), number_at(woff, 20, 4));
}

TEST(Subset, IsSmall) {
  EXPECT_LT(subset_for(face_named("NotoSans-Regular.ttf"), {"Azaz"}).size(), 2000U);
  EXPECT_LT(subset_for(face_named("NotoSansArabic-Regular.ttf"), {"عفرين", "أعزاز"}).size(), 5000U);
}

TEST(Subset, SameTextsInAnyOrderGiveTheSameBytes) {
  const auto face = face_named("NotoSans-Bold.ttf");
  const auto once = subset_for(face, {"Azaz", "Afrin", "Azaz"});
  EXPECT_EQ(once, subset_for(face, {"Afrin", "Azaz"}));
  EXPECT_NE(once, subset_for(face, {"Afrin", "Azaz", "Q"}));
}

TEST(Subset, PrintsNothing) {
  testing::internal::CaptureStderr();
  (void)subset_for(0, {"Azaz"});
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(Woff2, RefusesWhatIsNoFont) {
  EXPECT_THROW((void)pack_woff2(""), base::Error);
  EXPECT_THROW((void)pack_woff2("short"), base::Error);
  EXPECT_THROW((void)pack_woff2(std::string("\0\1\0\0\0\x20\0\0\0\0\0\0", 12)), base::Error);
}

}  // namespace
}  // namespace rutter::text
