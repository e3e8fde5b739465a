#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

#include "map/furniture.hpp"
#include "map/furniture_flow.hpp"
#include "map/furniture_words.hpp"
#include "map/symbols.hpp"

namespace rutter::map {
namespace {

using geo::PagePoint;
using PageLine = geo::Line<PagePoint>;

constexpr double sample_width_pt = 30;
constexpr double sample_gap_pt = 6;
constexpr double row_gap_pt = 3;
constexpr double least_row_pt = 11;

/// A sample, drawn round its middle, and what it stands for.
struct Row {
  std::vector<draw::Node> sample;
  std::string meaning;
};

std::string meaning_of(job::Status status, job::Confirms confirms) {
  switch (status) {
    case job::Status::confirmed:
      if (confirms == job::Confirms::place) return "Location of footage verified";
      return confirms == job::Confirms::event ? "Event verified" : "Independently verified";
    case job::Status::reported: return "Reported by an outlet or official";
    case job::Status::claimed: return "Claimed, not verified";
    case job::Status::inferred: return "Inferred by the author";
    case job::Status::planned: return "Said to be planned";
    case job::Status::retracted: return "Retracted by who said it";
    case job::Status::none: break;
  }
  return {};
}

std::string movement_meaning(job::Status status, job::Mode mode) {
  std::string out = "Movement " + status_words(status, job::Confirms::unstated);
  const std::string by = mode_words(mode);
  return out + (by.empty() ? ", means not stated" : ", " + by);
}

PageLine circle_line(double radius) {
  constexpr int corners = 48;
  PageLine line;
  for (int i = 0; i < corners; ++i) {
    const double angle = 2 * std::numbers::pi * i / corners;
    line.push_back({radius * std::cos(angle), radius * std::sin(angle)});
  }
  line.push_back(line.front());
  return line;
}

/// An irregular outline, so that an area does not look like a box to tick.
PageLine area_line() {
  return {{-12, -3}, {-5, -5}, {3, -3.5}, {11, -5}, {13, 1}, {8, 5}, {-2, 3.5}, {-10, 5}, {-12, -3}};
}

std::vector<draw::Node> flattened(std::vector<LayeredNodes> layered) {
  std::vector<draw::Node> out;
  for (LayeredNodes& layer : layered)
    for (draw::Node& node : layer.nodes) out.push_back(std::move(node));
  return out;
}

class LegendMaker {
 public:
  LegendMaker(const MapInputs& inputs, const LegendContents& contents, double zoom, text::Shaper& shaper)
      : inputs_(inputs), contents_(contents), symbols_{inputs.style, zoom}, shaper_(shaper) {}

  [[nodiscard]] std::vector<Row> rows() {
    for (const job::Status status : contents_.stop_statuses) add_stops(status);
    for (const auto& [status, mode] : contents_.legs) add_leg(status, mode);
    if (contents_.ring) add_uncertainty("ring", circle_line(6), "Somewhere in this ring");
    if (contents_.area) add_uncertainty("area", area_line(), "Known only as this area");
    if (contents_.alternatives) add_alternative();
    if (contents_.context_area) add_uncertainty("context", area_line(), context_names());
    if (contents_.disputed_line) add_disputed();
    return std::move(rows_);
  }

 private:
  /// Status "none" stays out of the legend of certainty (nothing is said about it).
  void add_stops(job::Status status) {
    if (status == job::Status::none) return;
    std::vector<job::Confirms> kinds{job::Confirms::unstated};
    if (status == job::Status::confirmed && !contents_.confirmed.empty())
      kinds.assign(contents_.confirmed.begin(), contents_.confirmed.end());
    for (const job::Confirms confirms : kinds)
      add_row(stop_sample(stop_properties(status, "pin", confirms), "n"), meaning_of(status, confirms));
  }

  /// As the first of the readings looks on the map.
  void add_alternative() {
    const auto& stops = inputs_.route.itinerary.stops;
    const auto found = std::find_if(stops.begin(), stops.end(), [](const auto& stop) { return !stop.readings.empty(); });
    if (found == stops.end()) return;
    add_row(stop_sample(stop_properties(found->status, "alternative", found->spec.confirms), "n?"), "Another place that fits");
  }

  [[nodiscard]] std::string context_names() const {
    std::string names;
    bool noted = false;
    for (const route::ResolvedArea& area : inputs_.route.itinerary.areas) {
      names += (names.empty() ? "" : ", ") + embedded(area.label);
      noted = noted || !area.spec.note.empty();
    }
    return noted ? names + " (see *)" : names;
  }

  [[nodiscard]] std::vector<draw::Node> stop_sample(const geo::Properties& properties, const std::string& number) {
    const bool numbered = inputs_.route.itinerary.numbered;
    std::vector<draw::Node> nodes = stop_symbol(symbols_, properties, {0, 0}, numbered ? number : "", shaper_);
    for (draw::Node& node : nodes)
      if (auto* text = std::get_if<draw::Text>(&node)) text->plain = true;
    return nodes;
  }

