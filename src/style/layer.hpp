#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "draw/color.hpp"
#include "style/additions.hpp"
#include "style/input.hpp"

namespace rutter::style {

enum class LayerType : std::uint8_t { background, fill, line, symbol, circle, raster };

/// The properties we draw, by the type of their value; names as in the specification with '_' for '-'.
enum class ColorProperty : std::uint8_t {
  background_color,
  fill_color,
  fill_outline_color,
  line_color,
  text_color,
  text_halo_color,
  circle_color,
  circle_stroke_color
};
enum class NumberProperty : std::uint8_t {
  background_opacity,
  fill_opacity,
  line_width,
  line_opacity,
  line_offset,
  text_size,
  text_opacity,
  text_halo_width,
  text_letter_spacing,

  text_padding,
  symbol_sort_key,
  circle_radius,
  circle_opacity,
  circle_stroke_width,
  circle_stroke_opacity,
  raster_opacity
};
enum class TextProperty : std::uint8_t { line_cap, line_join, text_field, text_transform, symbol_placement };
enum class NumbersProperty : std::uint8_t { line_dasharray };
enum class TextsProperty : std::uint8_t { text_font };

/// What a property's value depends on, the weakest first: a caller may keep a constant for all maps, a value that depends on
/// the zoom for one map, and must ask again for each feature otherwise.
enum class Depends : std::uint8_t { constant, zoom, feature };

struct CompiledLayer;

/// One layer of a style. Cheap to copy: the compiled expressions are shared and never change, so several threads may use
/// one layer at a time.
class Layer {
 public:
  explicit Layer(std::shared_ptr<const CompiledLayer> compiled);

  [[nodiscard]] const std::string& id() const;
  [[nodiscard]] LayerType type() const;
  [[nodiscard]] const std::string& source() const;        ///< "basemap", "relief", "route"; empty for a background
  [[nodiscard]] const std::string& source_layer() const;  ///< "land", "legs" ...; empty for a raster
  [[nodiscard]] double min_zoom() const;                  ///< shown from here on (0 when not given) ...
  [[nodiscard]] double max_zoom() const;                  ///< ... up to but without this zoom (24 when not given)
  [[nodiscard]] const nlohmann::json& metadata() const;

  /// Whether the layer is drawn at all at this zoom: `visibility`, `minzoom`, `maxzoom`. Below zoom 0, where the world is
  /// smaller than a tile, what is drawn at 0 is drawn.
  [[nodiscard]] bool visible_at(double zoom) const;
  /// visible_at, and whether the layer's filter accepts the feature. A filter that cannot be evaluated accepts nothing.
  [[nodiscard]] bool shows(const Input& input) const;
  /// What the filter depends on; constant when there is none.
  [[nodiscard]] Depends filter_depends() const;

  /// The property's value in the specification's units (CSS pixels, ems, opacities in [0, 1]), its default where the style
  /// says nothing or the expression cannot be evaluated (then Input::warnings is told). A property of another layer type
  /// gives its default. The text of `text_field` comes after `text-transform`.
  [[nodiscard]] draw::Color color(ColorProperty property, const Input& input) const;
  [[nodiscard]] double number(NumberProperty property, const Input& input) const;
  [[nodiscard]] std::string text(TextProperty property, const Input& input) const;
  [[nodiscard]] std::vector<double> numbers(NumbersProperty property, const Input& input) const;
  [[nodiscard]] std::vector<std::string> texts(TextsProperty property, const Input& input) const;

  [[nodiscard]] Depends depends(ColorProperty property) const;
  [[nodiscard]] Depends depends(NumberProperty property) const;
  [[nodiscard]] Depends depends(TextProperty property) const;
  [[nodiscard]] Depends depends(NumbersProperty property) const;
  [[nodiscard]] Depends depends(TextsProperty property) const;
  /// The strongest dependence of the filter and of all properties: below `feature`, one look-up serves all features.
  [[nodiscard]] Depends depends() const;
  /// Whether the style itself gives this property (as opposed to its default).
  [[nodiscard]] bool has(ColorProperty property) const;

  [[nodiscard]] const std::optional<Arrow>& arrow() const;    ///< `rutter:arrow`
  [[nodiscard]] const std::optional<Strike>& strike() const;  ///< `rutter:glyph` "bar" on a line layer
  [[nodiscard]] Glyph glyph() const;                          ///< `rutter:glyph`
  /// `rutter:glyph` "dotted-ring" on a circle layer: the stroke is drawn as this dash in stroke widths, round caps; else empty.
  [[nodiscard]] const std::vector<double>& ring_dash() const;

 private:
  std::shared_ptr<const CompiledLayer> compiled_;
};

/// A font of `text-font`: "Noto Sans Bold Italic" is the family "Noto Sans", bold and italic.
struct Font {
  std::string family;
  bool bold = false;
  bool italic = false;
};

/// Splits the weight and slant words ("Regular", "Bold", "Italic") from the end of a font's name.
[[nodiscard]] Font font_of(std::string_view name);

}  // namespace rutter::style
