#include "job/model.hpp"

#include <array>

#include "job/words.hpp"

namespace rutter::job {
namespace {

template <std::size_t N, class Enum>
std::string word(const std::array<std::string_view, N>& words, Enum value, std::size_t unnamed = 0) {
  const std::size_t index = static_cast<std::size_t>(value);
  return index < unnamed ? std::string() : std::string(words.at(index - unnamed));
}

bool says_something(const Statement& s) {
  return s.date || s.people || s.status != Status::none || !s.by.empty() || s.anonymous || !s.claim.empty() ||
         !s.source.empty();
}

}  // namespace

int strength(Status status) {
  constexpr std::array<int, 7> ranks = {1, 6, 5, 4, 3, 2, 0};
  return ranks.at(static_cast<std::size_t>(status));
}

Status strongest(Status a, Status b) {
  return strength(b) > strength(a) ? b : a;
}

std::vector<Report> all_reports(const Stop& stop) {
  std::vector<Report> reports;
  if (says_something(stop)) {
    reports.push_back(static_cast<const Statement&>(stop));
  }
  reports.insert(reports.end(), stop.reports.begin(), stop.reports.end());
  return reports;
}

Status strongest(const Stop& stop) {
  const std::vector<Report> reports = all_reports(stop);
  if (reports.empty()) {
    return Status::none;
  }
  Status best = reports.front().status;
  for (const Report& report : reports) {
    best = strongest(best, report.status);
  }
  return best;
}

double dpi_of(const MapSpec& map, const Page& page) {
  return map.dpi.value_or(page.is_screen() ? 96.0 : 300.0);
}

std::string output_name(const MapSpec& map, const Page& page) {
  return map.name + (map.pages.size() == 1 ? "" : "_" + page.name) + (map.edition.empty() ? "" : "_" + map.edition);
}

std::string to_string(Status status) {
  return word(words::status, status, 1);
}
std::string to_string(Confirms confirms) {
  return word(words::confirms, confirms, 1);
}
std::string to_string(Mode mode) {
  return word(words::mode, mode);
}
std::string to_string(Role role) {
  return word(words::role, role);
}
std::string to_string(Numbering numbering) {
  return word(words::numbering, numbering);
}
std::string to_string(Format format) {
  return word(words::format, format);
}
std::string to_string(Side side) {
  return word(words::side, side);
}
std::string to_string(Unit unit) {
  return word(words::unit, unit);
}

}  // namespace rutter::job
