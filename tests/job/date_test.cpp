#include "job/date.hpp"

#include <gtest/gtest.h>

namespace rutter::job {
namespace {

std::string words(std::string_view text) {
  const auto parsed = parse_date(text);
  const DateProblem* problem = std::get_if<DateProblem>(&parsed);
  return problem != nullptr ? "! " + problem->reason : in_words(std::get<Date>(parsed));
}

TEST(Date, InWords) {
  EXPECT_EQ(words("2020-09-25"), "25 September 2020");
  EXPECT_EQ(words("2020-09-05"), "5 September 2020");
  EXPECT_EQ(words("2020-09"), "September 2020");
  EXPECT_EQ(words("2020"), "2020");
  EXPECT_EQ(words("2020-10-03~"), "about 3 October 2020");
  EXPECT_EQ(words("2020-10~"), "about October 2020");
  EXPECT_EQ(words("2020-10-03?"), "3 October 2020 (uncertain)");
  EXPECT_EQ(words("2020-10-03%"), "about 3 October 2020 (uncertain)");
  EXPECT_EQ(words("2020-09-25/.."), "since 25 September 2020");
  EXPECT_EQ(words("2020-10-03~/.."), "since about 3 October 2020");
  EXPECT_EQ(words("../2020-10-18"), "until 18 October 2020");
}

TEST(Date, IntervalsRepeatOnlyWhatDiffers) {
  EXPECT_EQ(words("2020-09-27/2020-10-18"), "27 September–18 October 2020");
  EXPECT_EQ(words("2020-09-27/2020-09-30"), "27–30 September 2020");
  EXPECT_EQ(words("2019-12-27/2020-01-18"), "27 December 2019–18 January 2020");
  EXPECT_EQ(words("2020-07/2020-10"), "July–October 2020");
  EXPECT_EQ(words("2019-07/2020-10"), "July 2019–October 2020");
  EXPECT_EQ(words("2019/2020"), "2019–2020");
  EXPECT_EQ(words("2020/2020-10"), "2020–October 2020");
  EXPECT_EQ(words("2020-09/2020-09-25"), "September–25 September 2020");
  EXPECT_EQ(words("2020-09-25/2020-09-25"), "25–25 September 2020");
}

TEST(Date, WhatTheCalendarDoesNotHaveIsRefused) {
  EXPECT_EQ(words("2020-02-29"), "29 February 2020");
  EXPECT_EQ(words("2021-02-29"), "! names a day that the calendar does not have: 2021-02-29");
  EXPECT_EQ(words("1900-02-29"), "! names a day that the calendar does not have: 1900-02-29");
  EXPECT_EQ(words("2000-02-29"), "29 February 2000");
  EXPECT_EQ(words("2020-13"), "! names a month that the calendar does not have: 2020-13");
  EXPECT_EQ(words("2020-00"), "! names a month that the calendar does not have: 2020-00");
  EXPECT_EQ(words("2020-09-31/.."), "! names a day that the calendar does not have: 2020-09-31");
  EXPECT_EQ(words("2020-09-00"), "! names a day that the calendar does not have: 2020-09-00");
  EXPECT_EQ(words("0000"), "! names a year that the calendar does not have: 0000");
  EXPECT_EQ(words("2020-10-18/2020-09-27"), "! ends before it begins: 2020-10-18/2020-09-27");
  EXPECT_EQ(words("2020-10/2020-09-27"), "! ends before it begins: 2020-10/2020-09-27");
  EXPECT_EQ(words("../.."), "! has neither a beginning nor an end");
}

TEST(Date, WhatIsNoDateIsRefusedWithTheForms) {
  for (const std::string text : {"", "September 2020", "2020-9", "20200925", "2020-09-25T10:00", "2020-09-25/", "/2020", "..",
                                 "2020~~", "25.09.2020", "2020-09-25/../..", "٢٠٢٠", "-2020", "2020-", "2020-09-"}) {
    EXPECT_NE(words(text).find("must be a date like \"2020-09-25\""), std::string::npos) << text << words(text);
  }
}

TEST(Date, KeepsTheTextAndItsParts) {
  const Date date = std::get<Date>(parse_date("2020-09-27~/2020-10"));
  EXPECT_EQ(date.text, "2020-09-27~/2020-10");
  EXPECT_EQ(*date.from, (PartialDate{2020, 9, 27, true, false}));
  EXPECT_EQ(*date.to, (PartialDate{2020, 10, 0, false, false}));
  EXPECT_TRUE(date.interval);
}

}  // namespace
}  // namespace rutter::job
