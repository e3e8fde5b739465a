#include "map/shared_work.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "../map/drawn_sample.hpp"
#include "paint/paint.hpp"
#include "paint/shared_parts.hpp"

namespace rutter::map {
namespace {

using sample::Desk;
using sample::SampleStop;

std::string route_through(const std::vector<SampleStop>& stops, const std::string& more = "") {
  return sample::job_of(stops, "extent = [36, 36, 44, 41]\njoin = \"in-order\"\n" + more);
}

std::string svg_of(const MapInputs& inputs) {
  return paint::to_svg(draw_map(inputs).drawing, inputs.fonts);
}

std::string alone(const Desk& desk) {
  return svg_of(desk.inputs());
}

/// What the maps of a batch share.
struct Batch {
  SharedWork work{sample::bundled().fonts};
  paint::SharedParts parts{sample::bundled().fonts};
};

std::string among_others(const Desk& desk, Batch& shared) {
  MapInputs inputs = desk.inputs();
  inputs.shared = &shared.work;
  return paint::to_svg(draw_map(inputs).drawing, inputs.fonts, &shared.parts);
}

TEST(SharedWork, AMapIsTheSameToTheByteWhateverWasDrawnBefore) {
  const Desk first(route_through({{37, 36.7}, {38, 37.1}}));
  const Desk second(route_through({{43, 40.2}, {39.5, 38.4}, {41, 37.3}}));
  Batch shared;
  for (int round = 0; round < 4; ++round)
    for (const Desk* desk : {&first, &second}) EXPECT_EQ(among_others(*desk, shared), alone(*desk)) << round;
  EXPECT_EQ(shared.work.scenes.size(), 1U) << "both have one window";
  EXPECT_EQ(shared.work.regions.size(), 1U);
}

TEST(SharedWork, LargeMapsShareTheLandOfTheirGlobe) {
  const Desk desk(sample::job_of({{37, 36.7, 4, ""}, {38, 37.1, 4, ""}}, "extent = [20, 25, 60, 50]\n"));
  Batch shared;
  for (int round = 0; round < 3; ++round) EXPECT_EQ(among_others(desk, shared), alone(desk)) << round;
  EXPECT_EQ(shared.work.globes.size(), 1U);
  EXPECT_EQ(shared.work.regions.size(), 0U);
}

TEST(SharedWork, WhatTheBaseMapDependsOnTellsWindowsApart) {
  const std::vector<SampleStop> stops{{37, 36.7}, {38, 37.1}};
  const std::vector<std::string> windows{
      "",
      "languages = [\"fr\"]\n",
      "languages = [\"en\", \"ar\"]\n",
      "worldview = \"gmt-dcw\"\n",
      "projection = \"+proj=merc\"\n",
      "page = \"a4-portrait\"\n",
      "scale = 4_000_000\n",
  };
  Batch shared;
  for (int round = 0; round < 2; ++round)
    for (const std::string& more : windows) {
      const Desk desk(route_through(stops, more));
      EXPECT_EQ(among_others(desk, shared), alone(desk)) << more;
    }
  EXPECT_EQ(shared.work.scenes.size(), windows.size());
}

TEST(SharedWork, LocatorsOfOneTownDependOnTheirMapAlone) {
  // Their middles round to one hundredth of a degree, on both sides of a step of the zoom.
  std::vector<Desk> desks;
  for (const char* more : {"extent = [-95.1, 49.7151, -94.9, 49.9151]\n", "extent = [-95.1, 49.72, -94.9, 49.92]\n",
                           "extent = [-95.1, 49.72, -94.9, 49.92]\nlanguages = [\"fr\"]\n"})
    desks.emplace_back(sample::job_of({{-95, 49.8, 4, ""}}, std::string("page = \"slide-16x9\"\n") + more));
  Batch shared;
  for (int round = 0; round < 3; ++round)
    for (const Desk& desk : desks) EXPECT_EQ(among_others(desk, shared), alone(desk)) << round;
}

TEST(SharedWork, LettersThatNoFontHasAreToldOfEachMap) {
  const Desk desk(sample::job_of({{37, 36.7, 4, "label = \"A\\u1200\\U00013000z\"\n"}, {38, 37.1, 4, ""}}, ""));
  Batch shared;
  MapInputs inputs = desk.inputs();
  const auto expected = draw_map(inputs).report.warnings;
  EXPECT_THAT(expected, testing::Contains(testing::HasSubstr("U+13000")));
  inputs.shared = &shared.work;
  for (int round = 0; round < 3; ++round) EXPECT_EQ(draw_map(inputs).report.warnings, expected) << round;
}

TEST(SharedWork, MapsInFontsOfTheirOwnShareNoLetters) {
  const Desk desk(route_through({{37, 36.7}, {38, 37.1}}));
  const text::FontCollection own =
      sample::bundled().fonts.behind(std::filesystem::path(RUTTER_SOURCE_DIR) / "styles/fonts/NotoSansArabic-Bold.ttf");
  Batch shared;
  (void)among_others(desk, shared);
  (void)among_others(desk, shared);
  const MapInputs bundled = desk.inputs();
  const MapInputs in{bundled.job,     bundled.spec,      bundled.page, bundled.route, bundled.style,
                     bundled.basemap, bundled.gazetteer, own,          false,         {}};
  MapInputs with = in;
  with.shared = &shared.work;
  EXPECT_EQ(paint::to_svg(draw_map(with).drawing, own, &shared.parts), svg_of(in));
}

TEST(SharedWork, MapsThatShareNothingLeaveOneSceneBehind) {
  Batch shared;
  for (const char* const extent : {"extent = [36, 36, 44, 41]\n", "extent = [36, 36, 45, 41]\n", "extent = [36, 36, 46, 41]\n"})
    (void)among_others(Desk(sample::job_of({{37, 36.7}, {38, 37.1}}, extent)), shared);
  EXPECT_EQ(shared.work.scenes.size(), 1U);
}

TEST(SharedWork, ThreadsShareIt) {
  const std::vector<SampleStop> stops{{37, 36.7}, {42, 40.1}};
  const std::string expected = alone(Desk(route_through(stops)));
  Batch shared;
  std::vector<std::string> drawn(3);
  std::vector<std::thread> threads;
  for (std::string& svg : drawn)
    threads.emplace_back([&] {
      const Desk desk(route_through(stops));
      for (int round = 0; round < 3; ++round) svg = among_others(desk, shared);
    });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& svg : drawn) EXPECT_EQ(svg, expected);
}

}  // namespace
}  // namespace rutter::map
