#include "basemap/bytes.hpp"

#include <bit>

namespace rutter::basemap {

namespace {

std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

std::uint32_t u32_at(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) | byte_at(bytes, at + 1) << 8U | byte_at(bytes, at + 2) << 16U | byte_at(bytes, at + 3) << 24U;
}

}  // namespace

void ByteWriter::u32(std::uint32_t value) {
  for (unsigned shift = 0; shift < 32; shift += 8) u8(static_cast<std::uint8_t>(value >> shift));
}

void ByteWriter::u64(std::uint64_t value) {
  for (unsigned shift = 0; shift < 64; shift += 8) u8(static_cast<std::uint8_t>(value >> shift));
}

void ByteWriter::f64(double value) {
  u64(std::bit_cast<std::uint64_t>(value));
}

void ByteWriter::varint(std::uint64_t value) {
  for (; value >= 0x80U; value >>= 7U) u8(static_cast<std::uint8_t>(value | 0x80U));
  u8(static_cast<std::uint8_t>(value));
}

void ByteWriter::zigzag(std::int64_t value) {
  varint((static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63));
}

void ByteWriter::text(std::string_view value) {
  varint(value.size());
  raw(value);
}

std::string_view ByteReader::raw(std::size_t size) {
  if (size > remaining()) throw Damaged("a block ends too early");
  const std::string_view part = bytes_.substr(at_, size);
  at_ += size;
  return part;
}

std::uint8_t ByteReader::u8() {
  return static_cast<std::uint8_t>(raw(1)[0]);
}

std::uint32_t ByteReader::u32() {
  return u32_at(raw(4), 0);
}

std::uint64_t ByteReader::u64() {
  const std::string_view part = raw(8);
  return u32_at(part, 0) | static_cast<std::uint64_t>(u32_at(part, 4)) << 32U;
}

double ByteReader::f64() {
  return std::bit_cast<double>(u64());
}

std::uint64_t ByteReader::long_varint() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const std::uint8_t byte = u8();
    value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
    if (!(byte & 0x80U)) return value;
  }
  throw Damaged("a number is too long");
}

std::size_t ByteReader::count(std::size_t bytes_each) {
  const std::uint64_t number = varint();
  if (number > remaining() / bytes_each) throw Damaged("a count is larger than its block");
  return static_cast<std::size_t>(number);
}

}  // namespace rutter::basemap
