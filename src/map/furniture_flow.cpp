#include "map/furniture_flow.hpp"

#include <algorithm>
#include <utility>

#include "map/shaped_text.hpp"

namespace rutter::map {
namespace {

constexpr double screen_minimum_pt = 11 * 0.75;
constexpr double paper_minimum_pt = 6.5;
constexpr double denial_minimum_pt = 7;

// Of the type size: from the top of a line's box to its baseline (a little more than capitals), from there to the lowest
// descender, and from one baseline to the next.
constexpr double rise = 0.8;
constexpr double fall = 0.25;
constexpr double leading = 1.3;

geo::Line<geo::PagePoint> rectangle(double width, double height) {
  return {{0, 0}, {width, 0}, {width, height}, {0, height}, {0, 0}};
}

}  // namespace

TypeScale type_scale(const style::Furniture& furniture, const job::Page& page) {
  const double least = page.is_screen() ? screen_minimum_pt : paper_minimum_pt;
  TypeScale scale;
  scale.title = std::max(furniture.title_size_pt, least);
  scale.subtitle = std::max(furniture.subtitle_size_pt, least);
  scale.note = std::max({furniture.note_size_pt, least, denial_minimum_pt});
  scale.heading = std::max(furniture.heading_size_pt, least);
  scale.body = std::max({furniture.body_size_pt, least, denial_minimum_pt});
  scale.head = scale.body + 0.5;
  scale.small = std::max(furniture.small_size_pt, least);
  return scale;
}

TextFlow::TextFlow(text::Shaper& shaper, double width_pt) : shaper_(&shaper), width_(std::max(width_pt, 1.0)) {}

void TextFlow::add(std::string_view text, const TextLook& look, double indent_pt) {
  if (text.empty()) return;
  text::TextStyle style;
  style.size_pt = look.size_pt;
  style.bold = look.bold;
  style.italic = look.italic;
  for (const text::Shaped& line : shaper_->wrap(text, style, std::max(width_ - indent_pt, 1.0))) {
    if (line.runs.empty()) continue;
    double baseline = top_ + rise * look.size_pt;
    // Stacked marks and tall scripts reach higher than the line's box: never into the line above.
    if (!line.ink.empty() && !nodes_.empty()) baseline = std::max(baseline, ink_bottom_ - line.ink.min_y + 0.3);
    const double x = line.right_to_left ? width_ - line.width_pt : indent_pt;
    nodes_.emplace_back(furniture_text(line, look, {x, baseline}));
    used_ = std::max(used_, line.right_to_left ? width_ : indent_pt + line.width_pt);
    top_ = baseline + (leading - rise) * look.size_pt;
    bottom_ = baseline + fall * look.size_pt;
    if (!line.ink.empty()) ink_bottom_ = std::max(ink_bottom_, baseline + line.ink.max_y);
  }
}

void TextFlow::space(double pt) {
  if (!nodes_.empty()) top_ += pt;
}

Block TextFlow::take() { return {width_, bottom_, std::move(nodes_)}; }

draw::Text furniture_text(const text::Shaped& shaped, const TextLook& look, geo::PagePoint origin) {
  draw::Text node = to_draw(shaped);
  node.origin = origin;
  node.color = look.color;
  node.css_class = look.css_class;
  node.plain = true;
  return node;
}

Block as_furniture(Block block, std::string id, std::string label) {
  if (block.nodes.empty()) return block;
  draw::Group group;
  group.id = std::move(id);
  group.css_class = "furniture";
  group.label = std::move(label);
  group.children = std::move(block.nodes);
  Block out{block.width_pt, block.height_pt, {}};
  out.nodes.emplace_back(std::move(group));
  return out;
}

Block on_panel(Block block, const style::Furniture& furniture) {
  const double padding = furniture.panel_padding_pt;
  Block out{block.width_pt + 2 * padding, block.height_pt + 2 * padding, {}};
  const geo::Line<geo::PagePoint> outline = rectangle(out.width_pt, out.height_pt);
  out.nodes.emplace_back(draw::Fill{{{{{outline}}}}, furniture.panel_color});
  if (furniture.panel_width_pt > 0) {
    draw::Pen pen;
    pen.color = furniture.panel_outline_color;
    pen.width_pt = furniture.panel_width_pt;
    pen.join = draw::Join::miter;
    out.nodes.emplace_back(draw::Stroke{{outline}, pen});
  }
  for (draw::Node& node : placed(std::move(block), {padding, padding})) out.nodes.push_back(std::move(node));
  return out;
}

}  // namespace rutter::map
