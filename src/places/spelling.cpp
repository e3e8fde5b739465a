#include "places/spelling.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

namespace rutter::places {
namespace {

/// Calls `visit` with each piece between separators.
template <class Visit>
void for_each_piece(std::string_view text, char separator, Visit visit) {
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    visit(text.substr(0, end));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::vector<Spelling> spellings_of(std::string_view names) {
  std::vector<Spelling> found;
  if (names.empty()) return found;
  found.reserve(1 + static_cast<std::size_t>(std::count(names.begin(), names.end(), '|')));
  for_each_piece(names, '|', [&](std::string_view piece) {
    const std::size_t equals = piece.find('=');
    if (equals == std::string_view::npos) {
      found.push_back({{}, piece});
    } else {
      found.push_back({piece.substr(0, equals), piece.substr(equals + 1)});
    }
  });
  return found;
}

bool has_language(std::string_view languages, std::string_view wanted) {
  bool has = false;
  for_each_piece(languages, ',', [&](std::string_view language) {
    has = has || language == wanted ||
          (language.size() > wanted.size() && language.substr(0, wanted.size()) == wanted && language[wanted.size()] == '-');
  });
  return has;
}

std::size_t language_count(const std::vector<Spelling>& spellings) {
  std::vector<std::string_view> languages;
  for (const Spelling& spelling : spellings)
    for_each_piece(spelling.languages, ',', [&](std::string_view language) {
      if (!language.empty() && !is_mark(language)) languages.push_back(language);
    });
  std::sort(languages.begin(), languages.end());
  return static_cast<std::size_t>(std::unique(languages.begin(), languages.end()) - languages.begin());
}

bool is_mark(std::string_view language) {
  return !language.empty() && language.front() == '~';
}

bool has_mark(std::string_view languages, std::string_view mark) {
  bool has = false;
  for_each_piece(languages, ',', [&](std::string_view piece) { has = has || (is_mark(piece) && piece.substr(1) == mark); });
  return has;
}

std::vector<NameIn> names_of(std::string_view names) {
  std::vector<NameIn> found;
  const std::vector<Spelling> spellings = spellings_of(names);
  found.reserve(spellings.size() + static_cast<std::size_t>(std::count(names.begin(), names.end(), ',')));
  const auto add = [&](std::string_view language, std::string_view text, std::string_view mark) {
    NameIn& name = found.emplace_back();  // put together where it stands: a place has up to some hundred
    name.lang = language;
    name.text = text;
    name.mark = mark;
  };
  for (const Spelling& spelling : spellings) {
    std::string_view mark;
    bool has_language = false;
    for_each_piece(spelling.languages, ',', [&](std::string_view piece) {
      has_language = has_language || !is_mark(piece);
      // A name preferred once is a former one all the same.
      if (is_mark(piece) && (mark.empty() || mark == "preferred")) mark = piece.substr(1);
    });
    if (!has_language) add({}, spelling.text, mark);
    for_each_piece(spelling.languages, ',', [&](std::string_view language) {
      if (!is_mark(language)) add(language, spelling.text, mark);
    });
  }
  return found;
}

}  // namespace rutter::places
