#include "places/packed.hpp"

#include <array>
#include <cmath>
#include <cstring>
#include <stdexcept>

namespace rutter::places {

void put_number(std::string& bytes, std::uint64_t number) {
  for (; number >= 0x80U; number >>= 7U) bytes += static_cast<char>(number | 0x80U);
  bytes += static_cast<char>(number);
}

void put_text(std::string& bytes, std::string_view text) {
  put_number(bytes, text.size());
  bytes += text;
}

void put_real(std::string& bytes, double number) {
  std::array<char, sizeof number> raw{};
  std::memcpy(raw.data(), &number, raw.size());
  bytes.append(raw.data(), raw.size());
}

PackedReader::PackedReader(std::string_view bytes, std::size_t at) : bytes_(bytes), at_(at) {
  if (at > bytes.size()) fail();
}

void PackedReader::fail() {
  throw std::runtime_error("it is damaged");
}

std::uint64_t PackedReader::long_number() {
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const std::uint8_t next = byte();
    number |= std::uint64_t{next & 0x7FU} << shift;
    if (next < 0x80U) return number;
  }
  fail();
}

double PackedReader::real() {
  double number = 0;
  std::memcpy(&number, take(sizeof number).data(), sizeof number);
  if (!std::isfinite(number)) fail();
  return number;
}

}  // namespace rutter::places
