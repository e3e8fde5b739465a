#include "places/asked_name.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "places/fold.hpp"

namespace rutter::places {
namespace {

bool agrees(const std::string& key, const std::string& wanted) {
  return !wanted.empty() && key == wanted;
}

/// Better match first; of equals the one without an area word, then the one spelt the same.
bool is_better(const Agreement& a, const Agreement& b) {
  return std::tuple(a.match, a.by_area_word, !a.same_spelling, !a.but_for_article) <
         std::tuple(b.match, b.by_area_word, !b.same_spelling, !b.but_for_article);
}

}  // namespace

AskedName::AskedName(std::string_view name, std::string_view language) : name_(name), language_(language) {
  const auto words = plain_words(name);
  strict_ = strict_key(words);
  loose_ = loose_key(words);
  without_articles_ = strict_key(without_articles(words));
  area_ = without_area_word(words);
  if (area_) {
    bare_strict_ = strict_key(area_->words);
    bare_loose_ = loose_key(area_->words);
  }
  for (const std::string& key : {strict_, loose_, bare_strict_, bare_loose_}) {
    if (!key.empty() && std::find(keys_.begin(), keys_.end(), key) == keys_.end()) keys_.push_back(key);
  }
}

std::optional<Agreement> AskedName::compare(std::string_view name, std::string_view ascii, const std::vector<Spelling>& names,
                                            Kind kind) const {
  std::optional<Agreement> best = compare_one(name, true, kind);
  const auto consider = [&](std::string_view text, bool main) {
    auto found = compare_one(text, main, kind);
    if (found && (!best || is_better(*found, *best))) best = std::move(found);
  };
  if (!ascii.empty()) consider(ascii, true);
  for (const Spelling& spelling : names) {
    if (best && best->match == Match::exact && best->same_spelling) break;
    consider(spelling.text, has_language(spelling.languages, language_));
  }
  return best;
}

std::optional<Agreement> AskedName::compare_one(std::string_view text, bool main, Kind kind) const {
  const Match match = main ? Match::exact : Match::alternate;
  const auto words = plain_words(text);
  const std::string strict = strict_key(words);
  if (agrees(strict, strict_)) return Agreement{match, std::string(text), false, text == name_, false};
  const std::string loose = loose_key(words);
  if (agrees(loose, loose_))
    return Agreement{Match::transliterated, std::string(text), false, false,
                     strict_key(without_articles(words)) == without_articles_};
  if (!is_area(kind)) return std::nullopt;

  const auto bare = without_area_word(words);
  const std::string own_strict = bare ? strict_key(bare->words) : strict;
  const std::string own_loose = bare ? loose_key(bare->words) : loose;
  // "Gaza Province" asked as "Gaza" is less than its full name.
  if (agrees(own_strict, strict_)) return Agreement{Match::alternate, std::string(text), false, false, false};
  if (agrees(own_strict, bare_strict_)) return Agreement{match, std::string(text), true, false, false};
  if (agrees(own_loose, loose_)) return Agreement{Match::transliterated, std::string(text), false, false, false};
  if (agrees(own_loose, bare_loose_)) return Agreement{Match::transliterated, std::string(text), true, false, false};
  return std::nullopt;
}

}  // namespace rutter::places
