#pragma once

#include <optional>

#include "map/block.hpp"
#include "map/key_texts.hpp"

namespace rutter::map {

/// Every stop and leg that has something to tell: number, name, claim, speaker, date or "undated", source numbers, doubt and
/// denials, in at most `columns` columns (one fewer where that is lower) of equal height as far as entries allow; an entry is
/// never split. Stops told in callouts are left out.
[[nodiscard]] Block key_block(KeyTexts& texts, double width_pt, int columns, const Told& told = {});
/// Its height alone; 0 when there is nothing to tell.
[[nodiscard]] double key_height_pt(KeyTexts& texts, double width_pt, int columns, const Told& told);

/// The key round the corner of a map: in `columns` columns of a space `width_pt` by `height_pt` of which all but the last begin
/// below the map, the last at `last_top_pt`. Two pieces of furniture, what stands below and what stands beside.
struct CornerSpace {
  double width_pt = 0;
  double height_pt = 0;
  double last_top_pt = 0;
  int columns = 0;
  [[nodiscard]] double column_pt() const;
};
[[nodiscard]] std::optional<Block> corner_key(KeyTexts& texts, const CornerSpace& space, const Told& told);
/// The height that it takes below the map; nothing when the key does not fit.
[[nodiscard]] std::optional<double> corner_below_pt(KeyTexts& texts, const CornerSpace& space, const Told& told);

}  // namespace rutter::map
