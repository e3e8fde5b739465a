#include "map/key_texts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "map/furniture_words.hpp"
#include "map/groups.hpp"
#include "map/label.hpp"
#include "map/place_words.hpp"
#include "map/report_words.hpp"

namespace rutter::map {
namespace {

constexpr double symbol_gap_pt = 4;
/// The key is laid out before the map has a scale; markers of the bundled styles do not depend on it.
constexpr double key_zoom = 6;

}  // namespace

KeyTexts::KeyTexts(const MapInputs& inputs, text::Shaper& shaper)
    : inputs_(inputs),
      shaper_(shaper),
      look_(inputs.style.furniture()),
      scale_(type_scale(inputs.style, inputs.page)),
      citations_(inputs.job, inputs.spec),
      movements_(told_movements()) {}

std::vector<double> KeyTexts::Entries::heights_pt() const {
  std::vector<double> heights;
  heights.reserve(blocks.size());
  for (const Block* entry : blocks) heights.push_back(entry->height_pt);
  return heights;
}

KeyTexts::Entries KeyTexts::entries(double width_pt, const Told& told) {
  const route::Itinerary& itinerary = inputs_.route.itinerary;
  double indent = 0;
  for (std::size_t i = 0; i < itinerary.stops.size(); ++i)
    if (!told.in_callout(i)) indent = std::max(indent, 2 * symbol_radius(itinerary.stops[i]) + symbol_gap_pt);
  Entries out;
  for (std::size_t i = 0; i < itinerary.stops.size(); ++i)
    if (is_listed(itinerary.stops[i]) && !told.in_callout(i)) out.blocks.push_back(&stop_entry(i, width_pt, indent));
  out.has_places = !out.blocks.empty();
  for (std::size_t i = 0; i < movements_.size(); ++i)
    out.blocks.push_back(&movement_entry(i, width_pt, i == 0 && out.has_places));
  out.rise_pt = std::max(0.0, (indent - symbol_gap_pt) / 2 - symbol_middle_pt());
  return out;
}

Block KeyTexts::heading(double width_pt, bool has_places) {
  TextFlow flow(shaper_, width_pt, inputs_.words.right_to_left());
  flow.add(inputs_.words.text(has_places ? "key.heading" : "key.movements"), heading_look());
  return flow.take();
}

TextLook KeyTexts::heading_look() const {
  return {scale_.heading, look_.title_color, "heading", true, false};
}

TextLook KeyTexts::head_look() const {
  return {scale_.key_head, look_.title_color, "key-head", true, false};
}

TextLook KeyTexts::body_look() const {
  return {scale_.key_body, look_.text_color, "key", false, false};
}

SymbolInput KeyTexts::symbols() const {
  return {inputs_.style, key_zoom, least_type_pt(inputs_.page.is_screen())};
}

double KeyTexts::symbol_radius(const route::ResolvedStop& stop) const {
  return inputs_.route.itinerary.numbered ? stop_radius_pt(symbols(), properties_of(inputs_, stop)) : 0;
}

const Block& KeyTexts::stop_entry(std::size_t index, double width_pt, double indent_pt) {
  const auto [found, is_new] = stops_.try_emplace({index, width_pt, indent_pt});
  if (!is_new) return found->second;
  const route::ResolvedStop& stop = inputs_.route.itinerary.stops[index];
  TextFlow flow(shaper_, width_pt, inputs_.words.right_to_left());
  flow.add_run_in(stop_name(inputs_.words, stop), head_look(), stop_told_words(inputs_, citations_, stop), body_look(),
                  indent_pt);
  found->second = flow.take();
  if (inputs_.route.itinerary.numbered) add_symbol(found->second, stop, indent_pt);
  return found->second;
}

/// The stop's marker as it stands on the map, level with the first line of the entry. It may rise above the entry, into the
/// gap beside the end of the one before.
void KeyTexts::add_symbol(Block& block, const route::ResolvedStop& stop, double indent_pt) const {
  const double from_edge = (indent_pt - symbol_gap_pt) / 2;
  const geo::PagePoint centre{inputs_.words.right_to_left() ? block.width_pt - from_edge : from_edge, symbol_middle_pt()};
  draw::Group sample;
  sample.css_class = "sample";
  sample.children = stop_symbol(symbols(), properties_of(inputs_, stop), centre, fmt::format("{}", stop.number), shaper_);
  for (draw::Node& node : sample.children)
    if (auto* number = std::get_if<draw::Text>(&node)) {
      number->plain = true;
      // An area has no circle behind its number.
      if (stop.known == route::Known::area) number->color = inputs_.style.furniture().text_color;
    }
  block.nodes.emplace_back(std::move(sample));
  block.height_pt = std::max(block.height_pt, centre.y + symbol_radius(stop));
}

std::vector<KeyTexts::Movement> KeyTexts::told_movements() const {
  std::vector<Movement> out;
  for (const route::ResolvedLeg& leg : inputs_.route.itinerary.legs) {
    if (!is_told(leg.spec)) continue;
    Prose prose;
    prose.add(label_words(inputs_.words, leg.spec));
    prose.add(report_words(inputs_.words, leg.spec, citations_, CiteBy::number));
    prose.add(arrival_words(inputs_.words, leg.spec));
    std::string told = prose.take();
    const std::string legs = movement_words(inputs_.words, inputs_.route.itinerary, leg);
    if (!out.empty() && out.back().told == told) {
      out.back().legs = inputs_.words.parts({out.back().legs, legs});
    } else {
      out.push_back({legs, std::move(told)});
    }
  }
  return out;
}

const Block& KeyTexts::movement_entry(std::size_t index, double width_pt, bool with_heading) {
  const auto [found, is_new] = set_moves_.try_emplace({index, width_pt, with_heading});
  if (!is_new) return found->second;
  const Movement& movement = movements_[index];
  TextFlow flow(shaper_, width_pt, inputs_.words.right_to_left());
  if (with_heading) {
    flow.add(inputs_.words.text("key.movements"), heading_look());
    flow.space(2);
  }
  flow.add_run_in(inputs_.words.text("key.movement", {{"movement", movement.legs}}), head_look(), movement.told, body_look());
  return found->second = flow.take();
}

std::string stop_told_words(const MapInputs& inputs, const Citations& citations, const route::ResolvedStop& stop) {
  if (!is_told(stop.spec)) return {};
  const Words& words = inputs.words;
  Prose out;
  for (const job::Report& report : job::all_reports(stop.spec)) out.add(report_words(words, report, citations, CiteBy::number));
  out.add(doubt_words(words, stop));
  out.add(citations.numbered(words.sentence(stop.spec.note)));
  out.add(own_denial_words(words, stop.spec.denied_by, stop.spec.denied_by_inherited, inputs.spec));
  return out.take();
}

}  // namespace rutter::map
