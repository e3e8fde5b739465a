#pragma once

#include <optional>

#include "map/block.hpp"
#include "map/draw_map.hpp"
#include "map/insets.hpp"
#include "map/occupancy.hpp"
#include "text/shaper.hpp"

namespace rutter::map {

/// What stands in an inset beside its map: its letter and its scale bar, as they will be drawn.
struct InsetFurniture {
  Block title;
  std::optional<geo::PageBox> title_box;
  Block scale_bar;
  std::optional<geo::PageBox> scale_bar_box;
};
/// `with_names`: what is taken, and where the stops' names would stand by themselves. The furniture stands elsewhere, for it
/// has many places and a name that has to give way is read as another stop's; among the names where there is no other place. It
/// is added to `taken`.
[[nodiscard]] InsetFurniture furnish_inset(const MapInputs& inputs, const Inset& inset, Occupancy with_names, Occupancy& taken,
                                           text::Shaper& shaper);

/// The inset's title in a corner where it covers nothing of what is taken: letter and provinces, else the letter alone, which
/// stands in the last corner when none is free.
/// False when it covers something all the same.
bool place_title(const MapInputs& inputs, const Inset& inset, const Occupancy& taken, bool with_provinces, InsetFurniture& to,
                 text::Shaper& shaper);

}  // namespace rutter::map
