// Names in the map's languages: in the second one beneath the first, and what stands for a name told elsewhere.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "drawn_sample.hpp"

namespace rutter::map {
namespace {

using testing::Contains;
using testing::Not;

std::vector<std::string> texts(const std::string& toml) {
  std::vector<std::string> out;
  const DrawnMap map = sample::Desk(toml).draw();
  const auto collect = [&](const auto& self, const std::vector<draw::Node>& nodes) -> void {
    for (const draw::Node& node : nodes) {
      if (const auto* text = std::get_if<draw::Text>(&node)) out.push_back(text->text);
      if (const auto* group = std::get_if<draw::Group>(&node)) self(self, group->children);
    }
  };
  collect(collect, map.drawing.nodes);
  return out;
}

TEST(SecondNames, OfCountriesAreThoseOfToday) {
  const auto shown = texts(
      "[[map]]\nname = \"a\"\nlanguages = [\"fa\", \"en\"]\n[[map.stop]]\nplace = \"Tehran\"\n"
      "[[map.stop]]\nplace = \"Kerman\"\n");
  EXPECT_THAT(shown, Contains("IRAN"));
  EXPECT_THAT(shown, Not(Contains("PERSIA")));
}

TEST(SecondNames, InTurkishTheCapitalOfIHasItsDot) {
  const auto shown = texts(
      "[[map]]\nname = \"a\"\nlanguages = [\"tr\", \"en\"]\n[[map.stop]]\nplace = \"Ankara\"\n"
      "[[map.stop]]\nplace = \"Aleppo\"\n");
  EXPECT_THAT(shown, Contains("TÜRKİYE"));
  EXPECT_THAT(shown, Contains("SYRIA"));
}

TEST(SecondNames, StandInCalloutsToo) {
  const auto shown = texts(
      "[[map]]\nname = \"a\"\nlanguages = [\"en\", \"ru\"]\n[[map.stop]]\nplace = \"Yerevan\"\n"
      "claim = \"Landed here\"\ncallout = \"top-right\"\n[[map.stop]]\nplace = \"Tbilisi\"\n");
  EXPECT_THAT(shown, Contains("Ереван"));
}

TEST(StopAreas, HaveTheirNumberAloneWhereACalloutNamesThem) {
  const std::string stops =
      "[[map.stop]]\nplace = \"Kordofan\"\nrole = \"somewhere-in\"\n[[map.stop]]\nplace = \"Nyala\"\nin = \"Sudan\"\n";
  const auto shown = texts("[[map]]\nname = \"a\"\n" + stops);
  EXPECT_EQ(std::count(shown.begin(), shown.end(), "1 Kordofan"), 1);
}

}  // namespace
}  // namespace rutter::map
