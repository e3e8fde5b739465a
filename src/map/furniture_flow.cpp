#include "map/furniture_flow.hpp"

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "job/read.hpp"
#include "map/label.hpp"
#include "map/shaped_text.hpp"

namespace rutter::map {
namespace {

constexpr double denial_minimum_pt = 7;

// Of MapAction's template.
constexpr double template_title_pt = 16;
constexpr double template_summary_pt = 12;
constexpr double template_small_pt = 10;

// Of the type size: from the top of a line's box to its baseline (a little more than capitals), from there to the lowest
// descender, and from one baseline to the next.
constexpr double rise = 0.8;
constexpr double fall = 0.25;
constexpr double leading = 1.3;

geo::Line<geo::PagePoint> rectangle(double width, double height) {
  return {{0, 0}, {width, 0}, {width, height}, {0, height}, {0, 0}};
}

}  // namespace

TypeScale type_scale(const style::Style& style, const job::Page& page) {
  const style::Furniture& furniture = style.furniture();
  const double least = least_type_pt(page.is_screen());
  TypeScale scale;
  scale.title = std::max(furniture.title_size_pt, least);
  scale.subtitle = std::max(furniture.subtitle_size_pt, least);
  scale.note = std::max({furniture.note_size_pt, least, denial_minimum_pt});
  scale.heading = std::max(furniture.heading_size_pt, least);
  scale.body = std::max(furniture.body_size_pt, least);
  scale.key_body = std::max({style.callout().body_size_pt, least, denial_minimum_pt});
  scale.key_head = std::max(style.callout().head_size_pt, scale.key_body);
  scale.small = std::max(furniture.small_size_pt, least);
  if (job::has_fixed_boxes(page)) {
    scale.title = template_title_pt;
    scale.subtitle = scale.note = template_summary_pt;
    scale.heading = scale.body = scale.small = template_small_pt;
  }
  return scale;
}

TypeScale at_most(TypeScale scale, double size_pt) {
  const double note = std::max(size_pt, denial_minimum_pt);
  scale.subtitle = std::min(scale.subtitle, size_pt);
  scale.note = std::min(scale.note, note);
  scale.heading = std::min(scale.heading, size_pt);
  scale.body = std::min(scale.body, size_pt);
  scale.small = std::min(scale.small, size_pt);
  return scale;
}

TextFlow::TextFlow(text::Shaper& shaper, double width_pt, bool right_to_left)
    : shaper_(&shaper), width_(std::max(width_pt, 1.0)), right_to_left_(right_to_left) {}

text::TextStyle TextFlow::style_of(const TextLook& look, std::string_view text) const {
  text::TextStyle style;
  style.size_pt = look.size_pt;
  style.bold = look.bold;
  style.italic = look.italic;
  // A paragraph that begins with a foreign name is the map's language all the same; one that is foreign throughout is not.
  style.right_to_left = right_to_left_ && base::has_right_to_left_letter(text);
  return style;
}

double TextFlow::left_of(const text::Shaped& line, double from_start_pt) const {
  if (right_to_left_) return width_ - from_start_pt - line.width_pt;
  return line.right_to_left ? width_ - line.width_pt : from_start_pt;
}

void TextFlow::add(std::string_view text, const TextLook& look, double indent_pt) {
  add(text, style_of(look, text), look, indent_pt);
}

void TextFlow::add(std::string_view text, const text::TextStyle& style, const TextLook& look, double indent_pt) {
  if (text.empty()) return;
  for (const text::Shaped& line : shaper_->wrap(text, style, std::max(width_ - indent_pt, 1.0))) {
    if (line.runs.empty()) continue;
    const double baseline = baseline_of(line, look);
    place(line, look, left_of(line, indent_pt), baseline);
    advance(look, baseline);
  }
}

void TextFlow::add_run_in(std::string_view head, const TextLook& head_look, std::string_view text, const TextLook& look,
                          double indent_pt) {
  const double measure = std::max(width_ - indent_pt, 1.0);
  const text::TextStyle style = style_of(look, text);
  const std::vector<text::Shaped> head_lines = shaper_->wrap(head, style_of(head_look, head), measure);
  const text::Shaped whole = shaper_->shape(text, style);
  const double gap = look.size_pt * 0.5;
  const double room = head_lines.empty() ? 0 : measure - head_lines.back().width_pt - gap;
  // Texts that run the other way cannot run on. In a short rest of a line a text would begin with a broken word.
  const bool turns =
      whole.right_to_left != right_to_left_ || (!right_to_left_ && !head_lines.empty() && head_lines.back().right_to_left);
  if (whole.runs.empty() || room < look.size_pt * 6 || turns) {
    add(head, head_look, indent_pt);
    return add(text, look, indent_pt);
  }
  for (std::size_t i = 0; i + 1 < head_lines.size(); ++i) add(head_lines[i].text, head_look, indent_pt);
  const text::Shaped& last = head_lines.back();
  const text::Shaped first = shaper_->wrap(whole.text, style, room).front();
  const double baseline = std::max(baseline_of(last, head_look), baseline_of(first, look));
  place(last, head_look, left_of(last, indent_pt), baseline);
  place(first, look, left_of(first, indent_pt + last.width_pt + gap), baseline);
  advance(look, baseline);
  const std::size_t done = std::min(first.text.size(), whole.text.size());
  add(text::open_isolates(first.text) + whole.text.substr(done), style, look, indent_pt);
}

void TextFlow::place(const text::Shaped& line, const TextLook& look, double x_pt, double baseline_pt) {
  nodes_.emplace_back(furniture_text(line, look, {x_pt, baseline_pt}));
  const double from_start = right_to_left_ ? width_ - x_pt : x_pt + line.width_pt;
  used_ = std::max(used_, line.right_to_left && !right_to_left_ ? width_ : from_start);
  if (!line.ink.empty()) new_ink_bottom_ = std::max(new_ink_bottom_, baseline_pt + line.ink.max_y);
}

double TextFlow::baseline_of(const text::Shaped& line, const TextLook& look) const {
  const double baseline = top_ + rise * look.size_pt;
  // Stacked marks and tall scripts reach higher than the line's box: never into the line above.
  if (line.ink.empty() || nodes_.empty()) return baseline;
  return std::max(baseline, ink_bottom_ - line.ink.min_y + 0.3);
}

void TextFlow::advance(const TextLook& look, double baseline_pt) {
  top_ = baseline_pt + (leading - rise) * look.size_pt;
  bottom_ = baseline_pt + fall * look.size_pt;
  ink_bottom_ = new_ink_bottom_;
}

void TextFlow::space(double pt) {
  if (!nodes_.empty()) top_ += pt;
}

Block TextFlow::take() {
  return {width_, bottom_, std::move(nodes_)};
}

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
