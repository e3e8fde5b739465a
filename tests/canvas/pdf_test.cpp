#include <gmock/gmock.h>

#include "canvas/formats.hpp"
#include "canvas/text_clusters.hpp"
#include "sample.hpp"
#include "tools.hpp"

namespace rutter::canvas {
namespace {

using paint_test::fonts;
using paint_test::run;
using paint_test::sample;
using testing::HasSubstr;

class Pdf : public testing::Test {
 protected:
  paint_test::Folder folder;
  std::string path = folder.write("a.pdf", to_pdf(sample(), fonts())).string();
};

TEST_F(Pdf, IsSound) {
  RUTTER_NEEDS_TOOL("qpdf");
  const auto outcome = run("qpdf --check " + path);
  EXPECT_EQ(outcome.status, 0) << outcome.output;
  EXPECT_THAT(outcome.output, HasSubstr("PDF Version: 1.5"));
}

TEST_F(Pdf, TextsAreReadInWholeWords) {
  RUTTER_NEEDS_TOOL("pdftotext");
  const auto text = run("pdftotext " + path + " -").output;
  for (const auto* words : {"Hawar Kilis, Syria", "Stepanakert Խանքենդի", "Ստեփանակերտ", "თბილისი", "Алеппо и Αθήνα", "عفرين",
                            "أعزاز", "תל אביב", "حلب", "Euphrates", "AZERBAIJAN", "Reported transit of fighters"}) {
    EXPECT_THAT(text, HasSubstr(words));
  }
}

TEST_F(Pdf, AllFontsAreEmbedded) {
  RUTTER_NEEDS_TOOL("pdffonts");
  std::istringstream lines{run("pdffonts " + path).output};
  std::string line;
  int count = 0;
  std::getline(lines, line);
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    EXPECT_THAT(line, testing::ContainsRegex("NotoSans.* yes yes yes "));
    ++count;
  }
  EXPECT_GE(count, 7);
}

TEST_F(Pdf, HoldsNoPictures) {
  RUTTER_NEEDS_TOOL("pdfimages");
  const auto list = run("pdfimages -list " + path).output;
  EXPECT_EQ(std::ranges::count(list, '\n'), 2) << list;
}

TEST_F(Pdf, TellsItsTitleSubjectAndSourcesAndNoTimeOfDay) {
  RUTTER_NEEDS_TOOL("pdfinfo");
  const auto info = run("TZ=UTC pdfinfo -isodates " + path).output;
  for (const auto* line : {"Title:           A map & \"test\"", "Subject:         Map. Reported route from A to B <unverified>",
                           "Keywords:        Desk one, 2020; Desk – two", "Author:          Example Desk",
                           "CreationDate:    1970-01-01T00:00:00Z", "Page size:       400 x 300 pts"}) {
    EXPECT_THAT(info, HasSubstr(line));
  }
}

TEST(Spelling, SpacedLettersAreOneClusterAWord) {
  const auto text = paint_test::label("NORTH SEA", {0, 0}, {8, false, false, "", 2});
  const auto spelling = spelling_of(text, text.runs.at(0));
  EXPECT_EQ(spelling.text, "NORTH SEA");
  ASSERT_EQ(spelling.clusters.size(), 3U);
  EXPECT_EQ(spelling.clusters[0].glyphs, 5);
  EXPECT_EQ(spelling.clusters[2].bytes, 3);
}

TEST(Spelling, ATextOnASlopeIsOneCluster) {
  auto text = paint_test::label("since 23 September", {0, 0});
  text.angle_deg = 30;
  const auto spelling = spelling_of(text, text.runs.at(0));
  ASSERT_EQ(spelling.clusters.size(), 1U);
  EXPECT_EQ(spelling.clusters[0].bytes, 18);
}

TEST(Spelling, ClustersCoverEveryRunOnceWithoutIsolates) {
  const auto text = paint_test::label("Aleppo \xE2\x81\xA8(حلب)\xE2\x81\xA9 e\xCC\x81, לא", {0, 0});
  std::string all;
  for (const auto& run : text.runs) {
    const auto spelling = spelling_of(text, run);
    int bytes = 0;
    int glyphs = 0;
    for (const auto& cluster : spelling.clusters) {
      bytes += cluster.bytes;
      glyphs += cluster.glyphs;
    }
    EXPECT_EQ(bytes, static_cast<int>(spelling.text.size()));
    EXPECT_EQ(glyphs, static_cast<int>(run.glyphs.size()));
    all += spelling.text;
  }
  EXPECT_THAT(all, testing::Not(HasSubstr("\xE2\x81\xA8")));
  EXPECT_THAT(all, HasSubstr("بلح"));  // from left to right
}

}  // namespace
}  // namespace rutter::canvas
