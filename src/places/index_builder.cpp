#include "places/index_builder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <deque>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "base/error.hpp"
#include "base/output_file.hpp"
#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "places/crowd.hpp"
#include "places/crowd_builder.hpp"
#include "places/database.hpp"
#include "places/index_keys.hpp"
#include "places/index_trailer.hpp"
#include "places/name_table.hpp"
#include "places/name_trie.hpp"
#include "places/place_row.hpp"
#include "places/spot_cell.hpp"

namespace rutter::places {
namespace {

constexpr std::string_view geonames_prefix = "geonames:";

constexpr std::string_view schema =
    "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"
    "CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"
    "CREATE TABLE source(s INTEGER PRIMARY KEY, text TEXT);"
    "CREATE TABLE place(n INTEGER PRIMARY KEY, at INTEGER);"
    "CREATE TABLE id(id TEXT PRIMARY KEY, at INTEGER) WITHOUT ROWID;"
    "CREATE TABLE spot(cell INTEGER, at INTEGER, lon REAL, lat REAL, PRIMARY KEY(cell, at)) WITHOUT ROWID;";

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

/// Whether somebody lives there: abandoned, destroyed and former places are no help to say where a point is.
bool is_lived_in(const Row& row) {
  const std::string& code = row.feature_code;
  return (row.kind == Kind::city || row.kind == Kind::village) && code != "PPLQ" && code != "PPLH" && code != "PPLW" &&
         code != "PPLCH";
}

/// Where a row stands and how long it is in one number, by which rows are sorted by where they stand.
struct Span {
  static constexpr std::uint64_t most_length = (1U << 24U) - 1;
  std::uint64_t at = 0;
  std::uint64_t length = 0;

  static Span from(std::int64_t number) {
    const auto bits = static_cast<std::uint64_t>(number);
    return {bits >> 24U, bits & most_length};
  }
  [[nodiscard]] std::int64_t number() const { return static_cast<std::int64_t>(at << 24U | length); }
};

/// Reads rows that were written before. A mapped file's pages would count as memory that is used.
class RowFile {
 public:
  /// `begin`: where the mapped part begins in the file.
  RowFile(const std::filesystem::path& path, std::uint64_t begin)
      : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)), begin_(begin) {
    if (descriptor_ < 0) fail(errno);
  }
  ~RowFile() { ::close(descriptor_); }
  RowFile(const RowFile&) = delete;
  RowFile& operator=(const RowFile&) = delete;

  /// The rows of the places; valid until the next call.
  const std::vector<CrowdedRow>& read(const std::vector<Span>& places) {
    rows_.clear();
    bytes_.clear();
    for (const Span& place : places) {
      std::string& bytes = bytes_.emplace_back(place.length, '\0');
      const auto from = static_cast<off_t>(begin_ + place.at);
      const ssize_t got = ::pread(descriptor_, bytes.data(), bytes.size(), from);
      if (got != static_cast<ssize_t>(bytes.size())) fail(got < 0 ? errno : EIO);
      std::size_t begin = 0;
      rows_.push_back({place.at, read_row(bytes, begin)});
    }
    return rows_;
  }

 private:
  [[noreturn]] static void fail(int error) { throw std::runtime_error(std::generic_category().message(error)); }

  int descriptor_;
  std::uint64_t begin_;
  std::deque<std::string> bytes_;  // which stay where they are
  std::vector<CrowdedRow> rows_;
};

/// A record of keys_: the key, a NUL, where the row stands, and what else is known of the pair.
struct KeyRecord {
  std::string_view key;
  Span place;
  bool strict = false;
  std::uint8_t fame = 0;

