#include <array>
#include <cmath>
#include <numbers>

#include "map/citations.hpp"
#include "map/furniture.hpp"
#include "map/furniture_flow.hpp"
#include "map/furniture_words.hpp"
#include "map/report_words.hpp"
#include "map/shaped_text.hpp"

namespace rutter::map {
namespace {

/// The largest size, down to 0.7 of the wanted one, at which the title stands in one line; else in two; else the smallest.
double title_size(const std::string& title, double wanted_pt, text::Shaper& shaper, double width_pt) {
  static constexpr std::array<double, 4> factors = {1, 0.9, 0.8, 0.7};
  for (const std::size_t lines : {1U, 2U})
    for (const double factor : factors) {
      text::TextStyle style;
      style.size_pt = wanted_pt * factor;
      style.bold = true;
      if (shaper.wrap(title, style, width_pt).size() <= lines) return style.size_pt;
    }
  return wanted_pt * factors.back();
}

}  // namespace

Block title_block(const MapInputs& inputs, text::Shaper& shaper, double width_pt) {
  const style::Furniture& look = inputs.style.furniture();
  const TypeScale scale = type_scale(inputs.style, inputs.page);
  TextFlow flow(shaper, width_pt, inputs.words.right_to_left());
  if (!inputs.spec.title.empty())
    flow.add(inputs.spec.title,
             {title_size(inputs.spec.title, scale.title, shaper, width_pt), look.title_color, "title", true, false});
  flow.space(2);
  flow.add(inputs.spec.subtitle, {scale.subtitle, look.text_color, "subtitle", false, false});
  flow.space(2);
  flow.add(Citations(inputs.job, inputs.spec).numbered(note_words(inputs.words, inputs.spec)),
           {scale.note, look.note_color, "note", true, false});
  return as_furniture(flow.take(), "title", "Title");
}

draw::Text draft_word(const MapInputs& inputs, const geo::PageBox& map, text::Shaper& shaper) {
  constexpr double slope_deg = -20;
  constexpr double slope = slope_deg * std::numbers::pi / 180;
  text::TextStyle set{std::min(map.height() * 0.45, map.width() * 0.22), true, false, "", 0};
  draw::Text word = to_draw(shaper.shape(inputs.words.text("draft.word"), set));
  word.plain = true;
  word.css_class = "draft";
  word.color = inputs.style.furniture().draft_color;
  word.angle_deg = slope_deg;
  const double half = word.width_pt / 2;
  const double down = 0.36 * set.size_pt;
  const geo::PagePoint middle = map.centre();
  word.origin = {middle.x - half * std::cos(slope) - down * std::sin(slope),
                 middle.y - half * std::sin(slope) + down * std::cos(slope)};
  return word;
}

Block draft_block(const MapInputs& inputs, text::Shaper& shaper, double width_pt) {
  const style::Furniture& look = inputs.style.furniture();
  const TypeScale scale = type_scale(inputs.style, inputs.page);
  const double inner = width_pt - 2 * look.panel_padding_pt;
  TextFlow flow(shaper, inner, inputs.words.right_to_left());
  flow.add(inputs.words.text("draft.heading"), {scale.heading, look.note_color, "draft", true, false});
  flow.space(2);
  for (const route::Gap& gap : inputs.route.itinerary.gaps)
    flow.add(inputs.words.sentence(inputs.words.text(
                 "join.label", {{"head", inputs.words.embedded(gap.query)}, {"text", inputs.words.embedded(gap.reason)}})),
             {scale.body, look.text_color, "draft", false, false});
  return as_furniture(on_panel(flow.take(), look), "draft", "Draft");
}

}  // namespace rutter::map
