#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "job/read.hpp"

namespace rutter::job {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

/// A folder with a job and its tables.
class Tables : public testing::Test {
 protected:
  Tables() {
    std::string name = (fs::temp_directory_path() / "rutter-tables-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~Tables() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }

  [[nodiscard]] base::Result<std::vector<Job>> read(const std::string& job) const {
    write("job.toml", job);
    return read_jobs({folder_ / "job.toml"});
  }

  /// The maps of a job that must be good.
  [[nodiscard]] std::vector<MapSpec> maps(const std::string& job) const {
    const auto jobs = read(job);
    if (!jobs) ADD_FAILURE() << base::format(jobs.problems().front());
    return jobs ? jobs->front().maps : std::vector<MapSpec>{};
  }

  /// "job.toml:2:3: message | hint" of each problem.
  [[nodiscard]] std::vector<std::string> problems(const std::string& job) const {
    std::vector<std::string> texts;
    const auto jobs = read(job);
    if (jobs) return {"no problem"};
    for (const base::Diagnostic& p : jobs.problems())
      texts.push_back(fs::path(p.at.file).filename().string() + ":" + std::to_string(p.at.line) + ":" +
                      std::to_string(p.at.column) + ": " + p.message + (p.hint.empty() ? "" : " | " + p.hint));
    return texts;
  }

  fs::path folder_;
};

constexpr const char* one_map = "[[map]]\nname = \"m\"\nstops_csv = \"stops.csv\"\n";

TEST_F(Tables, RowsAreStops) {
  write("stops.csv",
        "id,place,in,lat,lon,uncertainty_km,status,people,anonymous,denied_by,callout\n"
        "a,Azaz,\"Aleppo, Syria\",,,,reported,12,true,Turkey; Azerbaijan,false\n"
        "\n"
        "b,Camp,,36.5,37.25,1.5,,,,,key\n");
  const auto found = maps(one_map);
  ASSERT_EQ(found.size(), 1);
  ASSERT_EQ(found[0].stops.size(), 2);
  const Stop& a = found[0].stops[0];
  EXPECT_EQ(a.id, "a");
  EXPECT_EQ(a.in, "Aleppo, Syria");
  EXPECT_EQ(a.status, Status::reported);
  EXPECT_EQ(a.people, 12);
  EXPECT_TRUE(a.anonymous);
  EXPECT_THAT(a.denied_by, ElementsAre("Turkey", "Azerbaijan"));
  EXPECT_EQ(a.callout, Callout::off);
  EXPECT_FALSE(a.at.has_value());
  const Stop& b = found[0].stops[1];
  ASSERT_TRUE(b.at.has_value());
  EXPECT_EQ(b.at->lat, 36.5);
  EXPECT_EQ(b.at->lon, 37.25);
  EXPECT_EQ(b.uncertainty_km, 1.5);
  EXPECT_EQ(b.callout, Callout::key);
}

TEST_F(Tables, FollowTheStopsOfTheJobAndAreJoinedByLegsOfEither) {
  write("stops.csv", "place\nAzaz\nKilis\n");
  write("legs.csv", "from;to;mode\nAfrin;Azaz;road\n");
  const auto found = maps(
      "[[map]]\nname = \"m\"\nstops_csv = \"stops.csv\"\nlegs_csv = \"legs.csv\"\n"
      "[[map.stop]]\nplace = \"Afrin\"\n[[map.leg]]\nfrom = \"Azaz\"\nto = \"Kilis\"\n");
  ASSERT_EQ(found.size(), 1);
  ASSERT_EQ(found[0].legs.size(), 2);
  EXPECT_EQ(found[0].stops[0].place, "Afrin");
  EXPECT_EQ(found[0].legs[1].from.stop, 0);
  EXPECT_EQ(found[0].legs[1].to.stop, 1);
  EXPECT_EQ(found[0].legs[1].mode, Mode::road);
  EXPECT_EQ(found[0].tables.size(), 2);
}

TEST_F(Tables, ReadAnySeparatorAndAByteOrderMark) {
  for (const char separator : {',', ';', '\t', '|'}) {
    std::string text = "\xEF\xBB\xBFplace,in\r\n\"Azaz, north\",Syria\r\n";
    for (std::size_t i = 0; i < text.size(); ++i)
      if (text[i] == ',' && text.compare(i, 2, ", ") != 0) text[i] = separator;
    write("stops.csv", text);
    const auto found = maps(one_map);
    ASSERT_EQ(found.size(), 1) << separator;
    EXPECT_EQ(found[0].stops.at(0).place, "Azaz, north") << separator;
    EXPECT_EQ(found[0].stops.at(0).in, "Syria") << separator;
  }
}

TEST_F(Tables, OneTableServesManyMaps) {
  write("stops.csv", "map,place\nm2,Kilis\nm1,Azaz\nm2,Afrin\n");
  const auto found = maps("[defaults]\nstops_csv = \"stops.csv\"\n[[map]]\nname = \"m1\"\n[[map]]\nname = \"m2\"\n");
  ASSERT_EQ(found.size(), 2);
  ASSERT_EQ(found[0].stops.size(), 1);
  EXPECT_EQ(found[0].stops[0].place, "Azaz");
  ASSERT_EQ(found[1].stops.size(), 2);
  EXPECT_EQ(found[1].stops[0].place, "Kilis");
}

TEST_F(Tables, EachRowMakesAMapOfTheTemplate) {
  write("maps.csv", "name,title,from,lat,lon,ring\nm1,First,Azaz,36.5,37,2\nm2,,Kilis,,,\n");
  const auto found = maps(
      "maps_csv = \"maps.csv\"\n[defaults]\ntitle = \"No title\"\nsubtitle = \"From {from} {{now}}\"\n"
      "[[defaults.stop]]\nplace = \"{from}\"\nat = { lat = \"{lat}\", lon = \"{lon}\" }\nuncertainty_km = \"{ring}\"\n");
  ASSERT_EQ(found.size(), 2);
  EXPECT_EQ(found[0].name, "m1");
  EXPECT_EQ(found[0].title, "First");
  EXPECT_EQ(found[0].subtitle, "From Azaz {now}");
  ASSERT_TRUE(found[0].stops.at(0).at.has_value());
  EXPECT_EQ(found[0].stops[0].at->lon, 37);
  EXPECT_EQ(found[0].stops[0].uncertainty_km, 2);
  EXPECT_EQ(found[1].title, "No title");
  EXPECT_EQ(found[1].stops.at(0).place, "Kilis");
  EXPECT_FALSE(found[1].stops[0].at.has_value());
  EXPECT_NE(found[0].content_sha256, found[1].content_sha256);
}

TEST_F(Tables, ARowChangesTheDigestOfItsMapOnly) {
  const std::string job = "[defaults]\nstops_csv = \"stops.csv\"\n[[map]]\nname = \"m1\"\n[[map]]\nname = \"m2\"\n";
  write("stops.csv", "map,place\nm2,Kilis\nm1,Azaz\n");
  const auto before = maps(job);
  write("stops.csv", "map,place\nm1,Azaz\nm2,Afrin\n");
  const auto after = maps(job);
  EXPECT_EQ(before.at(0).content_sha256, after.at(0).content_sha256);
  EXPECT_NE(before.at(1).content_sha256, after.at(1).content_sha256);
}

TEST_F(Tables, EditionsTakeTheirOwnTexts) {
  write("stops.csv", "place,claim.en,claim.ar\nAzaz,Seen,شوهد\n");
  const auto found = maps(
      "[[map]]\nname = \"m\"\neditions = [\"en\", [\"ar\", \"en\"]]\ntitle = { en = \"Title\", ar = \"عنوان\" }\n"
      "stops_csv = \"stops.csv\"\n[[map.stop]]\nplace = \"Kilis\"\ndenied_by = [{ en = \"Turkey\", ar = \"تركيا\" }]\n");
  ASSERT_EQ(found.size(), 2);
  EXPECT_EQ(found[0].title, "Title");
  EXPECT_EQ(found[1].title, "عنوان");
  EXPECT_THAT(found[0].stops.at(0).denied_by, ElementsAre("Turkey"));
  EXPECT_THAT(found[1].stops.at(0).denied_by, ElementsAre("تركيا"));
  EXPECT_EQ(found[0].stops.at(1).claim, "Seen");
  EXPECT_EQ(found[1].stops.at(1).claim, "شوهد");
  EXPECT_THAT(found[0].languages, ElementsAre("en"));
  EXPECT_THAT(found[1].languages, ElementsAre("ar", "en"));
  EXPECT_EQ(output_name(found[1], found[1].pages.front()), "m_ar");
  EXPECT_NE(found[0].content_sha256, found[1].content_sha256);
}

TEST_F(Tables, TextsInLanguagesWithoutEditionsAreThoseOfTheMap) {
  const auto found = maps(
      "[defaults]\nproducer = { en = \"Desk\", pt = \"Mesa\" }\n[[map]]\nname = \"m\"\nlanguages = [\"pt-BR\"]\n"
      "[[map.stop]]\nplace = \"Azaz\"\n");
  ASSERT_EQ(found.size(), 1);
  EXPECT_EQ(found[0].producer, "Mesa");
}

TEST_F(Tables, WhatIsWrongIsToldWhereItStands) {
  write("stops.csv", "place,latt,map,place\nAzaz,1,m,x\n");
  EXPECT_THAT(problems(one_map), ElementsAre("stops.csv:1:7: unknown column 'latt' | did you mean 'lat'?",
                                             "stops.csv:1:16: the column 'place' is there twice"));
  write("stops.csv", "place,lat,lon,status\nAzaz,36.5,37,sure\nKilis,north,37,\nAfrin,36\n=A1,,,\n");
  EXPECT_THAT(problems(one_map),
              ElementsAre("stops.csv:4:1: the row has 2 cells, the first row has 4 | put cells that hold the "
                          "separator in quotes",
                          "stops.csv:5:1: 'place' holds a formula, not a value | save the table with values"));
  write("stops.csv", "place,lat,lon,status\nAzaz,36.5,37,sure\nKilis,north,37,\n");
  EXPECT_THAT(problems(one_map), ElementsAre(testing::StartsWith("stops.csv:2:14: 'status' must be confirmed, reported"),
                                             "stops.csv:3:7: 'lat' must be a number, not a string"));
  write("stops.csv", "place:in\nAzaz:Syria\n");
  EXPECT_THAT(problems(one_map), ElementsAre("stops.csv:1:1: unknown column 'place:in' | columns are named as the keys of "
                                             "[[map.stop]], separated by commas, semicolons, tabs or bars"));
  write("stops.csv", "");
  EXPECT_THAT(problems(one_map), ElementsAre("stops.csv:1:1: the table is empty | its first row names the columns"));
  write("stops.csv", "place,in\n\"Azaz,Syria\n");
  EXPECT_THAT(problems(one_map), ElementsAre(testing::StartsWith("stops.csv:2:1: a quote that is never closed")));
  write("stops.csv", "place,report\nAzaz,x\n");
  EXPECT_THAT(problems(one_map), ElementsAre("stops.csv:1:7: 'report' cannot be told in a table | write it in the job"));
  write("stops.csv", "place,source\nAzaz,f24\n");
  EXPECT_THAT(problems(one_map), ElementsAre("stops.csv:2:6: no [[source]] has the id 'f24' | declare it: [[source]] id, "
                                             "publisher, title"));
}

TEST_F(Tables, AMissingTableIsToldWhereItIsNamed) {
  EXPECT_THAT(problems(one_map), ElementsAre("job.toml:3:13: 'stops.csv' cannot be read: No such file or directory | a path is "
                                             "relative to the file that names it"));
  EXPECT_THAT(problems("maps_csv = \"maps.csv\"\n"),
              ElementsAre("job.toml:1:12: 'maps.csv' cannot be read: No such file or directory | a path is relative to the "
                          "file that names it"));
}

TEST_F(Tables, ATableOfMapsIsChecked) {
  write("maps.csv", "titel,from\nFirst,Azaz\n");
  EXPECT_THAT(
      problems("maps_csv = \"maps.csv\"\n[defaults]\nsubtitle = \"{form}\"\nextent = [1, 2, 3, 4]\n"),
      ElementsAre("maps.csv:1:1: there is no column 'name' | columns are separated by commas, semicolons, tabs or bars"));
  write("maps.csv", "name,titel,from\nm,First,Azaz\n");
  EXPECT_THAT(
      problems("maps_csv = \"maps.csv\"\n[defaults]\nsubtitle = \"{form}\"\nextent = [1, 2, 3, 4]\n"),
      testing::UnorderedElementsAre(
          testing::EndsWith("(with the values of " + (folder_ / "maps.csv").string() + ":2) | did you mean 'from'?"),
          "maps.csv:1:1: the column 'titel' is no key of [[map]], and nothing in [defaults] uses {titel} | did you mean "
          "'title'?",
          "maps.csv:1:1: the column 'from' is no key of [[map]], and nothing in [defaults] uses {from}"));
  write("maps.csv", "name\n");
  EXPECT_THAT(problems("maps_csv = \"maps.csv\"\n[defaults]\nextent = [1, 2, 3, 4]\n"),
              ElementsAre("job.toml:1:12: 'maps.csv' has no rows | each row makes a map"));
  write("maps.csv", "name\nm\nM\n../m\n");
  EXPECT_THAT(
      problems("maps_csv = \"maps.csv\"\n[defaults]\nextent = [1, 2, 3, 4]\n"),
      ElementsAre(testing::StartsWith("maps.csv:4:1: 'name' "), testing::StartsWith("maps.csv:3:1: duplicate map name 'M'")));
  EXPECT_THAT(problems("maps_csv = \"maps.csv\"\n[[map]]\nname = \"x\"\nextent = [1, 2, 3, 4]\n"),
              ElementsAre("job.toml:1:12: 'maps_csv' and [[map]] cannot be used together | write two jobs"));
}

TEST_F(Tables, RowsOfNoMapAreNotLost) {
  write("stops.csv", "map,place\nm1,Azaz\nm,Kilis\n,Afrin\n");
  EXPECT_THAT(problems(one_map),
              ElementsAre("stops.csv:4:1: the row names no map | the column 'map' says which map a row belongs to"));
  write("stops.csv", "map,place\nm1,Azaz\nm,Kilis\n");
  EXPECT_THAT(problems(one_map), ElementsAre(testing::StartsWith("stops.csv:2:1: no map is called 'm1'")));
}

TEST_F(Tables, EditionsAreChecked) {
  const auto told = [&](const std::string& editions, const std::string& rest = "") {
    return problems("[[map]]\nname = \"m\"\neditions = " + editions + "\n" + rest + "extent = [1, 2, 3, 4]\n");
  };
  EXPECT_THAT(told("\"en\""),
              ElementsAre("job.toml:3:12: 'editions' must be an array of languages, not a string | write editions = "
                          "[\"en\", \"ar\"]"));
  EXPECT_THAT(told("[\"en\", \"en\"]"),
              ElementsAre("job.toml:3:19: two editions in 'en' | the first language names the output"));
  EXPECT_THAT(told("[\"english\"]"),
              ElementsAre("job.toml:3:13: 'editions' must be codes like \"en\" or \"zh-Hans\", not 'english'"));
  EXPECT_THAT(told("[\"en\", \"tr\"]", "title = { en = \"T\", ar = \"U\" }\n"),
              ElementsAre("job.toml:4:9: 'title' has no text in 'tr' | it has ar, en"));
}

}  // namespace
}  // namespace rutter::job
