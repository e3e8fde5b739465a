#include "map/furniture_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "map/place_words.hpp"
#include "map/report_words.hpp"

namespace rutter::map {
namespace {

job::Source source(const std::string& id, const std::string& publisher) {
  job::Source out;
  out.id = id;
  out.publisher = publisher;
  return out;
}

job::Date date(const std::string& text) {
  return std::get<job::Date>(job::parse_date(text));
}

class ReportWords : public ::testing::Test {
 protected:
  ReportWords() {
    job_.sources = {source("unused", "Nobody"), source("f24", "FRANCE 24"), source("np", "North Press")};
    stop_.place = "Afrin";
    stop_.source = {"np"};
    stop_.status = job::Status::claimed;
    spec_.note = "Denied [f24].";
  }
  [[nodiscard]] std::string report(CiteBy cite = CiteBy::number) {
    spec_.stops = {stop_};
    return report_words(Words(), stop_, Citations(job_, spec_), cite);
  }
  job::Job job_;
  job::MapSpec spec_;
  job::Stop stop_;
};

TEST_F(ReportWords, AReportHasSpeakerDateStatusAndSource) {
  stop_.claim = "Dozens of men gathered";
  stop_.by = "a private source";
  stop_.anonymous = true;
  EXPECT_EQ(report(), "Dozens of men gathered. According to a private source; undated; claimed\u00A0[2].");
  EXPECT_EQ(report(CiteBy::name),
            "Dozens of men gathered. According to a private source; undated; claimed (read in North Press).");
}

TEST_F(ReportWords, ADateStandsOnceAndAsTheClaimWordsIt) {
  stop_.by = "an analyst";
  stop_.date = date("2020-09-25/..");
  stop_.claim = "Camp";
  EXPECT_EQ(report(), "Camp. According to an analyst; since 25 September 2020; claimed\u00A0[2].");
  stop_.claim = "Camp, footage shared since 25 September";
  EXPECT_EQ(report(), "Camp, footage shared since 25 September. According to an analyst; claimed\u00A0[2].");
  stop_.date = date("2020-09-05/..");
  EXPECT_NE(report().find("since 5 September 2020"), std::string::npos);
  stop_.date = date("2021-09-25/..");
  stop_.claim = "Camp, footage shared since 25 September 2020";
  EXPECT_NE(report().find("since 25 September 2021"), std::string::npos);
}

TEST_F(ReportWords, AnAnonymousSpeakerIsNeverNamed) {
  stop_.by = "Jane Example";
  stop_.anonymous = true;
  EXPECT_EQ(report(), "According to an unnamed source; undated; claimed\u00A0[2].");
  stop_.by.clear();
  EXPECT_EQ(report(), "According to an unnamed source; undated; claimed\u00A0[2].");
}

TEST_F(ReportWords, WhereItWasReadIsNotWhoSaidIt) {
  EXPECT_EQ(report(), "Speaker not named; undated; claimed\u00A0[2].");
  stop_.status = job::Status::inferred;
  EXPECT_EQ(report(), "Undated; inferred\u00A0[2].");
  stop_.status = job::Status::reported;
  EXPECT_EQ(report(), "According to North Press; undated; reported\u00A0[2].") << "an outlet reports on its own knowledge";
}

TEST_F(ReportWords, PeopleAreCountedWhereTheClaimDoesNot) {
  stop_.people = 1000;
  stop_.claim = "Registered";
  EXPECT_EQ(report(), "Registered. Speaker not named; 1,000 people; undated; claimed\u00A0[2].");
  stop_.claim = "1,000 men registered";
  EXPECT_EQ(report(), "1,000 men registered. Speaker not named; undated; claimed\u00A0[2].");
}

TEST_F(ReportWords, NothingSaidIsNothingPrinted) {
  stop_.source.clear();
  stop_.status = job::Status::none;
  EXPECT_EQ(report(), "");
}

TEST_F(ReportWords, OnlyCitedSourcesAreNumberedInTheOrderOfTheJob) {
  spec_.stops = {stop_};
  const Citations citations(job_, spec_);
  ASSERT_EQ(citations.cited().size(), 2U);
  EXPECT_EQ(citations.cited()[0].source->id, "f24");
  EXPECT_EQ(citations.cited()[1].number, 2);
  EXPECT_EQ(citations.find("unused"), nullptr);
  EXPECT_EQ(citations.marks({"np", "f24", "np"}), "[1][2]");
  EXPECT_EQ(citations.numbered("Denied [f24] [np]. As written [sic]."), "Denied\u00A0[1]\u00A0[2]. As written [sic].");
  EXPECT_EQ(citations.left_out("Denied [f24] [np]. As written [sic]."), "Denied. As written [sic].");
}

TEST_F(ReportWords, AClaimCitesOnlyWhatIsASource) {
  stop_.source.clear();
  stop_.claim = "He [the driver] saw them [np]";
  spec_.stops = {stop_};
  EXPECT_THAT(report(), testing::StartsWith("He [the driver] saw them\u00A0[2]. "));
  EXPECT_THAT(report(CiteBy::name), testing::StartsWith("He [the driver] saw them. "));
  EXPECT_NE(Citations(job_, spec_).find("np"), nullptr) << "listed though nothing else cites it";
}

TEST_F(ReportWords, LegsReportsAndNotesCiteToo) {
  spec_.note.clear();
  spec_.legs.resize(1);
  spec_.legs.front().source = {"f24"};
  EXPECT_NE(Citations(job_, spec_).find("f24"), nullptr);
  spec_.legs.clear();
  stop_.reports.resize(1);
  stop_.reports.front().source = {"f24"};
  spec_.stops = {stop_};
  EXPECT_NE(Citations(job_, spec_).find("f24"), nullptr);
  spec_.stops.front().reports.clear();
  EXPECT_EQ(Citations(job_, spec_).find("f24"), nullptr);
  spec_.stops.front().note = "As told [f24]";
  EXPECT_NE(Citations(job_, spec_).find("f24"), nullptr);
  spec_.stops.clear();
  spec_.areas.resize(1);
  spec_.areas.front().note = "As told [f24]";
  EXPECT_NE(Citations(job_, spec_).find("f24"), nullptr);
}

TEST_F(ReportWords, AStopThatIsNotToldCitesNothing) {
  stop_.callout = job::Callout::off;
  spec_.stops = {stop_};
  EXPECT_EQ(Citations(job_, spec_).find("np"), nullptr);
}

TEST(FurnitureWords, EveryStatusHasItsOwnWords) {
  using job::Status;
  std::set<std::string> words;
  for (const Status status :
       {Status::confirmed, Status::reported, Status::claimed, Status::inferred, Status::planned, Status::retracted})
    EXPECT_TRUE(words.insert(status_words(Words(), status, job::Confirms::place)).second);
  EXPECT_EQ(status_words(Words(), Status::none, job::Confirms::place), "");
  EXPECT_EQ(status_words(Words(), Status::confirmed, job::Confirms::place), "location confirmed");
}

TEST(FurnitureWords, TheDenialStandsOnce) {
  job::MapSpec spec;
  spec.denied_by = {"Turkey", "Azerbaijan"};
  EXPECT_EQ(note_words(Words(), spec), "Denied by Turkey and Azerbaijan.");
  spec.note = "Turkey and Azerbaijan deny sending men [f24]";
  EXPECT_EQ(note_words(Words(), spec), "Turkey and Azerbaijan deny sending men [f24].");
  spec.note = "Turkey denies sending men.";
  EXPECT_EQ(note_words(Words(), spec), "Turkey denies sending men. Denied by Turkey and Azerbaijan.");
  spec.note = "Turkey and Azerbaijan in autumn.";
  EXPECT_EQ(note_words(Words(), spec), "Turkey and Azerbaijan in autumn. Denied by Turkey and Azerbaijan.");
}

TEST(PlaceWords, ANumberIsNotReadAsAFigureOfTheName) {
  route::Itinerary itinerary;
  itinerary.numbered = true;
  route::ResolvedStop stop;
  stop.number = 1;
  EXPECT_EQ(numbered(itinerary, stop, "Hawar Kilis"), "1 Hawar Kilis");
  EXPECT_EQ(numbered(itinerary, stop, "3 km from Azaz"), "1: 3 km from Azaz");
  EXPECT_EQ(numbered(itinerary, stop, "\u2068\u0663 \u0643\u0645\u2069"), "1: \u2068\u0663 \u0643\u0645\u2069");
  EXPECT_EQ(numbered(itinerary, stop, ""), "1 ");
  itinerary.numbered = false;
  EXPECT_EQ(numbered(itinerary, stop, "3 km from Azaz"), "3 km from Azaz");
}

TEST(FurnitureWords, DoubtIsSaid) {
  route::ResolvedStop stop;
  stop.query = "Hawar Kilis";
  stop.label = "Hawar Kilis";
  EXPECT_EQ(doubt_words(Words(), stop), "");
  stop.uncertainty_km = 1.5;
  EXPECT_EQ(doubt_words(Words(), stop), "Position known within 1.5 km.");
  stop.place.emplace();
  stop.place->name = "Hiwar Kalas";
  EXPECT_EQ(doubt_words(Words(), stop), "Position known within 1.5 km. Found as Hiwar Kalas.");
  for (const char* const same : {"hawar kilis", "Hawar-Kilis", "Ḩawār Kilis"}) {
    stop.place->name = same;  // no other name
    EXPECT_EQ(doubt_words(Words(), stop), "Position known within 1.5 km.") << same;
  }
  stop.place->name = "Hiwar Kalas";
  stop.known = route::Known::near;
  stop.spec.near = "Azaz";
  stop.uncertainty_stated = false;
  EXPECT_EQ(doubt_words(Words(), stop), "Somewhere near Azaz; distance not stated.");
  stop.uncertainty_stated = true;
  EXPECT_EQ(doubt_words(Words(), stop), "Somewhere within 1.5 km of Azaz.");
  stop.known = route::Known::area;
  EXPECT_EQ(doubt_words(Words(), stop), "Known only as this area.");
  stop.known = route::Known::alternatives;
  stop.readings = {{{47.3, 39.4}, "Cocuq", ""}};
  EXPECT_EQ(doubt_words(Words(), stop), "Two places fit: Hiwar Kalas or Cocuq.");
  stop.readings.front().name.clear();
  EXPECT_EQ(doubt_words(Words(), stop), "Two places fit; which is meant is not known.");
}

TEST(FurnitureWords, ThreeDigitsMatter) {
  EXPECT_DOUBLE_EQ(rounded_to_3_digits(7213442), 7210000);
  EXPECT_DOUBLE_EQ(rounded_to_3_digits(12), 12);
  EXPECT_DOUBLE_EQ(rounded_to_3_digits(0), 0);
}

TEST(LegLabel, IsToldInTheKeyUnlessTheClaimTellsIt) {
  job::Leg leg;
  EXPECT_EQ(label_words(Words(), leg), "");
  leg.label = "ten men by bus";
  EXPECT_EQ(label_words(Words(), leg), "Ten men by bus.");
  leg.claim = "Ten men left the camp by bus";
  EXPECT_EQ(label_words(Words(), leg), "");
}

}  // namespace
}  // namespace rutter::map
