#pragma once

#include <string>
#include <vector>

#include "geo/box.hpp"
#include "geo/choose_projection.hpp"
#include "geo/page_transform.hpp"
#include "geo/projection.hpp"
#include "map/draw_map.hpp"

namespace rutter::map {

/// Where key and legend stand: in columns below the map, in one column beside it, or in columns below it of which the last
/// reaches up beside it.
enum class PanelPlace { below, beside, corner };

/// What the furniture round the map needs, measured before the map is framed. Heights depend on widths, so they are asked for.
struct FurnitureSizes {
  double title_height_pt = 0;
  double footer_height_pt = 0;
  /// Height of the panel of key (and legend, where it does not stand on the map) below the map, full width.
  double panel_below_height_pt = 0;
  /// Width and height of the panel beside the map; 0: the page is too narrow for one.
  double panel_beside_width_pt = 0;
  double panel_beside_height_pt = 0;
  /// Width of the column beside the map and height of those below it when the panel stands round the corner; 0: it cannot.
  int corner_columns = 0;
  double corner_width_pt = 0;
  double corner_below_pt = 0;
  /// Width of the legend where it is to stand on the map: what must be seen moves aside for it where there is room; 0: none.
  double legend_on_map_width_pt = 0;
};

/// Where the pieces stand on the page, points.
struct PageLayout {
  double page_height_pt = 0;  ///< given, or from the content on pages of free height
  geo::PageBox title;
  geo::PageBox map;
  geo::PageBox panel;  ///< empty when there is nothing to print in it
  PanelPlace panel_place = PanelPlace::below;
  int panel_columns = 0;  ///< round the corner
  geo::PageBox footer;
};

/// The frame: what part of the Earth is seen, how, and where on the page.
struct MapFrame {
  PageLayout layout;
  geo::Projection projection;
  geo::ProjectionChoice projected;  ///< what it was made of: string, name and reason
  geo::PageTransform transform;
  double scale_denominator = 0;  ///< at the centre, on the printed page
  double metres_per_pt = 0;      ///< on the ground at the centre
  double zoom = 0;
};

/// What a map is to show, and the projection for it or that the job names.
struct View {
  std::vector<geo::LonLat> positions;
  geo::ProjectionChoice projection;
};

/// Does not depend on what else stands on the page, so that the furniture can be measured with the projection's name.
[[nodiscard]] View view_of(const MapInputs& inputs);

/// Why the projection was chosen, for the footer; empty when the job names it.
[[nodiscard]] std::string reason_to_print(const geo::ProjectionChoice& choice);

/// Stage 4. The positions to be shown in the projection chosen for them, and the place of the panel that shows them largest.
/// The scale's denominator is rounded up to two figures. `extent` and `scale` of the job overrule; a lone place is shown with
/// 120 km around it. Throws Error(map) when the page is too small to leave a map of at least 40 x 30 mm.
[[nodiscard]] MapFrame frame_for(const MapInputs& inputs, const View& view, const FurnitureSizes& sizes);

}  // namespace rutter::map
