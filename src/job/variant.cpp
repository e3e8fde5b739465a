#include "job/variant.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "job/cell.hpp"
#include "job/keys.hpp"

namespace rutter::job {
namespace {

constexpr std::array<std::string_view, 8> spoken_keys = {"title", "subtitle", "note",     "label",
                                                         "claim", "by",       "producer", "denied_by"};

/// { en = "...", ar = "..." }: a table of texts under a key of that sort.
bool is_spoken(std::string_view key, const toml::Value& value) {
  const auto* const members = std::get_if<toml::Members>(&value.data);
  return members != nullptr && !members->empty() && is_spoken_key(key) &&
         std::ranges::all_of(*members, [](const toml::Member& m) { return std::holds_alternative<std::string>(m.value.data); });
}

/// Keys that are numbers or flags wherever they stand, so that a place for a value can become one.
Wanted wanted_of(std::string_view key) {
  static const std::map<std::string, Wanted, std::less<>> wanted = [] {
    std::map<std::string, Wanted, std::less<>> found;
    for (const NamedKind& named : all_kinds())
      for (const toml::Key& one : named.kind->keys)
        if (const Wanted own = wanted_by(one.schema); own == Wanted::number || own == Wanted::word_or_false)
          found.emplace(one.name, own);
    return found;
  }();
  const auto found = wanted.find(key);
  return found == wanted.end() ? Wanted::text : found->second;
}

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

class Variation {
 public:
  Variation(const toml::Document& document, const Variant& variant, UsedValues& used, base::Diagnostics& problems)
      : document_(document), variant_(variant), used_(used), problems_(problems) {}

  /// Nothing: the key is left out.
  std::optional<toml::Value> of(std::string_view key, const toml::Value& value) {
    if (is_spoken(key, value)) return of_language(key, value);
    if (const auto* const text = std::get_if<std::string>(&value.data)) return of_text(key, *text, value.at);
    toml::Value copy{value.at, value.data};
    if (const auto* const array = std::get_if<toml::Array>(&value.data)) {
      toml::Array elements;
      for (const toml::Value& element : *array)
        if (auto own = of(key, element)) elements.push_back(std::move(*own));
      copy.data = std::move(elements);
    } else if (const auto* const members = std::get_if<toml::Members>(&value.data)) {
      toml::Members own;
      for (const toml::Member& member : *members)
        if (auto inner = of(member.key, member.value)) own.push_back({member.key, member.at, std::move(*inner)});
      // at = { lat = "{lat}", lon = "{lon}" } of a row that leaves both empty is no point at all.
      if (own.empty() && !members->empty()) return std::nullopt;
      copy.data = std::move(own);
    }
    return copy;
  }

 private:
  std::optional<toml::Value> of_language(std::string_view key, const toml::Value& value) {
    const auto& members = std::get<toml::Members>(value.data);
    const toml::Member* found = toml::find(members, variant_.language);
    if (found == nullptr) found = toml::find(members, variant_.language.substr(0, variant_.language.find('-')));
    if (found != nullptr) return of_text(key, std::get<std::string>(found->value.data), found->value.at);
    std::string there;
    for (const toml::Member& member : members) there += (there.empty() ? "" : ", ") + member.key;
    problems_.push_back(document_.error(value.at, fmt::format("'{}' has no text in '{}'", key, variant_.language),
                                        fmt::format("it has {}", there)));
    return std::nullopt;
  }

  std::optional<toml::Value> of_text(std::string_view key, const std::string& text, toml::Mark at) {
    if (variant_.values == nullptr || text.find_first_of("{}") == std::string::npos) return toml::Value{at, text};
    const std::size_t before = places_;
    std::string filled;
    for (std::size_t i = 0; i < text.size();) {
      const bool doubled = (text[i] == '{' || text[i] == '}') && i + 1 < text.size() && text[i + 1] == text[i];
      if (text[i] == '{' && !doubled) {
        i = fill(text, i, at, filled);
      } else {
        filled += text[i];
        i += doubled ? 2 : 1;
      }
    }
    const bool whole = places_ == before + 1 && text.front() == '{' && text.find('}') == text.size() - 1;
    if (whole && filled.empty()) return std::nullopt;
    return whole ? cell_value(filled, at, wanted_of(key)) : toml::Value{at, std::move(filled)};
  }

  /// Fills the place that begins at `begin`; where the text goes on.
  std::size_t fill(const std::string& text, std::size_t begin, toml::Mark at, std::string& filled) {
    std::size_t end = begin + 1;
    while (end < text.size() && is_name_character(text[end])) ++end;
    if (end == begin + 1 || end == text.size() || text[end] != '}') {
      filled += text[begin];
      return begin + 1;
    }
    ++places_;
    const std::string name = text.substr(begin + 1, end - begin - 1);
    const auto found = std::ranges::find(*variant_.values, name, [](const auto& value) { return value.first; });
    if (found == variant_.values->end()) {
      std::vector<std::string> names;
      for (const auto& value : *variant_.values) names.push_back(value.first);
      const std::string near = toml::suggestion(name, names);
      problems_.push_back(document_.error(at, fmt::format("no column '{}' fills '{{{}}}'", name, name),
                                          near.empty() ? "write '{{' for a brace that stays" : near));
    } else {
      filled += found->second;
      if (std::ranges::find(used_, name) == used_.end()) used_.push_back(name);
    }
    return end + 1;
  }

  const toml::Document& document_;
  const Variant& variant_;
  UsedValues& used_;
  base::Diagnostics& problems_;
  std::size_t places_ = 0;
};

}  // namespace

bool is_spoken_key(std::string_view key) {
  return std::ranges::find(spoken_keys, key) != spoken_keys.end();
}

toml::Value varied(const toml::Value& table, const toml::Document& document, const Variant& variant, UsedValues& used,
                   base::Diagnostics& problems) {
  auto copy = Variation(document, variant, used, problems).of({}, table);
  return copy ? std::move(*copy) : toml::Value{table.at, toml::Members{}};
}

bool has_languages(const toml::Value& table) {
  if (const auto* const array = std::get_if<toml::Array>(&table.data)) return std::ranges::any_of(*array, has_languages);
  const auto* const members = std::get_if<toml::Members>(&table.data);
  return members != nullptr && std::ranges::any_of(*members, [](const toml::Member& member) {
           return is_spoken(member.key, member.value) || has_languages(member.value);
         });
}

}  // namespace rutter::job
