#include "toml/value.hpp"

#include <algorithm>

namespace rutter::toml {

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