  explicit KeyRecord(std::string_view record) {
    constexpr std::size_t tail = 1 + 8 + 2;
    key = record.substr(0, record.size() - tail);
    place = Span::from(from_big_endian(record.substr(key.size() + 1, 8)));
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
  std::uint64_t sqlite_bytes = 0;  ///< when SQLite is done
  std::string pending;             ///< what is not yet written behind it
  std::uint64_t mapped_bytes = 0;  ///< so far, with what is not yet written

  explicit File(const std::filesystem::path& target)
      : path(target), part(target), base(Database::open_new(part.path())), insert_place(prepared(base)) {}

  static Statement prepared(const Database& base) {
    base.execute(std::string(schema) + fmt::format("PRAGMA user_version = {}; BEGIN;", index_format));
    return base.prepare("INSERT INTO place VALUES(?,?)");
  }

  void append(std::string_view bytes) {
    constexpr std::size_t most_pending = 1U << 20U;
    mapped_bytes += bytes.size();
    if (pending.size() + bytes.size() < most_pending) {
      pending += bytes;
    } else {
      flush();
      part.append(bytes);
    }
  }
  void flush() {
    part.append(pending);
    pending.clear();
  }
};

IndexBuilder::IndexBuilder(const std::filesystem::path& path, std::size_t memory)
    : file_(or_output_error(path, [&] { return std::make_unique<File>(path); })),
      rows_(path.parent_path(), memory / 8),
      keys_(path.parent_path(), memory / 8 * 5),
      ids_(path.parent_path(), memory / 8),
      spots_(path.parent_path(), memory / 8) {}

IndexBuilder::~IndexBuilder() = default;

std::int64_t IndexBuilder::source_number(const std::string& source) {
  return sources_.emplace(source, static_cast<std::int64_t>(sources_.size()) + 1).first->second;
}

void IndexBuilder::add(std::int64_t number, const Row& row) {
  std::string bytes = big_endian(number);
  append_row(bytes, {number, number < first_own_number ? std::string_view{} : std::string_view(row.id), row.point, row.kind,
                     row.population, row.feature_code, row.country, row.admin1, row.admin2, row.uncertainty_km, row.area,
                     row.iata, row.icao, source_number(row.source), row.note, row.name, row.ascii, row.names});
  const auto at = static_cast<std::int64_t>(rows_end_);
  const Span span{rows_end_, std::min<std::uint64_t>(bytes.size() - sizeof number, Span::most_length)};
  rows_end_ += bytes.size() - sizeof number;
  rows_.add(bytes);
  or_output_error(file_->path, [&] {
    file_->insert_place.bind(0, number);
    file_->insert_place.bind(1, at);
    file_->insert_place.run();
  });
  add_keys(span.number(), row);
  if (number >= first_own_number) add_way_in(row.id, number);
  if (row.kind == Kind::country && !row.country.empty()) add_way_in("country:" + row.country, number);
  if (is_lived_in(row)) {
    std::array<char, 16> point{};
    std::memcpy(point.data(), &row.point.lon, 8);
    std::memcpy(point.data() + 8, &row.point.lat, 8);
    spots_.add(big_endian(cell_of(row.point)) + big_endian(at) + std::string(point.data(), point.size()));
  }
}

void IndexBuilder::add_keys(std::int64_t span, const Row& row) {
  const auto fame = static_cast<char>(fame_of(row));
  std::string record;
  for (const auto& [key, strict] : keys_of(row)) {
    record = key;
    record += '\0';
    record += big_endian(span);
    record += strict ? '\1' : '\0';
    record += fame;
    keys_.add(record);
  }
}

void IndexBuilder::add_way_in(std::string_view id, std::int64_t number) {
  ids_.add(std::string(id) + '\0' + big_endian(number));
}

void IndexBuilder::write_rows() {
  file_->append(std::string(IndexParts::first_row, '\0'));
  rows_.sort();
  for (std::string_view record; rows_.next(record);) file_->append(record.substr(8));
}

std::uint64_t IndexBuilder::write_keys(std::string& trie_bytes, const std::function<void(double)>& progress) {
  constexpr std::uint64_t rows_a_report = 1U << 16U;
  file_->flush();
  RowFile rows(file_->part.path(), file_->sqlite_bytes);
  TrieWriter trie([&](std::string_view bytes) { trie_bytes += bytes; });
  NameTableWriter table([&](std::string_view bytes) { file_->append(bytes); }, file_->mapped_bytes);
  keys_.sort();
  std::string key;
  bool strict = false;
  std::uint8_t fame = 0;
  std::vector<Span> places;
  std::vector<std::uint64_t> values;
  const auto end_key = [&] {
    values.clear();
    if (places.size() > most_apart) {
      values = {0, table.put_apart(crowd_of(key, rows.read(places)))};
    } else {
      for (const Span& place : places) values.push_back(place.at);
    }
    if (!values.empty()) table.add(key, values);
    places.clear();
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
    places.push_back(record.place);
    if (progress && ++done % rows_a_report == 0) progress(static_cast<double>(done) / static_cast<double>(keys_.size()));
  }
  end_key();
  trie.finish();
  return table.finish();
}

void IndexBuilder::write_ids() {
  Statement insert = file_->base.prepare("INSERT OR IGNORE INTO id VALUES(?, (SELECT at FROM place WHERE n = ?))");
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
  file_->sqlite_bytes = std::filesystem::file_size(file_->part.path());
  write_rows();
  IndexParts parts;
  parts.rows_end = rows_end_;
  std::string trie;
  parts.root = or_output_error(file_->path, [&] { return write_keys(trie, progress); });
  parts.trie_begin = file_->mapped_bytes;
  file_->append(trie);
  file_->append(footer_of(parts));
  file_->flush();
  IndexTrailer trailer;
  trailer.sqlite_bytes = file_->sqlite_bytes;
  trailer.mapped_bytes = file_->mapped_bytes;
  trailer.sha256 = base::sha256_of_file(file_->part.path());
  file_->part.append(to_text(trailer));
  file_->part.publish();
}

}  // namespace rutter::places
