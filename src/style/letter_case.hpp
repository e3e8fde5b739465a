#pragma once

#include <string>
#include <string_view>

namespace rutter::style {

/// Capitals and small letters of a UTF-8 text for `text-transform`, `upcase` and `downcase`, the same in every locale: Latin,
/// Greek, Cyrillic and Armenian; other scripts stay as they are (Georgian too, whose capitals few fonts have). A sharp s
/// becomes SS. `language` is the text's, a tag of BCP 47: in Turkish and its kin İ and i, I and ı are pairs. Empty: any other.
[[nodiscard]] std::string upper_case(std::string_view text, std::string_view language = {});
[[nodiscard]] std::string lower_case(std::string_view text, std::string_view language = {});
/// Whether dotted and dotless i are two letters of the language: Turkish, Azerbaijani, Kazakh, Tatar.
[[nodiscard]] bool has_two_letters_i(std::string_view language);

}  // namespace rutter::style
