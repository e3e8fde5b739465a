#include "map/callouts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "drawn_sample.hpp"

namespace rutter::map {
namespace {

using geo::PageBox;
using geo::PagePoint;
using sample::Desk;
using sample::job_of;
using sample::Parts;
using sample::SampleStop;

/// Every claim once, and nothing on what it must not cover. The number of callouts.
std::size_t expect_orderly(const std::string& job, std::size_t stops, const std::set<std::size_t>& silent = {}) {
  const DrawnMap map = Desk(job).draw();
  const Parts parts(map.drawing);
  for (std::size_t number = 1; number <= stops; ++number)
    EXPECT_EQ(parts.count_of(sample::claim_mark(number)), silent.contains(number) ? 0U : 1U) << "stop " << number;
  for (auto a = parts.callouts.begin(); a != parts.callouts.end(); ++a) {
    const auto& [id, box] = *a;
    for (auto b = std::next(a); b != parts.callouts.end(); ++b) EXPECT_FALSE(box.intersects(b->second)) << id << b->first;
    for (const auto& [stop, circle] : parts.stops)
      EXPECT_GE(sample::distance_to(box, circle.centre), circle.radius_pt - 0.1) << id << " on " << stop;
    for (const auto& [leg, lines] : parts.legs)
      EXPECT_FALSE(sample::any_piece(lines, [&](PagePoint p, PagePoint q) { return touches(box, p, q); }))
          << id << " on " << leg;
    for (const InsetReport& inset : map.report.insets)
      EXPECT_TRUE(inset.frame.contains(box) || !inset.frame.intersects(box)) << id << " on the edge of inset " << inset.letter;
    EXPECT_FALSE(box.intersects(parts.legend())) << id;
    EXPECT_TRUE(map.report.frame.contains(box) ||
                std::any_of(map.report.insets.begin(), map.report.insets.end(),
                            [&](const InsetReport& inset) { return inset.frame.contains(box); }))
        << id << " leaves its map";
  }
  for (std::size_t i = 0; i < parts.leaders.size(); ++i) {
    const PagePoint from = parts.leaders[i].front();
    const PagePoint to = parts.leaders[i].back();
    // A leg may graze the rim of a marker that it does not lead to, just where the leader begins.
    const PagePoint off_rim = from + (to - from) * (0.75 / std::max(geo::distance(from, to), 0.75));
    for (const auto& [leg, lines] : parts.legs)
      EXPECT_FALSE(sample::any_piece(lines, [&](PagePoint p, PagePoint q) { return cross(off_rim, to, p, q); })) << leg;
    for (std::size_t j = i + 1; j < parts.leaders.size(); ++j)
      EXPECT_FALSE(cross(from, to, parts.leaders[j].front(), parts.leaders[j].back()));
    for (const auto& [stop, circle] : parts.stops)
      EXPECT_GE(distance_to_segment(circle.centre, from, to), circle.radius_pt - 0.1) << "a leader runs through " << stop;
    for (const auto& [id, box] : parts.callouts)
      EXPECT_FALSE(touches(box.grown(-0.1), from, to)) << "a leader runs through " << id;
  }
  return parts.callouts.size();
}

TEST(Callouts, ScatteredStopsAreToldOnceWithoutCrossings) {
  for (const std::uint32_t seed : {1U, 2U, 3U}) {
    SCOPED_TRACE(seed);
    EXPECT_GE(expect_orderly(job_of(sample::scattered(seed, 8, 40, 38, 5), "join = \"in-order\""), 8), 4U);
  }
}

TEST(Callouts, StopsOfInsetsAreToldOnce) {
  for (const std::uint32_t seed : {1U, 2U}) {
    SCOPED_TRACE(seed);
    EXPECT_GE(expect_orderly(job_of(sample::crowd_and_far_ones(seed), "join = \"in-order\""), 8), 2U);
  }
}

TEST(Callouts, ManyStopsOnAWebOfLegsHaveLeadersThatCrossNone) {
  std::string web;
  for (int from = 1; from <= 14; ++from) web += fmt::format("[[map.leg]]\nfrom = \"s{}\"\nto = \"s{}\"\n", from, from % 14 + 1);
  for (int from = 1; from <= 7; ++from) web += fmt::format("[[map.leg]]\nfrom = \"s{}\"\nto = \"s{}\"\n", from, from + 7);
  std::size_t callouts = 0;
  for (const std::uint32_t seed : {11U, 12U, 13U, 14U}) {
    SCOPED_TRACE(seed);
    callouts += expect_orderly(job_of(sample::scattered(seed, 14, 40, 38, 5, 10), "", web), 14);
  }
  EXPECT_GE(callouts, 8U);
}

TEST(Callouts, LongClaimsGoToTheKeyWhereTheMapHasNoRoom) {
  expect_orderly(job_of(sample::scattered(4, 25, 40, 38, 5, 20), ""), 25);
}

TEST(Callouts, StopsInALineAtOnePlaceAndAlone) {
  std::vector<SampleStop> line;
  for (int i = 0; i < 7; ++i) line.push_back({30.0 + 2 * i, 38, 12, ""});
  expect_orderly(job_of(line, "join = \"in-order\""), 7);
  expect_orderly(job_of(std::vector<SampleStop>(6, {37, 36.5, 6, ""}), ""), 6);
  expect_orderly(job_of({{37, 36.5, 20, ""}}, ""), 1);
}

TEST(Callouts, PagesOfOtherSizesHoldThemToo) {
  for (const char* page : {"page = \"column-330\"", "page = \"social-1x1\"", "page = \"a4-portrait\""}) {
    SCOPED_TRACE(page);
    expect_orderly(job_of(sample::crowd_and_far_ones(3), std::string(page) + "\njoin = \"in-order\""), 8);
  }
}

TEST(Callouts, TheJobSaysWhereAClaimStands) {
  std::vector<SampleStop> stops = sample::scattered(5, 4, 40, 38, 4);
  stops[0].more = "callout = false";
  stops[1].more = "callout = \"key\"";
  stops[2].more = "callout = \"left\"";
  stops[3].more = "callout = \"bottom\"";
  const std::string job = job_of(stops, "");
  expect_orderly(job, 4, {1});
  const Parts parts(Desk(job).draw().drawing);
  EXPECT_FALSE(parts.callouts.contains("callout-1"));
  EXPECT_FALSE(parts.callouts.contains("callout-2"));
  ASSERT_TRUE(parts.callouts.contains("callout-3"));
  ASSERT_TRUE(parts.callouts.contains("callout-4"));
  EXPECT_LT(parts.callouts.at("callout-3").max_x, parts.stops.at("stop-3").centre.x);
  EXPECT_GT(parts.callouts.at("callout-4").min_y, parts.stops.at("stop-4").centre.y);
}

TEST(Callouts, EverySideIsKept) {
  using Side = std::pair<const char*, std::function<bool(PagePoint)>>;
  // As seen from the stop, the middle of the callout.
  const std::vector<Side> sides = {{"top-left", [](PagePoint p) { return p.x < 0 && p.y < 0; }},
                                   {"top", [](PagePoint p) { return p.y < 0; }},
                                   {"top-right", [](PagePoint p) { return p.x > 0 && p.y < 0; }},
                                   {"left", [](PagePoint p) { return p.x < 0; }},
                                   {"right", [](PagePoint p) { return p.x > 0; }},
                                   {"bottom-left", [](PagePoint p) { return p.x < 0 && p.y > 0; }},
                                   {"bottom", [](PagePoint p) { return p.y > 0; }},
                                   {"bottom-right", [](PagePoint p) { return p.x > 0 && p.y > 0; }}};
  for (const auto& [word, stands] : sides) {
    const DrawnMap map = Desk(job_of({{37, 36.5, 8, fmt::format("callout = \"{}\"", word)}}, "")).draw();
    const Parts parts(map.drawing);
    ASSERT_TRUE(parts.callouts.contains("callout-1")) << word;
    EXPECT_TRUE(stands(parts.callouts.at("callout-1").centre() - parts.stops.at("stop-1").centre)) << word;
  }
}

TEST(Callouts, TheReportNamesThemAsStops) {
  const DrawnMap map = Desk(job_of(sample::scattered(6, 5, 40, 38, 5), "")).draw();
  const Parts parts(map.drawing);
  ASSERT_FALSE(parts.callouts.empty());
  std::size_t told = 0;
  for (const PlacedLabel& label : map.report.labels)
    if (label.reason == "told in its callout") {
      EXPECT_EQ(label.css_class, "stop");
      EXPECT_TRUE(label.placed);
      ++told;
    }
  EXPECT_EQ(told, parts.callouts.size());
}

TEST(CalloutTexts, TellWhatTheJobDoesNotKeepFromThem) {
  std::vector<SampleStop> stops(4, {37, 36.5, 6, ""});
  stops[1].more = "callout = false";
  stops[2].more = "callout = \"key\"";
  stops[3].more = "callout = \"right\"";
  const Desk desk(job_of(stops, ""));
  const MapInputs inputs = desk.inputs();
  text::Shaper shaper(inputs.fonts);
  CalloutTexts texts(inputs, shaper);
  EXPECT_TRUE(texts.has(0));
  EXPECT_FALSE(texts.has(1));
  EXPECT_FALSE(texts.has(2));
  EXPECT_TRUE(texts.has(3));
  const double width = texts.widths().front();
  EXPECT_LE(texts.of(0, width).width_pt, width + 2 * inputs.style.callout().padding_pt + 0.01);
  EXPECT_EQ(&texts.of(0, width), &texts.of(0, width)) << "set once";
}

}  // namespace
}  // namespace rutter::map
