#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace rutter::basemap {

/// What a reader throws on bytes that make no sense; the file's reader turns it into base::Error with the path.
class Damaged : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Appends numbers and texts as format.hpp defines them.
class ByteWriter {
 public:
  void u8(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
  void u32(std::uint32_t value);
  void u64(std::uint64_t value);
  void f64(double value);
  void varint(std::uint64_t value);
  void zigzag(std::int64_t value);
  void text(std::string_view value);
  void raw(std::string_view value) { bytes_.append(value); }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] std::size_t size() const { return bytes_.size(); }

 private:
  std::string bytes_;
};

/// Reads them back; every read is checked against the end and throws Damaged.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] bool done() const { return at_ == bytes_.size(); }
  [[nodiscard]] std::size_t remaining() const { return bytes_.size() - at_; }
  std::uint8_t u8();
  std::uint32_t u32();
  std::uint64_t u64();
  double f64();
  std::uint64_t varint() {
    if (remaining() >= 2) {
      const auto low = static_cast<unsigned char>(bytes_[at_]);
      const auto high = static_cast<unsigned char>(bytes_[at_ + 1]);
      if (low < 0x80U) {
        ++at_;
        return low;
      }
      if (high < 0x80U) {
        at_ += 2;
        return (low & 0x7FU) | static_cast<std::uint64_t>(high) << 7U;
      }
    }
    return long_varint();
  }
  std::int64_t zigzag() {
    const std::uint64_t v = varint();
    return static_cast<std::int64_t>(v >> 1U) ^ -static_cast<std::int64_t>(v & 1U);
  }
  /// A number of things to come, each of at least `bytes_each` bytes: refused when the rest cannot hold so many.
  std::size_t count(std::size_t bytes_each = 1);
  std::string_view text() { return raw(count()); }
  std::string_view raw(std::size_t size);
  void skip(std::size_t size) { raw(size); }

 private:
  std::uint64_t long_varint();
  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace rutter::basemap
