#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "map/curved_label.hpp"
#include "map/label.hpp"
#include "map/place_labels.hpp"

namespace rutter::map {

/// A place for a label beside a marker.
struct Candidate {
  geo::PagePoint origin;
  geo::PageBox box;
  double cost = 0;
};

/// Directions from the marker in Imhof's order: upper right first, then right, lower right, upper left, left, lower left,
/// above, below.
inline constexpr std::array<std::array<double, 2>, 8> directions{
    {{0.7, -0.7}, {1, 0}, {0.7, 0.7}, {-0.7, -0.7}, {-1, 0}, {-0.7, 0.7}, {0, -1}, {0, 1}}};

/// The baseline's left end when the label stands in this direction, `reach` points from the marker's centre.
[[nodiscard]] geo::PagePoint origin_at(const Label& label, geo::PagePoint centre, double reach,
                                       const std::array<double, 2>& direction);

/// What a place costs by its direction (an index of `directions`) and how many rings further out it lies.
[[nodiscard]] double imhof_cost(std::size_t direction, double ring);

/// What all who place labels share: the map, what is taken on it, and where the outcome goes.
class LabelPlacer {
 public:
  LabelPlacer(const LabelInputs& in, Occupancy& taken, text::Shaper& shaper, PlacedLabels& out)
      : in_(in), taken_(taken), shaper_(shaper), out_(out) {}

 protected:
  [[nodiscard]] const style::Layer& layer(std::size_t index) const { return in_.map.style.layers()[index]; }
  [[nodiscard]] const std::string& language() const { return in_.map.spec.languages.front(); }
  /// The map's second language; empty when it has one.
  [[nodiscard]] std::string second_language() const { return in_.map.spec.second_language(); }
  /// The second line of a label of the base map.
  [[nodiscard]] SecondLine second_line(const style::Layer& style_layer, const style::Input& input) const {
    const std::string second = second_language();
    return {second_label_text(style_layer, input, second), second};
  }
  void report(const Label& label, const geo::PageBox& box, bool placed, bool leader, std::string reason);
  /// The label stands there: nothing else may.
  void take(const Label& label, geo::PagePoint origin, std::string reason);
  /// Whether a straight line runs over a leg, a marker, a moved marker's dot or its leader line, or another leader. `own`: the
  /// marker whose edge the line begins at, none when it begins elsewhere.
  [[nodiscard]] bool crosses_route(geo::PagePoint a, geo::PagePoint b, const Marker* own) const;
  void take(const Label& label, const CurvedPlace& place);

  const LabelInputs& in_;
  Occupancy& taken_;
  text::Shaper& shaper_;
  PlacedLabels& out_;
};

}  // namespace rutter::map
