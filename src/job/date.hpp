#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace rutter::job {

/// A calendar date of the proleptic Gregorian calendar, as precisely as it is known.
struct PartialDate {
  int year = 0;              ///< 1 to 9999
  unsigned month = 0;        ///< 1 to 12; 0: only the year is known
  unsigned day = 0;          ///< 1 to 31; 0: only the month (or year) is known
  bool approximate = false;  ///< EDTF "~": about that date
  bool uncertain = false;    ///< EDTF "?": the date itself is in doubt
  bool operator==(const PartialDate&) const = default;
};

/// A date or an interval: the subset of EDTF (ISO 8601-2:2019, level 1) that reports need.
struct Date {
  std::string text;                 ///< as written in the job: "2020-09-25/.."
  std::optional<PartialDate> from;  ///< the date itself when not an interval; absent: "../2020-10-18", open start
  std::optional<PartialDate> to;    ///< the end of an interval; absent when open or not an interval
  bool interval = false;            ///< whether it was written with a slash
  bool operator==(const Date&) const = default;
};

/// Why a text is no date: a reason that follows "'date' ": "has no month 13", and the way out.
struct DateProblem {
  std::string reason;
  std::string hint;
};

/// Reads "2020", "2020-09", "2020-09-25", each with "~" (about), "?" (uncertain) or "%" (both) behind it, and intervals
/// "A/B", "A/..", "../B". Days that the calendar does not have and intervals that end before they begin are refused.
[[nodiscard]] std::variant<Date, DateProblem> parse_date(std::string_view text);

}  // namespace rutter::job
