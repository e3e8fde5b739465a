#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <thread>

#include "job/read.hpp"

namespace rutter::job {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

/// A folder with jobs and their tables.
class OpenJobs : public testing::Test {
 protected:
  OpenJobs() {
    std::string name = (fs::temp_directory_path() / "rutter-open-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~OpenJobs() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }

  [[nodiscard]] OpenJob open(const std::string& job) const {
    write("job.toml", job);
    auto jobs = open_jobs({folder_ / "job.toml"});
    if (!jobs) throw std::runtime_error(base::format(jobs.problems().front()));
    return jobs->front();
  }

  /// What can be seen of a map: the digest of its text, where it and its parts stand, what it is made of.
  [[nodiscard]] static std::string seen(const MapSpec& map) {
    const auto at = [](const Located& where) {
      return fs::path(where.at.file).filename().string() + ":" + std::to_string(where.at.line) + ":" +
             std::to_string(where.at.column) + " " + where.line + "\n";
    };
    std::string text = map.name + " " + map.content_sha256 + " " + map.title + "\n" + at(map.where) + at(map.name_at);
    for (const Stop& stop : map.stops) text += stop.id + " " + stop.place + " " + at(stop.Statement::where) + at(stop.place_at);
    for (const Leg& leg : map.legs) text += leg.from.text + "-" + leg.to.text + " " + at(leg.where);
    for (const InputFile& table : map.tables) text += fs::path(table.path).filename().string() + table.sha256 + "\n";
    for (const Page& page : map.pages) text += output_name(map, page) + "\n";
    return text;
  }

  [[nodiscard]] static std::vector<std::string> all_seen(const OpenJob& job) {
    std::vector<std::string> texts;
    for (const MapEntry& map : job.maps()) texts.push_back(seen(job.spec(map)));
    return texts;
  }

  fs::path folder_;
};

const std::string two_maps =
    "[[source]]\nid = \"s\"\ntitle = \"Source\"\n"
    "[defaults]\njoin = \"in-order\"\nnote = \"See [s]\"\n"
    "[[map]]\nname = \"one\"\n[[map.stop]]\nplace = \"Azaz\"\nsource = [\"s\"]\n[[map.stop]]\nplace = \"Afrin\"\n"
    "[[map]]\nname = \"two\"\npages = [\"a4-portrait\", \"slide-16x9\"]\n[[map.stop]]\nplace = \"Baku\"\n";

TEST_F(OpenJobs, MapsAreTheSameReadApartAndReadWhole) {
  const OpenJob apart = open(two_maps);
  // A last header in quotes: only the whole text tells whose it is.
  const OpenJob whole = open(two_maps + "[[\"map\"]]\nname = \"3\"\nscale = 2e6\nextent = [1, 2, 3, 4]\n");
  auto expected = all_seen(whole);
  ASSERT_EQ(expected.size(), 3U);
  expected.pop_back();
  EXPECT_EQ(all_seen(apart), expected);
}

TEST_F(OpenJobs, EntriesTellNamesAndOutputs) {
  const OpenJob job = open(two_maps);
  ASSERT_EQ(job.maps().size(), 2U);
  EXPECT_TRUE(job.job().maps.empty());
  EXPECT_EQ(job.maps()[0].name, "one");
  EXPECT_EQ(job.maps()[0].name_at, (toml::Mark{8, 8}));
  EXPECT_THAT(output_names(job.maps()[0]), ElementsAre("one"));
  EXPECT_THAT(output_names(job.maps()[1]), ElementsAre("two_a4-portrait", "two_slide-16x9"));
}

TEST_F(OpenJobs, EditionsAreReadAgainInTheirLanguage) {
  const OpenJob job = open(
      "[defaults]\neditions = [\"en\", [\"ar\", \"en\"]]\ntitle = { en = \"Title\", ar = \"عنوان\" }\n"
      "[[map]]\nname = \"one\"\nextent = [1, 2, 3, 4]\n[[map]]\nname = \"two\"\neditions = [\"en\"]\nextent = [1, 2, 3, 4]\n");
  ASSERT_EQ(job.maps().size(), 3U);
  std::vector<std::string> texts;
  for (const MapEntry& map : job.maps()) {
    const MapSpec spec = job.spec(map);
    texts.push_back(spec.name + spec.edition + spec.languages.front() + spec.title + output_names(map).front());
  }
  EXPECT_THAT(texts, ElementsAre("oneenenTitleone_en",
                                 "onearar"
                                 "عنوان"
                                 "one_ar",
                                 "twoenenTitletwo_en"));
}

TEST_F(OpenJobs, FilesThatChangeAreNotReadAgain) {
  write("stops.csv", "map,place\none,Azaz\ntwo,Baku\n");
  const OpenJob job = open("[defaults]\nstops_csv = \"stops.csv\"\n[[map]]\nname = \"one\"\n[[map]]\nname = \"two\"\n");
  const auto before = all_seen(job);
  write("stops.csv", "broken");
  write("job.toml", "broken");
  EXPECT_EQ(all_seen(job), before);
  EXPECT_EQ(job.spec(job.maps()[1]).stops.at(0).place, "Baku");
}

TEST_F(OpenJobs, RowsOfATableOfMapsAreReadAgain) {
  write("maps.csv",
        "\xEF\xBB\xBFname;title;town\r\n"
        "a;\"Two\r\nlines; \"\"quoted\"\"\";Azaz\r\n"
        "\r\n"
        "b;\"x\"\r\"c\";\xEF\xBB\xBFy;Baku\n"  // a lone return behind a quote ends a row within its line
        "d;z;Afrin");
  const std::string job_text =
      "maps_csv = \"maps.csv\"\n[defaults]\nsubtitle = \"of {town}\"\n[[defaults.stop]]\nplace = \"{town}\"\n";
  write("job.toml", job_text);
  EXPECT_FALSE(open_jobs({folder_ / "job.toml"}).ok());  // rows of two and of three cells
  write("maps.csv",
        "\xEF\xBB\xBFname;town\r\n"
        "a;\"Aza\r\nz\"\r\n\r\n"
        "b;\"Baku\"\r\"c\";\xEF\xBB\xBFKo\n"
        "\xEF\xBB\xBFname;x\nd;Afrin");
  const OpenJob job = open(job_text);
  std::vector<std::string> texts;
  for (const MapEntry& map : job.maps()) {
    const MapSpec spec = job.spec(map);
    EXPECT_EQ(spec.name, map.name);
    texts.push_back(spec.name + " " + spec.subtitle + " " + std::to_string(spec.where.at.line) + " " +
                    std::to_string(map.name_at.line) + ":" + std::to_string(map.name_at.column));
  }
  EXPECT_EQ(texts.size(), 5U);
  EXPECT_THAT(texts, testing::IsSupersetOf({"a of Aza  z 2 2:1", "b of Baku 5 5:1", "d of Afrin 7 7:1"}));
}

TEST_F(OpenJobs, ThreadsMayReadAtOnce) {
  write("stops.csv", "map,place\none,Azaz\ntwo,Baku\n");
  write("places.csv", "name,lat,lon\nHill 7,36.5,37\n");
  const OpenJob job = open(
      "[defaults]\nstops_csv = \"stops.csv\"\nplaces = \"places.csv\"\n[[map]]\nname = \"one\"\n[[map]]\nname = \"two\"\n");
  const auto expected = all_seen(job);
  std::vector<int> good(4);
  std::vector<std::thread> threads;
  for (int& one : good)
    threads.emplace_back([&] {
      for (int round = 0; round < 50; ++round) one += all_seen(job) == expected ? 1 : 0;
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(good, testing::Each(50));
  EXPECT_EQ(job.spec(job.maps()[0]).desk_tables, job.spec(job.maps()[1]).desk_tables);
}

TEST_F(OpenJobs, AJobOutlivesWhatOpenedIt) {
  std::optional<OpenJob> first = open(two_maps);
  const OpenJob copy = *first;
  first.reset();
  EXPECT_EQ(copy.spec(copy.maps()[1]).stops.at(0).place, "Baku");
  EXPECT_EQ(copy.job().sources.at(0).id, "s");
}

}  // namespace
}  // namespace rutter::job
