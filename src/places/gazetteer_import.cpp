#include "places/gazetteer_import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "base/csv_reader.hpp"
#include "base/error.hpp"
#include "base/output_file.hpp"
#include "places/csv_columns.hpp"
#include "places/division_extents.hpp"
#include "places/dump_lines.hpp"
#include "places/dump_rows.hpp"
#include "places/external_sort.hpp"
#include "places/import_merge.hpp"
#include "places/import_records.hpp"
#include "places/zip_file.hpp"

namespace rutter::places {
namespace {

namespace fs = std::filesystem;

/// Shares of the whole work that reading and merging take.
constexpr double reading_share = 0.4;

class Import {
 public:
  Import(const fs::path& out, const ImportOptions& options)
      : options_(options),
        out_(out),
        places_(out.parent_path(), options.memory / 4),
        names_(out.parent_path(), options.memory / 4) {}

  ImportReport run(const std::vector<fs::path>& inputs) {
    for (const fs::path& path : inputs) total_bytes_ += stated_bytes(path);
    for (const fs::path& path : inputs) read_file(path);
    add_divisions();
    MergeInputs merge{places_, names_, extents_, fmt::format("{:016x}", digest_).substr(0, 12), options_.memory / 2};
    merge.progress = [&](double share) { progress(reading_share + (1 - reading_share) * share); };
    const MergeReport merged = merge_into(out_, merge);
    report_.places = merged.places;
    report_.repeated = merged.repeated;
    report_.without_place = merged.without_place;
    return std::move(report_);
  }

 private:
  void progress(double share) const {
    if (options_.progress) options_.progress(share);
  }

  static std::uint64_t stated_bytes(const fs::path& path) {
    if (path != "-" && is_zip(path)) return ZipFile(path).stated_bytes();
    std::error_code ignored;
    const auto size = fs::file_size(path, ignored);
    return ignored ? 0 : size;
  }

  void read_file(const fs::path& path) {
    if (path == "-" || !is_zip(path)) {
      read_source(path == "-" ? "<stdin>" : path.string(), base::open_bytes(path));
      return;
    }
    ZipFile archive(path);
    for (std::string name; archive.next(name);) {
      // What GeoNames packs beside its tables.
      if (name.starts_with("readme") || name.starts_with("iso-languagecodes")) continue;
      read_source(path.string() + ":" + name, [&](char* buffer, std::size_t size) { return archive.read(buffer, size); });
    }
  }

  /// The bytes with their number and their FNV-1a hash counted.
  base::ByteSource counted(base::ByteSource source) {
    return [this, source = std::move(source)](char* buffer, std::size_t size) {
      const std::size_t got = source(buffer, size);
      for (std::size_t i = 0; i < got; ++i) digest_ = (digest_ ^ static_cast<unsigned char>(buffer[i])) * 0x100000001b3U;
      bytes_ += got;
      if (total_bytes_ > 0)
        progress(reading_share * std::min(1.0, static_cast<double>(bytes_) / static_cast<double>(total_bytes_)));
      return got;
    };
  }

  void read_source(const std::string& name, base::ByteSource source) {
    DumpLines lines(counted(std::move(source)), name);
    const std::vector<std::string> first = lines.first_lines();
    const std::optional<DumpFormat> format = format_of(first);
    if (!format)
      throw base::Error(base::ErrorKind::data,
                        fmt::format("{}: no table that can be indexed: {}\n'rutter gazetteer build --help' "
                                    "tells which are",
                                    name, why_unknown(first)));
    file_ = {name, *format, 0, 0, 0};
    if (*format == DumpFormat::named_columns) {
      read_named(lines.rest(), name);
    } else {
      read_lines(lines, *format);
    }
    tell_end();
    report_.files.push_back(file_);
  }

  void read_lines(DumpLines& lines, DumpFormat format) {
    for (auto next = lines.next(); next != DumpLines::Next::end; next = lines.next()) {
      if (next == DumpLines::Next::broken) {
        tell(lines.problem());
      } else if (const auto fault = read_row(lines.cells(), format)) {
        tell(lines.problem_at(fault->cell, fault->message));
      } else {
        ++file_.rows;
      }
    }
  }

  std::optional<RowFault> read_row(const std::vector<std::string_view>& cells, DumpFormat format) {
    switch (format) {
      case DumpFormat::places:
        return add_place(cells);
      case DumpFormat::alternate_names:
        return add_alternate(cells);
      case DumpFormat::admin1_codes:
      case DumpFormat::admin2_codes:
        return add_code(cells);
      case DumpFormat::country_info:
        return add_country(cells);
      case DumpFormat::named_columns:
        break;
    }
    return std::nullopt;
  }

