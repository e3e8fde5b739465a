#include "job/desk_table.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <utility>

#include "base/text_file.hpp"
#include "job/cell.hpp"
#include "job/keys.hpp"

namespace rutter::job {
namespace {

/// "Hiwar Kalas | حوار كلس"
std::vector<std::string> spellings_of(std::string_view cell) {
  std::vector<std::string> spellings;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find('|'), cell.size());
    if (const std::string_view spelling = trimmed(cell.substr(0, end)); !spelling.empty()) spellings.emplace_back(spelling);
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return spellings;
}

std::string text_of(toml::Table& row, std::string_view key) {
  const auto text = row.text(key);
  return text ? text->text : std::string();
}

DeskPlace read_row(toml::Table& row) {
  DeskPlace place;
  place.name = text_of(row, "name");
  place.names = spellings_of(text_of(row, "names"));
  place.point.lat = row.number("lat", {-90, 90}).value_or(0);
  place.point.lon = row.number("lon", {-180, 180}).value_or(0);
  place.country = text_of(row, "country");
  place.kind = text_of(row, "kind");
  place.uncertainty_km = row.number("uncertainty_km", {0, 5000});
  place.source = text_of(row, "source");
  place.note = text_of(row, "note");
  place.at = row.at();
  place.name_at = row.at("name");
  place.country_at = row.at("country");
  place.kind_at = row.at("kind");
  row.finish();
  return place;
}

}  // namespace

std::shared_ptr<const DeskTable> desk_table_of(const TableFile& rows, base::Diagnostics& problems) {
  const std::size_t before = problems.size();
  DeskTable table;
  table.document = rows.document;
  table.file_name = std::filesystem::path(rows.document->display_path()).filename().string();
  table.sha256 = rows.sha256;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    const TableRow row = rows.row(i);
    toml::Table cells(*rows.document, row.table, desk_place_kind, problems);
    table.places.push_back(read_row(cells));
  }
  return problems.size() == before ? std::make_shared<const DeskTable>(std::move(table)) : nullptr;
}

std::shared_ptr<const DeskTable> read_desk_table(const std::string& path, base::Diagnostics& problems) {
  auto text = base::read_text_file(path, most_table_bytes);
  if (!text) {
    problems.insert(problems.end(), text.problems().begin(), text.problems().end());
    return nullptr;
  }
  const auto rows = parse_table(std::move(*text), path, desk_place_kind, OtherColumns::none, problems);
  return rows ? desk_table_of(*rows, problems) : nullptr;
}

}  // namespace rutter::job
