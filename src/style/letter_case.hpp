#pragma once

#include <string>
#include <string_view>

namespace rutter::style {

/// Capitals and small letters of a UTF-8 text for `text-transform`, `upcase` and `downcase`, the same in every locale: Latin,
/// Greek, Cyrillic and Armenian; other scripts stay as they are (Georgian too, whose capitals few fonts have). A sharp s
/// becomes SS.
[[nodiscard]] std::string upper_case(std::string_view text);
[[nodiscard]] std::string lower_case(std::string_view text);

}  // namespace rutter::style
