#pragma once

#include <optional>
#include <vector>

#include "map/frame.hpp"
#include "map/furniture.hpp"

namespace rutter::map {

/// The boxes of a page on which each piece of furniture has its place, points from the upper left corner. After MapAction's
/// A3 template (main map 395 x 200 mm, locator 110 x 55 mm, summary 65 x 55 mm, columns of legend, sources and metadata).
struct TemplateBoxes {
  geo::PageBox header;
  geo::PageBox map;  ///< with the key, where there is one
  geo::PageBox locator;
  geo::PageBox summary;
  geo::PageBox legend;
  geo::PageBox sources;
  geo::PageBox metadata;
};
[[nodiscard]] TemplateBoxes template_boxes(const job::Page& page);

/// The layout of such a page: the map fills its box, less what the key needs beside it.
[[nodiscard]] PageLayout template_layout(const MapInputs& inputs, const FurnitureSizes& sizes);

/// The legend as it stands in its box; nothing when the box cannot hold it in the smallest type: then it stands beside the map.
[[nodiscard]] std::optional<Block> template_legend(const MapInputs& inputs, const LegendContents& contents,
                                                   const FrameFacts& facts, text::Shaper& shaper);

/// All furniture of such a page that does not stand in the map's box. A column whose text is too high is set in smaller type,
/// in half points down to 6.5 pt (denials 7 pt); then throws Error(map).
[[nodiscard]] std::vector<draw::Node> template_furniture(const MapInputs& inputs, const MapFrame& frame,
                                                         const FrameFacts& facts, const LegendContents& contents,
                                                         text::Shaper& shaper);

}  // namespace rutter::map