  void add_leg(job::Status status, job::Mode mode) {
    if (status == job::Status::none) return;
    const PageLine line{{-sample_width_pt / 2, 0}, {sample_width_pt / 2, 0}};
    add_row(flattened(leg_symbol(symbols_, leg_properties(status, mode, false), {line}, true)), movement_meaning(status, mode));
  }

  void add_uncertainty(std::string_view kind, const PageLine& outline, std::string meaning) {
    const geo::Properties properties = uncertainty_properties(kind, job::Status::none);
    add_row(flattened(uncertainty_symbol(symbols_, properties, {{{{outline}}}}, {outline})), std::move(meaning));
  }

  void add_disputed() {
    const PageLine line{{-sample_width_pt / 2, 0}, {sample_width_pt / 2, 0}};
    const geo::Properties none;
    std::vector<draw::Node> sample;
    for (const style::Layer& layer : inputs_.style.layers()) {
      const style::Input in{symbols_.zoom, &none, "LineString", nullptr};
      if (layer.source() == "basemap" && layer.source_layer() == "disputed" && layer.type() == style::LayerType::line &&
          layer.visible_at(symbols_.zoom))
        sample.emplace_back(draw::Stroke{{line}, line_pen(layer, in)});
    }
    std::string names;
    for (const std::string& name : contents_.disputed_names) names += (names.empty() ? "" : "; ") + embedded(name);
    add_row(std::move(sample), names.empty() ? "Disputed boundary" : names);
  }

  void add_row(std::vector<draw::Node> sample, std::string meaning) {
    if (!meaning.empty()) rows_.push_back({std::move(sample), std::move(meaning)});
  }

  const MapInputs& inputs_;
  const LegendContents& contents_;
  SymbolInput symbols_;
  text::Shaper& shaper_;
  std::vector<Row> rows_;
};

/// One row set at the top of a block of its own, sample and text level with each other.
Block row_block(Row row, const TextLook& look, text::Shaper& shaper, double width_pt) {
  TextFlow flow(shaper, width_pt);
  flow.add(row.meaning, look, sample_width_pt + sample_gap_pt);
  const double used = flow.used_width_pt();
  const double single = look.size_pt * 1.05;
  Block block = flow.take();
  block.width_pt = used;
  // A sample stands level with the first line; a row is never lower than its symbol.
  const double down = std::max(0.0, (least_row_pt - single) / 2);
  translate(block.nodes, 0, down);
  draw::Group sample;
  sample.css_class = "sample";
  sample.children = std::move(row.sample);
  translate(sample.children, sample_width_pt / 2, down + look.size_pt * 0.46);
  block.nodes.insert(block.nodes.begin(), draw::Node(std::move(sample)));
  block.height_pt = std::max(least_row_pt, block.height_pt + 2 * down);
  return block;
}

void append(Block& to, Block block, double gap) {
  if (block.nodes.empty()) return;
  const double y = to.nodes.empty() ? 0 : to.height_pt + gap;
  to.width_pt = std::max(to.width_pt, block.width_pt);
  to.height_pt = y + block.height_pt;
  for (draw::Node& node : placed(std::move(block), {0, y})) to.nodes.push_back(std::move(node));
}

Block paragraph(std::string_view text, const TextLook& look, text::Shaper& shaper, double width_pt) {
  TextFlow flow(shaper, width_pt);
  flow.add(text, look);
  const double used = flow.used_width_pt();
  Block block = flow.take();
  block.width_pt = used;
  return block;
}

}  // namespace

Block legend_block(const MapInputs& inputs, const LegendContents& contents, const FrameFacts& facts, text::Shaper& shaper,
                   double width_pt) {
  const style::Furniture& furniture = inputs.style.furniture();
  const TypeScale scale = type_scale(furniture, inputs.page);
  const double inner = width_pt - 2 * furniture.panel_padding_pt;
  const TextLook body{scale.body, furniture.text_color, "legend", false, false};
  const TextLook honest{scale.small, furniture.text_color, "legend", false, true};

  Block legend;
  std::vector<Row> rows = LegendMaker(inputs, contents, facts.zoom, shaper).rows();
  if (!rows.empty())
    append(legend, paragraph("How sure is it?", {scale.heading, furniture.title_color, "heading", true, false}, shaper, inner), 0);
  for (Row& row : rows) append(legend, row_block(std::move(row), body, shaper, inner), row_gap_pt);
  // The sentences fit the width that the rows take, so that they do not widen the panel.
  const double measure = rows.empty() ? inner : std::clamp(legend.width_pt, std::min(inner, 110.0), inner);
  if (contents.lines_are_not_paths) append(legend, paragraph(lines_are_not_paths_words, honest, shaper, measure), 2 * row_gap_pt);
  if (contents.numbers_are_no_order) append(legend, paragraph(numbers_are_no_order_words, honest, shaper, measure), row_gap_pt);
  if (legend.nodes.empty()) return {};
  return as_furniture(on_panel(std::move(legend), furniture), "legend", "Legend");
}

}  // namespace rutter::map
