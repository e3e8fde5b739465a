#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_source.hpp"
#include "base/diagnostic.hpp"

namespace rutter::base {

/// Reads a table as RFC 4180 has it, row by row in bounded memory: cells in quotes may hold delimiters, line ends and doubled
/// quotes; lines end in LF or CRLF; a byte order mark and empty lines are passed over. Strict: a quote inside a bare cell, text
/// behind a closing quote, a quote that is never closed, bytes that are not UTF-8, a NUL, and rows of more than 16 MiB are told
/// with line and column, and reading goes on with the next line.
class CsvReader {
 public:
  /// `file`: its name in messages. `delimiter`: 0 takes the most frequent one of comma, semicolon, tab and bar in the first
  /// line, outside quotes; comma when there is none. `piece`: so many bytes are read at a time.
  explicit CsvReader(ByteSource source, std::string file, char delimiter = '\0', std::size_t piece = 65536);

  enum class Next { row, broken, end };
  /// Moves to the next row. `broken`: `problem` tells what is wrong with it.
  Next next();

  /// The cells of the row, valid until the next one.
  [[nodiscard]] const std::vector<std::string>& cells() const { return cells_; }
  /// The line on which the row begins, from 1.
  [[nodiscard]] std::uint32_t line() const { return row_line_; }
  /// The byte at which the row begins.
  [[nodiscard]] std::uint64_t offset() const { return row_offset_; }
  /// Why the row is broken.
  [[nodiscard]] const Diagnostic& problem() const { return problem_; }
  [[nodiscard]] char delimiter() const { return delimiter_; }
  /// A problem at the beginning of a cell of this row (from 0), or of the row when there is no such cell.
  [[nodiscard]] Diagnostic problem_at(std::size_t cell, std::string message, std::string hint = {}) const;

 private:
  struct Spot {
    std::uint32_t line = 1;
    std::size_t offset = 0;  ///< in the raw text of the row
  };

  [[nodiscard]] int peek();
  char take();
  void choose_delimiter();
  bool read_cell();
  bool read_quoted();
  void end_line();
  void skip_line();
  bool check_text();
  bool broken(Spot at, std::string message, std::string hint = {});
  [[nodiscard]] Diagnostic diagnostic_at(Spot at, std::string message, std::string hint) const;

  ByteBuffer buffer_;
  std::string file_;
  char delimiter_;
  std::uint32_t line_ = 1;
  std::uint32_t row_line_ = 1;
  std::uint64_t row_offset_ = 0;
  std::string raw_;  ///< the row as it stands in the file
  std::vector<std::string> cells_;
  std::vector<Spot> starts_;  ///< of the cells
  std::size_t used_ = 0;      ///< cells of this row; those behind keep their memory
  Diagnostic problem_;
};

/// A cell as RFC 4180 writes it: in quotes when it holds a quote, the delimiter or a line end.
[[nodiscard]] std::string csv_cell(std::string_view text, char delimiter = ',');

}  // namespace rutter::base
