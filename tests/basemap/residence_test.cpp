#include "basemap/residence.hpp"

#include <gtest/gtest.h>

#include <string>

namespace rutter::basemap {
namespace {

class ResidenceOfAFile : public ::testing::Test {
 protected:
  static constexpr std::size_t window = std::size_t{64} << 10;
  const std::string file_ = std::string(Residence::most + 4 * window, 'x');
  Residence residence_{file_};

  bool reads(std::size_t at, std::size_t size) {
    return residence_.is_too_large_with(std::string_view(file_).substr(at, size));
  }
};

TEST_F(ResidenceOfAFile, GrowsByWhatIsReadForTheFirstTime) {
  EXPECT_FALSE(reads(0, Residence::most));
  EXPECT_FALSE(reads(100, Residence::most / 2));
  EXPECT_FALSE(reads(Residence::most, 0));
  EXPECT_TRUE(reads(Residence::most, 1));
}

TEST_F(ResidenceOfAFile, CountsWindowsThatAStretchTouchesInPart) {
  EXPECT_FALSE(reads(0, Residence::most - window));
  EXPECT_FALSE(reads(Residence::most - 1, 1));
  EXPECT_TRUE(reads(Residence::most + window - 1, 2));
}

TEST_F(ResidenceOfAFile, BeginsAnewOnceItWasTooLarge) {
  EXPECT_TRUE(reads(0, Residence::most + 1));
  EXPECT_FALSE(reads(0, Residence::most));
  EXPECT_TRUE(reads(0, Residence::most + 1));
}

TEST_F(ResidenceOfAFile, ReachesToItsLastByte) {
  EXPECT_FALSE(reads(file_.size() - 1, 1));
}

}  // namespace
}  // namespace rutter::basemap
