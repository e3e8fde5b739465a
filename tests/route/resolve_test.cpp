#include "route/resolve.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "job/read.hpp"

namespace rutter::route {
namespace {

using testing::HasSubstr;

const places::Gazetteer& gazetteer() {
  static const places::Gazetteer opened = places::Gazetteer::open(RUTTER_TEST_DATA_DIR "/gazetteer.sqlite");
  return opened;
}

/// Resolves the first map of a job, given without its [[map]] header.
base::Result<Itinerary> resolved(const std::string& map, bool draft = false) {
  const auto job = job::read_job_text("[[map]]\nname = \"test\"\n" + map, "test.toml");
  if (!job) throw std::runtime_error(base::format(job.problems().front()));
  return resolve(job->maps.front(), gazetteer(), {draft});
}

std::string first_problem(const std::string& map) {
  const auto itinerary = resolved(map);
  return itinerary ? "resolved" : base::format(itinerary.problems().front());
}

TEST(Resolve, AmbiguousNameIsRefusedWithTheLineToWrite) {
  const std::string message = first_problem("[[map.stop]]\nplace = \"Tripoli\"\n");
  EXPECT_THAT(message, HasSubstr("test.toml:4:9: error: 'Tripoli' is ambiguous: "));
  EXPECT_THAT(message, HasSubstr("  place = \"Tripoli\"\n          ^\n"));
  EXPECT_THAT(message, HasSubstr("\n  pin = \"geonames:266826\"  # Tripoli, Lebanon\n"));
  EXPECT_THAT(message, HasSubstr("\n  pin = \"geonames:2210247\"  # Tripoli, Libya\n"));
}

TEST(Resolve, WhatIsNearAnAmbiguousNameIsNotPinned) {
  const std::string message = first_problem("[[map.stop]]\nplace = \"Camp\"\nnear = \"Tripoli\"\n");
  EXPECT_THAT(message, HasSubstr("test.toml:5:8: error: 'Tripoli' is ambiguous: "));
  EXPECT_THAT(message, HasSubstr("\n  say which with in = \"COUNTRY\":\n"));
  EXPECT_THAT(message, testing::Not(HasSubstr("pin"))) << "the camp would stand exactly there";
  const std::string misspelt = first_problem("[[map.stop]]\nplace = \"Camp\"\nnear = \"Azas\"\n");
  EXPECT_THAT(misspelt, HasSubstr("\n  did you mean one of these? write its name:\n"));
  EXPECT_THAT(misspelt, HasSubstr("\n  Azaz, Aleppo, Syria (36.58662, 37.04628), city, geonames:172082\n"));
  EXPECT_THAT(misspelt, testing::Not(HasSubstr("pin")));
}

TEST(Resolve, AnAmbiguousViaIsPinnedInBraces) {
  const std::string message = first_problem(
      "[[map.stop]]\nid = \"a\"\nplace = \"Azaz\"\n[[map.stop]]\nid = \"b\"\nplace = \"Baku\"\n"
      "[[map.leg]]\nfrom = \"a\"\nto = \"b\"\nvia = [\"Springfield\"]\n");
  EXPECT_THAT(message, HasSubstr("error: 'Springfield' is ambiguous: "));
  EXPECT_THAT(
      message,
      HasSubstr("\n  say which with { place = \"Springfield\", in = \"COUNTRY\" }, or write one of these in its place:\n"));
  EXPECT_THAT(message, HasSubstr("\n  { pin = \"geonames:"));
}

TEST(Resolve, CountryOfTheOtherStopsDecides) {
  const auto itinerary =
      resolved("[[map.stop]]\nplace = \"Tripoli\"\n[[map.stop]]\nplace = \"Beirut\"\n[[map.stop]]\nplace = \"Sidon\"\n");
  ASSERT_TRUE(itinerary.ok());
  EXPECT_EQ(itinerary->stops.front().place->id, "geonames:266826");
  EXPECT_EQ(itinerary->stops.front().number, 1);
}

TEST(Resolve, ContextBehindACommaIsNoPartOfTheLabel) {
  const auto itinerary = resolved("[[map.stop]]\nplace = \"Tripoli, Lebanon\"\n[[map.stop]]\nplace = \"Damascus ,Syria\"\n");
  ASSERT_TRUE(itinerary.ok());
  EXPECT_EQ(itinerary->stops[0].label, "Tripoli");
  EXPECT_EQ(itinerary->stops[0].query, "Tripoli, Lebanon");
  EXPECT_EQ(itinerary->stops[1].label, "Damascus");
}

TEST(Resolve, OrderOfTheStopsDoesNotMatter) {
  const auto first =
      resolved("[[map.stop]]\nplace = \"Tripoli\"\n[[map.stop]]\nplace = \"Beirut\"\n[[map.stop]]\nplace = \"Sidon\"\n");
  const auto last =
      resolved("[[map.stop]]\nplace = \"Sidon\"\n[[map.stop]]\nplace = \"Beirut\"\n[[map.stop]]\nplace = \"Tripoli\"\n");
  ASSERT_TRUE(first.ok() && last.ok());
  EXPECT_EQ(first->stops.front().place->id, last->stops.back().place->id);
  EXPECT_DOUBLE_EQ(first->stops.front().confidence, last->stops.back().confidence);
}

TEST(Resolve, ContextThatContradictsIsRefused) {
  EXPECT_THAT(first_problem("[[map.stop]]\nplace = \"Azaz\"\nin = \"Lebanon\"\n"),
              HasSubstr("test.toml:4:9: error: 'Azaz' is found, but not in 'Lebanon'\n"));
  EXPECT_THAT(first_problem("[[map.stop]]\nplace = \"Azaz\"\nin = \"Qwertyuiopland\"\n"),
              HasSubstr("test.toml:5:6: error: 'Qwertyuiopland' in 'in' is no known country, province, district or town\n"));
  EXPECT_EQ(first_problem("[[map.stop]]\nplace = \"Azaz\"\nin = \"Aleppo, Syria\"\n"), "resolved");
  EXPECT_EQ(first_problem("[[map.stop]]\nplace = \"Azaz\"\nin = \"SY\"\n"), "resolved");
}

TEST(Resolve, NearIsARingRoundTheKnownPlace) {
  const auto itinerary = resolved("[[map.stop]]\nplace = \"Sadaqa Camp\"\nnear = \"Azaz\"\n");
  ASSERT_TRUE(itinerary.ok());
  const ResolvedStop& stop = itinerary->stops.front();
  EXPECT_EQ(stop.known, Known::near);
  EXPECT_EQ(stop.place->id, "geonames:172082");
  EXPECT_EQ(stop.label, "Sadaqa Camp");
  EXPECT_GT(stop.uncertainty_km, 0);
  EXPECT_FALSE(stop.uncertainty_stated);
  const auto stated = resolved("[[map.stop]]\nplace = \"Sadaqa Camp\"\nnear = \"Azaz\"\nuncertainty_km = 12\n");
  EXPECT_DOUBLE_EQ(stated->stops.front().uncertainty_km, 12);
  EXPECT_TRUE(stated->stops.front().uncertainty_stated);
}

TEST(Resolve, SomewhereInIsAnAreaOrRefused) {
  const auto itinerary = resolved("[[map.stop]]\nplace = \"Azerbaijan\"\nrole = \"somewhere-in\"\n");
  ASSERT_TRUE(itinerary.ok());
  EXPECT_EQ(itinerary->stops.front().known, Known::area);
  EXPECT_EQ(itinerary->stops.front().place->area, "countries/AZ");
  EXPECT_THAT(first_problem("[[map.stop]]\nplace = \"Azaz\"\npin = \"geonames:172082\"\nrole = \"somewhere-in\"\n"),
              HasSubstr("is no area"));
}

TEST(Resolve, PinAndCoordinates) {
  const auto itinerary = resolved(
      "[[map.stop]]\nplace = \"Tripoli\"\npin = \"geonames:266826\"\n"
      "[[map.stop]]\nplace = \"Camp\"\nat = { lat = 36.65, lon = 37.21 }\nuncertainty_km = 1.5\n");
  ASSERT_TRUE(itinerary.ok());
  EXPECT_EQ(itinerary->stops[0].place->country, "LB");
  EXPECT_EQ(itinerary->stops[0].known, Known::point);
  EXPECT_EQ(itinerary->stops[1].point, (geo::LonLat{37.21, 36.65}));
  EXPECT_FALSE(itinerary->stops[1].place.has_value());
  EXPECT_DOUBLE_EQ(itinerary->stops[1].uncertainty_km, 1.5);
  EXPECT_THAT(first_problem("[[map.stop]]\nplace = \"Tripoli\"\npin = \"geonames:1\"\n"),
              HasSubstr("test.toml:5:7: error: no place has the id 'geonames:1'\n"));
}

TEST(Resolve, TwoPlacesOfANameBesideEachOtherAreOneRing) {
  const auto itinerary = resolved("[[map.stop]]\nplace = \"Marjan\"\nin = \"Azerbaijan\"\n");
  ASSERT_TRUE(itinerary.ok());
  const ResolvedStop& stop = itinerary->stops.front();
  EXPECT_EQ(stop.known, Known::alternatives);
  ASSERT_FALSE(stop.readings.empty());
  EXPECT_TRUE(stop.ring_covers_readings);
  for (const Reading& reading : stop.readings) EXPECT_LE(places::distance_km(stop.point, reading.point), stop.uncertainty_km);
}

TEST(Resolve, AlternativesByHand) {
  const auto itinerary = resolved(
      "[[map.stop]]\nplace = \"Camp\"\nat = { lat = 39.36, lon = 47.25 }\n"
      "alternatives = [{ lat = 39.39, lon = 47.30 }]\n");
  ASSERT_TRUE(itinerary.ok());
  EXPECT_EQ(itinerary->stops.front().known, Known::alternatives);
  ASSERT_EQ(itinerary->stops.front().readings.size(), 1U);
  EXPECT_EQ(itinerary->stops.front().readings.front().point, (geo::LonLat{47.30, 39.39}));
  EXPECT_FALSE(itinerary->stops.front().ring_covers_readings);
}

TEST(Resolve, NumbersTellTheOrderOnlyOfAChain) {
  const std::string stops =
      "[[map.stop]]\nplace = \"Azaz\"\n[[map.stop]]\nplace = \"Kilis\"\n[[map.stop]]\nplace = \"Gaziantep\"\n";
  EXPECT_FALSE(resolved(stops)->numbers_are_order);
  EXPECT_TRUE(resolved("join = \"in-order\"\n" + stops)->numbers_are_order);
  EXPECT_TRUE(resolved("numbering = \"order\"\n" + stops)->numbers_are_order);
  EXPECT_FALSE(resolved("numbering = \"reference\"\njoin = \"in-order\"\n" + stops)->numbers_are_order);
  EXPECT_FALSE(resolved("numbering = \"none\"\n" + stops)->numbered);
  const auto forked = resolved(stops + "[[map.leg]]\nfrom = \"Azaz\"\nto = \"Gaziantep\"\n");
  EXPECT_EQ(forked->legs.size(), 1U);
  EXPECT_FALSE(forked->numbers_are_order);
}

TEST(Resolve, DraftListsTheGaps) {
  const std::string map =
      "[[map.stop]]\nplace = \"Azaz\"\n[[map.stop]]\nplace = \"Qwertyuiopville\"\n[[map.stop]]\nplace = \"Kilis\"\n"
      "[[map.leg]]\nfrom = \"Azaz\"\nto = \"Qwertyuiopville\"\n";
  EXPECT_FALSE(resolved(map).ok());
  const auto draft = resolved(map, true);
  ASSERT_TRUE(draft.ok());
  ASSERT_EQ(draft->gaps.size(), 1U);
  EXPECT_EQ(draft->gaps.front().query, "Qwertyuiopville");
  EXPECT_EQ(draft->gaps.front().reason, "not found");
  EXPECT_EQ(draft->problems.size(), 1U);
  ASSERT_EQ(draft->stops.size(), 2U);
  EXPECT_EQ(draft->stops.back().number, 3) << "numbers stay when the gap is filled";
  EXPECT_TRUE(draft->legs.empty());
}

}  // namespace
}  // namespace rutter::route
