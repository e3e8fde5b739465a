#include "places/index_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <stdexcept>
#include <utility>

#include "base/error.hpp"
#include "base/output_file.hpp"
#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "places/crowd_table.hpp"
#include "places/database.hpp"
#include "places/index_keys.hpp"
#include "places/index_trailer.hpp"
#include "places/name_trie.hpp"
#include "places/spot_cell.hpp"

namespace rutter::places {
namespace {

constexpr std::string_view geonames_prefix = "geonames:";

// What is read seldom stands last: long lists of names go to overflow pages, and columns behind them would be read through
// them.
constexpr std::string_view schema =
    "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"
    "CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"
    "CREATE TABLE source(s INTEGER PRIMARY KEY, text TEXT);"
    "CREATE TABLE place(n INTEGER PRIMARY KEY, id TEXT, lon REAL, lat REAL, kind INTEGER, population INTEGER, feature_code "
    "TEXT,"
    " country TEXT, admin1 TEXT, admin2 TEXT, uncertainty_km REAL, area TEXT, iata TEXT, icao TEXT, source INTEGER, note TEXT,"
    " name TEXT, ascii TEXT, names TEXT);"
    "CREATE TABLE id(id TEXT PRIMARY KEY, n INTEGER) WITHOUT ROWID;"
    "CREATE TABLE name_key(k TEXT, n INTEGER, PRIMARY KEY(k, n)) WITHOUT ROWID;"
    "CREATE TABLE crowd(c INTEGER PRIMARY KEY, members BLOB);"
    "CREATE TABLE spot(cell INTEGER, n INTEGER, lon REAL, lat REAL, PRIMARY KEY(cell, n)) WITHOUT ROWID;";

/// Numbers in records of the sorters: eight bytes, big-endian, so that bytes compare as numbers do.
std::string big_endian(std::int64_t number) {
  std::string bytes(8, '\0');
  for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<char>(static_cast<std::uint64_t>(number) >> (56 - 8 * i) & 0xFFU);
  return bytes;
}

std::int64_t from_big_endian(std::string_view bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 8; ++i) number = number << 8U | static_cast<unsigned char>(bytes[i]);
  return static_cast<std::int64_t>(number);
}

void bind_or_null(Statement& statement, int parameter, std::string_view text) {
  text.empty() ? statement.bind_null(parameter) : statement.bind(parameter, text);
}

/// Whether somebody lives there: abandoned, destroyed and former places are no help to say where a point is.
bool is_lived_in(const Row& row) {
  const std::string& code = row.feature_code;
  return (row.kind == Kind::city || row.kind == Kind::village) && code != "PPLQ" && code != "PPLH" && code != "PPLW" &&
         code != "PPLCH";
}

/// A record of keys_: the key, a NUL, the number, and what else is known of the pair.
struct KeyRecord {
  std::string_view key;
  std::int64_t number = 0;
  bool strict = false;
  std::uint8_t fame = 0;

  explicit KeyRecord(std::string_view record) {
    constexpr std::size_t tail = 1 + 8 + 2;
    key = record.substr(0, record.size() - tail);
    number = from_big_endian(record.substr(key.size() + 1, 8));
    strict = record[record.size() - 2] != '\0';
    fame = static_cast<std::uint8_t>(record.back());
  }
};

template <class Work>
auto or_output_error(const std::filesystem::path& path, Work work) {
  try {
    return work();
  } catch (const base::Error&) {
    throw;
  } catch (const std::runtime_error& error) {
    throw base::Error(base::ErrorKind::output,
                      fmt::format("'{}' cannot be written: {}\nfree some space, or choose another file with --out",
                                  path.string(), error.what()));
  }
}

}  // namespace

std::int64_t geonames_number(std::string_view id) {
  if (!id.starts_with(geonames_prefix)) return 0;
  id.remove_prefix(geonames_prefix.size());
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
  const bool whole = error == std::errc() && end == id.data() + id.size();
  return whole && number > 0 && number < first_own_number ? number : 0;
}

struct IndexBuilder::File {
  std::filesystem::path path;
  base::PartFile part;
  Database base;
  Statement insert_place;
  std::string trie;  ///< what is not yet written of it
  std::uint64_t trie_bytes = 0;

  explicit File(const std::filesystem::path& target)
      : path(target), part(target), base(Database::open_new(part.path())), insert_place(prepared(base)) {}

