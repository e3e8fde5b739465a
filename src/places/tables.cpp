#include "places/tables.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "base/text_file.hpp"

namespace rutter::places {
namespace {

constexpr std::string_view geonames_source = "GeoNames, CC BY 4.0";
constexpr std::int64_t smallest_city = 5000;

/// A file of the tables: a line of column names, then rows of as many cells.
class TsvFile {
 public:
  explicit TsvFile(const std::filesystem::path& path) : path_(path) {
    auto text = base::read_text_file(path);
    if (!text)
      throw base::Error(base::ErrorKind::data,
                        fmt::format("{}: cannot be read; scripts/build_geodata writes it", path.string()));
    text_ = std::move(text.value());
    rest_ = text_;
    if (next()) names_ = cells_;
  }

  /// Reads the next line; false after the last.
  bool next() {
    if (rest_.empty()) return false;
    const std::size_t end = rest_.find('\n');
    std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    ++line_;
    cells_.clear();
    for (std::size_t tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t')) {
      cells_.push_back(line.substr(0, tab));
      line.remove_prefix(tab + 1);
    }
    cells_.push_back(line);
    if (!names_.empty() && cells_.size() != names_.size())
      fail(fmt::format("{} columns instead of {}", cells_.size(), names_.size()));
    return true;
  }

  /// The number of a column; it must be there.
  std::size_t column(std::string_view name) {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (names_[i] == name) return i;
    }
    fail(fmt::format("no column '{}'", name));
  }

  [[nodiscard]] std::string_view text(std::size_t column) const { return cells_[column]; }

  /// The number in a cell; an empty cell is 0.
  template <class Number>
  [[nodiscard]] Number number(std::size_t column) const {
    Number value = 0;
    const std::string_view cell = cells_[column];
    if (cell.empty()) return value;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size()) fail(fmt::format("'{}' is no number", cell));
    return value;
  }

  [[noreturn]] void fail(const std::string& what) const {
    throw base::Error(base::ErrorKind::data,
                      fmt::format("{}:{}: {}; scripts/build_geodata writes the tables", path_.string(), line_, what));
  }

  [[nodiscard]] const std::string& content() const { return text_; }

 private:
  std::filesystem::path path_;
  std::string text_;
  std::string_view rest_;
  std::vector<std::string_view> cells_;
  std::vector<std::string_view> names_;
  std::size_t line_ = 0;
};

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
    row.id.insert(0, "geonames:");
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

void read_supplement(TsvFile& file, std::vector<Row>& rows, RowOfId& row_of_id) {
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
      const auto target = row_of_id.find(row.id);
      if (target == row_of_id.end()) file.fail(fmt::format("alias of '{}', which is in no table", row.id));
      Row& known = rows[target->second];
      // First, so that the hand-written name of a language is the one shown.
      known.names = known.names.empty() ? row.names : row.names + "|" + known.names;
      if (!row.note.empty()) known.note = row.note;
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

}  // namespace

Tables read_tables(const std::filesystem::path& folder) {
  TsvFile places(folder / "places.tsv");
  TsvFile areas(folder / "areas.tsv");
  TsvFile supplement(folder / "supplement.tsv");
  Tables tables;
  read_places(places, tables.rows);
  read_areas(areas, tables.rows);
  RowOfId row_of_id;
  for (std::size_t i = 0; i < tables.rows.size(); ++i) {
    if (!row_of_id.emplace(tables.rows[i].id, i).second)
      throw base::Error(base::ErrorKind::data, fmt::format("{}: id '{}' stands twice", folder.string(), tables.rows[i].id));
  }
  read_supplement(supplement, tables.rows, row_of_id);
  tables.version =
      base::sha256(base::sha256(places.content()) + base::sha256(areas.content()) + base::sha256(supplement.content()))
          .substr(0, 12);
  return tables;
}

}  // namespace rutter::places
