#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "map/frame.hpp"
#include "map/panel.hpp"

namespace rutter::map {

/// What the furniture needs in each place where it may stand. Before the frame is known its facts are taken as wide as they can
/// be, so that nothing grows afterwards.
class FurnitureMeasure {
 public:
  FurnitureMeasure(const geo::ProjectionChoice& projection, KeyTexts& key, text::Shaper& shaper);

  /// With the legend in the panel, or without (null). `place`: where the panel is to stand; none: below the map or beside it.
  /// What other places need is not told. The first legend given is that of all calls.
  [[nodiscard]] const FurnitureSizes& sizes(const LegendContents* legend, std::optional<PanelPlace> place, const Told& told);

 private:
  void measure_header();
  void measure_panel(Panel& panel, bool with_legend, bool in_corner, const Told& told, FurnitureSizes& sizes) const;
  void measure_fixed(const LegendContents* legend, const Told& told, FurnitureSizes& sizes);
  [[nodiscard]] Panel& panel(const LegendContents* legend);
  [[nodiscard]] double content_width_pt() const;

  const MapInputs& in_;
  KeyTexts& key_;
  text::Shaper& shaper_;
  FrameFacts widest_;
  FurnitureSizes header_and_footer_;
  std::optional<Panel> key_alone_;
  std::optional<Panel> with_legend_;
  struct Known {
    std::vector<bool> in_callouts;
    bool with_legend = false;
    bool in_corner = false;
    auto operator<=>(const Known&) const = default;
  };
  std::map<Known, FurnitureSizes> known_;
};

}  // namespace rutter::map
