#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_source.hpp"
#include "base/diagnostic.hpp"

namespace rutter::places {

/// The lines of a table whose cells stand between tabs, as GeoNames writes them: no quotes, no header. Reads piece by piece.
class DumpLines {
 public:
  /// `file`: its name in messages.
  DumpLines(base::ByteSource source, std::string file);

  enum class Next { row, broken, end };
  /// Moves to the next line that is neither empty nor begins with '#'. `broken`: it holds a NUL or bytes that are not UTF-8, or
  /// is longer than 8 MiB; `problem` tells where.
  Next next();

  [[nodiscard]] const std::vector<std::string_view>& cells() const { return cells_; }
  [[nodiscard]] std::string_view line() const { return line_; }
  [[nodiscard]] const base::Diagnostic& problem() const { return problem_; }
  /// A problem of this line; `cell` counts from 0.
  [[nodiscard]] base::Diagnostic problem_at(std::size_t cell, std::string message) const;
  /// The first lines, at most 64 kB, without reading on.
  [[nodiscard]] std::vector<std::string> first_lines();
  [[nodiscard]] std::uint64_t bytes_read() const { return buffer_.total; }
  /// What was read but not used, and then the rest: for a reader of another kind. Nothing else may be called afterwards.
  [[nodiscard]] base::ByteSource rest();

 private:
  bool find_line();
  bool check_line();
  [[nodiscard]] base::Diagnostic problem_in_line(std::size_t offset, std::string message) const;

  base::ByteBuffer buffer_;
  std::string file_;
  bool too_long_ = false;
  std::uint32_t number_ = 0;
  std::string_view line_;
  std::vector<std::string_view> cells_;
  base::Diagnostic problem_;
};

/// The cells of a line between tabs.
void split_cells(std::string_view line, std::vector<std::string_view>& cells);

}  // namespace rutter::places
