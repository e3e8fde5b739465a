#pragma once

#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "map/furniture.hpp"
#include "map/insets.hpp"
#include "map/occupancy.hpp"

namespace rutter::map {

/// Sizes of insets and their places on the page.
class InsetPlaces {
 public:
  explicit InsetPlaces(const MapInputs& inputs) : in_(inputs), views_(inputs) {}

  /// Each inset as small as its markers allow, beside or below its outline along the map's edges, where it covers nothing of
  /// the route and of the furniture and least else; where rings of doubt would leave it no gain, without them; tied by one line
  /// that crosses no leg, marker or other inset. Wishes that find no place are left out. `taken`: with room for all labels.
  [[nodiscard]] std::vector<Inset> on_map(const std::vector<InsetWish>& wishes, const MapFrame& main,
                                          const geo::Projector& on_main, const RouteScene& route, Occupancy taken,
                                          const std::vector<geo::PagePoint>& near);

  /// Side by side in the row below the map, two in a row where that is wide enough. They are not tied.
  [[nodiscard]] std::vector<Inset> in_row(const std::vector<InsetWish>& wishes, const MapFrame& main,
                                          const geo::Projector& on_main);
  /// Ties that cross something of a route arranged anew are led elsewhere, or left out.
  static void tie_again(std::vector<Inset>& insets, const RouteScene& route);
  /// The height of that row on a page of this width.
  [[nodiscard]] double row_height(std::size_t insets, double page_width_pt) const;

 private:
  struct Place {
    geo::PageBox box;
    geo::Line<geo::PagePoint> tie;
    double cost = 0;
  };
  /// An inset of some size with its upper left corner at the page's; what it shows does not depend on the main map.
  struct Sized {
    std::optional<Inset> inset;   ///< nothing when that cannot be shown
    bool is_laid_out = false;     ///< what follows is known
    std::size_t moved_aside = 0;  ///< markers that stand too close in it too
    bool holds_all = false;       ///< no marker leaves it
    std::vector<geo::LonLat> border = {};
  };
  /// What a place must respect: other insets, stops that need room beside them, and a cost to stay below.
  struct Limits {
    const std::vector<Inset>& others;
    const std::vector<geo::PagePoint>& near;
    double most;
  };
  [[nodiscard]] std::optional<Inset> best_for(const InsetWish& wish, const MapFrame& main, const geo::Projector& on_main,
                                              const RouteScene& route, const Occupancy& taken, const std::vector<Inset>& others,
                                              const std::vector<geo::PagePoint>& near);
  [[nodiscard]] Sized& sized(const InsetWish& wish, double width_pt, double height_pt);
  /// Dear: only for an inset that would gain something.
  void lay_out(Sized& sized);
  /// Widths and heights that may serve, small ones first.
  [[nodiscard]] static std::vector<std::pair<double, double>> sizes_for(const InsetWish& wish, const geo::PageBox& map);
  [[nodiscard]] static std::optional<Place> place_for(const Inset& inset, const geo::Line<geo::PagePoint>& outline,
                                                      const MapFrame& main, const Occupancy& taken, const RouteScene& route,
                                                      const Limits& limits);

  const MapInputs& in_;
  InsetViews views_;
  using Key = std::tuple<std::vector<std::size_t>, std::size_t, bool, double, double>;  // stops, their wish, its size
  std::map<Key, Sized> known_;
};

}  // namespace rutter::map
