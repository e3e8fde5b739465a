#include "text/font_collection.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "base/error.hpp"

namespace rutter::text {
namespace {

using testing::AllOf;
using testing::HasSubstr;

const std::filesystem::path bundled = std::filesystem::path{RUTTER_SOURCE_DIR} / "styles" / "fonts";

std::string message_of(const std::filesystem::path& folder) {
  try {
    (void)FontCollection::open(folder);
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::data);
    return error.what();
  }
  return "";
}

struct TemporaryFolder {
  std::filesystem::path path = std::filesystem::path{testing::TempDir()} / ("fonts-" + std::to_string(::getpid()));
  TemporaryFolder() { std::filesystem::create_directories(path); }
  ~TemporaryFolder() { std::filesystem::remove_all(path); }
};

TEST(FontCollection, KnowsFamiliesWeightsAndSlantsOfTheBundledFonts) {
  const auto fonts = FontCollection::open(bundled);
  EXPECT_THAT(fonts.families(), testing::ElementsAre("Noto Sans", "Noto Sans Arabic", "Noto Sans Armenian",
                                                     "Noto Sans Georgian", "Noto Sans Hebrew"));
  ASSERT_EQ(fonts.size(), 11U);
  for (std::size_t i = 0; i < fonts.size(); ++i) {
    const auto& face = fonts.face(i);
    EXPECT_EQ(face.bold, face.path.filename().string().find("Bold") != std::string::npos) << face.path;
    EXPECT_EQ(face.italic, face.path.filename().string().find("Italic") != std::string::npos) << face.path;
    EXPECT_EQ(fonts.bytes(i).size(), std::filesystem::file_size(face.path));
  }
}

TEST(FontCollection, MissingFolderNamesPathAndWayOut) {
  EXPECT_THAT(message_of("/no/such/fonts"), AllOf(HasSubstr("/no/such/fonts"), HasSubstr("No such file"), HasSubstr("--data")));
}

TEST(FontCollection, EmptyFolderNamesPathAndWayOut) {
  const TemporaryFolder folder;
  EXPECT_THAT(message_of(folder.path), AllOf(HasSubstr("no fonts in"), HasSubstr(folder.path.string()), HasSubstr("--data")));
}

TEST(FontCollection, DamagedFontIsNamed) {
  const TemporaryFolder folder;
  std::ofstream(folder.path / "broken.ttf") << "this is not a font";
  EXPECT_THAT(message_of(folder.path), AllOf(HasSubstr("broken.ttf"), HasSubstr("not a readable font")));
}

TEST(FontCollection, FontCutShortIsNamed) {
  const TemporaryFolder folder;
  std::filesystem::copy_file(bundled / "NotoSans-Regular.ttf", folder.path / "short.ttf");
  std::filesystem::resize_file(folder.path / "short.ttf", 100000);
  EXPECT_THAT(message_of(folder.path), AllOf(HasSubstr("short.ttf"), HasSubstr("not a readable font")));
}

TEST(FontCollection, BundledFontsAreSmallAndLicensed) {
  std::uintmax_t bytes = 0;
  for (const auto& file : std::filesystem::directory_iterator{bundled}) bytes += file.file_size();
  EXPECT_LT(bytes, 6U << 20U);
  EXPECT_TRUE(std::filesystem::exists(bundled / "OFL.txt"));
}

std::string own_message(const std::filesystem::path& path) {
  try {
    (void)FontCollection::open(bundled).behind(path);
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::map);
    return error.what();
  }
  return "";
}

TEST(FontCollection, TheDesksOwnFontsComeFirst) {
  const auto fonts = FontCollection::open(bundled);
  const auto both = fonts.behind(bundled / "NotoSansHebrew-Regular.ttf");
  EXPECT_EQ(both.size(), fonts.size() + 1);
  EXPECT_EQ(both.families().front(), "Noto Sans Hebrew");
  EXPECT_EQ(both.families().size(), fonts.families().size());
  EXPECT_EQ(both.face(1).path, fonts.face(0).path);
  EXPECT_EQ(both.bytes(1).data(), fonts.bytes(0).data());
}

TEST(FontCollection, OwnFontsThatCannotBeReadEndTheMapOnly) {
  const TemporaryFolder folder;
  EXPECT_THAT(own_message("/no/such/fonts"), AllOf(HasSubstr("/no/such/fonts"), HasSubstr("relative")));
  EXPECT_THAT(own_message(folder.path), HasSubstr("no fonts in"));
  std::ofstream(folder.path / "broken.ttf") << "this is not a font";
  EXPECT_THAT(own_message(folder.path), AllOf(HasSubstr("broken.ttf"), HasSubstr("not a readable font")));
  EXPECT_THAT(own_message(folder.path / "broken.ttf"), HasSubstr("not a readable font"));
}

}  // namespace
}  // namespace rutter::text
