#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace rutter::places {

/// Version of the index's layout, kept in its trailer and in SQLite's `user_version`; a reader refuses others.
inline constexpr int index_format = 7;

/// An index is one file: SQLite's pages, behind them what is read where it lies in the mapped file, and a trailer of one line
/// with the sizes of both and the SHA-256 of all bytes before it. SQLite passes over what lies behind its own pages.
struct IndexTrailer {
  int format = index_format;
  std::uint64_t sqlite_bytes = 0;
  std::uint64_t mapped_bytes = 0;
  std::string sha256;
};

/// The line, always of the same length.
[[nodiscard]] std::string to_text(const IndexTrailer& trailer);

/// Reads the trailer and compares the sizes with the file's. Throws std::runtime_error with the reason when there is none or
/// the file is cut short or grown.
[[nodiscard]] IndexTrailer read_trailer(const std::filesystem::path& path);

/// The mapped part: a byte that is nothing, the rows of the places (place_row.hpp), the table of their keys (name_table.hpp)
/// with crowds (crowd.hpp) in between, the trie of names (name_trie.hpp), and where these begin. A key stands for where the
/// rows of its places stand, or of more than most_apart for 0 and where their crowd does.
struct IndexParts {
  std::string_view bytes;      ///< all of it; places in it are counted from its begin
  std::uint64_t rows_end = 0;  ///< the rows stand from first_row to there
  std::uint64_t root = 0;      ///< of the table of keys
  std::uint64_t trie_begin = 0;

  static constexpr std::uint64_t first_row = 1;
  [[nodiscard]] std::string_view trie() const;
};

/// What stands behind the trie.
[[nodiscard]] std::string footer_of(const IndexParts& parts);

/// The parts of a whole index of that trailer. Throws std::runtime_error when the bytes are none.
[[nodiscard]] IndexParts parts_of(std::string_view index, const IndexTrailer& trailer);

/// Reads the whole file and compares its checksum. Throws std::runtime_error with the reason.
void verify_checksum(const std::filesystem::path& path);

}  // namespace rutter::places
