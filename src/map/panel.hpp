#pragma once

#include <map>
#include <optional>
#include <utility>

#include "map/block.hpp"
#include "map/frame.hpp"
#include "map/furniture.hpp"
#include "map/key.hpp"

namespace rutter::map {

/// Width of a legend below the map.
inline constexpr double legend_width_pt = 150;

/// Key and legend where they stand together. Measures without setting anything twice.
class Panel {
 public:
  /// `legend` null: the key alone. All must outlive the panel.
  Panel(const LegendContents* legend, FrameFacts facts, KeyTexts& key, text::Shaper& shaper);

  /// As they stand in the layout's panel, from its upper left corner.
  [[nodiscard]] Block block(const PageLayout& layout, const Told& told);

  [[nodiscard]] double height_below_pt(double width_pt, const Told& told);
  [[nodiscard]] double height_beside_pt(double width_pt, const Told& told);
  /// Of the numbers of columns round the corner that make neither slivers nor slabs the one that leaves most of a space to the
  /// map: sets `corner_...` of the sizes, or leaves them when there is none.
  void measure_corner(double width_pt, double height_pt, const Told& told, FurnitureSizes& sizes);
  /// Whether a page with fixed boxes has room for the legend in its own; without a legend true.
  [[nodiscard]] bool legend_has_own_box() const;

 private:
  /// How the legend stands to the key below a map.
  struct Below {
    double legend_pt = 0;  ///< width
    int legend_columns = 1;
    bool beside = false;  ///< else the key stands under it
    double key_pt = 0;
    double height_pt = 0;
  };
  [[nodiscard]] const Block& legend(double width_pt, int columns);
  [[nodiscard]] const Block& legend_beside(double width_pt);
  [[nodiscard]] Below lowest(double width_pt, const Told& told);
  [[nodiscard]] Block below(double width_pt, const Told& told);
  [[nodiscard]] Block key_above(double width_pt, const Block& legend, const Told& told);
  [[nodiscard]] double height_of_key_above(double width_pt, const Block& legend, const Told& told);
  [[nodiscard]] CornerSpace corner_space(double width_pt, double height_pt, int columns);
  [[nodiscard]] Block round_corner(double width_pt, double height_pt, int columns, const Told& told);
  [[nodiscard]] double at_start(const Block& block, double width_pt) const;

  const MapInputs& in_;
  const LegendContents* contents_;
  FrameFacts facts_;
  KeyTexts& key_;
  text::Shaper& shaper_;
  std::map<std::pair<double, int>, Block> legends_;  ///< by width and columns
  std::map<double, Block> small_legends_;            ///< by width
};

}  // namespace rutter::map
