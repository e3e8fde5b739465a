#include "places/csv_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/decimal.hpp"
#include "places/dump_rows.hpp"
#include "unicode/locales.hpp"

namespace rutter::places {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

/// Plain cells of a header: good enough to recognise it; the rows are read strictly.
std::vector<std::string> header_cells(std::string_view line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == ',' || c == ';' || c == '\t' || c == '|') {
      cells.emplace_back();
    } else if (c != '"' && c != '\r') {
      cells.back() += c;
    }
  }
  return cells;
}

/// "http://www.wikidata.org/entity/Q123", "Q123", "node/123", "123", "desk:camp".
std::string id_of(const std::string& cell) {
  const std::size_t slash = cell.rfind('/');
  const std::string last = slash == std::string::npos ? cell : cell.substr(slash + 1);
  const bool digits = last.size() > 1 && std::all_of(last.begin() + 1, last.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits && last.front() == 'Q') return "wikidata:" + last;
  for (const std::string_view type : {"node/", "way/", "relation/"})
    if (cell.starts_with(type)) return "osm:" + cell;
  return cell.find(':') != std::string::npos ? cell : "user:" + cell;
}

/// "Point(37.04 36.58)", as Wikidata writes coordinates, or "36.58,37.04".
std::optional<geo::LonLat> point_of(std::string_view cell) {
  const bool wkt = lower(cell.substr(0, 6)) == "point(" && cell.ends_with(')');
  if (wkt) cell = cell.substr(6, cell.size() - 7);
  const std::size_t gap = cell.find(wkt ? ' ' : ',');
  if (gap == std::string_view::npos) return std::nullopt;
  std::string_view second = cell.substr(gap + 1);
  while (second.starts_with(' ')) second.remove_prefix(1);
  const auto a = number_in<double>(cell.substr(0, gap));
  const auto b = number_in<double>(second);
  if (!a || !b) return std::nullopt;
  return wkt ? geo::LonLat{*a, *b} : geo::LonLat{*b, *a};
}

bool is_on_earth(geo::LonLat p) {
  return p.lon >= -180 && p.lon <= 180 && p.lat >= -90 && p.lat <= 90;
}

/// Values of OpenStreetMap's key `place`.
std::optional<Kind> kind_of_place(const std::string& value) {
  const auto is = [&](std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), value) != words.end();
  };
  if (is({"city", "town", "borough"})) return Kind::city;
  if (is({"village", "hamlet", "isolated_dwelling", "farm", "suburb", "quarter", "neighbourhood", "locality"}))
    return Kind::village;
  if (is({"country"})) return Kind::country;
  if (is({"state", "province"})) return Kind::province;
  if (is({"county", "district", "municipality"})) return Kind::district;
  if (is({"sea", "ocean"})) return Kind::sea;
  if (is({"island", "islet", "archipelago", "region", "peninsula"})) return Kind::region;
  return std::nullopt;
}

/// "Alep;Halab" to spellings.
void append_list(std::string& names, std::string_view languages, std::string_view list) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(';'), list.size());
    std::string_view one = list.substr(0, end);
    while (one.starts_with(' ')) one.remove_prefix(1);
    append_spelling(names, languages, one);
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

}  // namespace

std::optional<CsvColumns::Known> CsvColumns::known(std::string_view header) {
  struct Name {
    std::string_view text;
    Column column;
    std::string_view languages = "";
  };
  constexpr std::array<Name, 45> names{{
      {"id", Column::id},
      {"@id", Column::id},
      {"osm_id", Column::id},
      {"item", Column::id},
      {"qid", Column::id},
      {"place", Column::place},
      {"name", Column::name},
      {"label", Column::name},
      {"itemlabel", Column::name},
      {"lat", Column::lat},
      {"latitude", Column::lat},
      {"@lat", Column::lat},
      {"lon", Column::lon},
      {"lng", Column::lon},
      {"long", Column::lon},
      {"longitude", Column::lon},
      {"@lon", Column::lon},
      {"coord", Column::coord},
      {"coords", Column::coord},
      {"coordinates", Column::coord},
      {"location", Column::coord},
      {"country", Column::country},
      {"countrycode", Column::country},
      {"country_code", Column::country},
      {"iso_a2", Column::country},
      {"admin1", Column::admin1},
      {"admin2", Column::admin2},
      {"kind", Column::kind},
      {"feature_code", Column::feature_code},
      {"population", Column::population},
      {"uncertainty_km", Column::uncertainty},
      {"note", Column::note},
      {"description", Column::note},
      {"source", Column::source},
      {"ascii", Column::ascii},
      {"iata", Column::iata},
      {"icao", Column::icao},
      {"alt_name", Column::spelling},
      {"int_name", Column::spelling},
      {"official_name", Column::spelling},
      {"loc_name", Column::spelling, "~colloquial"},
      {"old_name", Column::spelling, "~former"},
      {"short_name", Column::spelling, "~short"},
      {"altlabels", Column::spelling},
      {"names", Column::spellings},
  }};
  const std::string wanted = lower(header);
  const auto* const found = std::find_if(names.begin(), names.end(), [&](const Name& name) { return name.text == wanted; });
  if (found != names.end()) return Known{found->column, std::string(found->languages)};
  for (const auto& [prefix, mark] : {std::pair{"name", ""}, {"alt_name", ""}, {"old_name", ",~former"}, {"label", ""}}) {
    const std::size_t length = std::string_view(prefix).size();
    if (wanted.size() <= length + 1 || !wanted.starts_with(prefix) || (wanted[length] != ':' && wanted[length] != '_'))
      continue;
    if (const std::string language(header.substr(length + 1)); unicode::is_language(language))
      return Known{Column::spelling, language + mark};
  }
  return std::nullopt;
}

