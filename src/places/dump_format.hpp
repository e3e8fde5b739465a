#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rutter::places {

/// What a file to be indexed is.
enum class DumpFormat { places, alternate_names, admin1_codes, admin2_codes, country_info, named_columns };

/// "places", "alternate names", "admin1 codes", ...
[[nodiscard]] std::string_view to_string(DumpFormat format);

/// Tells from the first lines what a file is: by the number and the shape of its columns, which most of the lines must agree
/// on, else by the names of its first line. Nothing when it is none of them.
[[nodiscard]] std::optional<DumpFormat> format_of(const std::vector<std::string>& first_lines);

/// Why it is none of them: "18 columns between tabs; a dump of GeoNames has 19".
[[nodiscard]] std::string why_unknown(const std::vector<std::string>& first_lines);

}  // namespace rutter::places
