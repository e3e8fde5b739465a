#pragma once

#include <optional>
#include <vector>

#include "map/furniture.hpp"
#include "map/insets.hpp"
#include "map/occupancy.hpp"

namespace rutter::map {

/// Sizes of insets and their places on the page.
class InsetPlaces {
 public:
  explicit InsetPlaces(const MapInputs& inputs) : in_(inputs) {}

  /// Each inset as small as its markers allow, beside or below its outline along the map's edges, where it covers nothing of
  /// the route and of the furniture and least else; tied by one line that crosses no leg, marker or other inset. Wishes that
  /// find no place are left out.
  [[nodiscard]] std::vector<Inset> on_map(const std::vector<InsetWish>& wishes, const MapFrame& main,
                                          const geo::Projector& on_main, const RouteScene& route, const Occupancy& on_map,
                                          const std::vector<geo::PagePoint>& near) const;

  /// Side by side in the row below the map, two in a row where that is wide enough. They are not tied.
  [[nodiscard]] std::vector<Inset> in_row(const std::vector<InsetWish>& wishes, const MapFrame& main,
                                          const geo::Projector& on_main) const;
  /// The height of that row on a page of this width.
  [[nodiscard]] double row_height(std::size_t insets, double page_width_pt) const;

 private:
  struct Place {
    geo::PageBox box;
    geo::Line<geo::PagePoint> tie;
    double cost = 0;
  };
  /// The inset in the sizes that may serve, its upper left corner at the page's.
  [[nodiscard]] std::vector<Inset> sized(const InsetWish& wish, const MapFrame& main, const geo::Projector& on_main) const;
  /// Markers that an inset moves aside, because they stand too close in it too; nothing when one would leave it.
  [[nodiscard]] std::optional<std::size_t> crowded(const Inset& inset) const;
  [[nodiscard]] static std::optional<Place> place_for(const Inset& inset, const MapFrame& main, const Occupancy& taken,
                                                      const RouteScene& route, const std::vector<Inset>& others,
                                                      const std::vector<geo::PagePoint>& near);

  const MapInputs& in_;
};

}  // namespace rutter::map
