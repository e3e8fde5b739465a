#include "places/index_trailer.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstddef>
#include <fstream>
#include <stdexcept>

#include "base/sha256.hpp"

namespace rutter::places {
namespace {

constexpr std::string_view mark = "rutter-index ";
constexpr std::size_t trailer_bytes = 13 + 4 + 1 + 20 + 1 + 20 + 1 + 64 + 1;

/// Takes a number of `digits` digits and the separator behind it off the text.
std::uint64_t take_number(std::string_view& text, std::size_t digits) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + digits, value);
  if (error != std::errc() || end != text.data() + digits) throw std::runtime_error("its last line is damaged");
  text.remove_prefix(digits + 1);
  return value;
}

}  // namespace

std::string to_text(const IndexTrailer& trailer) {
  return fmt::format("{}{:04} {:020} {:020} {:>64}\n", mark, trailer.format, trailer.sqlite_bytes, trailer.trie_bytes,
                     trailer.sha256);
}

IndexTrailer read_trailer(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  const std::streamoff size = file ? static_cast<std::streamoff>(file.tellg()) : 0;
  std::string line(trailer_bytes, '\0');
  const auto length = static_cast<std::streamoff>(trailer_bytes);
  if (size < length || !file.seekg(size - length) || !file.read(line.data(), length) || !line.starts_with(mark))
    throw std::runtime_error("it does not end as an index does: it is cut short, or was made by an older version");
  std::string_view rest = std::string_view(line).substr(mark.size());
  IndexTrailer trailer;
  trailer.format = static_cast<int>(take_number(rest, 4));
  trailer.sqlite_bytes = take_number(rest, 20);
  trailer.trie_bytes = take_number(rest, 20);
  trailer.sha256 = rest.substr(0, 64);
  if (trailer.sqlite_bytes + trailer.trie_bytes + trailer_bytes != static_cast<std::uint64_t>(size))
    throw std::runtime_error(
        fmt::format("it has {} bytes instead of {}", size, trailer.sqlite_bytes + trailer.trie_bytes + trailer_bytes));
  return trailer;
}

void verify_checksum(const std::filesystem::path& path) {
  const IndexTrailer trailer = read_trailer(path);
  if (base::sha256_of_file(path, trailer.sqlite_bytes + trailer.trie_bytes) != trailer.sha256)
    throw std::runtime_error("its checksum does not agree with its content: it is damaged");
}

}  // namespace rutter::places
