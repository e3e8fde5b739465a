#include "map/key.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "map/furniture_flow.hpp"
#include "map/key_columns.hpp"

namespace rutter::map {
namespace {

constexpr double gutter_pt = 14;
constexpr double entry_gap_pt = 5;

double column_width_pt(double width_pt, int columns) {
  return (width_pt - gutter_pt * (columns - 1)) / columns;
}

/// Entries divided among columns, nothing placed yet.
struct KeyPlan {
  KeyTexts::Entries entries;
  Block heading;
  double column_pt = 0;
  double top_pt = 0;  ///< of the columns, below the heading
  std::vector<std::size_t> starts;
  double height_pt = 0;
};

/// Where each column's last entry ends.
std::size_t end_of(const KeyPlan& plan, std::size_t column) {
  return column + 1 < plan.starts.size() ? plan.starts[column + 1] : plan.entries.blocks.size();
}

KeyPlan begun(KeyTexts& texts, double width_pt, int columns, const Told& told) {
  KeyPlan out;
  out.column_pt = column_width_pt(width_pt, columns);
  out.entries = texts.entries(out.column_pt, told);
  if (out.entries.blocks.empty()) return out;
  out.heading = texts.heading(width_pt, out.entries.has_places);
  out.top_pt = out.heading.height_pt + entry_gap_pt + out.entries.rise_pt / 2;
  return out;
}

KeyPlan planned(KeyTexts& texts, double width_pt, int columns, const Told& told) {
  KeyPlan out = begun(texts, width_pt, columns, told);
  if (out.entries.blocks.empty()) return out;
  out.starts = balanced_columns(out.entries.heights_pt(), entry_gap_pt, columns);
  out.height_pt = out.top_pt;
  for (std::size_t column = 0; column < out.starts.size(); ++column) {
    double y = out.top_pt;
    for (std::size_t i = out.starts[column]; i < end_of(out, column); ++i) y += out.entries.blocks[i]->height_pt + entry_gap_pt;
    out.height_pt = std::max(out.height_pt, y - entry_gap_pt);
  }
  return out;
}

/// Entries are not split: one column fewer, and wider, may be lower.
KeyPlan lowest(KeyTexts& texts, double width_pt, int columns, const Told& told) {
  KeyPlan best = planned(texts, width_pt, std::max(columns, 1), told);
  if (columns < 3) return best;
  KeyPlan fewer = planned(texts, width_pt, columns - 1, told);
  return fewer.height_pt < best.height_pt ? fewer : best;
}

/// Sets a column's entries under one another.
void place_column(const KeyPlan& plan, std::size_t column, geo::PagePoint at, Block& key) {
  double y = at.y;
  for (std::size_t i = plan.starts[column]; i < end_of(plan, column); ++i) {
    const Block& entry = *plan.entries.blocks[i];
    for (draw::Node& node : placed(entry, {at.x, y})) key.nodes.push_back(std::move(node));
    y += entry.height_pt + entry_gap_pt;
  }
}

/// The left edge of a column within `width_pt`; the first stands where reading begins.
double column_left_pt(const MapInputs& inputs, double column_pt, double width_pt, std::size_t column) {
  const double from_start = static_cast<double>(column) * (column_pt + gutter_pt);
  return inputs.words.right_to_left() ? width_pt - column_pt - from_start : from_start;
}

/// The plan of a key round the corner; no columns when it does not fit. Its height is what it takes below the map.
KeyPlan planned_round_corner(KeyTexts& texts, const CornerSpace& space, const Told& told) {
  KeyPlan out = begun(texts, space.width_pt, space.columns, told);
  if (out.entries.blocks.empty()) return out;
  const double last_top = space.last_top_pt + out.entries.rise_pt;
  const UnevenColumns found = uneven_columns(out.entries.heights_pt(), entry_gap_pt, space.columns, space.height_pt - last_top,
                                             space.height_pt / 2 - out.top_pt);
  if (found.starts.empty() || found.height <= 0) return out;
  out.starts = found.starts;
  out.height_pt = out.top_pt + found.height;
  return out;
}

}  // namespace

double CornerSpace::column_pt() const {
  return column_width_pt(width_pt, columns);
}

double key_height_pt(KeyTexts& texts, double width_pt, int columns, const Told& told) {
  return lowest(texts, width_pt, columns, told).height_pt;
}

Block key_block(KeyTexts& texts, double width_pt, int columns, const Told& told) {
  KeyPlan plan = lowest(texts, width_pt, columns, told);
  if (plan.entries.blocks.empty()) return {width_pt, 0, {}};
  Block key{width_pt, plan.height_pt, std::move(plan.heading.nodes)};
  for (std::size_t column = 0; column < plan.starts.size(); ++column)
    place_column(plan, column, {column_left_pt(texts.inputs(), plan.column_pt, width_pt, column), plan.top_pt}, key);
  return as_furniture(std::move(key), "key", "Key");
}

std::optional<double> corner_below_pt(KeyTexts& texts, const CornerSpace& space, const Told& told) {
  const KeyPlan plan = planned_round_corner(texts, space, told);
  return plan.starts.empty() ? std::nullopt : std::optional(plan.height_pt);
}

std::optional<Block> corner_key(KeyTexts& texts, const CornerSpace& space, const Told& told) {
  KeyPlan plan = planned_round_corner(texts, space, told);
  if (plan.starts.empty()) return std::nullopt;
  const double below_top = space.height_pt - plan.height_pt;
  Block below{space.width_pt, space.height_pt, placed(std::move(plan.heading), {0, below_top})};
  Block beside{space.width_pt, space.height_pt, {}};
  for (std::size_t column = 0; column < plan.starts.size(); ++column) {
    const bool last = column + 1 == plan.starts.size();
    const double left =
        last || !texts.inputs().words.right_to_left()
            ? static_cast<double>(column) * (plan.column_pt + gutter_pt)
            : column_left_pt(texts.inputs(), plan.column_pt, space.width_pt - plan.column_pt - gutter_pt, column);
    place_column(plan, column, {left, last ? space.last_top_pt + plan.entries.rise_pt : below_top + plan.top_pt},
                 last ? beside : below);
  }
  Block out{space.width_pt, space.height_pt, as_furniture(std::move(below), "key", "Key").nodes};
  for (draw::Node& node : as_furniture(std::move(beside), "key-beside", "Key, continued").nodes)
    out.nodes.push_back(std::move(node));
  return out;
}

}  // namespace rutter::map
