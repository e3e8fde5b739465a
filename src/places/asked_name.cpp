#include "places/asked_name.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>

#include "base/edit_distance.hpp"
#include "base/utf8.hpp"
#include "places/fold.hpp"

namespace rutter::places {
namespace {

bool agrees(const std::string& key, const std::string& wanted) {
  return !wanted.empty() && key == wanted;
}

bool is_town(Kind kind) {
  return kind == Kind::city || kind == Kind::village;
}

/// Whether a word for what it is may stand with the name of such a place or be left out.
bool has_area_words(Kind kind) {
  return is_area(kind) || kind == Kind::river;
}

/// Better match first; of equals the one without an area word, then the one spelt the same, then one in use today.
bool is_better(const Agreement& a, const Agreement& b) {
  return std::tuple(a.match, a.by_area_word, !a.usual, !a.same_spelling, !a.but_for_article, !a.mark.empty(), a.strange) <
         std::tuple(b.match, b.by_area_word, !b.usual, !b.same_spelling, !b.but_for_article, !b.mark.empty(), b.strange);
}

/// The mark of a spelling, without those that only say which name to show.
std::string mark_of(std::string_view languages) {
  if (languages.find('~') == std::string_view::npos) return {};
  for (const std::string_view mark : {"former", "colloquial", "short"})
    if (has_mark(languages, mark)) return std::string(mark);
  return {};
}

/// "gouvernorat d'Alep" with the preposition as a word of its own, as the words for areas expect it; nothing without one.
std::optional<std::string> with_elision_apart(std::string_view name) {
  std::optional<std::string> text;
  for (const std::string_view elided : {" d'", " d’"}) {
    const std::size_t at = (text ? std::string_view(*text) : name).find(elided);
    if (at == std::string::npos) continue;
    if (!text) text = name;
    text->replace(at, elided.size(), " de ");
  }
  return text;
}

/// The letters of a key in which "Krynky" and "Krynki" are the same.
std::string letters_of(std::string_view key) {
  std::string letters;
  for (const char c : key)
    if (c != ' ') letters += c == 'y' ? 'i' : c;
  return letters;
}

/// Whether a name has so little in common with the main one that it is another name, not a spelling of it. Of Latin letters
/// only.
bool is_another_name(std::string_view main, std::string_view other) {
  const std::string own = letters_of(strict_key(without_articles(plain_words(main))));
  const std::string wanted = letters_of(strict_key(without_articles(plain_words(other))));
  if (!base::is_ascii(own) || !base::is_ascii(wanted)) return false;
  return 2 * base::edit_distance(own, wanted, std::max(own.size(), wanted.size())) > std::max(own.size(), wanted.size());
}

}  // namespace

AskedName::AskedName(std::string_view name, std::string_view language) : name_(name), language_(language), letters_({}) {
  const auto words = plain_words(name);
  strict_ = strict_key(words);
  letters_ = LastingLetters(strict_, true);
  loose_ = loose_key(words);
  without_articles_ = strict_key(without_articles(words));
  const auto apart = with_elision_apart(name);
  area_ = without_area_word(apart ? plain_words(*apart) : words);
  if (area_) {
    bare_strict_ = strict_key(area_->words);
    bare_loose_ = loose_key(area_->words);
  }
  for (const std::string& key : {strict_, loose_, bare_strict_, bare_loose_}) {
    if (!key.empty() && std::find(keys_.begin(), keys_.end(), key) == keys_.end()) keys_.push_back(key);
  }
}

const std::vector<std::string>& AskedName::widen() {
  if (!loose_.empty()) wider_keys_ = wider_keys(loose_);
  return wider_keys_;
}

std::optional<Agreement> AskedName::compare(std::string_view name, std::string_view ascii, const std::vector<Spelling>& names,
                                            Kind kind, std::vector<Compared>* known) const {
  const auto compare_text = [&](std::string_view text, bool main) -> std::optional<Agreement> {
    if (text.empty()) return std::nullopt;
    if (known == nullptr) return compare_one(text, main, kind);
    const auto same = std::find_if(known->begin(), known->end(), [&](const Compared& compared) {
      return compared.text == text && compared.main == main && compared.kind == kind;
    });
    if (same != known->end()) return same->agreement;
    return known->emplace_back(Compared{text, main, kind, compare_one(text, main, kind)}).agreement;
  };
  std::optional<Agreement> best = compare_text(name, true);
  const auto is_main = [&](const Spelling& spelling) {
    return has_language(spelling.languages, language_) && mark_of(spelling.languages).empty();
  };
  const auto consider = [&](std::string_view text, std::string_view languages, bool main) {
    auto found = compare_text(text, main);
    if (!found) return;
    found->mark = mark_of(languages);
    // "~preferred" says of a bare name what it usually means; less sure ways to agree with it say nothing.
    found->usual = has_mark(languages, "preferred") && found->match <= Match::alternate;
    if (!best || is_better(*found, *best)) best = std::move(found);
  };
  // A name without a mark that is spelt the same is beaten only by marked ones, and by main ones unless it is one itself.
  const auto is_spelt_the_same = [&] { return best && best->same_spelling && best->mark.empty(); };
  const auto is_best = [&] { return is_spelt_the_same() && best->match == Match::exact; };
  if (!is_best())  // to fold no more of many names than may be better
    for (const Spelling& spelling : names)
      if (spelling.text == name_) consider(spelling.text, spelling.languages, is_main(spelling));
  if (!ascii.empty() && !is_best()) consider(ascii, {}, true);
  for (const Spelling& spelling : names) {
    const bool is_marked = spelling.languages.find('~') != std::string_view::npos;
    // Hand-written names stand first; behind them nothing tells more than an exact spelling.
    if (is_best() && !is_marked) break;
    const bool main = is_main(spelling);
    if (is_spelt_the_same() && !is_marked && !main) continue;
    consider(spelling.text, spelling.languages, main);
  }
  if (best && best->match == Match::transliterated && is_town(kind))
    best->unlike_main = is_another_name(name, best->matched_name);
  return best;
}

AskedName::Promise AskedName::promise_of(std::string_view name, std::string_view ascii, std::string_view names) const {
  if (names.find('~') != std::string_view::npos) return Promise::marked;
  const bool may_be_same = name == name_ || ascii == name_ || names.find(name_) != std::string_view::npos;
  return may_be_same ? Promise::spelt_the_same : Promise::none;
}

Kind AskedName::as_compared(Kind kind) {
  if (is_town(kind)) return Kind::village;
  return has_area_words(kind) ? kind : Kind::other;
}

Agreement AskedName::transliterated(std::string_view text, const std::string& key, const std::string& asked) const {
  Agreement found{Match::transliterated, std::string(text)};
  if (!base::is_ascii(key) || !base::is_ascii(asked)) return found;
  const std::string own = letters_of(key);
  const std::string wanted = letters_of(asked);
  found.letters = wanted.size();
  found.strange = base::edit_distance(own, wanted, std::max(own.size(), wanted.size()));
  return found;
}

std::optional<Agreement> AskedName::compare_whole(std::string_view text, const std::vector<std::string>& words,
                                                  Match match) const {
  if (agrees(strict_key(words), strict_)) {
    Agreement found{match, std::string(text)};
    found.same_spelling = text == name_;
    return found;
  }
  const std::string loose = loose_key(words);
  const bool is_near = agrees(loose, loose_);
  if (!is_near && std::find(wider_keys_.begin(), wider_keys_.end(), loose) == wider_keys_.end()) return std::nullopt;
  const std::string key = strict_key(without_articles(words));
  Agreement found = transliterated(text, key, without_articles_);
  found.but_for_article = is_near && key == without_articles_;
  found.wide = !is_near;
  return found;
}

std::optional<Agreement> AskedName::compare_one(std::string_view text, bool main, Kind kind) const {
  const Match match = main ? Match::exact : Match::alternate;
  if (text == name_ && !strict_.empty()) {
    Agreement same{match, name_};
    same.same_spelling = true;
    return same;
  }
  if (!strict_.empty() && has_plainly(text, strict_)) return Agreement{match, std::string(text)};
  if (!has_area_words(kind) && !LastingLetters(text).may_share_key(letters_)) return std::nullopt;
  const auto words = plain_words(text);
  if (auto whole = compare_whole(text, words, match)) return whole;
  if (!has_area_words(kind)) return std::nullopt;

  const std::string strict = strict_key(words);
  const std::string loose = loose_key(words);
  const auto bare = without_area_word(words);
  const std::string own_strict = bare ? strict_key(bare->words) : strict;
  const std::string own_loose = bare ? loose_key(bare->words) : loose;
  const bool asked_natural = area_ && is_natural(area_->kind);
  // Van is no lake, and Lake Van no province, whatever is left without the word.
  if ((asked_natural && area_->kind != kind) || (area_ && !asked_natural && is_natural(kind))) return std::nullopt;
  Agreement found{match, std::string(text)};
  // "Gaza Province" asked as "Gaza" is less than its full name; "Red Sea" asked as "Red" is nothing.
  if (agrees(own_strict, strict_) && !is_natural(kind)) {
    found.match = Match::alternate;
    return found;
  }
  found.by_area_word = true;
  if (agrees(own_strict, bare_strict_)) return found;
  if (agrees(own_loose, bare_loose_)) {
    found = transliterated(text, own_strict, bare_strict_);
    found.by_area_word = true;
    return found;
  }
  if (agrees(own_loose, loose_) && !is_natural(kind)) return transliterated(text, own_strict, strict_);
  return std::nullopt;
}

}  // namespace rutter::places
