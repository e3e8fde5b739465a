#include <gtest/gtest.h>

#include <string>

#include "drawn_sample.hpp"

namespace rutter::map {
namespace {

/// The town's name on a map of a stop near it, as the record tells it; none where the record does not.
std::optional<PlacedLabel> azaz_beside(const std::string& stop, const std::string& map_lines = "") {
  const sample::Desk desk("[[map]]\nname = \"m\"\n" + map_lines +
                          "[[map.stop]]\nplace = \"Gaziantep\"\n"
                          "[[map.stop]]\nnear = \"Azaz\"\nin = \"Syria\"\n" +
                          stop);
  for (const PlacedLabel& label : desk.draw().report.labels)
    if (label.css_class == "town" && label.text == "Azaz") return label;
  return std::nullopt;
}

TEST(NearTowns, TheTownThatAStopIsNearIsNamedBesideItsMarker) {
  const auto azaz = azaz_beside("place = \"Training camp\"\n");
  ASSERT_TRUE(azaz);
  EXPECT_TRUE(azaz->placed) << azaz->reason;
  EXPECT_TRUE(azaz_beside("place = \"Training camp\"\n", "hide = [\"Kilis\"]\n")->placed);
}

TEST(NearTowns, ItIsNamedInsideARingThatIsLargeEnough) {
  const auto azaz = azaz_beside("place = \"Training camp\"\nuncertainty_km = 20\n");
  EXPECT_TRUE(azaz && azaz->placed);
}

TEST(NearTowns, ItIsNotNamedTwiceNorWhereNoTownIsWanted) {
  EXPECT_FALSE(azaz_beside("place = \"Camp near Azaz\"\n")->placed) << "the stop's own name tells it";
  for (const char* lines : {"towns = \"none\"\n", "hide = [\"Azaz\"]\n"}) {
    const auto azaz = azaz_beside("place = \"Training camp\"\n", lines);
    EXPECT_FALSE(azaz && azaz->placed) << lines;
  }
}

}  // namespace
}  // namespace rutter::map
