// The blocks of a base map, on the heap, where reading one byte too far is seen.

#include <string>
#include <vector>

#include "basemap/decode.hpp"
#include "target.hpp"

namespace {

using namespace rutter;

template <class Read>
void allow_damage(Read read) {
  try {
    read();
  } catch (const basemap::Damaged&) {
    return;
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view block = fuzz::text_of(data, size);
  basemap::PartFilter window;
  window.windows = {{400'000, 400'000, 1'100'000, 800'000}};
  for (const auto kind : {basemap::Kind::point, basemap::Kind::line, basemap::Kind::polygon})
    for (const basemap::PartFilter& filter : {basemap::PartFilter{}, window}) {
      std::vector<basemap::DecodedPart> parts;
      allow_damage([&] { basemap::decode_block(block, kind, 4, filter, parts); });
      for (const basemap::DecodedPart& part : parts) {
        fuzz::require(part.feature < 4, "a part belongs to a feature of the layer");
        for (const auto& ring : part.rings) fuzz::require(ring.size() <= size, "there are no more points than bytes");
      }
    }
  for (std::size_t i = 0; i < 3; ++i)
    allow_damage([&] { (void)(void)basemap::PropertyBlock(block).decode(i, {"key", "name"}); });
  for (const char* key : {"", "AA", "SY.09"}) allow_damage([&] { (void)basemap::find_key(block, key); });
  return 0;
}
