#include "app/shard.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "base/error.hpp"

namespace rutter::app {
namespace {

using Variables = std::map<std::string, std::string>;

Shard read(const std::string& text, const Variables& variables = {}) {
  return parse_shard(text, [&](const char* name) {
    const auto found = variables.find(name);
    return found == variables.end() ? nullptr : found->second.c_str();
  });
}

std::string refusal(const std::string& text, const Variables& variables = {}) {
  try {
    (void)read(text, variables);
  } catch (const base::Error& error) {
    return error.what();
  }
  return "not refused";
}

TEST(Shard, EveryNameBelongsToExactlyOne) {
  for (int parts = 1; parts <= 7; ++parts)
    for (int i = 0; i < 50; ++i) {
      int taken = 0;
      for (int part = 0; part < parts; ++part) taken += Shard{part, parts}.takes("map-" + std::to_string(i)) ? 1 : 0;
      EXPECT_EQ(taken, 1) << parts << " " << i;
    }
}

TEST(Shard, IsFixedForever) {
  // SHA-256 of "abc" begins with ba7816bf: 3128432319 = 1 mod 2 and 3 mod 4.
  EXPECT_TRUE((Shard{1, 2}.takes("abc")));
  EXPECT_TRUE((Shard{3, 4}.takes("abc")));
}

TEST(Shard, Reading) {
  EXPECT_EQ(read("2/4").part, 2);
  EXPECT_EQ(read("2/4").parts, 4);
  for (const char* text :
       {"", "2", "2/", "/4", "4/4", "5/4", "a/b", "2/4x", "-1/4", "1/0", "auto/", "auto/0", "auto/x", "Auto"})
    EXPECT_THROW((void)read(text), base::Error) << text;
  EXPECT_EQ(refusal("4/4"), "'--shard' takes I/N with I from 0 to N-1, 'auto' or 'auto/N', not '4/4'\nwrite it as 0/4");
}

TEST(Shard, FromSlurmsArray) {
  const Variables third = {{"SLURM_ARRAY_TASK_ID", "3"}, {"SLURM_ARRAY_TASK_MIN", "1"}, {"SLURM_ARRAY_TASK_COUNT", "8"}};
  EXPECT_EQ(read("auto", third).part, 2);
  EXPECT_EQ(read("auto", third).parts, 8);
  EXPECT_EQ(read("auto/8", third).part, 2);
  const Variables steps = {{"SLURM_ARRAY_TASK_ID", "10"},
                           {"SLURM_ARRAY_TASK_MIN", "4"},
                           {"SLURM_ARRAY_TASK_STEP", "3"},
                           {"SLURM_ARRAY_TASK_COUNT", "5"}};
  EXPECT_EQ(read("auto", steps).part, 2);
  EXPECT_EQ(refusal("auto/4", third), "'--shard auto/4': the array has 8 tasks\nwrite --shard auto, or submit 4 tasks");
  EXPECT_EQ(refusal("auto", {{"SLURM_ARRAY_TASK_ID", "9"}, {"SLURM_ARRAY_TASK_MIN", "1"}, {"SLURM_ARRAY_TASK_COUNT", "3"}}),
            "'--shard auto': task 9 is not one of 3 tasks from 1 in steps of 1\n"
            "submit the array with equal steps, as in sbatch --array=0-9");
  EXPECT_EQ(refusal("auto", {{"SLURM_ARRAY_TASK_ID", "9"}}),
            "'--shard auto': SLURM_ARRAY_TASK_COUNT is not set\nsay how many parts there are: --shard auto/N");
}

TEST(Shard, TasksOfAnArrayAreItsParts) {
  for (int task = 1; task <= 6; ++task) {
    const Shard shard =
        read("auto",
             {{"SLURM_ARRAY_TASK_ID", std::to_string(task)}, {"SLURM_ARRAY_TASK_MIN", "1"}, {"SLURM_ARRAY_TASK_COUNT", "6"}});
    EXPECT_EQ(shard.part, task - 1);
  }
}

TEST(Shard, FromOtherArrays) {
  EXPECT_EQ(read("auto/4", {{"JOB_COMPLETION_INDEX", "0"}}).part, 0);
  EXPECT_EQ(read("auto/4", {{"AWS_BATCH_JOB_ARRAY_INDEX", "3"}}).part, 3);
  EXPECT_EQ(refusal("auto/4", {{"JOB_COMPLETION_INDEX", "4"}}),
            "'--shard auto/4': JOB_COMPLETION_INDEX is 4, not one of 0 to 3");
  EXPECT_EQ(refusal("auto", {{"JOB_COMPLETION_INDEX", "1"}}),
            "'--shard auto': JOB_COMPLETION_INDEX does not say how many parts there are\nwrite --shard auto/N");
  EXPECT_EQ(refusal("auto/4", {{"JOB_COMPLETION_INDEX", "one"}}),
            "'--shard auto': JOB_COMPLETION_INDEX is 'one', not a whole number");
  EXPECT_EQ(refusal("auto"),
            "'--shard auto' finds none of SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX, AWS_BATCH_JOB_ARRAY_INDEX\n"
            "outside of such a job write --shard I/N");
}

}  // namespace
}  // namespace rutter::app
