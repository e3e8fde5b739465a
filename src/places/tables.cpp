#include "places/tables.hpp"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "places/country_names.hpp"
#include "places/tsv_file.hpp"

namespace rutter::places {
namespace {

constexpr std::string_view geonames_source = "GeoNames, CC BY 4.0";
constexpr std::string_view airports_source = "OurAirports 2015, public domain";
constexpr std::string_view own_prefix = "rutter:";
constexpr std::int64_t smallest_city = 5000;

/// The columns that all tables share.
class CommonColumns {
 public:
  explicit CommonColumns(TsvFile& file)
      : columns_{file.column("id"),         file.column("name"),        file.column("names"),  file.column("lat"),
                 file.column("lon"),        file.column("country"),     file.column("admin1"), file.column("admin2"),
                 file.column("population"), file.column("feature_code")} {}

  [[nodiscard]] Row read(const TsvFile& file) const {
    Row row;
    row.id = file.text(columns_[0]);
    row.name = file.text(columns_[1]);
    row.names = file.text(columns_[2]);
    row.point = {file.number<double>(columns_[4]), file.number<double>(columns_[3])};
    row.country = file.text(columns_[5]);
    row.admin1 = file.text(columns_[6]);
    row.admin2 = file.text(columns_[7]);
    row.population = file.number<std::int64_t>(columns_[8]);
    row.feature_code = file.text(columns_[9]);
    return row;
  }

