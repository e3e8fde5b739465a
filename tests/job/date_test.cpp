#include "job/date.hpp"

#include <gtest/gtest.h>

namespace rutter::job {
namespace {

/// The date's text, or the reason why it is refused.
std::string outcome(std::string_view text) {
  const auto parsed = parse_date(text);
  const DateProblem* problem = std::get_if<DateProblem>(&parsed);
  return problem != nullptr ? "! " + problem->reason : std::get<Date>(parsed).text;
}

TEST(Date, WhatTheCalendarDoesNotHaveIsRefused) {
  EXPECT_EQ(outcome("2020-02-29"), "2020-02-29");
  EXPECT_EQ(outcome("2021-02-29"), "! names a day that the calendar does not have: 2021-02-29");
  EXPECT_EQ(outcome("1900-02-29"), "! names a day that the calendar does not have: 1900-02-29");
  EXPECT_EQ(outcome("2000-02-29"), "2000-02-29");
  EXPECT_EQ(outcome("2020-13"), "! names a month that the calendar does not have: 2020-13");
  EXPECT_EQ(outcome("2020-00"), "! names a month that the calendar does not have: 2020-00");
  EXPECT_EQ(outcome("2020-09-31/.."), "! names a day that the calendar does not have: 2020-09-31");
  EXPECT_EQ(outcome("2020-09-00"), "! names a day that the calendar does not have: 2020-09-00");
  EXPECT_EQ(outcome("0000"), "! names a year that the calendar does not have: 0000");
  EXPECT_EQ(outcome("2020-10-18/2020-09-27"), "! ends before it begins: 2020-10-18/2020-09-27");
  EXPECT_EQ(outcome("2020-10/2020-09-27"), "! ends before it begins: 2020-10/2020-09-27");
  EXPECT_EQ(outcome("../.."), "! has neither a beginning nor an end");
}

TEST(Date, WhatIsNoDateIsRefusedWithTheForms) {
  for (const std::string text : {"", "September 2020", "2020-9", "20200925", "2020-09-25T10:00", "2020-09-25/", "/2020", "..",
                                 "2020~~", "25.09.2020", "2020-09-25/../..", "٢٠٢٠", "-2020", "2020-", "2020-09-"}) {
    EXPECT_NE(outcome(text).find("must be a date like \"2020-09-25\""), std::string::npos) << text << outcome(text);
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
