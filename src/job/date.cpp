#include "job/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace rutter::job {
namespace {

constexpr std::string_view forms =
    "\"2020-09-25\", \"2020-09\", \"2020\", \"2020-09-25/..\", \"../2020-10-18\", \"2020-10-03~\"";

bool is_leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

unsigned days_in(int year, unsigned month) {
  constexpr std::array<unsigned, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days.at(month - 1);
}

bool take_number(std::string_view& text, std::size_t digits, int& number) {
  if (text.size() < digits || !std::ranges::all_of(text.substr(0, digits), [](char c) { return c >= '0' && c <= '9'; })) {
    return false;
  }
  std::from_chars(text.data(), text.data() + digits, number);
  text.remove_prefix(digits);
  return true;
}

/// "-09" of "2020-09-25"; nothing there is fine too.
bool take_part(std::string_view& text, unsigned& part) {
  if (!text.starts_with('-')) {
    return true;
  }
  text.remove_prefix(1);
  int number = 0;
  if (!take_number(text, 2, number)) {
    return false;
  }
  part = static_cast<unsigned>(number);
  return true;
}

using Parsed = std::variant<PartialDate, DateProblem>;

Parsed parse_partial(std::string_view text) {
  const DateProblem malformed = {fmt::format("must be a date like {}, not '{}'", forms, text), {}};
  const std::string whole(text);
  PartialDate date;
  if (!take_number(text, 4, date.year)) {
    return malformed;
  }
  const bool has_month = text.starts_with('-');
  if (!take_part(text, date.month)) {
    return malformed;
  }
  const bool has_day = text.starts_with('-');
  if (!take_part(text, date.day)) {
    return malformed;
  }
  date.approximate = text == "~" || text == "%";
  date.uncertain = text == "?" || text == "%";
  if (!text.empty() && !date.approximate && !date.uncertain) {
    return malformed;
  }
  if (date.year == 0) {
    return DateProblem{fmt::format("names a year that the calendar does not have: {}", whole), {}};
  }
  if (has_month && (date.month < 1 || date.month > 12)) {
    return DateProblem{fmt::format("names a month that the calendar does not have: {}", whole), {}};
  }
  if (has_day && (date.day < 1 || date.day > days_in(date.year, date.month))) {
    return DateProblem{fmt::format("names a day that the calendar does not have: {}", whole), {}};
  }
  return date;
}

/// Whether `b` ends before `a` begins.
bool is_before(const PartialDate& b, const PartialDate& a) {
  const std::array<int, 3> begin = {a.year, a.month > 0 ? static_cast<int>(a.month) : 1,
                                    a.day > 0 ? static_cast<int>(a.day) : 1};
  const std::array<int, 3> end = {b.year, b.month > 0 ? static_cast<int>(b.month) : 12,
                                  b.day > 0 ? static_cast<int>(b.day) : 31};
  return end < begin;
}

}  // namespace

std::variant<Date, DateProblem> parse_date(std::string_view text) {
  Date date;
  date.text = std::string(text);
  const std::size_t slash = text.find('/');
  date.interval = slash != std::string_view::npos;
  const std::string_view first = text.substr(0, slash);
  const std::string_view second = date.interval ? text.substr(slash + 1) : std::string_view();
  if (!date.interval || first != "..") {
    const Parsed parsed = parse_partial(first);
    if (const DateProblem* problem = std::get_if<DateProblem>(&parsed)) {
      return *problem;
    }
    date.from = std::get<PartialDate>(parsed);
  }
  if (date.interval && second != "..") {
    const Parsed parsed = parse_partial(second);
    if (const DateProblem* problem = std::get_if<DateProblem>(&parsed)) {
      return *problem;
    }
    date.to = std::get<PartialDate>(parsed);
  }
  if (!date.from && !date.to) {
    return DateProblem{"has neither a beginning nor an end", "leave it out"};
  }
  if (date.from && date.to && is_before(*date.to, *date.from)) {
    return DateProblem{fmt::format("ends before it begins: {}", text), {}};
  }
  return date;
}

}  // namespace rutter::job
