#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "job/read.hpp"

namespace rutter::job {
namespace {

class Files : public ::testing::Test {
 protected:
  void SetUp() override {
    before_ = std::filesystem::current_path();
    folder_ = std::filesystem::path(::testing::TempDir()) / ("rutter_files_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_ / "shared");
    std::filesystem::current_path(folder_);
  }
  void TearDown() override {
    std::filesystem::current_path(before_);
    std::filesystem::remove_all(folder_);
  }
  static void write(const std::string& path, const std::string& text) { std::ofstream(path) << text; }
  static std::string said(const std::vector<std::filesystem::path>& paths) {
    const auto result = read_jobs(paths);
    std::string all;
    if (!result) {
      for (const auto& problem : result.problems()) {
        all += base::format(problem);
      }
    }
    return all;
  }
  std::filesystem::path folder_;
  std::filesystem::path before_;
};

const std::string map = "[[map]]\nname = 'x'\nextent = [1, 2, 3, 4]\n";

TEST_F(Files, IncludesBringSourcesAndDefaultsPathsAreRelativeToTheFileThatNamesThem) {
  write("shared/desk.toml", "include = ['sources.toml']\n[defaults]\nstyle = 'mine.json'\nproducer = 'Desk'\nscale = 5000\n");
  write("shared/sources.toml", "[[source]]\nid = 's'\ntitle = 't'\n");
  write("a.toml", "include = ['shared/desk.toml', 'shared/sources.toml']\n[defaults]\nscale = 6000\n" + map +
                      "note = 'see [s]'\nlayers = ['l.geojson']\n");
  const auto jobs = read_jobs({"./a.toml"});
  ASSERT_TRUE(jobs.ok()) << said({"./a.toml"});
  const Job& job = jobs->at(0);
  EXPECT_EQ(job.display_path, "./a.toml");
  EXPECT_EQ(job.sources.size(), 1U);
  EXPECT_EQ(job.maps.at(0).style, "shared/mine.json");
  EXPECT_EQ(job.maps[0].producer, "Desk");
  EXPECT_EQ(*job.maps[0].scale, 6000);
  EXPECT_EQ(job.maps[0].layers.at(0).path, "l.geojson");
  ASSERT_EQ(job.inputs.size(), 3U);
  EXPECT_EQ(job.inputs[0].path, "./a.toml");
  EXPECT_EQ(job.inputs[1].path, "shared/desk.toml");
  EXPECT_EQ(job.inputs[2].path, "shared/sources.toml");
}

TEST_F(Files, ACycleIsFound) {
  write("a.toml", "include = ['shared/b.toml']\n" + map);
  write("shared/b.toml", "include = ['../a.toml']\n");
  EXPECT_EQ(said({"a.toml"}),
            "shared/b.toml:1:12: error: '../a.toml' includes itself\n  include = ['../a.toml']\n             ^\n"
            "  a.toml includes b.toml includes a.toml\n");
}

TEST_F(Files, ProblemsOfAnIncludeAreThoseOfTheJob) {
  write("a.toml", "include = ['shared/b.toml', 'none.toml', 'shared']\n" + map);
  write("shared/b.toml", "[defaults]\ntilte = 'x'\n" + map);
  EXPECT_EQ(
      said({"a.toml"}),
      "shared/b.toml:2:1: error: unknown key 'tilte' in [defaults]\n  tilte = 'x'\n  ^\n  did you mean 'title'?\n"
      "shared/b.toml:3:1: error: an included file cannot have a [[map]]\n  [[map]]\n  ^\n  give both files to rutter instead\n"
      "a.toml:1:29: error: 'none.toml' cannot be read: No such file or directory\n  include = ['shared/b.toml', 'none.toml', "
      "'shared']\n"
      "                              ^\n  a path is relative to the file that names it\n"
      "a.toml:1:42: error: 'shared' cannot be read: is a folder\n  include = ['shared/b.toml', 'none.toml', 'shared']\n"
      "                                           ^\n  a path is relative to the file that names it\n");
}

TEST_F(Files, AllFilesAreReadAndNamesAreUniqueOverThem) {
  write("a.toml", "x = \n" + map);
  write("b.toml", map);
  write("c.toml", "y = 1\n" + map);
  EXPECT_EQ(said({"a.toml", "b.toml", "c.toml", "d.toml"}),
            "a.toml:1:5: error: TOML syntax: error while parsing key-value pair: expected value, saw '\\n'\n  x = \n      ^\n"
            "c.toml:1:1: error: unknown key 'y' at the top level\n  y = 1\n  ^\n  see docs/job-file.md\n"
            "d.toml: error: cannot be read: No such file or directory\n"
            "c.toml:3:8: error: duplicate map name 'x'\n  name = 'x'\n         ^\n  the first is 'x' at b.toml:2\n");
}

TEST_F(Files, ThousandsOfProblemsEnd) {
  std::string text = map;
  for (int i = 0; i < 20000; ++i) {
    text += "k" + std::to_string(i) + " = 1\n";
  }
  write("a.toml", text);
  const auto result = read_jobs({"a.toml"});
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.problems().size(), 201U);
  EXPECT_EQ(result.problems().back().message, "more problems are not shown");
}

TEST_F(Files, ManyMapsWithManyDefaultStopsAreRefusedBeforeTheyEatTheMemory) {
  std::string text = "[defaults]\nstop = [";
  for (int i = 0; i < 1000; ++i) {
    text += "{place='a'},";
  }
  text += "]\n";
  for (int i = 0; i < 5000; ++i) {
    text += "[[map]]\nname='m" + std::to_string(i) + "'\n";
  }
  write("a.toml", text);
  const auto result = read_jobs({"a.toml"});
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.problems().at(0).message, "more than 100000 stops, legs and areas in one job");
}

}  // namespace
}  // namespace rutter::job
