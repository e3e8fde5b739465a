#include "places/inflection.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "places/phrase_words.hpp"

namespace rutter::places {
namespace {

constexpr std::size_t most_forms = 48;

/// An ending of the genitive or instrumental, and the endings of the nominative that it may stand for, parted by blanks; "-" is
/// none.
struct Ending {
  std::string_view oblique;
  std::string_view nominative;
};
constexpr std::array<Ending, 31> endings{{
    {"ого", "ый ой ий ое"}, {"его", "ий ее"},     {"ом", "- о ый ой ое"},
    {"ем", "ь й е ий ее"},  {"ём", "ь й"},        {"ым", "ый ой ое"},
    {"им", "ий ее"},        {"ых", "ые"},         {"их", "ие"},
    {"ой", "а ая"},         {"ей", "я а яя и ь"}, {"ью", "ь"},
    {"ами", "ы и а"},       {"ями", "и я"},       {"ка", "ок к"},
    {"ком", "ок"},          {"ца", "ец ц"},       {"цом", "ец"},
    {"ьца", "ец"},          {"ьцом", "ец"},       {"а", "- о"},
    {"я", "ь й е"},         {"ы", "а"},           {"и", "а я ь"},
    {"ова", "ів"},          {"ева", "ів їв"},     {"єва", "їв"},
    {"овом", "ів"},         {"євом", "їв"},       {"ої", "а"},
    {"ії", "ія"},
}};
/// Of a genitive plural without an ending: "Афин", "Черкасс".
constexpr std::string_view behind_consonant = "ы и а";

constexpr std::size_t letter_bytes = 2;  // of Cyrillic

bool ends_in_cyrillic(std::string_view word) {
  if (word.size() < letter_bytes) return false;
  const auto lead = static_cast<unsigned char>(word[word.size() - letter_bytes]);
  return lead == 0xD0 || lead == 0xD1;
}

bool ends_in_consonant(std::string_view word) {
  constexpr std::string_view consonants = "бвгджзклмнпрстфхцчшщ";
  return ends_in_cyrillic(word) && consonants.find(word.substr(word.size() - letter_bytes)) % letter_bytes == 0;
}

template <class Visit>
void each_word(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) visit(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

/// The word itself and what it may be a form of, the longest ending first.
std::vector<std::string> readings(std::string_view word) {
  constexpr std::size_t shortest_stem = 2 * letter_bytes;
  std::vector<std::string> found{std::string(word)};
  const auto add = [&](std::string_view stem, std::string_view nominative) {
    each_word(nominative, [&](std::string_view ending) {
      std::string form(stem);
      if (ending != "-") form += ending;
      if (std::find(found.begin(), found.end(), form) == found.end()) found.push_back(std::move(form));
    });
  };
  for (const Ending& ending : endings)
    if (word.ends_with(ending.oblique) && word.size() >= shortest_stem + ending.oblique.size())
      add(word.substr(0, word.size() - ending.oblique.size()), ending.nominative);
  if (ends_in_consonant(word) && word.size() >= shortest_stem) add(word, behind_consonant);
  // "Ростова-на-Дону": what stands before "-на-" is inflected, what follows is not.
  constexpr std::string_view on = "-на-";
  if (const std::size_t at = word.find(on); at != std::string_view::npos) {
    found.resize(1);
    for (const std::string& form : readings(word.substr(0, at))) add(form + std::string(word.substr(at)), "-");
  }
  return found;
}

}  // namespace

std::vector<std::string> nominatives(std::string_view name) {
  std::vector<std::string> forms{""};
  bool inflected = false;
  each_word(name, [&](std::string_view word) {
    std::vector<std::string> longer;
    // Ordinary words in small letters are no names: "под мостом" is not near Most.
    const bool may_be_name = ends_in_cyrillic(word) && is_capital(word);
    const auto of_word = may_be_name ? readings(word) : std::vector{std::string(word)};
    inflected = inflected || of_word.size() > 1;
    for (const std::string& begun : forms)
      for (const std::string& reading : of_word)
        if (longer.size() <= most_forms) longer.push_back(begun.empty() ? reading : begun + " " + reading);
    forms = std::move(longer);
  });
  if (!inflected) return {};
  std::erase(forms, name);
  if (forms.size() > most_forms) forms.resize(most_forms);
  return forms;
}

}  // namespace rutter::places
