#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace rutter::places {

// Numbers and texts in the mapped part of an index: numbers seven bits a byte, the lowest first, texts behind their lengths.

void put_number(std::string& bytes, std::uint64_t number);
void put_text(std::string& bytes, std::string_view text);
/// The eight bytes of a double as it lies in memory.
void put_real(std::string& bytes, double number);

/// Has the bytes that stand there fetched, which will be read soon: so those of several places come at the same time, each of
/// which would else be waited for. They may end earlier.
inline void prefetch(std::string_view bytes, std::uint64_t at, std::size_t count) {
  constexpr std::size_t line = 64;
  for (std::size_t i = 0; i < count && at + i < bytes.size(); i += line) __builtin_prefetch(bytes.data() + at + i);
}

/// Reads them one after another. The bytes must outlive the texts it gives. Throws std::runtime_error where they end too early
/// or hold what was not written so.
class PackedReader {
 public:
  /// `at`: where in the bytes to begin.
  PackedReader(std::string_view bytes, std::size_t at);

  [[nodiscard]] std::uint64_t number() {
    // Mostly one byte.
    if (at_ < bytes_.size() && static_cast<unsigned char>(bytes_[at_]) < 0x80U)
      return static_cast<unsigned char>(bytes_[at_++]);
    return long_number();
  }
  [[nodiscard]] std::string_view text() { return take(number()); }
  [[nodiscard]] double real();
  [[nodiscard]] std::uint8_t byte() { return static_cast<std::uint8_t>(take(1).front()); }
  /// The next so many bytes.
  [[nodiscard]] std::string_view take(std::uint64_t count) {
    if (bytes_.size() - at_ < count) fail();
    const std::string_view taken(bytes_.data() + at_, count);
    at_ += count;
    return taken;
  }
  /// Where it stands in the bytes.
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool is_at_end() const { return at_ == bytes_.size(); }

  [[noreturn]] static void fail();

 private:
  std::uint64_t long_number();

  std::string_view bytes_;
  std::size_t at_;
};

}  // namespace rutter::places
