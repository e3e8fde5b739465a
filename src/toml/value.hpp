#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

/// Typed reading of TOML with positions and messages. Nothing here knows what a job is.
namespace rutter::toml {

/// A place in a document: line and column from 1, columns in code points.
struct Mark {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  auto operator<=>(const Mark&) const = default;
};

/// A TOML local date; TOML's grammar has checked it against the calendar.
struct LocalDate {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
};

/// A TOML time, or a date with a time: nothing here wants one, it is kept to say so.
struct TimeOfDay {
  bool has_date = false;
};

struct Value;
struct Member;
using Array = std::vector<Value>;
using Members = std::vector<Member>;

/// A TOML value and where it begins (a table: its header or brace).
struct Value {
  Mark at;
  std::variant<std::string, std::int64_t, double, bool, LocalDate, TimeOfDay, Array, Members> data;
};

/// A key and its value.
struct Member {
  std::string key;
  Mark at;  ///< of the key
  Value value;
};

/// "a string", "a number", "an array of tables" ...: what a message calls the value.
[[nodiscard]] std::string kind_of(const Value& value);

/// The value as a text that is the same for the same value wherever it stands: keys sorted, no positions, no comments, types
/// told apart. For digests, not for reading.
[[nodiscard]] std::string canonical(const Value& value);

/// The member of that name, or nullptr.
[[nodiscard]] const Member* find(const Members& members, std::string_view key);

}  // namespace rutter::toml
