#include "basemap/tile_code.hpp"

#include <algorithm>

#include "basemap/bytes.hpp"
#include "basemap/relief_format.hpp"

namespace rutter::basemap {
namespace {

constexpr std::size_t tile_samples = tile_side * tile_side;
/// So many ones in a row say that the number follows in full.
constexpr unsigned longest_unary = 20;
constexpr unsigned full_bits = 8;

/// The median edge detector of LOCO-I; beyond the tile's edge shades are neutral.
int predicted(const std::vector<std::uint8_t>& shades, std::size_t at) {
  const bool first_column = at % tile_side == 0;
  const bool first_row = at < tile_side;
  const int left = first_column ? (first_row ? neutral_shade : shades[at - tile_side]) : shades[at - 1];
  const int above = first_row ? left : shades[at - tile_side];
  const int corner = first_row ? left : first_column ? above : shades[at - tile_side - 1];
  if (corner >= std::max(left, above)) return std::min(left, above);
  if (corner <= std::min(left, above)) return std::max(left, above);
  return left + above - corner;
}

/// The Rice parameter from what came before: about the logarithm of the mean.
class Adaptation {
 public:
  [[nodiscard]] unsigned parameter() const {
    unsigned k = 0;
    while ((count_ << k) < sum_ && k < full_bits) ++k;
    return k;
  }
  void add(unsigned value) {
    sum_ += value;
    if (++count_ < 32) return;
    sum_ /= 2;
    count_ /= 2;
  }

 private:
  unsigned sum_ = 2;
  unsigned count_ = 2;
};

class BitWriter {
 public:
  void bits(unsigned value, unsigned count) {
    for (unsigned i = count; i > 0; --i) bit((value >> (i - 1)) & 1U);
  }
  void bit(unsigned value) {
    last_ = last_ << 1U | value;
    if (++filled_ == 8) flush();
  }
  std::string finish() {
    while (filled_ > 0) bit(0);
    return std::move(bytes_);
  }

 private:
  void flush() {
    bytes_.push_back(static_cast<char>(last_ & 0xFFU));
    filled_ = 0;
  }
  std::string bytes_;
  unsigned last_ = 0;
  unsigned filled_ = 0;
};

class BitReader {
 public:
  explicit BitReader(std::string_view bytes) : bytes_(bytes) {}
  unsigned bit() {
    if (at_ >= bytes_.size() * 8) throw Damaged("a tile ends too early");
    const unsigned byte = static_cast<unsigned char>(bytes_[at_ / 8]);
    return (byte >> (7 - at_++ % 8)) & 1U;
  }
  unsigned bits(unsigned count) {
    unsigned value = 0;
    for (unsigned i = 0; i < count; ++i) value = value << 1U | bit();
    return value;
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

void write_rice(BitWriter& out, unsigned value, unsigned k) {
  const unsigned quotient = std::min(value >> k, longest_unary);
  for (unsigned i = 0; i < quotient; ++i) out.bit(1);
  if (quotient == longest_unary) return out.bits(value, full_bits);
  out.bit(0);
  out.bits(value, k);
}

unsigned read_rice(BitReader& in, unsigned k) {
  unsigned quotient = 0;
  while (quotient < longest_unary && in.bit() == 1) ++quotient;
  return quotient == longest_unary ? in.bits(full_bits) : quotient << k | in.bits(k);
}

}  // namespace

std::string pack_tile(const std::vector<std::uint8_t>& shades) {
  if (std::all_of(shades.begin(), shades.end(), [&](std::uint8_t s) { return s == shades.front(); }))
    return std::string(1, static_cast<char>(shades.front()));
  BitWriter out;
  Adaptation adaptation;
  for (std::size_t at = 0; at < shades.size(); ++at) {
    const int error = shades[at] - predicted(shades, at);
    // Signed to unsigned: 0, -1, 1, -2 ... become 0, 1, 2, 3 ...
    const auto value = static_cast<unsigned>(error < 0 ? -2 * error - 1 : 2 * error);
    write_rice(out, value, adaptation.parameter());
    adaptation.add(value);
  }
  return out.finish();
}

std::vector<std::uint8_t> unpack_tile(std::string_view bytes) {
  std::vector<std::uint8_t> shades(tile_samples);
  if (bytes.size() == 1) {
    const auto shade = static_cast<std::uint8_t>(bytes.front());
    if (shade >= shade_steps) throw Damaged("a tile has an impossible shade");
    std::fill(shades.begin(), shades.end(), shade);
    return shades;
  }
  BitReader in(bytes);
  Adaptation adaptation;
  for (std::size_t at = 0; at < tile_samples; ++at) {
    const unsigned value = read_rice(in, adaptation.parameter());
    adaptation.add(value);
    const int half = static_cast<int>(value / 2);
    const int shade = predicted(shades, at) + (value % 2 == 1 ? -half - 1 : half);
    if (shade < 0 || shade >= shade_steps) throw Damaged("a tile has an impossible shade");
    shades[at] = static_cast<std::uint8_t>(shade);
  }
  return shades;
}

}  // namespace rutter::basemap
