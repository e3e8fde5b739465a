#include "map/date_words.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace rutter::map {
namespace {

using job::PartialDate;

/// What of a date is said: the start of an interval leaves out what its end says anyway.
struct Said {
  bool month = true;
  bool year = true;
};

/// The date without its doubts. In a phrase ("since ...") some languages inflect the month.
std::string plain(const Words& words, const PartialDate& date, Said said = {}, bool in_phrase = false) {
  const std::string day = words.digits(fmt::format("{}", date.day));
  const std::string year = words.digits(fmt::format("{}", date.year));
  if (date.month == 0) return words.text("date.year", {{"year", year}});
  const bool inflected = date.day > 0 || in_phrase;
  const Catalogue& names = words.catalogue();
  const std::string& month = (inflected ? names.months_in_dates : names.months).at(date.month - 1);
  if (date.day > 0) {
    if (!said.month) return words.text("date.day", {{"day", day}});
    if (!said.year) return words.text("date.day_month", {{"day", day}, {"month", month}});
    return words.text("date.day_month_year", {{"day", day}, {"month", month}, {"year", year}});
  }
  if (!said.year) return words.text("date.month", {{"month", month}});
  return words.text(in_phrase ? "date.month_year_in_phrase" : "date.month_year", {{"month", month}, {"year", year}});
}

std::string with_uncertainty(const Words& words, const PartialDate& date, const std::string& text) {
  return date.uncertain ? words.text("date.uncertain", {{"date", text}}) : text;
}

/// "since", "until", "about" before a date: languages say it differently before a day and before a month or year.
std::string phrase(const Words& words, std::string_view kind, const PartialDate& date) {
  const std::string id = fmt::format("date.{}{}", kind, date.day > 0 ? "_day" : "");
  return with_uncertainty(words, date, words.text(id, {{"date", plain(words, date, {}, true)}}));
}

std::string bound(const Words& words, std::string_view kind, const PartialDate& date) {
  return phrase(words, date.approximate ? fmt::format("{}_about", kind) : std::string(kind), date);
}

std::string end_of_interval(const Words& words, const PartialDate& date, Said said) {
  const std::string text = plain(words, date, said, date.approximate);
  if (!date.approximate) return with_uncertainty(words, date, text);
  const std::string about = words.text(date.day > 0 ? "date.about_day" : "date.about", {{"date", text}});
  return with_uncertainty(words, date, about);
}

/// The digits of all scripts that dates are written in here as those of ASCII.
std::string with_ascii_digits(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = base::next_code_point(text, at);
    for (const char32_t zero : {U'\u0660', U'\u06F0', U'\u0966'})
      if (c >= zero && c <= zero + 9) c = U'0' + (c - zero);
    base::append_code_point(out, c);
  }
  return out;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

std::string date_words(const Words& words, const job::Date& date) {
  if (!date.interval) {
    if (!date.from) return {};
    return date.from->approximate ? phrase(words, "about", *date.from)
                                  : with_uncertainty(words, *date.from, plain(words, *date.from));
  }
  if (!date.from) return date.to ? bound(words, "until", *date.to) : std::string();
  if (!date.to) return bound(words, "since", *date.from);
  Said said;
  said.year = date.from->year != date.to->year || date.from->month == 0 || date.to->month == 0;
  said.month = said.year || date.from->month != date.to->month || date.from->day == 0 || date.to->day == 0;
  const std::string from = end_of_interval(words, *date.from, said);
  const std::string to = end_of_interval(words, *date.to, {});
  return words.text(said.month ? "date.interval" : "date.interval_of_days", {{"from", from}, {"to", to}});
}

std::string published_words(const Words& words, const std::optional<job::Date>& date) {
  if (!date) return words.text("date.none");
  if (!date->interval || (date->from && date->to)) return date_words(words, *date);
  job::Date known;
  known.from = date->from ? date->from : date->to;
  return words.text(date->from ? "date.or_later" : "date.or_earlier", {{"date", date_words(words, known)}});
}

bool names_day(const Words& words, std::string_view claim, const PartialDate& day) {
  const PartialDate known{day.year, day.month, day.day, false, false};
  const std::string with_year = with_ascii_digits(plain(words, known));
  const std::string alone = with_ascii_digits(plain(words, known, {true, false}));
  const std::string year = fmt::format("{}", day.year);
  // What stands between day and year: " " in English, " de " in Spanish.
  const std::size_t year_at = with_year.starts_with(alone) ? with_year.find(year, alone.size()) : std::string::npos;
  const std::string between = year_at == std::string::npos ? " " : with_year.substr(alone.size(), year_at - alone.size());
  const std::string text = with_ascii_digits(claim);
  for (std::size_t at = text.find(alone); at != std::string::npos; at = text.find(alone, at + 1)) {
    const std::string_view behind = std::string_view(text).substr(at + alone.size());
    const bool longer = at > 0 && is_digit(text[at - 1]);
    const bool has_year = behind.size() > between.size() && behind.starts_with(between) && is_digit(behind[between.size()]);
    if (!longer && (!has_year || behind.substr(between.size()).starts_with(year))) return true;
  }
  return false;
}

}  // namespace rutter::map
