#include "places/dump_format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>

#include "places/csv_columns.hpp"
#include "places/dump_lines.hpp"

namespace rutter::places {
namespace {

constexpr std::size_t places_columns = 19;

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_capitals(std::string_view text, std::size_t length) {
  return text.size() == length && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::optional<DumpFormat> format_of_line(const std::vector<std::string_view>& cells) {
  const std::size_t count = cells.size();
  if (count == places_columns && is_number(cells[0])) return DumpFormat::places;
  if (count >= 17 && is_capitals(cells[0], 2) && is_capitals(cells[1], 3)) return DumpFormat::country_info;
  if (count >= 4 && count <= 10 && is_number(cells[0]) && is_number(cells[1])) return DumpFormat::alternate_names;
  if (count == 4 && cells[0].size() > 3 && cells[0][2] == '.')
    return std::count(cells[0].begin(), cells[0].end(), '.') == 1 ? DumpFormat::admin1_codes : DumpFormat::admin2_codes;
  return std::nullopt;
}

}  // namespace

std::string_view to_string(DumpFormat format) {
  constexpr std::array<std::string_view, 6> names{"places",       "alternate names", "admin1 codes",
                                                  "admin2 codes", "country info",    "named columns"};
  return names.at(static_cast<std::size_t>(format));
}

std::optional<DumpFormat> format_of(const std::vector<std::string>& first_lines) {
  std::array<std::size_t, 6> votes{};
  std::size_t lines = 0;
  std::vector<std::string_view> cells;
  for (const std::string& line : first_lines) {
    if (line.empty() || line.front() == '#') continue;
    split_cells(line, cells);
    ++lines;
    if (const auto format = format_of_line(cells)) ++votes.at(static_cast<std::size_t>(*format));
  }
  const auto* const most = std::max_element(votes.begin(), votes.end());
  if (*most > 0 && *most * 2 >= lines) return static_cast<DumpFormat>(most - votes.begin());
  if (!first_lines.empty() && CsvColumns::understands(first_lines.front())) return DumpFormat::named_columns;
  return std::nullopt;
}

std::string why_unknown(const std::vector<std::string>& first_lines) {
  std::vector<std::string_view> cells;
  for (const std::string& line : first_lines) {
    if (line.empty() || line.front() == '#') continue;
    split_cells(line, cells);
    if (cells.size() > 1)
      return fmt::format("its lines have {} columns between tabs; a dump of GeoNames has {}", cells.size(), places_columns);
    return "its first line names no columns that are known (name, and lat and lon or coord)";
  }
  return "it is empty";
}

}  // namespace rutter::places