  std::optional<RowFault> add_place(const std::vector<std::string_view>& cells) {
    Row row;
    if (auto fault = read_place(cells, row)) return fault;
    row.source = "GeoNames, CC BY 4.0";
    extents_.add(row);
    places_.add(place_record(order_++, row));
    return std::nullopt;
  }

  std::optional<RowFault> add_alternate(const std::vector<std::string_view>& cells) {
    AlternateName name;
    if (auto fault = read_alternate(cells, name)) return fault;
    if (name.use == AlternateName::Use::left_out) {
      ++file_.left_out;
    } else {
      names_.add(name_record(order_++, name));
    }
    return std::nullopt;
  }

  std::optional<RowFault> add_code(const std::vector<std::string_view>& cells) {
    if (cells.size() != 4) return RowFault{0, fmt::format("{} columns instead of 4", cells.size())};
    const auto number = number_in<std::int64_t>(cells[3]);
    if (!number || *number <= 0) return RowFault{3, fmt::format("'{}' is no GeoNames id", cells[3])};
    divisions_.push_back({std::string(cells[0]), std::string(cells[1]), std::string(cells[2]), *number, 0});
    return std::nullopt;
  }

  std::optional<RowFault> add_country(const std::vector<std::string_view>& cells) {
    if (cells.size() < 17) return RowFault{0, fmt::format("{} columns instead of 19", cells.size())};
    if (cells[16].empty() || cells[16] == "0") return std::nullopt;  // states that are no more
    const auto number = number_in<std::int64_t>(cells[16]);
    if (!number || *number < 0) return RowFault{16, fmt::format("'{}' is no GeoNames id", cells[16])};
    divisions_.push_back(
        {std::string(cells[0]), std::string(cells[4]), {}, *number, number_in<std::int64_t>(cells[7]).value_or(0)});
    return std::nullopt;
  }

  void read_named(base::ByteSource source, const std::string& name) {
    base::CsvReader reader(std::move(source), name);
    if (reader.next() != base::CsvReader::Next::row) throw base::Error(base::ErrorKind::data, base::format(reader.problem()));
    const CsvColumns columns(reader.cells(), fs::path(name).stem().string());
    if (!columns.unknown().empty()) tell_unknown(columns, name);
    for (auto next = reader.next(); next != base::CsvReader::Next::end; next = reader.next()) {
      Row row;
      if (next == base::CsvReader::Next::broken) {
        tell(reader.problem());
      } else if (const auto fault = columns.read(reader.cells(), reader.line(), row)) {
        tell(reader.problem_at(fault->cell, fault->message));
      } else {
        extents_.add(row);
        places_.add(place_record(order_++, row));
        ++file_.rows;
      }
    }
  }

  void tell_unknown(const CsvColumns& columns, const std::string& name) const {
    std::string list;
    for (const std::string& column : columns.unknown()) list += (list.empty() ? "'" : ", '") + column + "'";
    base::Diagnostic note;
    note.severity = base::Severity::note;
    note.at = {name, 1, 0};
    note.message = "columns that are not understood and left out: " + list;
    if (options_.tell) options_.tell(note);
  }

  /// Tells a row that is left out; of many in one file the first.
  void tell(base::Diagnostic problem) {
    constexpr std::uint64_t most_told = 20;
    if (++file_.broken > most_told || !options_.tell) return;
    problem.severity = base::Severity::warning;
    problem.message += ": the row is left out";
    options_.tell(problem);
  }

  void tell_end() const {
    if (file_.broken == 0 || !options_.tell) return;
    base::Diagnostic sum;
    sum.severity = base::Severity::warning;
    sum.at.file = file_.name;
    sum.message = fmt::format("{} of {} rows are left out", file_.broken, file_.rows + file_.broken);
    options_.tell(sum);
  }

  /// Behind all rows that were read: a division that a dump has stays as it is there.
  void add_divisions() {
    extents_.finish();
    for (const Division& division : divisions_) {
      const DivisionExtents::Extent* const extent = extents_.find(division.code);
      if (extent == nullptr) continue;  // no place lies in it: a table of the whole world beside one country
      Row row = row_of(division, *extent);
      row.source = "GeoNames, CC BY 4.0";
      places_.add(place_record(synthetic_order, row));
    }
  }

  const ImportOptions& options_;
  fs::path out_;
  ExternalSort places_;
  ExternalSort names_;
  DivisionExtents extents_;
  std::vector<Division> divisions_;
  ImportReport report_;
  ImportedFile file_;
  std::uint64_t order_ = 0;
  std::uint64_t digest_ = 0xcbf29ce484222325U;
  std::uint64_t bytes_ = 0;
  std::uint64_t total_bytes_ = 0;
};

}  // namespace

ImportReport import_gazetteer(const std::vector<fs::path>& inputs, const fs::path& out, const ImportOptions& options) {
  base::remove_stale_parts(out);
  return Import(out, options).run(inputs);
}

}  // namespace rutter::places
