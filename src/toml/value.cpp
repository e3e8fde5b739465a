#include "toml/value.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rutter::toml {
namespace {

/// Texts with their length before them, so that no content can pass for structure.
struct Canonical {
  std::string out;

  void operator()(const std::string& text) { out += fmt::format("s{}:{}", text.size(), text); }
  void operator()(std::int64_t number) { out += fmt::format("i{};", number); }
  void operator()(double number) { out += fmt::format("d{};", number); }
  void operator()(bool flag) { out += flag ? "t;" : "f;"; }
  void operator()(const LocalDate& date) { out += fmt::format("D{}-{}-{};", date.year, date.month, date.day); }
  void operator()(const TimeOfDay& time) { out += time.has_date ? "T1;" : "T0;"; }
  void operator()(const Array& array) {
    out += fmt::format("a{}:", array.size());
    for (const Value& value : array) std::visit(*this, value.data);
  }
  void operator()(const Members& members) {
    std::vector<const Member*> sorted;
    for (const Member& member : members) sorted.push_back(&member);
    std::ranges::sort(sorted, {}, &Member::key);
    out += fmt::format("m{}:", members.size());
    for (const Member* const member : sorted) {
      (*this)(member->key);
      std::visit(*this, member->value.data);
    }
  }
};

}  // namespace

std::string canonical(const Value& value) {
  Canonical text;
  std::visit(text, value.data);
  return std::move(text.out);
}

std::string kind_of(const Value& value) {
  switch (value.data.index()) {
    case 0:
      return "a string";
    case 1:
    case 2:
      return "a number";
    case 3:
      return std::get<bool>(value.data) ? "true" : "false";
    case 4:
      return "a date";
    case 5:
      return std::get<TimeOfDay>(value.data).has_date ? "a date with a time" : "a time";
    case 6:
      return "an array";
    default:
      return "a table";
  }
}

const Member* find(const Members& members, std::string_view key) {
  const auto found = std::ranges::find(members, key, &Member::key);
  return found == members.end() ? nullptr : &*found;
}

}  // namespace rutter::toml
