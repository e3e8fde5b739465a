#include "job/table_file.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "base/csv_reader.hpp"
#include "base/sha256.hpp"
#include "job/cell.hpp"
#include "job/variant.hpp"

namespace rutter::job {
namespace {

constexpr std::size_t most_rows = 100'000;
constexpr std::size_t most_problems = 100;

const toml::Key* find_key(const toml::TableKind& kind, std::string_view name) {
  const auto found = std::ranges::find(kind.keys, name, &toml::Key::name);
  return found == kind.keys.end() ? nullptr : &*found;
}

using Fills = TableColumn::Fills;

/// The bytes of a text that outlives the source.
base::ByteSource bytes_of(std::string_view text) {
  return [text](char* buffer, std::size_t size) mutable {
    const std::size_t count = std::min(size, text.size());
    std::copy_n(text.data(), count, buffer);
    text.remove_prefix(count);
    return count;
  };
}

void add_cell(const TableColumn& column, std::string_view cell, toml::Mark at, toml::Members& members) {
  if (column.fills == Fills::map_name || column.fills == Fills::nothing) return;
  toml::Value value = cell_value(cell, at, column.wanted);
  if (column.part.empty()) {
    members.push_back({column.key, at, std::move(value)});
    return;
  }
  auto whole = std::ranges::find(members, column.key, &toml::Member::key);
  if (whole == members.end() || !std::holds_alternative<toml::Members>(whole->value.data)) {
    members.push_back({column.key, at, {at, toml::Members{}}});
    whole = std::prev(members.end());
  }
  std::get<toml::Members>(whole->value.data).push_back({column.part, at, std::move(value)});
}

class Reader {
 public:
  Reader(std::string text, const std::string& display_path, const toml::TableKind& kind, OtherColumns others,
         base::Diagnostics& problems)
      : kind_(kind),
        problems_(problems),
        text_(std::move(text)),
        table_(table_of(text_, display_path, others)),
        csv_(bytes_of(text_), display_path) {}

  std::shared_ptr<const TableFile> read() {
    const std::size_t before = problems_.size();
    if (read_header()) read_rows();
    table_.delimiter = csv_.delimiter();
    return problems_.size() == before ? std::make_shared<const TableFile>(std::move(table_)) : nullptr;
  }

 private:
  static TableFile table_of(std::string_view text, const std::string& display_path, OtherColumns others) {
    TableFile table;
    table.sha256 = base::sha256(text);
    table.document = std::make_shared<const toml::Document>(toml::Document::of_text(text, display_path));
    table.others = others;
    return table;
  }

  bool read_header() {
    const auto next = csv_.next();
    if (next == base::CsvReader::Next::broken) problems_.push_back(csv_.problem());
    if (next == base::CsvReader::Next::end)
      problems_.push_back(table_.document->error({1, 1}, "the table is empty", "its first row names the columns"));
    if (next != base::CsvReader::Next::row) return false;
    const std::size_t before = problems_.size();
    for (std::size_t i = 0; i < csv_.cells().size(); ++i) read_column(i);
    for (const toml::Key& key : kind_.keys)
      if (key.need == toml::Need::required && !fills(key.name))
        problem(0, fmt::format("there is no column '{}'", key.name),
                "columns are separated by commas, semicolons, tabs or bars");
    return problems_.size() == before;
  }

  [[nodiscard]] bool fills(std::string_view key) const {
    return std::ranges::find(table_.columns, key, &TableColumn::key) != table_.columns.end();
  }

  [[nodiscard]] TableColumn column_of(const std::string& name) const {
    const std::size_t dot = name.find('.');
    const std::string first = name.substr(0, dot);
    const toml::Key* const key = find_key(kind_, first);
    if (key != nullptr && dot == std::string::npos) return {name, Fills::key, name, {}, wanted_by(key->schema)};
    if (key != nullptr && is_spoken_key(first)) return {name, Fills::language, first, name.substr(dot + 1), Wanted::text};
    if (find_key(kind_, "at") != nullptr && (name == "lat" || name == "lon"))
      return {name, Fills::coordinate, "at", name, Wanted::number};
    return {name, table_.others == OtherColumns::map_name && name == "map" ? Fills::map_name : Fills::nothing, {}, {}, {}};
  }

