#include "places/kind_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "places/fold.hpp"
#include "places/phrase_words.hpp"

namespace rutter::places {
namespace {

constexpr std::size_t most_bytes = 200;

constexpr std::string_view town = "PPL";
constexpr std::string_view camp = "CMPRF";
constexpr std::string_view crossing = "PSTB";

struct KindWords {
  std::string_view feature_code;
  std::string_view before;  ///< in plain words, parted by commas
  std::string_view behind;
};

/// Longer ones stand before those that they end in or begin with. "Camp Lemonnier" and "Camp Springs" are names: of camps the
/// English word counts behind the name alone.
constexpr std::array<KindWords, 3> kind_words{{
    {crossing,
     "معبر,منفذ,пункт пропуска,пункт пропуску,кпп,кпвв,контрольнопропускной пункт,postefrontière de,poste frontière de,point "
     "de "
     "passage de,paso fronterizo de,valico di,Grenzübergang,przejście graniczne w,przejście graniczne",
     "border crossing point,border crossing,border gate,border post,border checkpoint,crossing point,crossing,checkpoint,sınır "
     "kapısı"},
    {camp,
     "مخيم,лагерь беженцев,лагерь,camp de réfugiés de,camp de réfugiés d',camp de,camp d',campo de refugiados de,campo "
     "profughi "
     "di,Flüchtlingslager",
     "refugee camp,displacement camp,displaced persons camp,IDP camp,camp,mülteci kampı,kampı"},
    {town,
     "city of,town of,village of,hamlet of,ville de,ville d',ville du,village de,village d',village du,commune de,Stadt,Dorf,"
     "ciudad de,pueblo de,città di,cidade de,город,города,г,село,деревня,посёлок,пгт,станица,хутор,с,місто,міста,м,селище,смт,"
     "miasto,wieś,مدينة,بلدة,قرية,شهر,روستای",
     "city,town,village,şehri,kenti,köyü,kasabası,kəndi,şəhəri,ከተማ"},
}};

using Plain = std::vector<std::string>;

/// The same with the words of each piece, folded once for the process.
struct PlainKind {
  std::string_view feature_code;
  std::vector<Plain> before;
  std::vector<Plain> behind;
};

std::vector<Plain> pieces_of(std::string_view list) {
  std::vector<Plain> pieces;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    pieces.push_back(plain_words(list.substr(0, end)));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return pieces;
}

const std::vector<PlainKind>& plain_kinds() {
  static const std::vector<PlainKind> made = [] {
    std::vector<PlainKind> out;
    for (const KindWords& kind : kind_words) out.push_back({kind.feature_code, pieces_of(kind.before), pieces_of(kind.behind)});
    return out;
  }();
  return made;
}

Plain plain_of(const PhraseWords& words) {
  Plain plain;
  for (const PhraseWord& word : words) plain.push_back(word.plain);
  return plain;
}

bool begins_with(const Plain& words, const Plain& wanted) {
  return words.size() > wanted.size() && std::equal(wanted.begin(), wanted.end(), words.begin());
}

bool ends_with(const Plain& words, const Plain& wanted) {
  return words.size() > wanted.size() && std::equal(wanted.rbegin(), wanted.rend(), words.rbegin());
}

std::string joined_words(const PhraseWords& words, std::size_t from, std::size_t to) {
  return joined(words.begin() + static_cast<std::ptrdiff_t>(from), words.begin() + static_cast<std::ptrdiff_t>(to));
}

}  // namespace

std::optional<NamedKind> named_kind_in(std::string_view name) {
  if (name.size() > most_bytes) return std::nullopt;
  const PhraseWords words = phrase_words(name);
  const Plain plain = plain_of(words);
  for (const PlainKind& kind : plain_kinds())  // "refugee camp" of no name
    for (const std::vector<Plain>* const pieces : {&kind.before, &kind.behind})
      if (std::ranges::find(*pieces, plain) != pieces->end()) return std::nullopt;
  for (const PlainKind& kind : plain_kinds()) {
    for (const Plain& piece : kind.before)
      if (begins_with(plain, piece)) return NamedKind{joined_words(words, piece.size(), words.size()), kind.feature_code};
    for (const Plain& piece : kind.behind)
      if (ends_with(plain, piece)) return NamedKind{joined_words(words, 0, words.size() - piece.size()), kind.feature_code};
  }
  return std::nullopt;
}

std::optional<NameWithin> name_within_in(std::string_view name) {
  constexpr std::array<std::string_view, 7> kinds{"city", "town", "village", "province", "region", "district", "state"};
  if (name.size() > most_bytes) return std::nullopt;
  const PhraseWords words = phrase_words(name);
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    for (const std::string_view genitive : {"'s", "’s"}) {
      const std::string within = joined_words(words, 0, at + 1);
      if (within.size() > genitive.size() && within.ends_with(genitive))
        return NameWithin{joined_words(words, at + 1, words.size()), within.substr(0, within.size() - genitive.size())};
    }
    const bool is_kind = std::find(kinds.begin(), kinds.end(), words[at].written) != kinds.end();
    if (at > 0 && at + 2 < words.size() && is_kind && words[at + 1].written == "of")
      return NameWithin{joined_words(words, at + 2, words.size()), joined_words(words, 0, at)};
  }
  return std::nullopt;
}

std::optional<std::string> bare_name_in(std::string_view name) {
  constexpr std::string_view article = "the ";
  constexpr std::array<std::string_view, 4> states{"occupied ", "besieged ", "disputed ", "breakaway "};
  const auto same = [](char a, char b) { return a == (b | 0x20); };
  const auto begins_with_article = [&](std::string_view text) {
    return text.size() > article.size() && std::equal(article.begin(), article.end(), text.begin(), same);
  };
  std::string_view bare = name;
  for (;;) {
    const auto state =
        std::ranges::find_if(states, [&](std::string_view s) { return bare.starts_with(s) && bare.size() > s.size(); });
    if (begins_with_article(bare))
      bare.remove_prefix(article.size());
    else if (state != states.end())
      bare.remove_prefix(state->size());
    else
      break;
  }
  return bare.size() == name.size() ? std::nullopt : std::optional<std::string>(bare);
}

}  // namespace rutter::places
