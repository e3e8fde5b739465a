#include <fmt/format.h>

#include <algorithm>

#include "job/reading.hpp"

namespace rutter::job {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_letter_or_digit(char c) {
  return is_letter(c) || (c >= '0' && c <= '9');
}

/// The shape of RFC 5646: a language of two or three letters, then parts of one to eight letters or digits.
bool is_language(std::string_view text) {
  const std::size_t first = std::min(text.find('-'), text.size());
  if (first < 2 || first > 3 || !std::ranges::all_of(text.substr(0, first), is_letter)) {
    return false;
  }
  while (text.size() > text.find('-')) {
    text.remove_prefix(text.find('-') + 1);
    const std::string_view part = text.substr(0, text.find('-'));
    if (part.empty() || part.size() > 8 || !std::ranges::all_of(part, is_letter_or_digit)) {
      return false;
    }
  }
  return true;
}

void read_languages(toml::Table& table, MapSpec& map) {
  const auto texts = table.texts("languages");
  if (!texts) {
    return;
  }
  if (texts->empty()) {
    table.problem(table.at("languages"), "'languages' is empty");
    return;
  }
  map.languages.clear();
  map.languages_at = located(table, "languages");
  for (const toml::Text& text : *texts) {
    if (!is_language(text.text)) {
      table.problem(text.at, fmt::format("'languages' must be codes like \"en\" or \"zh-Hans\", not '{}'", text.text));
    }
    map.languages.push_back(text.text);
  }
  if (texts->size() > 2) {
    table.problem(texts->at(2).at, "'languages' has more than two", "a map names places in one language or in two");
  }
}

void read_words(toml::Table& table, const Reading& reading, MapSpec& map) {
  const auto text = table.text("words");
  if (!text) return;
  UserFile file;
  file.text = text->text;
  file.path = (reading.folder / text->text).lexically_normal();
  file.where = located(table, "words");
  map.words = std::move(file);
}

/// Languages of editions: "ar" or ["ar", "en"]. What is made of them is the map reader's; here they are checked.
void read_editions(toml::Table& table, MapSpec& map) {
  const toml::Value* value = table.value("editions");
  if (value == nullptr) return;
  const auto* const array = std::get_if<toml::Array>(&value->data);
  if (array == nullptr)
    return table.wrong_type("editions", *value, "an array of languages", "write editions = [\"en\", \"ar\"]");
  if (array->empty()) return table.problem(value->at, "'editions' is empty");
  std::vector<std::string> first;
  for (const toml::Value& element : *array) {
    const auto* const pair = std::get_if<toml::Array>(&element.data);
    std::vector<std::string> languages;
    for (const toml::Value& one : pair == nullptr ? toml::Array{element} : *pair)
      if (const auto text = table.text_of("editions", one)) languages.push_back(text->text);
    const auto wrong = std::ranges::find_if_not(languages, is_language);
    if (wrong != languages.end())
      table.problem(element.at, fmt::format("'editions' must be codes like \"en\" or \"zh-Hans\", not '{}'", *wrong));
    else if (languages.empty() || languages.size() > 2)
      table.problem(element.at, "an edition has one language or two", "write \"ar\", or [\"ar\", \"en\"] for names in both");
    else if (std::ranges::find(first, languages.front()) != first.end())
      table.problem(element.at, fmt::format("two editions in '{}'", languages.front()), "the first language names the output");
    if (!languages.empty()) first.push_back(languages.front());
  }
  map.languages_at = located(table, "editions");
}

}  // namespace

void read_all_languages(toml::Table& table, const Reading& reading, MapSpec& map) {
  read_languages(table, map);
  read_editions(table, map);
  read_words(table, reading, map);
}

}  // namespace rutter::job
