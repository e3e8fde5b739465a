#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "map/plural_rule.hpp"

namespace rutter::map {

/// A text with fields in braces, "{from} to {to}", or several of them for different numbers of things.
struct Message {
  std::array<std::string, plural_names.size()> forms;  ///< by Plural; `other` is never empty, the others may be
  std::map<std::string, std::string> exact;            ///< for one number: "=2"
  bool counted = false;                                ///< written with plural forms
};

/// All that rutter itself prints in one language: a file of styles/words, or of the user; docs/languages.md.
struct Catalogue {
  PluralRule plural_rule = PluralRule::english;
  char32_t zero = U'0';  ///< the first of the ten digits
  std::string decimal;
  std::string group;
  std::size_t group_from = 4;                   ///< digits from which on a number is divided into groups
  std::array<std::string, 12> months;           ///< alone: "сентябрь 2020"
  std::array<std::string, 12> months_in_dates;  ///< with a day and after "since" and the like: "25 сентября"
  std::vector<std::string> descriptions;        ///< how a speaker begins who is described, not named: "A "
  std::vector<std::string> denials;             ///< parts of words by which a note shows that it speaks of denying
  std::map<std::string, Message, std::less<>> messages;
};

/// Reads a catalogue. What the file leaves out is taken from `behind`; with `warn_of_gaps` one warning names it. Every problem
/// is told with line and column: JSON, unknown keys and messages (with a suggestion), fields that the English message does not
/// have or that are missing, twelve months. Without `behind` everything must be there: English itself.
[[nodiscard]] base::Result<std::shared_ptr<const Catalogue>> read_catalogue(std::string_view json,
                                                                            const std::string& display_path,
                                                                            const Catalogue* behind, bool warn_of_gaps,
                                                                            base::Diagnostics& warnings);

/// English, which is part of the program: whatever happens to files, a map has words.
[[nodiscard]] const std::shared_ptr<const Catalogue>& english_catalogue();

/// The fields of a text in the order of the alphabet, each once: "from", "to". Nothing when a brace does not close.
[[nodiscard]] std::optional<std::vector<std::string>> fields_of(std::string_view text);

}  // namespace rutter::map