bool CsvColumns::understands(std::string_view first_line) {
  return CsvColumns(header_cells(first_line), "").complete();
}

CsvColumns::CsvColumns(const std::vector<std::string>& header, std::string stem)
    : stem_(std::move(stem)), count_(header.size()) {
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (auto column = known(header[i])) {
      columns_.emplace_back(i, std::move(*column));
    } else {
      unknown_.push_back(header[i]);
    }
  }
}

bool CsvColumns::complete() const {
  const auto has = [&](Column column) {
    return std::any_of(columns_.begin(), columns_.end(), [&](const auto& entry) { return entry.second.column == column; });
  };
  return has(Column::name) && (has(Column::coord) || (has(Column::lat) && has(Column::lon)));
}

std::optional<CsvColumns::Fault> CsvColumns::read(const std::vector<std::string>& cells, std::size_t line, Row& row) const {
  if (cells.size() != count_) return Fault{0, fmt::format("{} cells instead of {}", cells.size(), count_)};
  constexpr double nowhere = 1000;
  row = Row{};
  row.point = {nowhere, nowhere};
  row.kind = Kind::village;
  row.source = stem_;
  for (const auto& [cell, column] : columns_) {
    if (cells[cell].empty()) continue;
    if (auto problem = set(column.column, column.languages, cells[cell], row)) return Fault{cell, std::move(*problem)};
  }
  if (row.name.empty()) return Fault{0, "no name"};
  if (!is_on_earth(row.point)) return Fault{0, "no position"};
  if (row.id.empty()) row.id = fmt::format("user:{}-{}", stem_, line);
  if (row.kind == Kind::village && row.population >= 5000) row.kind = Kind::city;
  return std::nullopt;
}

std::optional<std::string> CsvColumns::set(Column column, const std::string& languages, const std::string& cell,
                                           Row& row) const {
  const auto no = [&](std::string_view what) { return fmt::format("'{}' is no {}", cell, what); };
  const auto number = [&](double least, double most) {
    const auto value = number_in<double>(cell);
    return value && *value >= least && *value <= most ? value : std::nullopt;
  };
  const auto take = [&](double least, double most, double& target, std::string_view what) -> std::optional<std::string> {
    const auto value = number(least, most);
    const std::string hint = value ? "" : base::decimal_hint(cell);
    if (!value) return no(what) + (hint.empty() ? "" : "; " + hint);
    target = *value;
    return std::nullopt;
  };
  if (cell.size() > longest_name && column != Column::spelling && column != Column::spellings)
    return fmt::format("more than {} bytes", longest_name);
  switch (column) {
    case Column::id:
      row.id = id_of(cell);
      break;
    case Column::name:
      row.name = cell;
      break;
    case Column::ascii:
      row.ascii = cell;
      break;
    case Column::lat:
      return take(-90, 90, row.point.lat, "latitude");
    case Column::lon:
      return take(-180, 180, row.point.lon, "longitude");
    case Column::coord: {
      const auto point = point_of(cell);
      if (!point || !is_on_earth(*point)) return no("position; write Point(37.04 36.58)");
      row.point = *point;
      break;
    }
    case Column::country:
      if (cell.size() != 2 || cell != std::string{static_cast<char>(cell[0] & ~0x20), static_cast<char>(cell[1] & ~0x20)})
        return no("country code of two capitals");
      row.country = cell;
      break;
    case Column::admin1:
      row.admin1 = cell;
      break;
    case Column::admin2:
      row.admin2 = cell;
      break;
    case Column::kind: {
      const auto kind = kind_from_string(cell);
      if (!kind) return no("kind");
      row.kind = *kind;
      break;
    }
    case Column::place:
      row.kind = kind_of_place(cell).value_or(Kind::other);
      break;
    case Column::feature_code:
      row.feature_code = cell;
      break;
    case Column::population: {
      const auto value = number(0, 1e11);
      if (!value) return no("population");
      row.population = static_cast<std::int64_t>(*value);
      break;
    }
    case Column::uncertainty:
      return take(0, 20000, row.uncertainty_km, "radius in km");
    case Column::note:
      row.note = cell;
      break;
    case Column::source:
      row.source = cell;
      break;
    case Column::iata:
      row.iata = cell;
      break;
    case Column::icao:
      row.icao = cell;
      break;
    case Column::spelling:
      append_list(row.names, languages, cell);
      break;
    case Column::spellings:
      row.names += (row.names.empty() ? "" : "|") + cell;
      break;
  }
  return std::nullopt;
}

}  // namespace rutter::places
