#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "basemap/bytes.hpp"
#include "basemap/format.hpp"
#include "geo/feature.hpp"

namespace rutter::basemap {

/// What one part of a block contributes to its feature.
struct DecodedPart {
  std::uint32_t feature = 0;
  GridBox box;
  std::vector<std::vector<GridPoint>> rings;  ///< of a point: none, the box is the point
};

/// What is to be read of a block: the parts whose box touches one of the `windows` (none: all), of `only` this feature (if
/// any).
struct PartFilter {
  std::vector<GridBox> windows;
  const std::vector<std::uint32_t>* only = nullptr;  ///< ascending feature numbers, or nullptr
  [[nodiscard]] bool touches(const GridBox& box) const;
  [[nodiscard]] bool wants(std::uint32_t feature) const;
};

/// Appends the wanted parts of a geometry block. A chunk of a polygon that lies outside all windows is replaced by
/// its last point: the chord lies within the chunk's box, so that nothing changes inside the windows. A line is
/// broken there. Throws Damaged.
void decode_block(std::string_view block, Kind kind, std::size_t feature_count, const PartFilter& filter,
                  std::vector<DecodedPart>& parts);

/// The records of an attribute block, found once for all features of the block. Throws Damaged. The bytes must outlive it.
class PropertyBlock {
 public:
  explicit PropertyBlock(std::string_view block);
  /// The properties of the feature that stands at `index` in the block.
  [[nodiscard]] geo::Properties decode(std::size_t index, const std::vector<std::string>& names) const;

 private:
  std::vector<std::string_view> records_;
};

/// One feature of a key index.
struct KeyHit {
  std::uint32_t feature = 0;
  std::vector<std::uint32_t> blocks;
};

/// The features of a key; empty when there is none. Throws Damaged.
[[nodiscard]] std::vector<KeyHit> find_key(std::string_view index, std::string_view key);

}  // namespace rutter::basemap
