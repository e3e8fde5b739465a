#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "map/furniture.hpp"
#include "map/furniture_flow.hpp"
#include "map/furniture_words.hpp"
#include "map/groups.hpp"
#include "map/key_columns.hpp"
#include "map/label.hpp"
#include "map/place_words.hpp"
#include "map/report_words.hpp"
#include "map/symbols.hpp"

namespace rutter::map {
namespace {

constexpr double gutter_pt = 14;
constexpr double entry_gap_pt = 5;
constexpr double symbol_gap_pt = 4;
/// The key is laid out before the map has a scale; markers of the bundled styles do not depend on it.
constexpr double key_zoom = 6;

class KeyMaker {
 public:
  KeyMaker(const MapInputs& inputs, text::Shaper& shaper, double width_pt, const Told& told)
      : inputs_(inputs),
        told_(told),
        look_(inputs.style.furniture()),
        scale_(type_scale(inputs.style, inputs.page)),
        citations_(inputs.job, inputs.spec),
        shaper_(shaper),
        width_(width_pt) {
    const auto& stops = inputs.route.itinerary.stops;
    for (const route::ResolvedStop& stop : stops)
      if (!is_elsewhere(stop)) indent_ = std::max(indent_, 2 * symbol_radius(stop) + symbol_gap_pt);
  }

  [[nodiscard]] std::vector<Block> entries() {
    const route::Itinerary& itinerary = inputs_.route.itinerary;
    std::vector<Block> out;
    for (const route::ResolvedStop& stop : itinerary.stops)
      if ((itinerary.numbered || is_told(stop.spec)) && !is_elsewhere(stop)) out.push_back(stop_entry(stop));
    has_places_ = !out.empty();
    const std::vector<Movement> movements = told_movements();
    for (std::size_t i = 0; i < movements.size(); ++i) out.push_back(movement_entry(movements[i], i == 0 && has_places_));
    return out;
  }

  /// How far markers rise above their entries.
  [[nodiscard]] double rise_pt() const { return std::max(0.0, (indent_ - symbol_gap_pt) / 2 - symbol_middle_pt()); }

  /// "Places and reports", or "Movements" where callouts tell all places.
  [[nodiscard]] std::string heading() const { return inputs_.words.text(has_places_ ? "key.heading" : "key.movements"); }

  [[nodiscard]] TextLook heading_look() const { return {scale_.heading, look_.title_color, "heading", true, false}; }

 private:
  [[nodiscard]] bool is_elsewhere(const route::ResolvedStop& stop) const {
    return told_.in_callout(static_cast<std::size_t>(&stop - inputs_.route.itinerary.stops.data()));
  }

  [[nodiscard]] SymbolInput symbols() const { return {inputs_.style, key_zoom, least_type_pt(inputs_.page.is_screen())}; }

  [[nodiscard]] geo::Properties properties_of(const route::ResolvedStop& stop) const {
    return map::properties_of(inputs_, stop);
  }

  [[nodiscard]] double symbol_radius(const route::ResolvedStop& stop) const {
    return inputs_.route.itinerary.numbered ? stop_radius_pt(symbols(), properties_of(stop)) : 0;
  }

  Block stop_entry(const route::ResolvedStop& stop) {
    TextFlow flow(shaper_, width_, inputs_.words.right_to_left());
    flow.add_run_in(stop_name(inputs_.words, stop), head_look(), stop_told_words(inputs_, citations_, stop), body_look(),
                    indent_);
    Block block = flow.take();
    if (inputs_.route.itinerary.numbered) add_symbol(block, stop);
    return block;
  }

  /// The stop's marker as it stands on the map, level with the first line of the entry. It may rise above the entry, into the
  /// gap beside the end of the one before.
  void add_symbol(Block& block, const route::ResolvedStop& stop) const {
    const double from_edge = (indent_ - symbol_gap_pt) / 2;
    const geo::PagePoint centre{inputs_.words.right_to_left() ? width_ - from_edge : from_edge, symbol_middle_pt()};
    draw::Group sample;
    sample.css_class = "sample";
    sample.children = stop_symbol(symbols(), properties_of(stop), centre, fmt::format("{}", stop.number), shaper_);
    for (draw::Node& node : sample.children)
      if (auto* number = std::get_if<draw::Text>(&node)) {
        number->plain = true;
        // An area has no circle behind its number.
        if (stop.known == route::Known::area) number->color = inputs_.style.furniture().text_color;
      }
    block.nodes.emplace_back(std::move(sample));
    block.height_pt = std::max(block.height_pt, centre.y + symbol_radius(stop));
  }

  [[nodiscard]] double symbol_middle_pt() const { return scale_.key_head * 0.45; }

  /// Legs in a row of which the same is told stand in one entry.
  struct Movement {
    std::string legs;
    std::string told;
  };

