#pragma once

#include <fmt/format.h>

#include <charconv>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace rutter::places {

/// A file of the tables: a line of column names, then rows of as many cells. Everything wrong throws base::Error(data) with
/// file and line.
class TsvFile {
 public:
  explicit TsvFile(const std::filesystem::path& path);

  /// Reads the next line; false after the last.
  bool next();

  /// The number of a column; it must be there.
  [[nodiscard]] std::size_t column(std::string_view name) const;

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

  /// What is wrong, with file and line of the present row.
  [[nodiscard]] std::string message(const std::string& what) const;
  [[noreturn]] void fail(const std::string& what) const;

  [[nodiscard]] const std::string& content() const { return text_; }

 private:
  std::filesystem::path path_;
  std::string text_;
  std::string_view rest_;
  std::vector<std::string_view> cells_;
  std::vector<std::string_view> names_;
  std::size_t line_ = 0;
};

}  // namespace rutter::places
