#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace rutter::places {

/// A prepared statement. Parameters and columns are counted from 0. Errors of SQLite are thrown as std::runtime_error with its
/// message.
class Statement {
 public:
  /// No statement: only to be assigned to.
  Statement() = default;
  Statement(sqlite3* base, std::string_view sql);

  /// `text` must live until the statement is reset.
  void bind(int parameter, std::string_view text);
  /// The same, stored as bytes that are no text.
  void bind_bytes(int parameter, std::string_view bytes);
  void bind(int parameter, std::int64_t number);
  void bind(int parameter, double number);
  void bind_null(int parameter);

  /// Moves to the next row; false after the last.
  bool step();
  void reset();
  /// Runs a statement that has no rows, and resets it.
  void run();

  /// Valid until the next step or reset; empty for NULL.
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// A connection to SQLite.
class Database {
 public:
  /// No connection: only to be assigned to.
  Database() = default;
  /// Opens a file that nobody changes, without locks, journal or any write.
  static Database open_immutable(const std::filesystem::path& path);
  /// Opens an empty file to fill it.
  static Database open_new(const std::filesystem::path& path);

  [[nodiscard]] Statement prepare(std::string_view sql) const;
  void execute(const std::string& sql) const;

 private:
  struct Close {
    void operator()(sqlite3* base) const;
  };
  explicit Database(const std::string& name, int flags);
  std::unique_ptr<sqlite3, Close> base_;
};

}  // namespace rutter::places
