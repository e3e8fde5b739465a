#include "mended.hpp"

#include <cstdint>
#include <string_view>
#include <utility>

#include "base/checksum.hpp"
#include "basemap/bytes.hpp"
#include "basemap/format.hpp"

namespace rutter::fuzz {
namespace {

constexpr std::size_t reference_size = 16;  // u64 offset, u32 size, u32 CRC
constexpr std::size_t box_size = 16;

class Mender {
 public:
  explicit Mender(std::string file) : file_(std::move(file)) {}

  std::string mend() {
    if (file_.size() < basemap::header_size) return file_;
    put(16, file_.size(), 8);
    basemap::ByteReader header(view(24, 16));
    const std::uint64_t offset = header.u64();
    const std::uint64_t size = header.u64();
    if (offset <= file_.size() && size <= file_.size() - offset) {
      try {
        mend_directory(offset, size);
      } catch (const basemap::Damaged&) {
        // What came before is mended; the program will find the same damage.
      }
      put(12, base::checksum(view(offset, size)), 4);
    }
    put(44, base::checksum(view(0, 44)), 4);
    return std::move(file_);
  }

 private:
  [[nodiscard]] std::string_view view(std::size_t at, std::size_t size) const {
    return std::string_view(file_).substr(at, size);
  }

  void put(std::size_t at, std::uint64_t number, std::size_t bytes) {
    for (std::size_t i = 0; i < bytes; ++i) file_[at + i] = static_cast<char>(number >> (8 * i) & 0xFFU);
  }

  /// Mends the checksum of the stretch that the reference at `at` names. Gives the stretch; empty when it is not in the file.
  std::pair<std::size_t, std::size_t> mend_reference(std::size_t at) {
    basemap::ByteReader in(view(at, reference_size));
    const std::uint64_t offset = in.u64();
    const std::uint64_t size = in.u32();
    if (offset > file_.size() || size > file_.size() - offset) return {0, 0};
    put(at + 12, base::checksum(view(offset, size)), 4);
    return {offset, size};
  }

  void mend_table(std::size_t at, std::size_t entry_size) {
    const auto [offset, size] = mend_reference(at);
    for (std::size_t entry = 0; entry + entry_size <= size; entry += entry_size)
      mend_reference(offset + entry + entry_size - reference_size);
    mend_reference(at);
  }

  void mend_directory(std::size_t offset, std::size_t size) {
    const std::string directory(view(offset, size));
    basemap::ByteReader in(directory);
    const auto next_reference = [&] {
      const std::size_t at = offset + directory.size() - in.remaining();
      in.skip(reference_size);
      return at;
    };
    (void)in.text();
    for (std::size_t layers = in.count(); layers > 0; --layers) {
      (void)in.text();
      (void)in.u8();
      for (std::size_t properties = in.count(); properties > 0; --properties) (void)in.text();
      (void)in.varint();
      mend_table(next_reference(), reference_size);
      mend_reference(next_reference());
      for (std::size_t levels = in.count(); levels > 0; --levels) {
        (void)in.f64();
        mend_table(next_reference(), box_size + reference_size);
      }
    }
  }

  std::string file_;
};

}  // namespace

std::string mended(std::string file) {
  return Mender(std::move(file)).mend();
}

}  // namespace rutter::fuzz
