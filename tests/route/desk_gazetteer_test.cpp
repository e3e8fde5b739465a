#include "route/desk_gazetteer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "job/keys.hpp"
#include "job/read.hpp"
#include "route/resolve.hpp"

namespace rutter::route {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const places::Gazetteer& gazetteer() {
  static const places::Gazetteer opened = places::Gazetteer::open(RUTTER_TEST_DATA_DIR "/gazetteer.sqlite");
  return opened;
}

std::shared_ptr<const job::DeskTable> table_of(const std::string& text, const std::string& name = "desk.csv") {
  base::Diagnostics problems;
  const auto rows = job::parse_table(text, name, job::desk_place_kind, job::OtherColumns::none, problems);
  const auto table = rows ? job::desk_table_of(*rows, problems) : nullptr;
  if (!table) throw std::runtime_error(base::format(problems.front()));
  return table;
}

/// A good table's places.
std::shared_ptr<const places::DeskGazetteer> desk(const std::string& text) {
  base::Diagnostics problems;
  auto made = desk_gazetteer({table_of(text)}, gazetteer(), problems);
  if (!made) throw std::runtime_error(base::format(problems.front()));
  return made;
}

std::vector<std::string> problems_of(const std::vector<std::shared_ptr<const job::DeskTable>>& tables) {
  base::Diagnostics problems;
  EXPECT_EQ(desk_gazetteer(tables, gazetteer(), problems), nullptr);
  std::vector<std::string> texts;
  for (const base::Diagnostic& problem : problems) texts.push_back(base::format(problem));
  return texts;
}

/// Resolves the first map of a job, given without its [[map]] header, with a desk's table.
base::Result<Itinerary> resolved(const std::string& table, const std::string& map) {
  const auto own = desk(table);
  const auto job = job::read_job_text("[[map]]\nname = \"test\"\n" + map, "test.toml");
  if (!job) throw std::runtime_error(base::format(job.problems().front()));
  return resolve(job->maps.front(), gazetteer(), {.desk = own.get()});
}

/// The id of the first stop's place, or the first problem.
std::string first_id(const std::string& table, const std::string& map) {
  const auto itinerary = resolved(table, map);
  return itinerary ? itinerary->stops.front().place->id : base::format(itinerary.problems().front());
}

std::string stop(const std::string& place, const std::string& keys = "") {
  return "[[map.stop]]\nplace = \"" + place + "\"\n" + keys;
}

constexpr const char* camp =
    "name,lat,lon,names,country,kind,uncertainty_km,source,note\n"
    "Sadaqa Camp,36.6412,37.2533,Sadaka | مخيم الصداقة,SY,,1.5,Visit of 3 May,Founded in 2013\n"
    "Azaz,36.59,37.04,,Syria,city,,,\n";

TEST(DeskGazetteer, KnowsWhatTheGazetteerDoesNot) {
  const auto itinerary = resolved(camp, stop("SADAQA-camp") + stop("Afrin"));
  ASSERT_TRUE(itinerary.ok());
  const ResolvedStop& found = itinerary->stops[0];
  EXPECT_EQ(found.place->id, "desk:sadaqacamp");
  EXPECT_EQ(found.place->table, "desk.csv");
  EXPECT_EQ(found.place->source, "Visit of 3 May");
  EXPECT_EQ(found.place->note, "Founded in 2013");
  EXPECT_EQ(found.place->country, "SY");
  EXPECT_EQ(found.place->country_name, "Syria");
  EXPECT_EQ(found.place->kind, places::Kind::other);
  EXPECT_EQ(found.match, places::Match::exact);
  EXPECT_GT(found.confidence, 0.999);
  EXPECT_EQ(found.known, Known::point);
  EXPECT_EQ(found.uncertainty_km, 1.5);
  EXPECT_EQ(itinerary->stops[1].place->table, "");
}

TEST(DeskGazetteer, WinsOverTheGazetteer) {
  const auto itinerary = resolved(camp, stop("A'zaz"));
  ASSERT_TRUE(itinerary.ok());
  EXPECT_EQ(itinerary->stops[0].place->id, "desk:azaz");
  EXPECT_EQ(itinerary->stops[0].point.lat, 36.59);
  EXPECT_EQ(itinerary->stops[0].candidates.size(), 1);
  EXPECT_EQ(first_id(camp, stop("Azaz, Syria")), "desk:azaz");
}

TEST(DeskGazetteer, FindsOtherSpellingsAndNoTransliteration) {
  const auto itinerary = resolved(camp, stop("مخيم الصداقة"));
  ASSERT_TRUE(itinerary.ok());
  EXPECT_EQ(itinerary->stops[0].place->id, "desk:sadaqacamp");
  EXPECT_EQ(itinerary->stops[0].match, places::Match::alternate);
  EXPECT_GT(itinerary->stops[0].confidence, 0.999);
  // Azez is Azaz by habits of transliteration: the gazetteer's, which has the spelling.
  EXPECT_EQ(first_id(camp, stop("Azez")), "geonames:172082");
}

TEST(DeskGazetteer, AStopsOwnRadiusGoesBeforeThatOfTheRow) {
  const auto itinerary = resolved(camp, stop("Sadaqa Camp", "uncertainty_km = 4\n"));
  ASSERT_TRUE(itinerary.ok());
  EXPECT_EQ(itinerary->stops[0].uncertainty_km, 4);
}

TEST(DeskGazetteer, IsAskedForPhrasesNearAndVia) {
  EXPECT_EQ(first_id(camp, stop("20 km south of Sadaka")), "desk:sadaqacamp/20km-s");
  EXPECT_EQ(first_id(camp, stop("Depot", "near = \"Sadaqa Camp\"\n")), "desk:sadaqacamp");
  EXPECT_EQ(first_id(camp, stop("Depot", "pin = \"desk:sadaqacamp/near-3km\"\n")), "desk:sadaqacamp/near-3km");
  const auto itinerary = resolved(camp, stop("Afrin") + stop("Kilis", "in = \"Turkey\"\n") +
                                            "[[map.leg]]\nfrom = \"Afrin\"\nto = \"Kilis\"\nvia = [\"Sadaqa Camp\"]\n");
  ASSERT_TRUE(itinerary.ok());
  EXPECT_EQ(itinerary->legs[0].via[0].place->id, "desk:sadaqacamp");
}

TEST(DeskGazetteer, ARowOfAnotherCountryDoesNotFit) {
  EXPECT_EQ(first_id(camp, stop("Azaz", "in = \"Syria\"\n")), "desk:azaz");
  EXPECT_EQ(first_id(camp, stop("Azaz", "in = \"Aleppo, Syria\"\n")), "desk:azaz");
  EXPECT_EQ(first_id("name,lat,lon,country\nAzaz,40,36,TR\n", stop("Azaz", "in = \"Syria\"\n")), "geonames:172082");
  EXPECT_EQ(first_id(camp, stop("Sadaqa Camp", "in = \"Turkey\"\n")),
            "test.toml:4:9: error: 'Sadaqa Camp' is found, but not in 'Turkey'\n"
            "  place = \"Sadaqa Camp\"\n"
            "          ^\n"
            "  correct 'in', or write one of these lines:\n"
            "  Sadaqa Camp, Syria (36.64120, 37.25330), other, desk:sadaqacamp\n"
            "  pin = \"desk:sadaqacamp\"  # Sadaqa Camp, Syria\n");
  // What tells no country contradicts none.
  EXPECT_EQ(first_id("name,lat,lon\nPost,36.5,37\n", stop("Post", "in = \"Turkey\"\n")), "desk:post");
}

constexpr const char* two_posts = "name,lat,lon,country\nPost Four,36.7,37.1,SY\nPost Four,35.9,36.6,SY\n";

TEST(DeskGazetteer, RowsOfOneNameAreAmbiguous) {
  EXPECT_EQ(first_id(two_posts, stop("Post Four")),
            "test.toml:4:9: error: 'Post Four' is ambiguous: 2 places fit\n"
            "  place = \"Post Four\"\n"
            "          ^\n"
            "  say which with in = \"COUNTRY\", or write one of these lines:\n"
            "  Post Four, Syria (35.90000, 36.60000), other, desk:postfour@35.90000,36.60000\n"
            "  pin = \"desk:postfour@35.90000,36.60000\"  # Post Four, Syria\n"
            "  Post Four, Syria (36.70000, 37.10000), other, desk:postfour@36.70000,37.10000\n"
            "  pin = \"desk:postfour@36.70000,37.10000\"  # Post Four, Syria\n");
  const std::string pinned = "desk:postfour@36.70000,37.10000";
  EXPECT_EQ(first_id(two_posts, stop("Post Four", "pin = \"" + pinned + "\"\n")), pinned);
}

TEST(DeskGazetteer, ContextOrTheOtherStopsTellRowsApart) {
  EXPECT_EQ(first_id(two_posts, stop("Post Four", "in = \"Idlib\"\n")), "desk:postfour@35.90000,36.60000");
  EXPECT_EQ(first_id(two_posts, stop("Post Four", "in = \"Aleppo, Syria\"\n")), "desk:postfour@36.70000,37.10000");
  const std::string far_apart = "name,lat,lon,country\nPost Four,36.7,37.1,SY\nPost Four,39.5,47.3,AZ\n";
  EXPECT_EQ(first_id(far_apart, stop("Post Four") + stop("Azaz") + stop("Afrin")), "desk:postfour@36.70000,37.10000");
  EXPECT_EQ(first_id(far_apart, stop("Post Four") + stop("Horadiz") + stop("Baku")), "desk:postfour@39.50000,47.30000");
}

TEST(DeskGazetteer, ItsPlacesHelpToChooseForOthers) {
  const std::string table = "name,lat,lon,country\nCamp One,34.4,35.9,LB\nCamp Two,34.3,36,LB\n";
  const auto itinerary = resolved(table, stop("Tripoli") + stop("Camp One") + stop("Camp Two"));
  ASSERT_TRUE(itinerary.ok()) << base::format(itinerary.problems().front());
  EXPECT_EQ(itinerary->stops[0].place->id, "geonames:266826");
}

TEST(DeskGazetteer, FarFromAllOthersItIsNoNamesake) {
  const std::string table = "name,lat,lon,country,kind\nOutpost,-33,-64,AR,village\n";
  const auto itinerary = resolved(table, stop("Outpost") + stop("Azaz") + stop("Afrin") + stop("Jinderes"));
  ASSERT_TRUE(itinerary.ok()) << base::format(itinerary.problems().front());
  EXPECT_EQ(itinerary->stops[0].place->id, "desk:outpost");
  EXPECT_GT(itinerary->stops[0].confidence, 0.99);
}

TEST(DeskGazetteer, AnAreaIsARing) {
  const std::string table = "name,lat,lon,kind,uncertainty_km\nZone B,36.4,37.5,region,12\nZone C,36.4,37.5,region,\n";
  const auto itinerary = resolved(table, stop("Zone B", "role = \"somewhere-in\"\n"));
  ASSERT_TRUE(itinerary.ok());
  EXPECT_EQ(itinerary->stops[0].known, Known::near);
  EXPECT_EQ(itinerary->stops[0].uncertainty_km, 12);
  EXPECT_THAT(first_id(table, stop("Zone C")), HasSubstr("error: the outline of 'Zone C' is not known\n"));
  // Where an area is wanted a town of the desk does not stand in its way, and says what it is where there is none.
  EXPECT_EQ(first_id("name,lat,lon\nAleppo,36,37\n", stop("Aleppo", "role = \"somewhere-in\"\n")), "geonames:SY.09");
  EXPECT_THAT(first_id(camp, stop("Sadaqa Camp", "role = \"somewhere-in\"\n")),
              HasSubstr("error: 'Sadaqa Camp' is no area: role = \"somewhere-in\" found Sadaqa Camp, Syria, a place\n"));
  // Context areas are their outlines, which a desk does not have.
  const auto context = resolved("name,lat,lon,kind,uncertainty_km\nAleppo,0,0,province,5\n",
                                stop("Azaz") + "[[map.area]]\nplace = \"Aleppo\"\nin = \"Syria\"\n");
  ASSERT_TRUE(context.ok());
  EXPECT_EQ(context->areas[0].place.table, "");
}

TEST(DeskGazetteer, AMisspeltNameIsSuggested) {
  EXPECT_EQ(first_id(camp, stop("Sadaqua Camp")),
            "test.toml:4:9: error: no place called 'Sadaqua Camp'\n"
            "  place = \"Sadaqua Camp\"\n"
            "          ^\n"
            "  did you mean one of these? write its name, or pin it:\n"
            "  Sadaqa Camp, Syria (36.64120, 37.25330), other, desk:sadaqacamp\n"
            "  pin = \"desk:sadaqacamp\"  # Sadaqa Camp, Syria\n");
}

TEST(DeskGazetteer, TellsRowsThatAreNoPlace) {
  EXPECT_THAT(
      problems_of({table_of("name,lat,lon,country,kind\n"
                            "A,1,2,Nowhereland,twon\n"
                            "B,1,2,Congo,cty\n"
                            "C,1,2,Soviet Union,a heap\n"
                            "--,1,2,,\n")}),
      ElementsAre("desk.csv:2:7: error: unknown country 'Nowhereland'\n"
                  "  A,1,2,Nowhereland,twon\n"
                  "        ^\n"
                  "  write its code of ISO 3166 (\"SY\") or its name (\"Syria\")\n",
                  "desk.csv:2:19: error: unknown kind 'twon'\n"
                  "  A,1,2,Nowhereland,twon\n"
                  "                    ^\n"
                  "  the kinds are city, village, country, province, district, disputed_area, region, sea, lake, river, "
                  "range, airport or other\n",
                  "desk.csv:3:7: error: several countries are called 'Congo'\n"
                  "  B,1,2,Congo,cty\n"
                  "        ^\n"
                  "  write the code: CD (DR Congo), CG (Congo Republic)\n",
                  "desk.csv:3:13: error: unknown kind 'cty'\n"
                  "  B,1,2,Congo,cty\n"
                  "              ^\n"
                  "  did you mean 'city'?\n",
                  "desk.csv:4:7: error: unknown country 'Soviet Union'\n"
                  "  C,1,2,Soviet Union,a heap\n"
                  "        ^\n"
                  "  write its code of ISO 3166 (\"SY\") or its name (\"Syria\")\n",
                  "desk.csv:4:20: error: unknown kind 'a heap'\n"
                  "  C,1,2,Soviet Union,a heap\n"
                  "                     ^\n"
                  "  the kinds are city, village, country, province, district, disputed_area, region, sea, lake, river, "
                  "range, airport or other\n",
                  "desk.csv:5:1: error: 'name' has no letter and no digit: '--'\n"
                  "  --,1,2,,\n"
                  "  ^\n"
                  "  write the name that reports spell\n"));
}

TEST(DeskGazetteer, TellsAPlaceThatIsThereTwice) {
  EXPECT_THAT(
      problems_of({table_of("name,lat,lon\nAzaz,36,37\nB,1,2\n", "a.csv"), table_of("lat,lon,name\n36,37,A'zaz\n", "b.csv")}),
      ElementsAre("b.csv:2:7: error: 'A'zaz' is there twice at the same point\n"
                  "  36,37,A'zaz\n"
                  "        ^\n"
                  "  the first is 'Azaz' at a.csv:2; leave one out\n"));
}

}  // namespace
}  // namespace rutter::route
