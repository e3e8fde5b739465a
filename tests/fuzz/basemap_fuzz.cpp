// A base map file: whatever the bytes, its layers can be read or it is called damaged. Once as it came, once with the
// checksums made right.

#include <sys/mman.h>
#include <unistd.h>

#include <cmath>
#include <string>

#include "base/error.hpp"
#include "basemap/basemap.hpp"
#include "mended.hpp"
#include "target.hpp"

namespace {

using namespace rutter;

/// A file in memory, with a path by which it can be opened.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : descriptor_(::memfd_create("basemap", MFD_CLOEXEC)) {
    fuzz::require(descriptor_ >= 0, "a file in memory can be made");
    const auto written = ::write(descriptor_, bytes.data(), bytes.size());
    fuzz::require(written == static_cast<ssize_t>(bytes.size()), "it can be written");
  }
  ~MemoryFile() { ::close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

/// Runs `read`; damage is an answer, anything else thrown is a finding.
template <class Read>
void allow_damage(Read read) {
  try {
    read();
  } catch (const base::Error& error) {
    fuzz::require(error.kind() == base::ErrorKind::data, "damage is reported as an error of the data");
  }
}

void read_all(std::string_view bytes) {
  const MemoryFile file(bytes);
  allow_damage([&] {
    const auto map = basemap::Basemap::open(file.path());
    (void)map.data_version();
    for (const basemap::LayerInfo& layer : map.layers()) {
      for (const double metres_per_px : {0.0, 1000.0, 30'000.0})
        allow_damage([&] { (void)map.features(layer.name, {}, metres_per_px); });
      allow_damage([&] { (void)map.features(layer.name, {4, 4, 11, 8}, 0); });
      allow_damage([&] { (void)map.features(layer.name, {175, -10, -175, 10}, 0); });
      allow_damage([&] { (void)map.find(layer.name, "AA"); });
    }
  });
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  read_all(bytes);
  read_all(fuzz::mended(std::string(bytes)));
  return 0;
}