  static Statement prepared(const Database& base) {
    base.execute(std::string(schema) + fmt::format("PRAGMA user_version = {}; BEGIN;", index_format));
    return base.prepare("INSERT INTO place VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  }
};

IndexBuilder::IndexBuilder(const std::filesystem::path& path, std::size_t memory)
    : file_(or_output_error(path, [&] { return std::make_unique<File>(path); })),
      keys_(path.parent_path(), memory / 4 * 3),
      ids_(path.parent_path(), memory / 8),
      spots_(path.parent_path(), memory / 8) {}

IndexBuilder::~IndexBuilder() = default;

std::int64_t IndexBuilder::source_number(const std::string& source) {
  return sources_.emplace(source, static_cast<std::int64_t>(sources_.size()) + 1).first->second;
}

void IndexBuilder::add(std::int64_t number, const Row& row) {
  or_output_error(file_->path, [&] {
    Statement& insert = file_->insert_place;
    insert.bind(0, number);
    bind_or_null(insert, 1, number < first_own_number ? std::string_view{} : std::string_view(row.id));
    insert.bind(2, row.point.lon);
    insert.bind(3, row.point.lat);
    insert.bind(4, static_cast<std::int64_t>(row.kind));
    insert.bind(5, row.population);
    bind_or_null(insert, 6, row.feature_code);
    bind_or_null(insert, 7, row.country);
    bind_or_null(insert, 8, row.admin1);
    bind_or_null(insert, 9, row.admin2);
    insert.bind(10, row.uncertainty_km);
    bind_or_null(insert, 11, row.area);
    bind_or_null(insert, 12, row.iata);
    bind_or_null(insert, 13, row.icao);
    insert.bind(14, source_number(row.source));
    bind_or_null(insert, 15, row.note);
    insert.bind(16, std::string_view(row.name));
    bind_or_null(insert, 17, row.ascii);
    bind_or_null(insert, 18, row.names);
    insert.run();
  });
  add_keys(number, row);
  if (number >= first_own_number) add_way_in(row.id, number);
  if (row.kind == Kind::country && !row.country.empty()) add_way_in("country:" + row.country, number);
  if (is_lived_in(row)) {
    std::array<char, 16> point{};
    std::memcpy(point.data(), &row.point.lon, 8);
    std::memcpy(point.data() + 8, &row.point.lat, 8);
    spots_.add(big_endian(cell_of(row.point)) + big_endian(number) + std::string(point.data(), point.size()));
  }
}

void IndexBuilder::add_keys(std::int64_t number, const Row& row) {
  const auto fame = static_cast<char>(fame_of(row));
  std::string record;
  for (const auto& [key, strict] : keys_of(row)) {
    record = key;
    record += '\0';
    record += big_endian(number);
    record += strict ? '\1' : '\0';
    record += fame;
    keys_.add(record);
  }
}

void IndexBuilder::add_way_in(std::string_view id, std::int64_t number) {
  ids_.add(std::string(id) + '\0' + big_endian(number));
}

void IndexBuilder::write_keys(const std::function<void(double)>& progress) {
  constexpr std::uint64_t rows_a_report = 1U << 16U;
  Statement insert = file_->base.prepare("INSERT INTO name_key VALUES(?,?)");
  TrieWriter trie([&](std::string_view bytes) { file_->trie += bytes; });
  keys_.sort();
  std::string key;
  bool strict = false;
  std::uint8_t fame = 0;
  std::vector<std::int64_t> numbers;
  CrowdTable crowds(file_->base);
  const auto put = [&](std::int64_t number) {
    insert.bind(0, std::string_view(key));
    insert.bind(1, number);
    insert.run();
  };
  const auto end_key = [&] {
    if (numbers.size() > most_apart) {
      put(-crowds.add(key, numbers));
    } else {
      for (const std::int64_t number : numbers) put(number);
    }
    numbers.clear();
    if (strict && base::code_point_count(key) <= longest_fuzzy_key + 2) trie.add(key, fame);
    strict = false;
    fame = 0;
  };
  std::uint64_t done = 0;
  for (std::string_view bytes; keys_.next(bytes);) {
    const KeyRecord record(bytes);
    if (record.key != key) {
      end_key();
      key = record.key;
    }
    strict = strict || record.strict;
    if (record.strict) fame = std::max(fame, record.fame);
    numbers.push_back(record.number);
    if (progress && ++done % rows_a_report == 0) progress(static_cast<double>(done) / static_cast<double>(keys_.size()));
  }
  end_key();
  trie.finish();
}

void IndexBuilder::write_ids() {
  Statement insert = file_->base.prepare("INSERT OR IGNORE INTO id VALUES(?,?)");
  ids_.sort();
  for (std::string_view record; ids_.next(record);) {
    insert.bind(0, record.substr(0, record.size() - 9));
    insert.bind(1, from_big_endian(record.substr(record.size() - 8)));
    insert.run();
  }
}

void IndexBuilder::write_spots() {
  Statement insert = file_->base.prepare("INSERT INTO spot VALUES(?,?,?,?)");
  spots_.sort();
  for (std::string_view record; spots_.next(record);) {
    double lon = 0;
    double lat = 0;
    std::memcpy(&lon, record.data() + 16, 8);
    std::memcpy(&lat, record.data() + 24, 8);
    insert.bind(0, from_big_endian(record));
    insert.bind(1, from_big_endian(record.substr(8)));
    insert.bind(2, lon);
    insert.bind(3, lat);
    insert.run();
  }
}

void IndexBuilder::finish(std::string_view data_version, const std::function<void(double)>& progress) {
  or_output_error(file_->path, [&] {
    write_keys(progress);
    write_ids();
    write_spots();
    Statement source = file_->base.prepare("INSERT INTO source VALUES(?,?)");
    for (const auto& [text, number] : sources_) {
      source.bind(0, number);
      source.bind(1, std::string_view(text));
      source.run();
    }
    Statement meta = file_->base.prepare("INSERT INTO meta VALUES('data_version', ?)");
    meta.bind(0, data_version);
    meta.run();
    file_->base.execute("COMMIT");
  });
  file_->insert_place = Statement();
  file_->base = Database();
  IndexTrailer trailer;
  trailer.sqlite_bytes = std::filesystem::file_size(file_->part.path());
  trailer.trie_bytes = file_->trie.size();
  file_->part.append(file_->trie);
  trailer.sha256 = base::sha256_of_file(file_->part.path());
  file_->part.append(to_text(trailer));
  file_->part.publish();
}

}  // namespace rutter::places
