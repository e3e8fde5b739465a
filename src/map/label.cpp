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

/// The size of a second line, of the first's.
constexpr double second_line_share = 0.85;

geo::PagePoint first_origin(const Label& label, geo::PagePoint origin) {
  return {origin.x + (label.shaped.width_pt - label.first_width_pt) / 2, origin.y - label.leading_pt / 2};
}

geo::PagePoint second_origin(const Label& label, geo::PagePoint origin) {
  return {origin.x + (label.shaped.width_pt - label.second->width_pt) / 2, origin.y + label.leading_pt / 2};
}

geo::PageBox line_box(const text::Shaped& line, double size, double width, geo::PagePoint origin) {
  geo::PageBox box{origin.x, origin.y - 0.75 * size, origin.x + width, origin.y + 0.22 * size};
  const geo::PageBox& ink = line.ink;
  if (!ink.empty()) box.add({origin.x + ink.min_x, origin.y + ink.min_y, origin.x + ink.max_x, origin.y + ink.max_y});
  return box;
}

draw::Text line_node(const Label& label, const text::Shaped& line, geo::PagePoint origin) {
  draw::Text node = to_draw(line);
  node.origin = origin;
  node.css_class = label.css_class;
  node.color = label.look.color;
  node.halo = label.look.halo;
  node.halo_pt = label.look.halo_pt;
  return node;
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
  look.least_pt = least_pt;
  look.padding_pt = layer.number(NumberProperty::text_padding, input) * style::pt_per_px;
  return look;
}

std::string label_text(const style::Layer& layer, const style::Input& input) {
  return layer.text(TextProperty::text_field, input);
}

std::string second_label_text(const style::Layer& layer, const style::Input& input, std::string_view language) {
  const std::string name(input.properties == nullptr ? std::string_view() : input.properties->text("second_name"));
  if (name.empty()) return {};
  geo::Properties properties = *input.properties;
  properties.set("name", name);
  style::Input second = input;
  second.properties = &properties;
  second.language = language;
  return label_text(layer, second);
}

Label make_label(const std::string& text, const LabelLook& look, std::string css_class, text::Shaper& shaper,
                 const SecondLine& second) {
  Label label{shaper.shape(text, look.text), look, std::move(css_class), 0, std::nullopt, 0};
  label.first_width_pt = label.shaped.width_pt;
  if (second.text.empty() || second.text == text) return label;
  text::TextStyle smaller = look.text;
  smaller.size_pt = std::max(second_line_share * look.text.size_pt, look.least_pt);
  smaller.language = second.language;
  label.second = shaper.shape(second.text, smaller);
  label.shaped.width_pt = std::max(label.first_width_pt, label.second->width_pt);
  label.leading_pt = 1.1 * smaller.size_pt;
  const geo::PageBox& above = label.shaped.ink;
  const geo::PageBox& below = label.second->ink;
  if (!above.empty() && !below.empty()) label.leading_pt = std::max(label.leading_pt, above.max_y - below.min_y + 1);
  return label;
}

std::size_t gaps_of(const Label& label) {
  std::set<std::uint32_t> clusters;
  for (const auto& run : label.shaped.runs)
    for (const auto& glyph : run.glyphs) clusters.insert(glyph.cluster);
  return clusters.empty() ? 0 : clusters.size() - 1;
}

geo::PageBox label_box(const Label& label, geo::PagePoint origin) {
  geo::PageBox box = line_box(label.shaped, label.look.text.size_pt, label.first_width_pt, first_origin(label, origin));
  if (label.second)
    box.add(line_box(*label.second, label.second->style.size_pt, label.second->width_pt, second_origin(label, origin)));
  return box;
}

draw::Text first_line_node(const Label& label, geo::PagePoint origin) {
  draw::Text first = line_node(label, label.shaped, first_origin(label, origin));
  first.width_pt = label.first_width_pt;
  return first;
}

draw::Node label_node(const Label& label, geo::PagePoint origin) {
  draw::Text first = first_line_node(label, origin);
  if (!label.second) return first;
  draw::Group both;
  both.css_class = "two-languages";
  both.children.emplace_back(std::move(first));
  both.children.emplace_back(line_node(label, *label.second, second_origin(label, origin)));
  return both;
}

}  // namespace rutter::map
