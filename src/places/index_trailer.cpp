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

constexpr std::size_t footer_bytes = 3 * 8;

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
  return fmt::format("{}{:04} {:020} {:020} {:>64}\n", mark, trailer.format, trailer.sqlite_bytes, trailer.mapped_bytes,
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
  trailer.mapped_bytes = take_number(rest, 20);
  trailer.sha256 = rest.substr(0, 64);
  if (trailer.sqlite_bytes + trailer.mapped_bytes + trailer_bytes != static_cast<std::uint64_t>(size))
    throw std::runtime_error(
        fmt::format("it has {} bytes instead of {}", size, trailer.sqlite_bytes + trailer.mapped_bytes + trailer_bytes));
  return trailer;
}

std::string_view IndexParts::trie() const {
  return bytes.substr(trie_begin, bytes.size() - footer_bytes - trie_begin);
}

std::string footer_of(const IndexParts& parts) {
  std::string footer;
  for (const std::uint64_t number : {parts.rows_end, parts.root, parts.trie_begin})
    for (int shift = 56; shift >= 0; shift -= 8) footer += static_cast<char>(number >> static_cast<unsigned>(shift) & 0xFFU);
  return footer;
}

IndexParts parts_of(std::string_view index, const IndexTrailer& trailer) {
  if (index.size() < trailer.sqlite_bytes + trailer.mapped_bytes) throw std::runtime_error("it is cut short");
  IndexParts parts;
  parts.bytes = index.substr(trailer.sqlite_bytes, trailer.mapped_bytes);
  if (parts.bytes.size() < footer_bytes) throw std::runtime_error("its mapped part is damaged");
  const std::uint64_t end = parts.bytes.size() - footer_bytes;
  std::string_view footer = parts.bytes.substr(end);
  for (std::uint64_t* const number : {&parts.rows_end, &parts.root, &parts.trie_begin}) {
    for (std::size_t i = 0; i < 8; ++i) *number = *number << 8U | static_cast<unsigned char>(footer[i]);
    footer.remove_prefix(8);
  }
  if (parts.rows_end > parts.trie_begin || parts.root > parts.trie_begin || parts.trie_begin > end)
    throw std::runtime_error("its mapped part is damaged");
  return parts;
}

void verify_checksum(const std::filesystem::path& path) {
  const IndexTrailer trailer = read_trailer(path);
  if (base::sha256_of_file(path, trailer.sqlite_bytes + trailer.mapped_bytes) != trailer.sha256)
    throw std::runtime_error("its checksum does not agree with its content: it is damaged");
}

}  // namespace rutter::places
