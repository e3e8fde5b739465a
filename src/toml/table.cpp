#include "toml/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/decimal.hpp"
#include "base/edit_distance.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"

namespace rutter::toml {
namespace {

constexpr std::size_t longest_text = 4000;
constexpr std::size_t most_texts = 1000;
constexpr std::size_t most_problems = 5000;  ///< a broken table of a thousand maps must not eat the memory
constexpr std::string_view manual = "see docs/job-file.md";

const Members& members_of(const Value& value) {
  static const Members none;
  const Members* members = std::get_if<Members>(&value.data);
  return members != nullptr ? *members : none;
}

std::string range_text(Range range) {
  if (std::isinf(range.max)) {
    return fmt::format("at least {}", range.min);
  }
  if (std::isinf(range.min)) {
    return fmt::format("at most {}", range.max);
  }
  return fmt::format("between {} and {}", range.min, range.max);
}

const Key* find_key(const TableKind& kind, std::string_view name) {
  const auto found = std::ranges::find(kind.keys, name, &Key::name);
  return found == kind.keys.end() ? nullptr : &*found;
}

std::string in_table(std::string_view title) {
  return title.empty() ? "at the top level" : fmt::format("in {}", title);
}

std::string_view without_spaces(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
  return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

/// A name of the user within a message: short and printable.
std::string shown(std::string_view text) {
  constexpr std::size_t longest = 60;
  const std::string clean = base::printable(text.substr(0, 4 * longest));
  std::size_t at = 0;
  for (std::size_t count = 0; at < clean.size() && count < longest; ++count) {
    static_cast<void>(base::next_code_point(clean, at));
  }
  return at < clean.size() ? clean.substr(0, at) + "..." : clean;
}

}  // namespace

std::string suggestion(std::string_view word, std::span<const std::string> choices) {
  const std::string best = base::nearest(word, choices);
  return best.empty() ? std::string() : fmt::format("did you mean '{}'?", best);
}

std::string listed(std::span<const std::string_view> words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    text += i == 0 ? "" : i + 1 == words.size() ? " or " : ", ";
    text += words[i];
  }
  return text;
}

Table::Table(const Document& document, const Value& value, const TableKind& kind, base::Diagnostics& problems)
    : document_(document), value_(value), members_(members_of(value)), kind_(kind), problems_(problems) {}

bool Table::has(std::string_view key) const {
  return find(members_, key) != nullptr;
}

const Value* Table::value(std::string_view key) {
  if (find_key(kind_, key) == nullptr) {
    throw base::Error(base::ErrorKind::internal, fmt::format("the key '{}' is not listed for {}", key, kind_.title));
  }
  asked_.insert(key);
  const Member* member = find(members_, key);
  return member != nullptr ? &member->value : nullptr;
}

Mark Table::at(std::string_view key) const {
  const Member* member = find(members_, key);
  return member != nullptr ? member->value.at : value_.at;
}

std::optional<Text> Table::text_of(std::string_view key, const Value& value, bool raw) {
  const std::string* text = std::get_if<std::string>(&value.data);
  if (text == nullptr) {
    wrong_type(key, value, "a string");
    return std::nullopt;
  }
  const std::string clean = base::printable(*text);
  const std::string_view core = without_spaces(clean);
  if (core.empty() && !(raw && !text->empty())) {
    problem(value.at, fmt::format("'{}' is empty", key));
    return std::nullopt;
  }
  if (base::code_point_count(*text) > longest_text) {
    problem(value.at, fmt::format("'{}' is longer than {} characters", key, longest_text));
    return std::nullopt;
  }
  return Text{raw ? *text : std::string(core), value.at};
}

std::optional<Text> Table::text(std::string_view key, bool raw) {
  const Value* found = value(key);
  return found != nullptr ? text_of(key, *found, raw) : std::nullopt;
}

std::optional<double> Table::number(std::string_view key, Range range) {
  const Value* found = value(key);
  if (found == nullptr) {
    return std::nullopt;
  }
  double number = 0;
  if (const double* floating = std::get_if<double>(&found->data)) {
    number = *floating;
  } else if (const std::int64_t* whole = std::get_if<std::int64_t>(&found->data)) {
    number = static_cast<double>(*whole);
  } else {
    const auto* text = std::get_if<std::string>(&found->data);
    wrong_type(key, *found, "a number", text == nullptr ? "" : base::decimal_hint(*text));
    return std::nullopt;
  }
  if (!std::isfinite(number)) {
    problem(found->at, fmt::format("'{}' must be a finite number, not {}", key, number));
    return std::nullopt;
  }
  if (number < range.min || number > range.max) {
    problem(found->at, fmt::format("'{}' must be {}, not {}", key, range_text(range), number));
    return std::nullopt;
  }
  return number;
}

std::optional<std::int64_t> Table::integer(std::string_view key, Range range) {
  const Value* found = value(key);
  if (found == nullptr) {
    return std::nullopt;
  }
  const std::int64_t* whole = std::get_if<std::int64_t>(&found->data);
  if (whole == nullptr) {
    if (const double* floating = std::get_if<double>(&found->data)) {
      problem(found->at, fmt::format("'{}' must be a whole number, not {}", key, *floating));
    } else {
      wrong_type(key, *found, "a whole number");
    }
    return std::nullopt;
  }
  const double number = static_cast<double>(*whole);
  if (number < range.min || number > range.max) {
    problem(found->at, fmt::format("'{}' must be {}, not {}", key, range_text(range), *whole));
    return std::nullopt;
  }
  return *whole;
}

std::optional<bool> Table::flag(std::string_view key) {
  const Value* found = value(key);
  if (found == nullptr) {
    return std::nullopt;
  }
  const bool* flag = std::get_if<bool>(&found->data);
  if (flag == nullptr) {
    wrong_type(key, *found, "true or false");
    return std::nullopt;
  }
  return *flag;
}

std::optional<std::vector<Text>> Table::texts(std::string_view key) {
  const Value* found = value(key);
  if (found == nullptr) {
    return std::nullopt;
  }
  const Array* array = std::get_if<Array>(&found->data);
  if (array == nullptr) {
    const std::string* single = std::get_if<std::string>(&found->data);
    wrong_type(key, *found, "an array of strings",
               single != nullptr ? fmt::format("write {} = [\"{}\"]", key, shown(*single)) : std::string());
    return std::nullopt;
  }
  if (array->size() > most_texts) {
    problem(found->at, fmt::format("'{}' has more than {} elements", key, most_texts));
    return std::nullopt;
  }
  std::vector<Text> texts;
  for (const Value& element : *array) {
    if (auto text = text_of(key, element, false)) {
      texts.push_back(std::move(*text));
    }
  }
  return texts;
}

std::optional<std::size_t> Table::choice(std::string_view key, std::span<const std::string_view> words) {
  const Value* found = value(key);
  return found != nullptr ? choice_of(key, *found, words) : std::nullopt;
}

std::optional<std::size_t> Table::choice_of(std::string_view key, const Value& value, std::span<const std::string_view> words) {
  const std::string* word = std::get_if<std::string>(&value.data);
  if (word == nullptr) {
    wrong_type(key, value, "a string");
    return std::nullopt;
  }
  const auto match = std::ranges::find(words, std::string_view(*word));
  if (match == words.end()) {
    const std::vector<std::string> choices(words.begin(), words.end());
    problem(value.at, fmt::format("'{}' must be {}, not '{}'", key, listed(words), shown(*word)), suggestion(*word, choices));
    return std::nullopt;
  }
  return static_cast<std::size_t>(match - words.begin());
}

std::optional<Table> Table::table(std::string_view key, const TableKind& kind) {
  const Value* found = value(key);
  if (found == nullptr) {
    return std::nullopt;
  }
  if (!std::holds_alternative<Members>(found->data)) {
    wrong_type(key, *found, "a table");
    return std::nullopt;
  }
  return inner(*found, kind);
}

Table Table::inner(const Value& value, const TableKind& kind) const {
  return {document_, value, kind, problems_};
}

std::vector<Table> Table::tables(std::string_view key, const TableKind& kind, std::size_t limit) {
  const Value* found = value(key);
  if (found == nullptr) {
    return {};
  }
  const Array* array = std::get_if<Array>(&found->data);
  if (array == nullptr) {
    wrong_type(key, *found, "an array of tables",
               std::holds_alternative<Members>(found->data) && kind.title.starts_with("[[")
                   ? fmt::format("write {}", kind.title)
                   : std::string());
    return {};
  }
  if (array->size() > limit) {
    problem(found->at, fmt::format("more than {} of {}", limit, kind.title));
    return {};
  }
  std::vector<Table> tables;
  for (const Value& element : *array) {
    if (std::holds_alternative<Members>(element.data)) {
      tables.emplace_back(document_, element, kind, problems_);
    } else {
      wrong_type(key, element, "an array of tables");
    }
  }
  return tables;
}

void Table::wrong_type(std::string_view key, const Value& value, std::string_view wanted, std::string hint) {
  problem(value.at, fmt::format("'{}' must be {}, not {}", key, wanted, kind_of(value)), std::move(hint));
}

void Table::problem(Mark mark, std::string message, std::string hint) {
  if (problems_.size() < most_problems) {
    problems_.push_back(document_.error(mark, std::move(message), std::move(hint)));
  }
}

void Table::unknown_key(const Member& member) {
  std::vector<std::string> names;
  for (const Key& key : kind_.keys) {
    names.emplace_back(key.name);
  }
  const auto mistaken = std::ranges::find(kind_.mistaken, member.key, &Mistaken::key);
  std::string hint = mistaken != kind_.mistaken.end() ? std::string(mistaken->hint) : suggestion(member.key, names);
  for (const TableKind* outer = kind_.outer; hint.empty() && outer != nullptr; outer = outer->outer) {
    if (find_key(*outer, member.key) != nullptr) {
      hint = outer->title.empty() ? fmt::format("'{}' belongs to the top level: write it above the first table", member.key)
                                  : fmt::format("'{}' belongs to {}: write it above {}", member.key, outer->title, kind_.title);
    }
  }
  problem(member.at, fmt::format("unknown key '{}' {}", shown(member.key), in_table(kind_.title)),
          hint.empty() ? std::string(manual) : hint);
}

void Table::finish() {
  for (const Key& key : kind_.keys) {
    if (key.need == Need::required && !has(key.name)) {
      problem(value_.at, fmt::format("missing key '{}' {}", key.name, in_table(kind_.title)));
    }
    if (asked_.count(key.name) == 0) {
      throw base::Error(base::ErrorKind::internal, fmt::format("the key '{}' of {} is never read", key.name, kind_.title));
    }
  }
  for (const Member& member : members_) {
    if (find_key(kind_, member.key) == nullptr) unknown_key(member);
  }
}

}  // namespace rutter::toml
