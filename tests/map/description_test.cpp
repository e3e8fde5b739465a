#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "furniture_sample.hpp"

namespace rutter::map {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(LongDescription, CarriesThePicturesHedges) {
  sample::Sample sample(sample::example("transit-chain"));
  const std::string words = long_description(sample.inputs());
  EXPECT_EQ(words.rfind("Map. Reported transit of Syrian fighters to Azerbaijan.", 0), 0U);
  for (const char* expected :
       {"No source documents one journey from end to end.", "Turkey and Azerbaijan deny recruiting or sending fighters.",
        "1 Hawar Kilis:", "location confirmed", "reported", "claimed", "planned", "Destination inferred.",
        "Somewhere near Azaz; distance not stated.", "Known only as this area.",
        "From Gaziantep (5) to Istanbul (6), by air:", "Lines join places; they do not show the path travelled.",
        "Numbers identify places; they are not an order of travel.", "Positions as of 31 October 2020.",
        "Internationally recognised as part of Azerbaijan", "(read in FRANCE 24 Observers)"})
    EXPECT_THAT(words, HasSubstr(expected));
  EXPECT_THAT(words, Not(HasSubstr("[")));
}

TEST(LongDescription, NamesEveryStatus) {
  using job::Status;
  sample::Sample sample(sample::example("france24-observers"));
  for (const auto& [status, word] : std::vector<std::pair<Status, std::string>>{{Status::confirmed, "location confirmed"},
                                                                                {Status::reported, "reported"},
                                                                                {Status::claimed, "claimed"},
                                                                                {Status::inferred, "inferred"},
                                                                                {Status::planned, "planned"},
                                                                                {Status::retracted, "retracted"}}) {
    sample.itinerary().stops.front().spec.status = status;
    EXPECT_THAT(long_description(sample.inputs()), HasSubstr("; " + word)) << word;
  }
}

TEST(LongDescription, SaysNothingOfOrderWhereNumbersAreTheOrder) {
  sample::Sample sample(sample::example("asbarez"));
  sample.itinerary().numbers_are_order = true;
  EXPECT_THAT(long_description(sample.inputs()), Not(HasSubstr("not an order of travel")));
}

}  // namespace
}  // namespace rutter::map
