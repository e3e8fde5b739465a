#include "places/index_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/output_file.hpp"
#include "places/database.hpp"
#include "places/name_keys.hpp"

namespace rutter::places {
namespace {

/// Row numbers of what has no number of GeoNames; theirs stay below.
constexpr std::int64_t first_own_number = std::int64_t{1} << 32U;
constexpr std::string_view geonames_prefix = "geonames:";

constexpr std::string_view schema =
    "PRAGMA page_size = 4096;"
    "CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"
    "CREATE TABLE place(n INTEGER PRIMARY KEY, id TEXT, name TEXT, ascii TEXT, names TEXT, lon REAL, lat REAL, feature_code "
    "TEXT,"
    " country TEXT, admin1 TEXT, admin2 TEXT, population INTEGER, kind INTEGER, uncertainty_km REAL, source TEXT, note TEXT, "
    "area TEXT, iata TEXT, icao TEXT);"
    "CREATE TABLE id(id TEXT PRIMARY KEY, n INTEGER) WITHOUT ROWID;"
    "CREATE TABLE name_key(k TEXT, n INTEGER, PRIMARY KEY(k, n)) WITHOUT ROWID;";

using NamedNumber = std::pair<std::string, std::int64_t>;

/// The number in "geonames:172082", or 0 where it is none.
std::int64_t geonames_number(std::string_view id) {
  if (id.substr(0, geonames_prefix.size()) != geonames_prefix) return 0;
  id.remove_prefix(geonames_prefix.size());
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
  return error == std::errc() && end == id.data() + id.size() ? number : 0;
}

void bind_or_null(Statement& statement, int parameter, std::string_view text) {
  text.empty() ? statement.bind_null(parameter) : statement.bind(parameter, text);
}

void write_place(Statement& insert, std::int64_t number, const Row& row) {
  insert.bind(0, number);
  bind_or_null(insert, 1, number < first_own_number ? std::string_view{} : std::string_view(row.id));
  insert.bind(2, std::string_view(row.name));
  bind_or_null(insert, 3, row.ascii);
  bind_or_null(insert, 4, row.names);
  insert.bind(5, row.point.lon);
  insert.bind(6, row.point.lat);
  bind_or_null(insert, 7, row.feature_code);
  bind_or_null(insert, 8, row.country);
  bind_or_null(insert, 9, row.admin1);
  bind_or_null(insert, 10, row.admin2);
  insert.bind(11, row.population);
  insert.bind(12, static_cast<std::int64_t>(row.kind));
  insert.bind(13, row.uncertainty_km);
  bind_or_null(insert, 14, row.source);
  bind_or_null(insert, 15, row.note);
  bind_or_null(insert, 16, row.area);
  bind_or_null(insert, 17, row.iata);
  bind_or_null(insert, 18, row.icao);
  insert.run();
}

void write_pairs(const Database& base, std::string_view sql, const std::vector<NamedNumber>& pairs) {
  Statement insert = base.prepare(sql);
  for (const auto& [name, number] : pairs) {
    insert.bind(0, std::string_view(name));
    insert.bind(1, number);
    insert.run();
  }
}

/// Rows with the number under which they are stored, by number.
std::vector<std::pair<std::int64_t, const Row*>> numbered(const std::vector<Row>& rows) {
  std::vector<std::pair<std::int64_t, const Row*>> found;
  found.reserve(rows.size());
  std::int64_t next = first_own_number;
  for (const Row& row : rows) {
    const std::int64_t number = geonames_number(row.id);
    found.emplace_back(number > 0 ? number : next++, &row);
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

void write_index(const Tables& tables, const std::filesystem::path& path) {
  const Database base = Database::in_memory();
  base.execute(std::string(schema) + fmt::format("PRAGMA user_version = {}; BEGIN;", index_format));
  std::vector<NamedNumber> keys;
  std::vector<NamedNumber> ids;
  {
    Statement insert = base.prepare("INSERT INTO place VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    for (const auto& [number, row] : numbered(tables.rows)) {
      write_place(insert, number, *row);
      for (const std::string& key : keys_of(*row)) keys.emplace_back(key, number);
      if (number >= first_own_number) ids.emplace_back(row->id, number);
      if (row->kind == Kind::country) ids.emplace_back("country:" + row->country, number);
    }
  }
  std::sort(keys.begin(), keys.end());
  std::sort(ids.begin(), ids.end());
  write_pairs(base, "INSERT INTO name_key VALUES(?,?)", keys);
  write_pairs(base, "INSERT INTO id VALUES(?,?)", ids);
  Statement meta = base.prepare("INSERT INTO meta VALUES('data_version', ?)");
  meta.bind(0, std::string_view(tables.version));
  meta.run();
  base.execute("COMMIT");
  base::write_file(path, base.bytes());
}

}  // namespace rutter::places
