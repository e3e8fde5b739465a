#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "map/furniture.hpp"
#include "map/furniture_flow.hpp"
#include "map/key_columns.hpp"
#include "map/legend_rows.hpp"
#include "map/legend_signs.hpp"

namespace rutter::map {
namespace {

using geo::PagePoint;
using PageLine = geo::Line<PagePoint>;

constexpr double sample_gap_pt = 6;
constexpr double row_gap_pt = 1.5;
constexpr double column_gap_pt = 12;
constexpr double least_row_pt = 11;

/// How far a sample reaches above and below its middle.
double half_height(const std::vector<draw::Node>& nodes) {
  double most = 0;
  for (const draw::Node& node : nodes) {
    if (const auto* circle = std::get_if<draw::Circle>(&node))
      most = std::max(most, circle->radius_pt + circle->pen.width_pt / 2);
    if (const auto* stroke = std::get_if<draw::Stroke>(&node))
      for (const PageLine& line : stroke->lines)
        for (const PagePoint point : line) most = std::max(most, std::abs(point.y) + stroke->pen.width_pt / 2);
  }
  return most;
}

/// One row set at the top of a block of its own, sample and text level with each other.
Block row_block(LegendRow row, const TextLook& look, text::Shaper& shaper, double width_pt, bool right_to_left) {
  TextFlow flow(shaper, width_pt, right_to_left);
  flow.add(row.meaning, look, sample_width_pt + sample_gap_pt);
  const double used = flow.used_width_pt();
  const double first_line = look.size_pt * 1.05;
  const double least = std::max(least_row_pt, 2 * half_height(row.sample) + 1);
  Block block = flow.take();
  block.width_pt = used;
  // A sample stands level with the first line; a row is never lower than its symbol.
  const double down = std::max(0.0, (least - first_line) / 2);
  translate(block.nodes, 0, down);
  draw::Group sample;
  sample.css_class = "sample";
  sample.children = std::move(row.sample);
  translate(sample.children, right_to_left ? width_pt - sample_width_pt / 2 : sample_width_pt / 2, down + look.size_pt * 0.46);
  block.nodes.insert(block.nodes.begin(), draw::Node(std::move(sample)));
  block.height_pt = std::max(least, block.height_pt + 2 * down);
  return block;
}

void append(Block& to, Block block, double gap) {
  if (block.nodes.empty()) return;
  const double y = to.nodes.empty() ? 0 : to.height_pt + gap;
  to.width_pt = std::max(to.width_pt, block.width_pt);
  to.height_pt = y + block.height_pt;
  for (draw::Node& node : placed(std::move(block), {0, y})) to.nodes.push_back(std::move(node));
}

Block paragraph(std::string_view text, const TextLook& look, text::Shaper& shaper, double width_pt, bool right_to_left) {
  TextFlow flow(shaper, width_pt, right_to_left);
  flow.add(text, look);
  const double used = flow.used_width_pt();
  Block block = flow.take();
  block.width_pt = used;
  return block;
}

/// How rows stand in columns of a width.
struct RowColumns {
  double width_pt = 0;
  double column_pt = 0;
  int columns = 1;
  bool right_to_left = false;
};

/// The rows under one another in columns, the first where reading begins.
Block rows_block(std::vector<LegendRow> rows, const TextLook& look, text::Shaper& shaper, const RowColumns& in) {
  std::vector<Block> blocks;
  std::vector<double> heights;
  for (LegendRow& row : rows) {
    blocks.push_back(row_block(std::move(row), look, shaper, in.column_pt, in.right_to_left));
    heights.push_back(blocks.back().height_pt);
  }
  const std::vector<std::size_t> starts = balanced_columns(heights, row_gap_pt, in.columns);
  Block out;
  for (std::size_t column = 0; column < starts.size(); ++column) {
    const std::size_t end = column + 1 < starts.size() ? starts[column + 1] : blocks.size();
    Block rows_of_it;
    for (std::size_t i = starts[column]; i < end; ++i) append(rows_of_it, std::move(blocks[i]), row_gap_pt);
    const double from_start = static_cast<double>(column) * (in.column_pt + column_gap_pt);
    out.width_pt = std::max(out.width_pt, from_start + rows_of_it.width_pt);
    out.height_pt = std::max(out.height_pt, rows_of_it.height_pt);
    const double x = in.right_to_left ? in.width_pt - in.column_pt - from_start : from_start;
    for (draw::Node& node : placed(std::move(rows_of_it), {x, 0})) out.nodes.push_back(std::move(node));
  }
  return out;
}

}  // namespace

Block legend_block(const MapInputs& inputs, const LegendContents& contents, const FrameFacts& facts, text::Shaper& shaper,
                   double width_pt, int columns) {
  return legend_block(inputs, contents, facts, shaper, {width_pt, columns, type_scale(inputs.style, inputs.page)});
}

Block legend_block(const MapInputs& inputs, const LegendContents& contents, const FrameFacts& facts, text::Shaper& shaper,
                   const LegendShape& shape) {
  const style::Furniture& furniture = inputs.style.furniture();
  const auto& [width_pt, columns, scale] = shape;
  const double inner = width_pt - 2 * furniture.panel_padding_pt;
  const TextLook body{scale.body, furniture.text_color, "legend", false, false};
  const TextLook honest{scale.small, furniture.text_color, "legend", false, true};

  // From right to left all stands at the right edge of `inner`, and what stays free is cut off at the left in the end.
  const bool rtl = inputs.words.right_to_left();
  Block legend;
  const TextLook heading{scale.heading, furniture.title_color, "heading", true, false};
  const double column = (inner - column_gap_pt * (columns - 1)) / columns;
  const auto add_rows = [&](const std::string& title, std::vector<LegendRow> of_title) {
    if (of_title.empty()) return;
    append(legend, paragraph(title, heading, shaper, inner, rtl), 4 * row_gap_pt);
    append(legend, rows_block(std::move(of_title), body, shaper, {inner, column, columns, rtl}), 4 * row_gap_pt);
  };
  add_rows(inputs.words.text("legend.heading"), legend_rows(inputs, contents, facts.zoom, shaper));
  add_rows(inputs.words.text("legend.groups"), group_rows(inputs, contents));
  // The sentences fit the width that the rows take, so that they do not widen the panel.
  const double measure = legend.nodes.empty() ? inner : std::clamp(legend.width_pt, std::min(inner, 110.0), inner);
  const auto add_honest = [&](std::string_view message, double gap) {
    Block block = paragraph(inputs.words.text(message), honest, shaper, measure, rtl);
    if (rtl) translate(block.nodes, inner - measure, 0);
    append(legend, std::move(block), gap);
  };
  if (contents.lines_are_not_paths) add_honest("legend.lines_are_not_paths", 4 * row_gap_pt);
  if (contents.numbers_are_no_order) add_honest("legend.numbers_are_no_order", 2 * row_gap_pt);
  if (legend.nodes.empty()) return {};
  if (rtl) translate(legend.nodes, legend.width_pt - inner, 0);
  return as_furniture(on_panel(std::move(legend), furniture), "legend", "Legend");
}

}  // namespace rutter::map
