// A date: refused with a reason, or kept; what was kept as its text reads the same again.

#include <variant>

#include "job/date.hpp"
#include "target.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rutter;
  const auto read = job::parse_date(fuzz::text_of(data, size));
  if (const auto* problem = std::get_if<job::DateProblem>(&read)) {
    fuzz::require(!problem->reason.empty(), "a refused date has a reason");
    return 0;
  }
  const auto& date = std::get<job::Date>(read);
  fuzz::require(date.from || date.to, "a date has a beginning or an end");
  const auto again = job::parse_date(date.text);
  fuzz::require(std::holds_alternative<job::Date>(again) && std::get<job::Date>(again) == date, "a date's text is that date");
  return 0;
}
