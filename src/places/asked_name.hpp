#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "places/area_words.hpp"
#include "places/candidate.hpp"
#include "places/fold.hpp"
#include "places/spelling.hpp"

namespace rutter::places {

/// How a place's names agree with the name asked.
struct Agreement {
  Match match = Match::exact;
  std::string matched_name;
  bool by_area_word = false;     ///< the name asked held a word for an area ("Aleppo province") and agrees without it
  bool same_spelling = false;    ///< equal letter for letter, with case and marks
  bool but_for_article = false;  ///< a transliterated match that differs in nothing but Arabic articles
  std::string mark = {};         ///< of the name that agrees: "former", ...
  bool usual = false;            ///< the name is marked as what texts usually mean by it
  bool wide = false;             ///< a transliterated match by habits too wide for every look-up
  bool unlike_main = false;      ///< a transliterated match with a town's other name, which does not resemble its main one
  std::size_t letters = 0;       ///< of a transliterated match in Latin letters: how many were asked
  std::size_t strange = 0;       ///< and how many of them would have to be changed, left out or added; y counts as i
};

/// A name that is looked for, with its keys.
class AskedName {
 public:
  AskedName(std::string_view name, std::string_view language);

  /// The keys under which the index may hold it; without duplicates, never an empty one.
  [[nodiscard]] const std::vector<std::string>& keys() const { return keys_; }
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::string& strict() const { return strict_; }
  /// Keys for a second look-up when the first finds nothing; after this, `compare` agrees with names that have one of them.
  const std::vector<std::string>& widen();
  /// The kind of area that a word of the name asks for.
  [[nodiscard]] std::optional<Kind> area_kind() const { return area_ ? std::optional(area_->kind) : std::nullopt; }

  /// How spellings were found to agree: of namesakes most are the same. The texts must outlive it.
  struct Compared {
    std::string_view text;
    bool main = false;
    Kind kind = Kind::other;
    std::optional<Agreement> agreement;
  };

  /// The best agreement of a place's names with the one asked, or nothing. What is known already is taken from `known`, and
  /// what is found is added there, where it is given.
  [[nodiscard]] std::optional<Agreement> compare(std::string_view name, std::string_view ascii,
                                                 const std::vector<Spelling>& names, Kind kind,
                                                 std::vector<Compared>* known = nullptr) const;
  /// What `compare` may find of names: one that is spelt the same, or has a mark and may be what the name usually means as
  /// well.
  enum class Promise { none, spelt_the_same, marked };
  /// `names`: the column, see Spelling. Far quicker than to compare.
  [[nodiscard]] Promise promise_of(std::string_view name, std::string_view ascii, std::string_view names) const;
  /// A kind of which places compare as those of the kind given do, the same for all that do.
  [[nodiscard]] static Kind as_compared(Kind kind);

 private:
  [[nodiscard]] Agreement transliterated(std::string_view text, const std::string& key, const std::string& asked) const;
  [[nodiscard]] std::optional<Agreement> compare_one(std::string_view text, bool main, Kind kind) const;
  [[nodiscard]] std::optional<Agreement> compare_whole(std::string_view text, const std::vector<std::string>& words,
                                                       Match match) const;

  std::string name_;
  std::string language_;
  std::string strict_;
  std::string loose_;
  std::string without_articles_;
  std::optional<AreaName> area_;
  std::string bare_strict_;
  std::string bare_loose_;
  std::vector<std::string> keys_;
  std::vector<std::string> wider_keys_;
  LastingLetters letters_;
};

}  // namespace rutter::places
