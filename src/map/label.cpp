#include "map/label.hpp"

#include <algorithm>
#include <set>

#include "map/shaped_text.hpp"
#include "style/zoom.hpp"

namespace rutter::map {
namespace {

using style::ColorProperty;
using style::NumberProperty;
using style::TextProperty;
using style::TextsProperty;

draw::Color with_opacity(draw::Color color, double opacity) {
  color.a *= opacity;
  return color;
}

}  // namespace

LabelLook label_look(const style::Layer& layer, const style::Input& input, const std::string& language, double least_pt) {
  LabelLook look;
  const std::vector<std::string> fonts = layer.texts(TextsProperty::text_font, input);
  const style::Font font = style::font_of(fonts.empty() ? std::string() : fonts.front());
  look.text.size_pt = std::max(layer.number(NumberProperty::text_size, input) * style::pt_per_px, least_pt);
  look.text.bold = font.bold;
  look.text.italic = font.italic;
  look.text.language = language;
  look.text.letter_spacing_pt = layer.number(NumberProperty::text_letter_spacing, input) * look.text.size_pt;
  const double opacity = layer.number(NumberProperty::text_opacity, input);
  look.color = with_opacity(layer.color(ColorProperty::text_color, input), opacity);
  look.halo = with_opacity(layer.color(ColorProperty::text_halo_color, input), opacity);
  look.halo_pt = layer.number(NumberProperty::text_halo_width, input) * style::pt_per_px;
  look.padding_pt = layer.number(NumberProperty::text_padding, input) * style::pt_per_px;
  return look;
}

std::string label_text(const style::Layer& layer, const style::Input& input) {
  return layer.text(TextProperty::text_field, input);
}

Label make_label(const std::string& text, const LabelLook& look, std::string css_class, text::Shaper& shaper) {
  return {shaper.shape(text, look.text), look, std::move(css_class)};
}

std::size_t gaps_of(const Label& label) {
  std::set<std::uint32_t> clusters;
  for (const auto& run : label.shaped.runs)
    for (const auto& glyph : run.glyphs) clusters.insert(glyph.cluster);
  return clusters.empty() ? 0 : clusters.size() - 1;
}

geo::PageBox label_box(const Label& label, geo::PagePoint origin) {
  const double size = label.look.text.size_pt;
  geo::PageBox box{origin.x, origin.y - 0.75 * size, origin.x + label.shaped.width_pt, origin.y + 0.22 * size};
  const geo::PageBox& ink = label.shaped.ink;
  if (!ink.empty()) box.add({origin.x + ink.min_x, origin.y + ink.min_y, origin.x + ink.max_x, origin.y + ink.max_y});
  return box;
}

draw::Text label_node(const Label& label, geo::PagePoint origin) {
  draw::Text node = to_draw(label.shaped);
  node.origin = origin;
  node.css_class = label.css_class;
  node.color = label.look.color;
  node.halo = label.look.halo;
  node.halo_pt = label.look.halo_pt;
  return node;
}

}  // namespace rutter::map
