#pragma once

#include <string>
#include <string_view>

namespace rutter::places {

/// The names of a country in some sixty languages as ICU has them of the Unicode CLDR ("ja=ウクライナ|..."), in the form of
/// Row::names; empty when ICU does not know the code (ISO 3166-1, two letters). Names with a second one in brackets are left
/// out.
[[nodiscard]] std::string country_names(const std::string& code);

/// Names the data that they come from: they are part of what an index is made of.
[[nodiscard]] std::string_view country_names_version();

}  // namespace rutter::places
