#pragma once

#include <string>
#include <vector>

#include "base/memo.hpp"
#include "draw/drawing.hpp"
#include "geo/shape.hpp"
#include "map/area_choices.hpp"
#include "map/base_scene.hpp"
#include "map/line_places.hpp"
#include "text/shaper.hpp"

namespace rutter::map {

/// Where the names of one label source may stand, by the number of the area or line and its type.
struct NameChoices {
  base::Memo<AreaChoices> areas{256};
  base::Memo<LineChoices> lines{256};
};

/// What maps drawn in one run have in common, kept so that it is worked out once: maps of a series share their window. Made for
/// one set of bundled data, and dropped before the styles that its maps were drawn in.
struct SharedWork {
  explicit SharedWork(const text::FontCollection& fonts) : texts(fonts) {}

  base::Memo<BaseScene> scenes{8};
  base::Memo<geo::MultiPolygon<geo::PagePoint>> globes{8};  ///< land on locators
  base::Memo<std::vector<draw::Node>> regions{8};           ///< what regional locators paint
  base::Memo<std::vector<std::string>> disputed_names{16};  ///< of the lines seen in a window
  text::ShapedTexts texts;                                  ///< in the bundled fonts
};

}  // namespace rutter::map