  [[nodiscard]] std::vector<Movement> told_movements() const {
    std::vector<Movement> out;
    for (const route::ResolvedLeg& leg : inputs_.route.itinerary.legs) {
      if (!is_told(leg.spec)) continue;
      Prose prose;
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

  Block movement_entry(const Movement& movement, bool with_heading) {
    TextFlow flow(shaper_, width_, inputs_.words.right_to_left());
    if (with_heading) {
      flow.add(inputs_.words.text("key.movements"), heading_look());
      flow.space(2);
    }
    flow.add_run_in(inputs_.words.text("key.movement", {{"movement", movement.legs}}), head_look(), movement.told, body_look());
    return flow.take();
  }

  [[nodiscard]] TextLook head_look() const { return {scale_.key_head, look_.title_color, "key-head", true, false}; }
  [[nodiscard]] TextLook body_look() const { return {scale_.key_body, look_.text_color, "key", false, false}; }

  const MapInputs& inputs_;
  const Told& told_;
  const style::Furniture& look_;
  TypeScale scale_;
  Citations citations_;
  text::Shaper& shaper_;
  double width_;
  double indent_ = 0;
  bool has_places_ = false;
};

std::vector<double> heights_of(const std::vector<Block>& entries) {
  std::vector<double> heights;
  heights.reserve(entries.size());
  for (const Block& entry : entries) heights.push_back(entry.height_pt);
  return heights;
}

/// Sets entries under one another; the lower end of the last.
double place_column(std::vector<Block>& entries, std::size_t begin, std::size_t end, geo::PagePoint at, Block& key) {
  double y = at.y;
  for (std::size_t i = begin; i < end; ++i) {
    const double height = entries[i].height_pt;
    for (draw::Node& node : placed(std::move(entries[i]), {at.x, y})) key.nodes.push_back(std::move(node));
    y += height + entry_gap_pt;
  }
  return y - entry_gap_pt;
}

/// The left edge of a column within `width_pt`; the first stands where reading begins.
double column_left_pt(const MapInputs& inputs, double column_width_pt, double width_pt, std::size_t column) {
  const double from_start = static_cast<double>(column) * (column_width_pt + gutter_pt);
  return inputs.words.right_to_left() ? width_pt - column_width_pt - from_start : from_start;
}

Block key_of(const MapInputs& inputs, text::Shaper& shaper, double width_pt, int columns, const Told& told) {
  const double column_width = (width_pt - gutter_pt * (columns - 1)) / columns;
  KeyMaker maker(inputs, shaper, column_width, told);
  std::vector<Block> entries = maker.entries();
  if (entries.empty()) return {width_pt, 0, {}};

  TextFlow heading(shaper, width_pt, inputs.words.right_to_left());
  heading.add(maker.heading(), maker.heading_look());
  const double top = heading.height_pt() + entry_gap_pt + maker.rise_pt() / 2;
  Block key{width_pt, top, std::move(heading.take().nodes)};
  const std::vector<std::size_t> starts = balanced_columns(heights_of(entries), entry_gap_pt, columns);
  for (std::size_t column = 0; column < starts.size(); ++column) {
    const std::size_t end = column + 1 < starts.size() ? starts[column + 1] : entries.size();
    const geo::PagePoint at{column_left_pt(inputs, column_width, width_pt, column), top};
    key.height_pt = std::max(key.height_pt, place_column(entries, starts[column], end, at, key));
  }
  return as_furniture(std::move(key), "key", "Key");
}

}  // namespace

double corner_column_pt(double width_pt, int columns) {
  return (width_pt - gutter_pt * (columns - 1)) / columns;
}

std::optional<CornerKey> corner_key(const MapInputs& inputs, text::Shaper& shaper, double width_pt, int columns,
                                    double height_pt, double last_top_pt, const Told& told) {
  const double column_width = corner_column_pt(width_pt, columns);
  KeyMaker maker(inputs, shaper, column_width, told);
  std::vector<Block> entries = maker.entries();
  if (entries.empty()) return std::nullopt;
  TextFlow heading(shaper, width_pt, inputs.words.right_to_left());
  heading.add(maker.heading(), maker.heading_look());
  const double head = heading.height_pt() + entry_gap_pt + maker.rise_pt() / 2;
  const double last_top = last_top_pt + maker.rise_pt();
  const UnevenColumns found =
      uneven_columns(heights_of(entries), entry_gap_pt, columns, height_pt - last_top, height_pt / 2 - head);
  if (found.starts.empty() || found.height <= 0) return std::nullopt;
  CornerKey out{{width_pt, height_pt, {}}, head + found.height};
  const double below_top = height_pt - out.below_pt;
  Block below{width_pt, height_pt, placed(heading.take(), {0, below_top})};
  Block beside{width_pt, height_pt, {}};
  for (std::size_t column = 0; column < found.starts.size(); ++column) {
    const bool last = column + 1 == found.starts.size();
    place_column(entries, found.starts[column], last ? entries.size() : found.starts[column + 1],
                 {last || !inputs.words.right_to_left()
                      ? static_cast<double>(column) * (column_width + gutter_pt)
                      : column_left_pt(inputs, column_width, width_pt - column_width - gutter_pt, column),
                  last ? last_top : below_top + head},
                 last ? beside : below);
  }
  out.block.nodes = as_furniture(std::move(below), "key", "Key").nodes;
  for (draw::Node& node : as_furniture(std::move(beside), "key-beside", "Key, continued").nodes)
    out.block.nodes.push_back(std::move(node));
  return out;
}

Block key_block(const MapInputs& inputs, text::Shaper& shaper, double width_pt, int columns, const Told& told) {
  Block best = key_of(inputs, shaper, width_pt, std::max(columns, 1), told);
  if (columns < 3) return best;
  // Entries are not split: one column fewer, and wider, may be lower.
  Block fewer = key_of(inputs, shaper, width_pt, columns - 1, told);
  return fewer.height_pt < best.height_pt ? fewer : best;
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
