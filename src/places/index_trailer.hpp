#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace rutter::places {

/// Version of the index's layout, kept in its trailer and in SQLite's `user_version`; a reader refuses others.
inline constexpr int index_format = 5;

/// An index is one file: SQLite's pages, behind them the trie of names (name_trie.hpp), and a trailer of one line with the
/// sizes of both and the SHA-256 of all bytes before it. SQLite passes over what lies behind its own pages.
struct IndexTrailer {
  int format = index_format;
  std::uint64_t sqlite_bytes = 0;
  std::uint64_t trie_bytes = 0;
  std::string sha256;
};

/// The line, always of the same length.
[[nodiscard]] std::string to_text(const IndexTrailer& trailer);

/// Reads the trailer and compares the sizes with the file's. Throws std::runtime_error with the reason when there is none or
/// the file is cut short or grown.
[[nodiscard]] IndexTrailer read_trailer(const std::filesystem::path& path);

/// Reads the whole file and compares its checksum. Throws std::runtime_error with the reason.
void verify_checksum(const std::filesystem::path& path);

}  // namespace rutter::places
