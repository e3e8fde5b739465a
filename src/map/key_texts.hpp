#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "map/block.hpp"
#include "map/citations.hpp"
#include "map/draw_map.hpp"
#include "map/furniture.hpp"
#include "map/furniture_flow.hpp"
#include "map/symbols.hpp"
#include "text/shaper.hpp"

namespace rutter::map {

/// The entries of a map's key, each set once for every width, however often the key is measured.
class KeyTexts {
 public:
  KeyTexts(const MapInputs& inputs, text::Shaper& shaper);

  /// What the key says when other places tell the rest.
  struct Entries {
    std::vector<const Block*> blocks;  ///< kept by the texts: stops, then movements
    bool has_places = false;           ///< false: callouts tell all stops
    double rise_pt = 0;                ///< how far markers rise above their entries
    [[nodiscard]] std::vector<double> heights_pt() const;
  };
  [[nodiscard]] Entries entries(double width_pt, const Told& told);

  /// "Places and reports", or "Movements" where callouts tell all places.
  [[nodiscard]] Block heading(double width_pt, bool has_places);

  [[nodiscard]] const MapInputs& inputs() const { return inputs_; }

 private:
  /// Legs in a row of which the same is told stand in one entry.
  struct Movement {
    std::string legs;
    std::string told;
  };
  [[nodiscard]] std::vector<Movement> told_movements() const;
  /// A stop without a number of which nothing is told stands on the map by its name alone.
  [[nodiscard]] bool is_listed(const route::ResolvedStop& stop) const {
    return inputs_.route.itinerary.numbered || !stop_told_words(inputs_, citations_, stop).empty();
  }
  [[nodiscard]] double symbol_radius(const route::ResolvedStop& stop) const;
  [[nodiscard]] SymbolInput symbols() const;
  [[nodiscard]] double symbol_middle_pt() const { return scale_.key_head * 0.45; }
  [[nodiscard]] TextLook heading_look() const;
  [[nodiscard]] TextLook head_look() const;
  [[nodiscard]] TextLook body_look() const;
  [[nodiscard]] const Block& stop_entry(std::size_t stop, double width_pt, double indent_pt);
  void add_symbol(Block& block, const route::ResolvedStop& stop, double indent_pt) const;
  [[nodiscard]] const Block& movement_entry(std::size_t movement, double width_pt, bool with_heading);

  const MapInputs& inputs_;
  text::Shaper& shaper_;
  const style::Furniture& look_;
  TypeScale scale_;
  Citations citations_;
  std::vector<Movement> movements_;
  std::map<std::tuple<std::size_t, double, double>, Block> stops_;    ///< by stop, width and indent
  std::map<std::tuple<std::size_t, double, bool>, Block> set_moves_;  ///< by movement, width, and whether a heading is above
};

}  // namespace rutter::map
