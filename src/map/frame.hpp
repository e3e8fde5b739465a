#pragma once

#include <optional>
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
  double locator_pt = 0;  ///< width of the locator beside the title; 0: it does not stand there
  double footer_height_pt = 0;
  /// Height of the panel of key (and legend, where it does not stand on the map) below the map, full width.
  double panel_below_height_pt = 0;
  /// Width and height of the panel beside the map; 0: the page is too narrow for one.
  double panel_beside_width_pt = 0;
  double panel_beside_height_pt = 0;
  /// On a page after a template: the legend's box cannot hold it, and it is part of the panel beside the map.
  bool legend_beside = false;
  /// Width of the column beside the map and height of those below it when the panel stands round the corner; 0: it cannot.
  int corner_columns = 0;
  double corner_width_pt = 0;
  double corner_below_pt = 0;
  /// Height of the row of insets below the map; 0: they stand on it, or there are none.
  double insets_height_pt = 0;
};

/// Where the pieces stand on the page, points.
struct PageLayout {
  double page_height_pt = 0;  ///< given, or from the content on pages of free height
  geo::PageBox title;
  geo::PageBox locator;  ///< beside the title; empty: it stands on the map, or there is none
  geo::PageBox map;
  geo::PageBox insets;  ///< the row below the map; empty: none
  geo::PageBox panel;   ///< empty when there is nothing to print in it
  PanelPlace panel_place = PanelPlace::below;
  int panel_columns = 0;       ///< round the corner
  bool legend_beside = false;  ///< as in FurnitureSizes
  geo::PageBox footer;
};

/// How what is to be shown stands in the map's box.
struct Fit {
  double margin_share = 0.09;  ///< free space round it: part of the smaller side of the map, for markers and their labels
  /// Where it stands when one direction has room to spare: -1 left or above, 0 in the middle, 1 right or below.
  double align_x = 0;
  double align_y = 0;
  std::optional<PanelPlace> panel = {};  ///< where the panel stands; none: where the map shows its content largest
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
  /// Throws Error(map) for a projection that is none.
  View(std::vector<geo::LonLat> to_show, geo::ProjectionChoice choice);

  std::vector<geo::LonLat> positions;
  geo::ProjectionChoice projected;
  geo::Projection projection;
  geo::ProjectedBox content;    ///< of the positions in the plane; empty when the projection shows none of them
  double ground_per_plane = 1;  ///< metres on the ground a metre of the plane is long at its centre
};

/// Does not depend on what else stands on the page, so that the furniture can be measured with the projection's name.
[[nodiscard]] View view_of(const MapInputs& inputs);

/// Why the projection was chosen, for the footer; empty when the job names it.
[[nodiscard]] std::string reason_to_print(const geo::ProjectionChoice& choice);

/// Stage 4. The positions to be shown in the projection chosen for them, and the place of the panel that shows them largest.
/// The scale's denominator is rounded up to two figures. `extent` and `scale` of the job overrule; a lone place is shown with
/// 120 km around it. Throws Error(map) when the page is too small to leave a map of at least 40 x 30 mm.
[[nodiscard]] MapFrame frame_for(const MapInputs& inputs, const View& view, const FurnitureSizes& sizes, const Fit& fit = {});

/// Positions along a frame's border, 40 from its upper left corner clockwise; none when one of them is no place on Earth.
[[nodiscard]] std::vector<geo::LonLat> border_of(const MapFrame& frame);

/// The frame of an inset that stands in `box`: its positions with `margin_pt` round them, no less than 12 km across; at the
/// denominator asked for where there is one.
[[nodiscard]] MapFrame inset_frame(const View& view, const geo::PageBox& box, double margin_pt,
                                   std::optional<double> denominator);

}  // namespace rutter::map
