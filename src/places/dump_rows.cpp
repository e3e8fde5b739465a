#include "places/dump_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace rutter::places {
namespace {

constexpr std::size_t place_columns = 19;
constexpr std::int64_t smallest_city = 5000;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Kind kind_of_area(std::string_view code) {
  if (code.starts_with("PCL") && code != "PCLH") return Kind::country;
  if (code == "ADM1") return Kind::province;
  if (code == "ADM2") return Kind::district;
  return Kind::other;
}

Kind kind_of_water(std::string_view code) {
  if (is_one_of(code, {"SEA", "OCN", "GULF", "STRT", "BAY", "CHN", "SD"})) return Kind::sea;
  if (code.starts_with("LK") || code.starts_with("RSV") || code == "LGN") return Kind::lake;
  return code.starts_with("STM") || code.starts_with("CNL") ? Kind::river : Kind::other;
}

/// The number in a cell; empty counts as 0.
std::optional<std::int64_t> count_in(std::string_view cell) {
  return cell.empty() ? std::optional<std::int64_t>(0) : number_in<std::int64_t>(cell);
}

std::optional<RowFault> read_point(std::string_view lat, std::string_view lon, Row& row) {
  const auto y = number_in<double>(lat);
  const auto x = number_in<double>(lon);
  if (!y || !(*y >= -90 && *y <= 90)) return RowFault{4, fmt::format("'{}' is no latitude", lat)};
  if (!x || !(*x >= -180 && *x <= 180)) return RowFault{5, fmt::format("'{}' is no longitude", lon)};
  row.point = {*x, *y};
  return std::nullopt;
}

}  // namespace

Kind kind_of_feature(std::string_view feature_class, std::string_view feature_code, std::int64_t population) {
  if (feature_class == "P") {
    const bool seat = is_one_of(feature_code, {"PPLC", "PPLA", "PPLA2"});
    return seat || population >= smallest_city ? Kind::city : Kind::village;
  }
  if (feature_class == "A") return kind_of_area(feature_code);
  if (feature_class == "H") return kind_of_water(feature_code);
  if (feature_class == "T") {
    if (is_one_of(feature_code, {"MTS", "RDGE", "HLLS"})) return Kind::range;
    return is_one_of(feature_code, {"ISL", "ISLS", "PEN", "DSRT", "PLAT", "VAL"}) ? Kind::region : Kind::other;
  }
  if (feature_class == "L")
    return is_one_of(feature_code, {"RGN", "RGNE", "RGNH", "CONT", "AREA"}) ? Kind::region : Kind::other;
  return feature_class == "S" && is_one_of(feature_code, {"AIRP", "AIRF"}) ? Kind::airport : Kind::other;
}

void append_spelling(std::string& names, std::string_view languages, std::string_view text) {
  if (text.empty()) return;
  if (!names.empty()) names += '|';
  names += languages;
  if (!languages.empty() || text.find('=') != std::string_view::npos) names += '=';
  const std::size_t begin = names.size();
  names += text;
  // The bar parts spellings; both of these only part words.
  std::replace(names.begin() + static_cast<std::ptrdiff_t>(begin), names.end(), '|', '/');
}

std::optional<RowFault> read_place(const std::vector<std::string_view>& cells, Row& row) {
  if (cells.size() != place_columns) return RowFault{0, fmt::format("{} columns instead of {}", cells.size(), place_columns)};
  const auto number = number_in<std::int64_t>(cells[0]);
  if (!number || *number <= 0 || *number >= std::int64_t{1} << 32U)
    return RowFault{0, fmt::format("'{}' is no GeoNames id", cells[0])};
  if (cells[1].empty()) return RowFault{1, "no name"};
  if (cells[1].size() > longest_name) return RowFault{1, fmt::format("a name of more than {} bytes", longest_name)};
  if (auto fault = read_point(cells[4], cells[5], row)) return fault;
  const auto population = count_in(cells[14]);
  if (!population || *population < 0) return RowFault{14, fmt::format("'{}' is no population", cells[14])};
  row.id = fmt::format("geonames:{}", *number);
  row.name = cells[1];
  row.ascii = cells[2] == cells[1] || cells[2].size() > longest_name ? std::string_view() : cells[2];
  row.names.clear();
  for (std::string_view rest = cells[3]; !rest.empty();) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    if (comma <= longest_name) append_spelling(row.names, "", rest.substr(0, comma));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  row.feature_code = cells[7];
  row.country = cells[8];
  row.admin1 = cells[10] == "00" ? std::string_view() : cells[10];
  row.admin2 = cells[11];
  row.population = *population;
  row.kind = kind_of_feature(cells[6], cells[7], *population);
  return std::nullopt;
}

std::optional<RowFault> read_alternate(const std::vector<std::string_view>& cells, AlternateName& name) {
  if (cells.size() < 4) return RowFault{0, fmt::format("{} columns instead of 8 or 10", cells.size())};
  const auto number = number_in<std::int64_t>(cells[1]);
  if (!number || *number <= 0) return RowFault{1, fmt::format("'{}' is no GeoNames id", cells[1])};
  if (cells[3].empty()) return RowFault{3, "no name"};
  if (cells[3].size() > longest_name) return RowFault{3, fmt::format("a name of more than {} bytes", longest_name)};
  const auto set = [&](std::size_t cell) { return cells.size() > cell && cells[cell] == "1"; };
  name.number = *number;
  name.text = cells[3];
  const std::string_view language = cells[2];
  name.use = language == "iata"   ? AlternateName::Use::iata
             : language == "icao" ? AlternateName::Use::icao
                                  : AlternateName::Use::name;
  if (is_one_of(language, {"link", "wkdt", "post", "unlc", "tcid", "faac", "phon"})) name.use = AlternateName::Use::left_out;
  name.languages = language == "abbr" ? "" : language == "piny" ? "zh-Latn" : std::string(language);
  const bool ended = cells.size() > 9 && !cells[9].empty();
  const std::string_view mark = set(7) || ended                ? "~former"
                                : set(6)                       ? "~colloquial"
                                : set(5) || language == "abbr" ? "~short"
                                : set(4)                       ? "~preferred"
                                                               : "";
  if (!mark.empty()) name.languages += (name.languages.empty() ? "" : ",") + std::string(mark);
  return std::nullopt;
}

}  // namespace rutter::places
