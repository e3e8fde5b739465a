#include "places/database.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cstddef>
#include <stdexcept>

namespace rutter::places {
namespace {

void check(int status, sqlite3* base) {
  if (status != SQLITE_OK) throw std::runtime_error(base != nullptr ? sqlite3_errmsg(base) : sqlite3_errstr(status));
}

/// A path as SQLite's URI: '%', '?' and '#' would end or change it.
std::string immutable_uri(const std::filesystem::path& path) {
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(path).string()) {
    if (c == '%' || c == '?' || c == '#') {
      uri += fmt::format("%{:02X}", static_cast<unsigned>(c));
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

Statement::Statement(sqlite3* base, std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  check(sqlite3_prepare_v2(base, sql.data(), static_cast<int>(sql.size()), &statement, nullptr), base);
  statement_.reset(statement);
}

void Statement::bind(int parameter, std::string_view text) {
  check(sqlite3_bind_text(statement_.get(), parameter + 1, text.data(), static_cast<int>(text.size()), SQLITE_STATIC),
        sqlite3_db_handle(statement_.get()));
}

void Statement::bind_bytes(int parameter, std::string_view bytes) {
  check(sqlite3_bind_blob(statement_.get(), parameter + 1, bytes.data(), static_cast<int>(bytes.size()), SQLITE_STATIC),
        sqlite3_db_handle(statement_.get()));
}

void Statement::bind(int parameter, std::int64_t number) {
  check(sqlite3_bind_int64(statement_.get(), parameter + 1, number), sqlite3_db_handle(statement_.get()));
}

void Statement::bind(int parameter, double number) {
  check(sqlite3_bind_double(statement_.get(), parameter + 1, number), sqlite3_db_handle(statement_.get()));
}

void Statement::bind_null(int parameter) {
  check(sqlite3_bind_null(statement_.get(), parameter + 1), sqlite3_db_handle(statement_.get()));
}

bool Statement::step() {
  const int status = sqlite3_step(statement_.get());
  if (status == SQLITE_ROW) return true;
  if (status == SQLITE_DONE) return false;
  throw std::runtime_error(sqlite3_errmsg(sqlite3_db_handle(statement_.get())));
}

void Statement::reset() {
  check(sqlite3_reset(statement_.get()), sqlite3_db_handle(statement_.get()));
}

void Statement::run() {
  step();
  reset();
}

std::string_view Statement::text(int column) const {
  // As a blob, the same bytes need not be copied to be ended by a NUL.
  const void* const bytes = sqlite3_column_blob(statement_.get(), column);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

double Statement::real(int column) const {
  return sqlite3_column_double(statement_.get(), column);
}

void Database::Close::operator()(sqlite3* base) const {
  sqlite3_close_v2(base);
}

Database::Database(const std::string& name, int flags) {
  // Nobody asks how much memory SQLite uses: counting it would lock a mutex at each allocation. Only possible before its first
  // use; later it is refused and does no harm.
  static const int unused = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(unused);
  sqlite3* base = nullptr;
  const int status = sqlite3_open_v2(name.c_str(), &base, flags, nullptr);
  base_.reset(base);
  check(status, base);
}

Database Database::open_immutable(const std::filesystem::path& path) {
  Database opened(immutable_uri(path), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX);
  // Pages are used where they lie in the mapped file: no copies, and the system caches what a large index needs.
  // One transaction for all that is read: without it every statement would begin and end its own.
  opened.execute("PRAGMA mmap_size = 1099511627776; BEGIN");
  return opened;
}

Database Database::open_new(const std::filesystem::path& path) {
  return Database(path.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX);
}

Statement Database::prepare(std::string_view sql) const {
  return {base_.get(), sql};
}

void Database::execute(const std::string& sql) const {
  check(sqlite3_exec(base_.get(), sql.c_str(), nullptr, nullptr, nullptr), base_.get());
}

}  // namespace rutter::places