  void read_column(std::size_t index) {
    TableColumn column = column_of(std::string(trimmed(csv_.cells()[index])));
    if (column.name.empty())
      problem(index, "a column without a name", "the first row names the columns");
    else if (std::ranges::find(table_.columns, column.name, &TableColumn::name) != table_.columns.end())
      problem(index, fmt::format("the column '{}' is there twice", column.name));
    else if (column.wanted == Wanted::nothing)
      problem(index, fmt::format("'{}' cannot be told in a table", column.name), "write it in the job");
    else if (column.fills == Fills::nothing && table_.others != OtherColumns::any)
      problem(index, fmt::format("unknown column '{}'", column.name), suggestion_for(column.name));
    if (column.fills == Fills::nothing) table_.other_columns.push_back(column.name);
    table_.columns.push_back(std::move(column));
  }

  [[nodiscard]] std::string suggestion_for(std::string_view name) const {
    std::vector<std::string> names;
    for (const toml::Key& key : kind_.keys) names.emplace_back(key.name);
    if (table_.others == OtherColumns::none) {
      const std::string near = toml::suggestion(name, names);
      return near.empty() ? fmt::format("the columns of {} are {}", kind_.title, fmt::join(names, ", ")) : near;
    }
    names.insert(names.begin(), {"map", "lat", "lon"});
    const std::string near = toml::suggestion(name, names);
    return near.empty()
               ? fmt::format("columns are named as the keys of {}, separated by commas, semicolons, tabs or bars", kind_.title)
               : near;
  }

  void read_rows() {
    for (auto next = csv_.next(); next != base::CsvReader::Next::end; next = csv_.next()) {
      if (next == base::CsvReader::Next::broken)
        problems_.push_back(csv_.problem());
      else
        read_row();
      if (table_.rows() > most_rows) {
        problem(0, fmt::format("more than {} rows", most_rows), "split the table into several");
        return;
      }
      if (problems_.size() >= most_problems) return;
    }
  }

  void read_row() {
    const std::vector<std::string>& cells = csv_.cells();
    if (std::ranges::all_of(cells, [](const std::string& cell) { return trimmed(cell).empty(); })) return;
    if (cells.size() != table_.columns.size())
      return problem(0, fmt::format("the row has {} cells, the first row has {}", cells.size(), table_.columns.size()),
                     "put cells that hold the separator in quotes");
    std::string map;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string_view cell = trimmed(cells[i]);
      const bool names_map = table_.columns[i].fills == Fills::map_name;
      if (names_map) map = cell;
      if (!cell.empty() && cell.front() == '=')
        problem(i, fmt::format("'{}' holds a formula, not a value", table_.columns[i].name), "save the table with values");
      else if (cell.empty() && names_map)
        problem(i, "the row names no map", "the column 'map' says which map a row belongs to");
    }
    table_.rows_of_map[map].push_back(static_cast<std::uint32_t>(table_.rows()));
    table_.places.push_back({static_cast<std::uint32_t>(csv_.offset()), csv_.line()});
  }

  void problem(std::size_t cell, std::string message, std::string hint = {}) {
    problems_.push_back(csv_.problem_at(cell, std::move(message), std::move(hint)));
  }

  const toml::TableKind& kind_;
  base::Diagnostics& problems_;
  std::string text_;
  TableFile table_;
  base::CsvReader csv_;  ///< of the text
};

}  // namespace

TableRow TableFile::row(std::size_t index) const {
  const auto [begin, first_line] = places.at(index);
  const std::size_t end = index + 1 < rows() ? places[index + 1].begin : document->text().size();
  // Behind an empty line, which the reader passes over: it takes the first bytes of a text for a byte order mark.
  const std::string text = '\n' + document->text().part(begin, end);
  base::CsvReader csv(bytes_of(text), document->display_path(), delimiter, text.size());
  static_cast<void>(csv.next());
  const auto mark_of = [&, before = first_line - 2](std::size_t cell) {
    const base::Position at = csv.problem_at(cell, {}).at;
    return toml::Mark{static_cast<std::uint32_t>(at.line) + before, static_cast<std::uint32_t>(at.column)};
  };
  TableRow row{{mark_of(0), toml::Members{}}, {}};
  auto& members = std::get<toml::Members>(row.table.data);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string_view cell = trimmed(csv.cells().at(i));
    if (others == OtherColumns::any) row.values.emplace_back(columns[i].name, cell);
    if (!cell.empty()) add_cell(columns[i], cell, mark_of(i), members);
  }
  return row;
}

std::shared_ptr<const TableFile> parse_table(std::string text, const std::string& display_path, const toml::TableKind& kind,
                                             OtherColumns others, base::Diagnostics& problems) {
  return Reader(std::move(text), display_path, kind, others, problems).read();
}

}  // namespace rutter::job
