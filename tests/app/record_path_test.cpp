#include <gtest/gtest.h>

#include <filesystem>

#include "app/record.hpp"

namespace rutter::app {
namespace {

job::Job job_at(const std::string& path) {
  job::Job job;
  job.file = path;
  job.display_path = path == "-" ? "<stdin>" : path;
  return job;
}

TEST(RecordPath, RelativeToTheFolderOfTheJob) {
  EXPECT_EQ(record_path("maps/asia.toml", job_at("maps/asia.toml")), "asia.toml");
  EXPECT_EQ(record_path("maps/shared/desk.toml", job_at("maps/asia.toml")), "shared/desk.toml");
  EXPECT_EQ(record_path("desk.toml", job_at("maps/asia.toml")), "../desk.toml");
  EXPECT_EQ(record_path("desk.toml", job_at("asia.toml")), "desk.toml");
}

TEST(RecordPath, NeverAbsolute) {
  EXPECT_EQ(record_path("/tmp/desk/asia.toml", job_at("/tmp/desk/asia.toml")), "asia.toml");
  EXPECT_EQ(record_path("/tmp/desk/own/style.json", job_at("/tmp/desk/asia.toml")), "own/style.json");
  EXPECT_EQ(record_path(std::filesystem::absolute("style.json"), job_at("asia.toml")), "style.json");
  EXPECT_EQ(record_path("/home/somebody/style.json", job_at("/tmp/desk/asia.toml")), "style.json");
}

TEST(RecordPath, StandardInput) {
  EXPECT_EQ(record_path("<stdin>", job_at("-")), "-");
  EXPECT_EQ(record_path("desk.toml", job_at("-")), "desk.toml");
}

}  // namespace
}  // namespace rutter::app
