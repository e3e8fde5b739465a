#include "app/exit_code.hpp"

#include <gtest/gtest.h>

namespace rutter::app {
namespace {

TEST(ExitCode, NumbersOfTheContract) {
  EXPECT_EQ(static_cast<int>(ExitCode::done), 0);
  EXPECT_EQ(static_cast<int>(exit_code_of(base::ErrorKind::map)), 1);
  EXPECT_EQ(static_cast<int>(exit_code_of(base::ErrorKind::usage)), 2);
  EXPECT_EQ(static_cast<int>(ExitCode::not_found), 3);
  EXPECT_EQ(static_cast<int>(exit_code_of(base::ErrorKind::data)), 4);
  EXPECT_EQ(static_cast<int>(exit_code_of(base::ErrorKind::output)), 4);
  EXPECT_EQ(static_cast<int>(exit_code_of(base::ErrorKind::internal)), 70);
}

TEST(ExitCode, TheGraverOneIsTold) {
  EXPECT_EQ(graver(ExitCode::done, ExitCode::some_maps), ExitCode::some_maps);
  EXPECT_EQ(graver(ExitCode::data_or_output, ExitCode::some_maps), ExitCode::data_or_output);
  EXPECT_EQ(graver(ExitCode::data_or_output, ExitCode::internal), ExitCode::internal);
}

}  // namespace
}  // namespace rutter::app
