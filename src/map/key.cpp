#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "map/furniture.hpp"
#include "map/furniture_flow.hpp"
#include "map/furniture_words.hpp"
#include "map/key_columns.hpp"
#include "map/symbols.hpp"

namespace rutter::map {
namespace {

constexpr double gutter_pt = 14;
constexpr double entry_gap_pt = 4;
constexpr double symbol_gap_pt = 4;
/// The key is laid out before the map has a scale; markers of the bundled styles do not depend on it.
constexpr double key_zoom = 6;

class KeyMaker {
 public:
  KeyMaker(const MapInputs& inputs, text::Shaper& shaper, double width_pt)
      : inputs_(inputs),
        look_(inputs.style.furniture()),
        scale_(type_scale(look_, inputs.page)),
        citations_(inputs.job, inputs.spec),
        shaper_(shaper),
        width_(width_pt) {
    const auto& stops = inputs.route.itinerary.stops;
    for (const route::ResolvedStop& stop : stops) indent_ = std::max(indent_, 2 * symbol_radius(stop) + symbol_gap_pt);
  }

  [[nodiscard]] std::vector<Block> entries() {
    const route::Itinerary& itinerary = inputs_.route.itinerary;
    std::vector<Block> out;
    for (const route::ResolvedStop& stop : itinerary.stops)
      if (itinerary.numbered || is_told(stop.spec)) out.push_back(stop_entry(stop));
    bool first = true;
    for (const route::ResolvedLeg& leg : itinerary.legs) {
      if (!is_told(leg.spec)) continue;
      out.push_back(leg_entry(leg, first));
      first = false;
    }
    return out;
  }

  [[nodiscard]] TextLook heading_look() const { return {scale_.heading, look_.title_color, "heading", true, false}; }

 private:
  [[nodiscard]] SymbolInput symbols() const { return {inputs_.style, key_zoom}; }

  [[nodiscard]] static geo::Properties properties_of(const route::ResolvedStop& stop) {
    return stop_properties(stop.status, kind_of(stop), stop.spec.confirms);
  }

  [[nodiscard]] double symbol_radius(const route::ResolvedStop& stop) const {
    return inputs_.route.itinerary.numbered ? stop_radius_pt(symbols(), properties_of(stop)) : 0;
  }

  Block stop_entry(const route::ResolvedStop& stop) {
    TextFlow flow(shaper_, width_);
    const std::string country = country_words(stop);
    flow.add(embedded(stop.label) + (country.empty() ? "" : ", " + embedded(country)), head_look(), indent_);
    if (is_told(stop.spec)) add_reports(flow, stop);
    Block block = flow.take();
    if (inputs_.route.itinerary.numbered) add_symbol(block, stop);
    return block;
  }

  void add_reports(TextFlow& flow, const route::ResolvedStop& stop) {
    for (const job::Report& report : job::all_reports(stop.spec))
      flow.add(report_words(report, citations_, CiteBy::number), body_look(), indent_);
    std::string rest;
    const std::string denial = stop.spec.denied_by_inherited ? "" : denial_words(stop.spec.denied_by);
    for (const std::string& part : {doubt_words(stop), citations_.numbered(sentence(stop.spec.note)), denial})
      if (!part.empty()) rest += (rest.empty() ? "" : " ") + part;
    TextLook look = body_look();
    look.italic = true;
    flow.add(rest, look, indent_);
  }

  /// The stop's marker as it stands on the map, centred on the first line of the entry.
  void add_symbol(Block& block, const route::ResolvedStop& stop) const {
    const double radius = symbol_radius(stop);
    const geo::PagePoint centre{(indent_ - symbol_gap_pt) / 2, scale_.head * 0.45};
    draw::Group sample;
    sample.css_class = "sample";
    sample.children = stop_symbol(symbols(), properties_of(stop), centre, fmt::format("{}", stop.number), shaper_);
    for (draw::Node& node : sample.children)
      if (auto* number = std::get_if<draw::Text>(&node)) number->plain = true;
    const double above = std::max(0.0, radius - centre.y);
    block.nodes.emplace_back(std::move(sample));
    translate(block.nodes, 0, above);
    block.height_pt = std::max(block.height_pt + above, centre.y + radius + above);
  }

  Block leg_entry(const route::ResolvedLeg& leg, bool with_heading) {
    TextFlow flow(shaper_, width_);
    if (with_heading) {
      flow.add("Movements", heading_look());
      flow.space(2);
    }
    flow.add(movement_words(inputs_.route.itinerary, leg), head_look());
    std::string told = report_words(leg.spec, citations_, CiteBy::number);
    if (const std::string arrival = arrival_words(leg.spec); !arrival.empty()) told += (told.empty() ? "" : " ") + arrival;
    flow.add(told, body_look());
    return flow.take();
  }

  [[nodiscard]] TextLook head_look() const { return {scale_.head, look_.title_color, "key-head", true, false}; }
  [[nodiscard]] TextLook body_look() const { return {scale_.body, look_.text_color, "key", false, false}; }

  const MapInputs& inputs_;
  const style::Furniture& look_;
  TypeScale scale_;
  Citations citations_;
  text::Shaper& shaper_;
  double width_;
  double indent_ = 0;
};

std::vector<double> heights_of(const std::vector<Block>& entries) {
  std::vector<double> heights;
  heights.reserve(entries.size());
  for (const Block& entry : entries) heights.push_back(entry.height_pt);
  return heights;
}

}  // namespace

Block key_block(const MapInputs& inputs, text::Shaper& shaper, double width_pt, int columns) {
  const int count = std::max(columns, 1);
  const double column_width = (width_pt - gutter_pt * (count - 1)) / count;
  KeyMaker maker(inputs, shaper, column_width);
  std::vector<Block> entries = maker.entries();
  if (entries.empty()) return {width_pt, 0, {}};

  TextFlow heading(shaper, width_pt);
  heading.add("Places and reports", maker.heading_look());
  const double top = heading.height_pt() + entry_gap_pt;
  Block key{width_pt, top, std::move(heading.take().nodes)};
  const std::vector<std::size_t> starts = balanced_columns(heights_of(entries), entry_gap_pt, count);
  for (std::size_t column = 0; column < starts.size(); ++column) {
    const std::size_t end = column + 1 < starts.size() ? starts[column + 1] : entries.size();
    double y = top;
    for (std::size_t i = starts[column]; i < end; ++i) {
      const double height = entries[i].height_pt;
      const geo::PagePoint at{static_cast<double>(column) * (column_width + gutter_pt), y};
      for (draw::Node& node : placed(std::move(entries[i]), at)) key.nodes.push_back(std::move(node));
      y += height + entry_gap_pt;
    }
    key.height_pt = std::max(key.height_pt, y - entry_gap_pt);
  }
  return as_furniture(std::move(key), "key", "Key");
}

}  // namespace rutter::map
