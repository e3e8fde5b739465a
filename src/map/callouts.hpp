#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "map/block.hpp"
#include "map/citations.hpp"
#include "map/draw_map.hpp"
#include "map/occupancy.hpp"
#include "map/route_scene.hpp"
#include "text/shaper.hpp"

namespace rutter::map {

/// The texts of a map's callouts, each set once for every width.
class CalloutTexts {
 public:
  CalloutTexts(const MapInputs& inputs, text::Shaper& shaper);

  /// Number and name in bold, below it what the key would say, on the style's panel. As wide as its longest line, at most
  /// `width_pt` and its padding.
  [[nodiscard]] const Block& of(std::size_t stop, double width_pt);
  /// Whether the stop has something to be told in a callout (not with `callout = false` or "key").
  [[nodiscard]] bool has(std::size_t stop) const;
  /// The widths offered, the style's own first.
  [[nodiscard]] const std::vector<double>& widths() const { return widths_; }

 private:
  const MapInputs& inputs_;
  text::Shaper& shaper_;
  Citations citations_;
  std::vector<double> widths_;
  std::map<std::pair<std::size_t, double>, Block> made_;
};

/// A map on the page that callouts stand on: the main one, or an inset.
struct CalloutGround {
  const RouteScene* route = nullptr;
  const Occupancy* taken = nullptr;                  ///< of the main map it holds the insets as well
  geo::PageBox frame;                                ///< on the page
  std::vector<geo::PageBox> furniture;               ///< what no leader may run through
  std::vector<geo::Line<geo::PagePoint>> ties = {};  ///< lines of insets, which none may cross
};

/// A stop to be told, and where its leader ends.
struct CalloutWish {
  std::size_t stop = 0;
  std::size_t ground = 0;  ///< the map that shows it: 0 the main one
  geo::PagePoint anchor;
  double radius_pt = 0;  ///< of the marker there; 0: a point inside an area
};

struct PlacedCallout {
  std::size_t stop = 0;
  double width_pt = 0;  ///< which of the widths
  geo::PageBox box;
  geo::Line<geo::PagePoint> leader;  ///< empty: it stands so near that none is needed
};

struct Callouts {
  std::vector<PlacedCallout> placed;
  std::vector<std::size_t> failed;  ///< stops whose callout finds no place: the key tells them
};

/// Places callouts beside their stops with straight leader lines; that of a stop in an inset stands in the inset or beside it
/// on the main map. A candidate is a box with its leader; one that touches what is taken, or whose leader crosses a leg, a
/// marker or a box, is never offered, and two candidates conflict when their boxes meet, their leaders cross or a leader runs
/// through a box: so the choice (see choose_labels) is free of crossings by construction, as in Edmondson, Christensen, Marks
/// and Shieber, "A general cartographic labeling algorithm", Cartographica 33(4), 1996, where every feature's label is a
/// candidate in one conflict graph. Deviation: leaders are part of the candidate, as in the boundary labels of Bekos, Kaufmann,
/// Symvonis and Wolff, "Boundary labeling", Computational Geometry 36(3), 2007, section 2.
[[nodiscard]] Callouts place_callouts(const MapInputs& inputs, CalloutTexts& texts, const std::vector<CalloutWish>& wishes,
                                      const std::vector<CalloutGround>& grounds);

}  // namespace rutter::map
