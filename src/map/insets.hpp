#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "map/draw_map.hpp"
#include "map/frame.hpp"
#include "map/route_scene.hpp"

namespace rutter::map {

/// What an inset is to show, before it has a size.
struct InsetWish {
  std::vector<std::size_t> stops;  ///< told and numbered there, dots on the main map
  std::optional<geo::LonLatBox> extent;
  std::optional<double> denominator;
  std::optional<job::Position> at;
  std::string label;        ///< by hand; empty: the provinces of its stops
  std::size_t by_hand = 0;  ///< the number of its [[map.inset]]; 0: found by the program
  bool tight = false;       ///< its scale is set by the places alone, their rings may be cut
};

/// A detail map: where it stands, what it shows, and how it is tied to the main map.
struct Inset {
  InsetWish wish;
  char letter = 'A';
  MapFrame frame;                     ///< its box on the page is layout.map
  geo::Line<geo::PagePoint> outline;  ///< of what it shows, on the main map, closed
  geo::Line<geo::PagePoint> tie;      ///< from the outline to the inset; empty where every way would cross the route
};

/// The insets asked for by hand, else one for each crowd of stops whose markers would lie on each other at the main map's scale
/// and that can be told apart at a larger one. Crowds are found by single linkage of the places; one that fills much of the map
/// is no crowd. At most four, the largest first.
[[nodiscard]] std::vector<InsetWish> inset_wishes(const MapInputs& inputs, const MapFrame& main, const geo::Projector& on_main);

/// What insets show, each with its own projection, made once however many sizes are tried.
class InsetViews {
 public:
  explicit InsetViews(const MapInputs& inputs) : in_(inputs) {}
  /// Rings of doubt and other readings belong to an inset unless they would shrink it.
  [[nodiscard]] const View& of(const InsetWish& wish);

 private:
  const MapInputs& in_;
  std::map<std::tuple<std::vector<std::size_t>, std::size_t, bool>, View> known_;  ///< by stops, the wish's number, tight
};

/// The inset in a box of the page, without outline and tie. Stops of others that come to lie in it are added to its own.
[[nodiscard]] std::optional<Inset> inset_in(const MapInputs& inputs, InsetViews& views, InsetWish wish,
                                            const geo::PageBox& box);

/// Whether it shows at least 1.8 times the main map's scale, or the scale that the job asks for.
[[nodiscard]] bool is_gain(const Inset& inset, const MapFrame& main);

/// The border of a frame on the main map, closed; empty where that does not show it.
[[nodiscard]] geo::Line<geo::PagePoint> outline_on(const MapFrame& frame, const geo::Projector& on_main);
/// The same of positions along a border.
[[nodiscard]] geo::Line<geo::PagePoint> on_page(const std::vector<geo::LonLat>& border, const geo::Projector& on_main);

/// What the main map and an inset show of the route.
[[nodiscard]] ShownRoute shown_on_main(const MapInputs& inputs, const std::vector<InsetWish>& insets);
[[nodiscard]] std::vector<InsetWish> wishes_of(const std::vector<Inset>& insets);
[[nodiscard]] ShownRoute shown_in(const MapInputs& inputs, const Inset& inset);

/// "A  Aleppo and Gaziantep"
[[nodiscard]] std::string inset_title(const MapInputs& inputs, const Inset& inset);

}  // namespace rutter::map