 private:
  std::array<std::size_t, 10> columns_;
};

Kind populated_kind(const Row& row) {
  const bool seat = row.feature_code == "PPLC" || row.feature_code == "PPLA" || row.feature_code == "PPLA2";
  return seat || row.population >= smallest_city ? Kind::city : Kind::village;
}

void read_places(TsvFile& file, std::vector<Row>& rows) {
  const CommonColumns common(file);
  const std::size_t ascii = file.column("ascii");
  while (file.next()) {
    Row row = common.read(file);
    // Those of the newer extract have no number of GeoNames, but an id of ours.
    if (row.id.substr(0, own_prefix.size()) != own_prefix) row.id.insert(0, "geonames:");
    row.ascii = file.text(ascii);
    row.kind = populated_kind(row);
    row.source = geonames_source;
    rows.push_back(std::move(row));
  }
}

Kind read_kind(const TsvFile& file, std::size_t column) {
  const auto kind = kind_from_string(file.text(column));
  if (!kind) file.fail(fmt::format("unknown kind '{}'", file.text(column)));
  return *kind;
}

void read_areas(TsvFile& file, std::vector<Row>& rows) {
  const CommonColumns common(file);
  const std::size_t kind = file.column("kind");
  const std::size_t uncertainty = file.column("uncertainty_km");
  const std::size_t area = file.column("area");
  while (file.next()) {
    Row row = common.read(file);
    row.kind = read_kind(file, kind);
    row.uncertainty_km = file.number<double>(uncertainty);
    row.area = file.text(area);
    row.source = geonames_source;
    rows.push_back(std::move(row));
  }
}

using RowOfId = std::unordered_map<std::string, std::size_t>;

/// A row that adds names to one of another table, with the message for when there is none of its id.
struct Alias {
  Row row;
  std::string where;
};

void read_supplement(TsvFile& file, std::vector<Row>& rows, RowOfId& row_of_id, std::vector<Alias>& aliases) {
  const CommonColumns common(file);
  const std::size_t kind = file.column("kind");
  const std::size_t uncertainty = file.column("uncertainty_km");
  const std::size_t area = file.column("area");
  const std::size_t source = file.column("source");
  const std::size_t note = file.column("note");
  while (file.next()) {
    if (file.text(kind) == "demonym") continue;
    Row row = common.read(file);
    row.note = file.text(note);
    if (file.text(kind) == "alias") {
      aliases.push_back({row, file.message(fmt::format("alias of '{}', which is in no table", row.id))});
      continue;
    }
    row.kind = read_kind(file, kind);
    row.uncertainty_km = file.number<double>(uncertainty);
    row.area = file.text(area);
    row.source = file.text(source);
    row_of_id.emplace(row.id, rows.size());
    rows.push_back(std::move(row));
  }
}

/// After all other rows, because aliases may be of any.
void add_aliases(const std::vector<Alias>& aliases, std::vector<Row>& rows, const RowOfId& row_of_id) {
  for (const Alias& alias : aliases) {
    const auto target = row_of_id.find(alias.row.id);
    if (target == row_of_id.end()) throw base::Error(base::ErrorKind::data, alias.where);
    Row& known = rows[target->second];
    // First, so that the hand-written name of a language is the one shown.
    known.names = known.names.empty() ? alias.row.names : alias.row.names + "|" + known.names;
    if (!alias.row.note.empty()) known.note = alias.row.note;
  }
}

/// Behind those of the tables, which are shown where a language has both.
void add_country_names(std::vector<Row>& rows) {
  for (Row& row : rows) {
    if (row.kind != Kind::country || row.country.size() != 2) continue;
    const std::string names = country_names(row.country);
    if (!names.empty()) row.names += (row.names.empty() ? "" : "|") + names;
  }
}

/// Airports; a row with the id of the supplement only adds its codes to that one.
void read_airports(TsvFile& file, std::vector<Row>& rows, RowOfId& row_of_id) {
  constexpr double point_of_airport_km = 1.5;
  const std::array<std::size_t, 10> at{
      file.column("id"),      file.column("name"),   file.column("names"), file.column("lat"),  file.column("lon"),
      file.column("country"), file.column("admin1"), file.column("iata"),  file.column("icao"), file.column("municipality")};
  while (file.next()) {
    const auto known = row_of_id.find(std::string(file.text(at[0])));
    Row& row = known == row_of_id.end() ? rows.emplace_back() : rows[known->second];
    row.iata = file.text(at[7]);
    row.icao = file.text(at[8]);
    if (known != row_of_id.end()) continue;
    row.id = file.text(at[0]);
    row_of_id.emplace(row.id, rows.size() - 1);
    row.name = file.text(at[1]);
    row.names = file.text(at[2]);
    row.point = {file.number<double>(at[4]), file.number<double>(at[3])};
    row.country = file.text(at[5]);
    row.admin1 = file.text(at[6]);
    row.feature_code = "AIRP";
    row.kind = Kind::airport;
    row.uncertainty_km = point_of_airport_km;
    row.source = airports_source;
    if (!file.text(at[9]).empty()) row.note = fmt::format("serves {}", file.text(at[9]));
  }
}

}  // namespace

Tables read_tables(const std::filesystem::path& folder) {
  TsvFile places(folder / "places.tsv");
  TsvFile areas(folder / "areas.tsv");
  TsvFile supplement(folder / "supplement.tsv");
  TsvFile airports(folder / "airports.tsv");
  Tables tables;
  read_places(places, tables.rows);
  read_areas(areas, tables.rows);
  RowOfId row_of_id;
  for (std::size_t i = 0; i < tables.rows.size(); ++i) {
    if (!row_of_id.emplace(tables.rows[i].id, i).second)
      throw base::Error(base::ErrorKind::data, fmt::format("{}: id '{}' stands twice", folder.string(), tables.rows[i].id));
  }
  std::vector<Alias> aliases;
  read_supplement(supplement, tables.rows, row_of_id, aliases);
  read_airports(airports, tables.rows, row_of_id);
  add_aliases(aliases, tables.rows, row_of_id);
  add_country_names(tables.rows);
  std::string digests(country_names_version());
  for (const TsvFile* const file : {&places, &areas, &supplement, &airports}) digests += base::sha256(file->content());
  tables.version = base::sha256(digests).substr(0, 12);
  return tables;
}

}  // namespace rutter::places
