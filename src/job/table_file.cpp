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

/// A column: what it fills in the table of a row.
struct Column {
  enum class Fills { key, coordinate, language, map_name, nothing };
  std::string name;
  Fills fills = Fills::key;
  std::string key;   ///< "claim" of a column "claim.en"
  std::string part;  ///< "en" of it
  Wanted wanted = Wanted::text;
};

const toml::Key* find_key(const toml::TableKind& kind, std::string_view name) {
  const auto found = std::ranges::find(kind.keys, name, &toml::Key::name);
  return found == kind.keys.end() ? nullptr : &*found;
}

class Reader {
 public:
  Reader(std::string text, const std::string& display_path, const toml::TableKind& kind, OtherColumns others,
         base::Diagnostics& problems)
      : text_(std::move(text)), kind_(kind), others_(others), problems_(problems), csv_(bytes(), display_path) {
    table_.document = std::make_shared<const toml::Document>(toml::Document::of_text(text_, display_path));
    table_.sha256 = base::sha256(text_);
  }

  std::shared_ptr<const TableFile> read() {
    const std::size_t before = problems_.size();
    if (read_header()) read_rows();
    return problems_.size() == before ? std::make_shared<const TableFile>(std::move(table_)) : nullptr;
  }

 private:
  base::ByteSource bytes() {
    return [this](char* buffer, std::size_t size) {
      const std::size_t count = std::min(size, text_.size() - read_);
      std::copy_n(text_.data() + read_, count, buffer);
      read_ += count;
      return count;
    };
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
    return std::ranges::find(columns_, key, &Column::key) != columns_.end();
  }

  [[nodiscard]] Column column_of(const std::string& name) const {
    const std::size_t dot = name.find('.');
    const std::string first = name.substr(0, dot);
    const toml::Key* const key = find_key(kind_, first);
    if (key != nullptr && dot == std::string::npos) return {name, Column::Fills::key, name, {}, wanted_by(key->schema)};
    if (key != nullptr && is_spoken_key(first))
      return {name, Column::Fills::language, first, name.substr(dot + 1), Wanted::text};
    if (find_key(kind_, "at") != nullptr && (name == "lat" || name == "lon"))
      return {name, Column::Fills::coordinate, "at", name, Wanted::number};
    return {name,
            others_ == OtherColumns::map_name && name == "map" ? Column::Fills::map_name : Column::Fills::nothing,
            {},
            {},
            {}};
  }

  void read_column(std::size_t index) {
    Column column = column_of(std::string(trimmed(csv_.cells()[index])));
    if (column.name.empty())
      problem(index, "a column without a name", "the first row names the columns");
    else if (std::ranges::find(columns_, column.name, &Column::name) != columns_.end())
      problem(index, fmt::format("the column '{}' is there twice", column.name));
    else if (column.wanted == Wanted::nothing)
      problem(index, fmt::format("'{}' cannot be told in a table", column.name), "write it in the job");
    else if (column.fills == Column::Fills::nothing && others_ != OtherColumns::any)
      problem(index, fmt::format("unknown column '{}'", column.name), suggestion_for(column.name));
    if (column.fills == Column::Fills::nothing) table_.other_columns.push_back(column.name);
    columns_.push_back(std::move(column));
  }

  [[nodiscard]] std::string suggestion_for(std::string_view name) const {
    std::vector<std::string> names;
    for (const toml::Key& key : kind_.keys) names.emplace_back(key.name);
    if (others_ == OtherColumns::none) {
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
      if (table_.rows.size() > most_rows) {
        problem(0, fmt::format("more than {} rows", most_rows), "split the table into several");
        return;
      }
      if (problems_.size() >= most_problems) return;
    }
  }

  void read_row() {
    const std::vector<std::string>& cells = csv_.cells();
    if (std::ranges::all_of(cells, [](const std::string& cell) { return trimmed(cell).empty(); })) return;
    if (cells.size() != columns_.size())
      return problem(0, fmt::format("the row has {} cells, the first row has {}", cells.size(), columns_.size()),
                     "put cells that hold the separator in quotes");
    TableRow row{{mark_of(0), toml::Members{}}, {}, {}};
    auto& members = std::get<toml::Members>(row.table.data);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string_view cell = trimmed(cells[i]);
      if (others_ == OtherColumns::any) row.values.emplace_back(columns_[i].name, cell);
      if (columns_[i].fills == Column::Fills::map_name) row.map = cell;
      if (!cell.empty() && cell.front() == '=')
        problem(i, fmt::format("'{}' holds a formula, not a value", columns_[i].name), "save the table with values");
      else if (!cell.empty())
        add_cell(columns_[i], cell, mark_of(i), members);
      else if (columns_[i].fills == Column::Fills::map_name)
        problem(i, "the row names no map", "the column 'map' says which map a row belongs to");
    }
    table_.rows_of_map[row.map].push_back(table_.rows.size());
    table_.rows.push_back(std::move(row));
  }

  static void add_cell(const Column& column, std::string_view cell, toml::Mark at, toml::Members& members) {
    if (column.fills == Column::Fills::map_name || column.fills == Column::Fills::nothing) return;
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

  [[nodiscard]] toml::Mark mark_of(std::size_t cell) const {
    const base::Position at = csv_.problem_at(cell, {}).at;
    return {static_cast<std::uint32_t>(at.line), static_cast<std::uint32_t>(at.column)};
  }

  void problem(std::size_t cell, std::string message, std::string hint = {}) {
    problems_.push_back(csv_.problem_at(cell, std::move(message), std::move(hint)));
  }

  std::string text_;
  std::size_t read_ = 0;
  const toml::TableKind& kind_;
  OtherColumns others_;
  base::Diagnostics& problems_;
  base::CsvReader csv_;
  TableFile table_;
  std::vector<Column> columns_;
};

}  // namespace

std::shared_ptr<const TableFile> parse_table(std::string text, const std::string& display_path, const toml::TableKind& kind,
                                             OtherColumns others, base::Diagnostics& problems) {
  return Reader(std::move(text), display_path, kind, others, problems).read();
}

}  // namespace rutter::job
