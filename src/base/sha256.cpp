#include "base/sha256.hpp"

#include <nettle/sha2.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>

#include "base/error.hpp"

namespace rutter::base {
namespace {

/// A message as it comes in pieces.
class Sha256 {
 public:
  Sha256() { sha256_init(&state_); }

  void add(std::string_view bytes) {
    sha256_update(&state_, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  }

  std::string hex() {
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    sha256_digest(&state_, digest.size(), digest.data());
    std::string text;
    text.reserve(2 * digest.size());
    for (const std::uint8_t byte : digest) {
      text += "0123456789abcdef"[byte >> 4U];
      text += "0123456789abcdef"[byte & 0xFU];
    }
    return text;
  }

 private:
  sha256_ctx state_{};
};

}  // namespace

std::string sha256(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.hex();
}

std::string sha256_of_file(const std::filesystem::path& path, std::uint64_t most) {
  std::ifstream file(path, std::ios::binary);
  Sha256 hash;
  std::array<char, 65536> buffer{};
  while (file && most > 0) {
    file.read(buffer.data(), static_cast<std::streamsize>(std::min<std::uint64_t>(buffer.size(), most)));
    hash.add(std::string_view(buffer.data(), static_cast<std::size_t>(file.gcount())));
    most -= static_cast<std::uint64_t>(file.gcount());
  }
  if (!file && !file.eof()) {
    throw Error(ErrorKind::data, "'" + path.string() + "' cannot be read");
  }
  return hash.hex();
}

}  // namespace rutter::base
