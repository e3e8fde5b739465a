#include "job/desk_table.hpp"

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
using testing::IsEmpty;

/// A folder with a job and the desk's tables.
class DeskTables : public testing::Test {
 protected:
  DeskTables() {
    std::string name = (fs::temp_directory_path() / "rutter-desk-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~DeskTables() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }

  [[nodiscard]] base::Result<std::vector<Job>> read(const std::string& job) const {
    write("job.toml", job);
    return read_jobs({folder_ / "job.toml"});
  }

  /// The first map of a job that must be good.
  [[nodiscard]] MapSpec map(const std::string& job) const {
    const auto jobs = read(job);
    if (!jobs) ADD_FAILURE() << base::format(jobs.problems().front());
    return jobs ? jobs->front().maps.front() : MapSpec{};
  }

  /// Each problem as it is printed, without the folder.
  [[nodiscard]] std::vector<std::string> problems(const std::string& job) const {
    std::vector<std::string> texts;
    const auto jobs = read(job);
    if (jobs) return {"no problem"};
    for (base::Diagnostic told : jobs.problems()) {
      told.at.file = fs::path(told.at.file).filename().string();
      texts.push_back(base::format(told));
    }
    return texts;
  }

  /// Those of a table.
  [[nodiscard]] std::vector<std::string> problems_of(const std::string& table) const {
    write("desk.csv", table);
    return problems(named);
  }

  static constexpr const char* named = "[[map]]\nname = \"m\"\nplaces = \"desk.csv\"\n[[map.stop]]\nplace = \"Azaz\"\n";
  fs::path folder_;
};

TEST_F(DeskTables, RowsArePlaces) {
  write("desk.csv",
        "note,name,lat,lon,names,country,kind,uncertainty_km,source\n"
        "\"Founded, 2013\",Sadaqa Camp,36.64,37.25,Sadaka | مخيم الصداقة||,SY,other,1.5,Visit of 3 May\n"
        "\n"
        ",Azaz,36,37,,,,,\n");
  const MapSpec found = map(named);
  ASSERT_EQ(found.desk_tables.size(), 1);
  const DeskTable& table = *found.desk_tables.front();
  EXPECT_EQ(table.file_name, "desk.csv");
  ASSERT_EQ(table.places.size(), 2);
  const DeskPlace& camp = table.places[0];
  EXPECT_EQ(camp.name, "Sadaqa Camp");
  EXPECT_THAT(camp.names, ElementsAre("Sadaka", "مخيم الصداقة"));
  EXPECT_EQ(camp.point.lat, 36.64);
  EXPECT_EQ(camp.point.lon, 37.25);
  EXPECT_EQ(camp.country, "SY");
  EXPECT_EQ(camp.kind, "other");
  EXPECT_EQ(camp.uncertainty_km, 1.5);
  EXPECT_EQ(camp.source, "Visit of 3 May");
  EXPECT_EQ(camp.note, "Founded, 2013");
  EXPECT_EQ(camp.at.line, 2);
  const DeskPlace& azaz = table.places[1];
  EXPECT_THAT(azaz.names, IsEmpty());
  EXPECT_FALSE(azaz.uncertainty_km.has_value());
  EXPECT_EQ(azaz.at.line, 4);
}

TEST_F(DeskTables, ReadAnySeparatorAndAByteOrderMark) {
  for (const char separator : {',', ';', '\t', '|'}) {
    std::string text = "\xEF\xBB\xBFname,lat,lon,names\r\n\"Azaz, north\",36,37,\"a|b\"\r\n";
    for (std::size_t i = 0; i < text.size(); ++i)
      if (text[i] == ',' && text.compare(i, 2, ", ") != 0) text[i] = separator;
    write("desk.csv", text);
    const MapSpec found = map(named);
    ASSERT_EQ(found.desk_tables.size(), 1) << separator;
    EXPECT_EQ(found.desk_tables[0]->places.at(0).name, "Azaz, north") << separator;
    EXPECT_THAT(found.desk_tables[0]->places[0].names, ElementsAre("a", "b")) << separator;
  }
}

TEST_F(DeskTables, ArePathsRelativeToTheFileThatNamesThem) {
  write("shared/desk.csv", "name,lat,lon\nCamp,36,37\n");
  write("shared/desk.toml", "[defaults]\nplaces = \"desk.csv\"\n");
  write("own.csv", "name,lat,lon\nOwn,1,2\n");
  const MapSpec inherited = map("include = [\"shared/desk.toml\"]\n[[map]]\nname = \"m\"\n[[map.stop]]\nplace = \"Camp\"\n");
  ASSERT_EQ(inherited.desk_tables.size(), 1);
  EXPECT_EQ(inherited.desk_tables[0]->places[0].name, "Camp");
  ASSERT_EQ(inherited.tables.size(), 1);
  EXPECT_EQ(fs::path(inherited.tables[0].path), folder_ / "shared" / "desk.csv");
  EXPECT_EQ(inherited.tables[0].sha256, inherited.desk_tables[0]->sha256);

  const std::string include = "include = [\"shared/desk.toml\"]\n[[map]]\nname = \"m\"\n";
  const std::string stop = "[[map.stop]]\nplace = \"Camp\"\n";
  const MapSpec both = map(include + "places = [\"own.csv\", \"shared/desk.csv\"]\n" + stop);
  ASSERT_EQ(both.desk_tables.size(), 2);
  EXPECT_EQ(both.desk_tables[0]->file_name, "own.csv");
  EXPECT_THAT(map(include + "places = []\n" + stop).desk_tables, IsEmpty());
}

TEST_F(DeskTables, OneTableIsReadOnceForAllMaps) {
  write("desk.csv", "name,lat,lon\nCamp,36,37\n");
  const auto jobs = read(
      "[defaults]\nplaces = \"desk.csv\"\n[[map]]\nname = \"a\"\n[[map.stop]]\nplace = \"Camp\"\n"
      "[[map]]\nname = \"b\"\n[[map.stop]]\nplace = \"Camp\"\n");
  ASSERT_TRUE(jobs.ok());
  EXPECT_EQ(jobs->front().maps[0].desk_tables, jobs->front().maps[1].desk_tables);
}

TEST_F(DeskTables, TheirContentIsPartOfTheMapsDigest) {
  write("desk.csv", "name,lat,lon\nCamp,36,37\n");
  const std::string before = map(named).content_sha256;
  EXPECT_EQ(map(named).content_sha256, before);
  write("desk.csv", "name,lat,lon\nCamp,36,37.001\n");
  EXPECT_NE(map(named).content_sha256, before);
}

TEST_F(DeskTables, TellWhatIsWrongInTheJob) {
  EXPECT_THAT(problems(named), ElementsAre("job.toml:3:10: error: 'desk.csv' cannot be read: No such file or directory\n"
                                           "  places = \"desk.csv\"\n"
                                           "           ^\n"
                                           "  a path is relative to the file that names it\n"));
  EXPECT_THAT(problems("[[map]]\nname = \"m\"\nplaces = 7\n[[map.stop]]\nplace = \"Azaz\"\n"),
              ElementsAre("job.toml:3:10: error: 'places' must be a string or an array of strings, not a number\n"
                          "  places = 7\n"
                          "           ^\n"
                          "  write places = \"desk-places.csv\"\n"));
  write("desk.csv", "name,lat,lon\nCamp,36,37\n");
  EXPECT_THAT(problems("[[map]]\nname = \"m\"\nplaces = [\"desk.csv\", \"./desk.csv\"]\n[[map.stop]]\nplace = \"Azaz\"\n"),
              ElementsAre("job.toml:3:23: error: 'places' names './desk.csv' twice\n"
                          "  places = [\"desk.csv\", \"./desk.csv\"]\n"
                          "                        ^\n"));
}

TEST_F(DeskTables, TellWhatIsWrongWithTheColumns) {
  EXPECT_THAT(problems_of("name,lat,lon,contry\nCamp,36,37,SY\n"), ElementsAre("desk.csv:1:14: error: unknown column 'contry'\n"
                                                                               "  name,lat,lon,contry\n"
                                                                               "               ^\n"
                                                                               "  did you mean 'country'?\n"));
  EXPECT_THAT(
      problems_of("name,lat,lon,map\nCamp,36,37,m\n"),
      ElementsAre("desk.csv:1:14: error: unknown column 'map'\n"
                  "  name,lat,lon,map\n"
                  "               ^\n"
                  "  the columns of a table of places are name, lat, lon, names, country, kind, uncertainty_km, source, "
                  "note\n"));
  EXPECT_THAT(problems_of("name,lat\nCamp,36\n"), ElementsAre("desk.csv:1:1: error: there is no column 'lon'\n"
                                                              "  name,lat\n"
                                                              "  ^\n"
                                                              "  columns are separated by commas, semicolons, tabs or bars\n"));
  EXPECT_THAT(problems_of("name,lat,lon,lat\nCamp,36,37,36\n"),
              ElementsAre("desk.csv:1:14: error: the column 'lat' is there twice\n"
                          "  name,lat,lon,lat\n"
                          "               ^\n"));
  EXPECT_THAT(problems_of(""), ElementsAre("desk.csv:1:1: error: the table is empty\n"
                                           "  its first row names the columns\n"));
}

TEST_F(DeskTables, TellHowDecimalsAreWritten) {
  EXPECT_THAT(problems_of("name;lat;lon\n"
                          "A;36,58;37\n"
                          "B;36;-1,5\n"),
              ElementsAre("desk.csv:2:3: error: 'lat' must be a number, not a string\n"
                          "  A;36,58;37\n"
                          "    ^\n"
                          "  write a point for the decimals: 36.58\n",
                          "desk.csv:3:6: error: 'lon' must be a number, not a string\n"
                          "  B;36;-1,5\n"
                          "       ^\n"
                          "  write a point for the decimals: -1.5\n"));
}

TEST_F(DeskTables, TellWhatIsWrongWithTheRows) {
  EXPECT_THAT(problems_of("name,lat,lon,uncertainty_km\n"
                          "A,36.x,37,\n"
                          "B,95,37,\n"
                          "C,36,-181,\n"
                          "D,36,37,-1\n"
                          ",36,37,\n"
                          "F,36,,\n"),
              ElementsAre("desk.csv:2:3: error: 'lat' must be a number, not a string\n"
                          "  A,36.x,37,\n"
                          "    ^\n",
                          "desk.csv:3:3: error: 'lat' must be between -90 and 90, not 95\n"
                          "  B,95,37,\n"
                          "    ^\n",
                          "desk.csv:4:6: error: 'lon' must be between -180 and 180, not -181\n"
                          "  C,36,-181,\n"
                          "       ^\n",
                          "desk.csv:5:9: error: 'uncertainty_km' must be between 0 and 5000, not -1\n"
                          "  D,36,37,-1\n"
                          "          ^\n",
                          "desk.csv:6:1: error: missing key 'name' in a table of places\n"
                          "  ,36,37,\n"
                          "  ^\n",
                          "desk.csv:7:1: error: missing key 'lon' in a table of places\n"
                          "  F,36,,\n"
                          "  ^\n"));
  EXPECT_THAT(problems_of("name,lat,lon\nA,=1+2,37\nB,36\n"),
              ElementsAre("desk.csv:2:3: error: 'lat' holds a formula, not a value\n"
                          "  A,=1+2,37\n"
                          "    ^\n"
                          "  save the table with values\n",
                          "desk.csv:3:1: error: the row has 2 cells, the first row has 3\n"
                          "  B,36\n"
                          "  ^\n"
                          "  put cells that hold the separator in quotes\n"));
}

TEST_F(DeskTables, CanBeReadByThemselves) {
  base::Diagnostics problems;
  EXPECT_EQ(read_desk_table((folder_ / "none.csv").string(), problems), nullptr);
  ASSERT_EQ(problems.size(), 1);
  EXPECT_EQ(base::format(problems[0]),
            (folder_ / "none.csv").string() + ": error: cannot be read: No such file or directory\n");
  problems.clear();
  write("desk.csv", "name,lat,lon\nCamp,36,37\n");
  const auto table = read_desk_table((folder_ / "desk.csv").string(), problems);
  ASSERT_NE(table, nullptr);
  EXPECT_EQ(table->places.at(0).name, "Camp");
}

}  // namespace
}  // namespace rutter::job
