#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "map/catalogue.hpp"

namespace rutter::map {

/// What rutter itself prints, in the language of a map: sentences with fields, numbers, lists. Names and claims are the user's
/// and come as they are. Cheap to copy, immutable but for the names of countries.
class Words {
 public:
  using Fields = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  /// English.
  Words();
  /// The language of the map (BCP 47) and the catalogue for it: where there is none, the English one.
  Words(std::string language, std::shared_ptr<const Catalogue> catalogue);

  /// The map's language: of names, and of the direction of writing. Not always that of the texts.
  [[nodiscard]] const std::string& language() const { return language_; }
  /// Whether the map's language is written from right to left: then titles, legend, key and footer stand so.
  [[nodiscard]] bool right_to_left() const { return right_to_left_; }
  [[nodiscard]] const Catalogue& catalogue() const { return *catalogue_; }

  /// A message with its fields filled in. Throws std::logic_error for a message that there is not: a defect.
  [[nodiscard]] std::string text(std::string_view message, Fields fields = {}) const;
  /// The form of a message for a number of things; the field {n} is that number.
  [[nodiscard]] std::string counted(std::string_view message, std::int64_t number, Fields fields = {}) const;

  /// A whole number with its thousands divided, in the language's digits: "7,200,000".
  [[nodiscard]] std::string number(std::int64_t value) const;
  /// A number as fmt's format writes it ("{:g}", "{:.3g}"), with the language's decimal sign and digits.
  [[nodiscard]] std::string number(std::string_view format, double value) const;
  /// The text with the language's digits.
  [[nodiscard]] std::string digits(std::string_view text) const;

  /// "a", "a and b", "a, b and c"; in Spanish "a e Irán".
  [[nodiscard]] std::string listed(const std::vector<std::string>& items) const;
  /// "a or b or c"; in Spanish "a u Odesa".
  [[nodiscard]] std::string either(const std::vector<std::string>& items) const;
  /// "a; b; c", empty parts left out.
  [[nodiscard]] std::string parts(const std::vector<std::string>& parts) const;

  /// A name as part of a sentence: between isolates when it holds letters of the other direction, so that it cannot reorder the
  /// sentence, else as it is.
  [[nodiscard]] std::string embedded(std::string_view name) const;
  /// The text with its first letter raised, where it has capitals.
  [[nodiscard]] std::string capitalised(std::string_view text) const;
  /// The text with a full stop when it ends without one; empty stays empty.
  [[nodiscard]] std::string sentence(std::string text) const;
  /// Whether a speaker is described ("a private source", "two residents") and not named: it begins with a small letter, or as
  /// descriptions begin in the language.
  [[nodiscard]] bool is_description(std::string_view speaker) const;
  /// Whether a note speaks of denying.
  [[nodiscard]] bool speaks_of_denying(std::string_view note) const;

  /// The name of a country in the map's language where it was found (set_country), else `english`.
  [[nodiscard]] const std::string& country(const std::string& code, const std::string& english) const;
  void set_country(const std::string& code, std::string name) { countries_[code] = std::move(name); }

 private:
  [[nodiscard]] const Message& message(std::string_view id) const;
  [[nodiscard]] std::string joined(const std::vector<std::string>& items, const std::string& between, std::string last) const;
  [[nodiscard]] std::string last_joint(std::string_view message, std::string_view next) const;

  std::string language_;
  bool right_to_left_ = false;
  std::shared_ptr<const Catalogue> catalogue_;
  std::map<std::string, std::string> countries_;
};

/// Whether a language (BCP 47) is written from right to left: by its script where the code names one, else by the language.
[[nodiscard]] bool is_right_to_left(std::string_view language);

/// The code of the language alone: "pt" of "pt-BR", in small letters.
[[nodiscard]] std::string primary_language(std::string_view language);

}  // namespace rutter::map
