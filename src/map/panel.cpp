#include "map/panel.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "job/read.hpp"
#include "map/template_page.hpp"

namespace rutter::map {
namespace {

constexpr double key_column_pt = 178;
constexpr double least_corner_column_pt = 165;
constexpr double most_corner_column_pt = 270;
constexpr double beside_key_pt = 8;  ///< the largest type of a legend that stands under a key on a page after a template

/// Widths and columns of a legend that stands beside the key.
constexpr std::array<std::pair<double, int>, 3> shapes_beside_key{{{legend_width_pt, 1}, {310, 2}, {440, 3}}};

int columns_in(double width_pt) {
  return std::clamp(static_cast<int>(width_pt / key_column_pt), 1, 5);
}

void add_at(Block block, geo::PagePoint at, Block& to) {
  for (draw::Node& node : placed(std::move(block), at)) to.nodes.push_back(std::move(node));
}

}  // namespace

Panel::Panel(const LegendContents* legend, FrameFacts facts, KeyTexts& key, text::Shaper& shaper)
    : in_(key.inputs()), contents_(legend), facts_(std::move(facts)), key_(key), shaper_(shaper) {}

const Block& Panel::legend(double width_pt, int columns) {
  const auto [found, is_new] = legends_.try_emplace({width_pt, columns});
  if (is_new) found->second = legend_block(in_, *contents_, facts_, shaper_, width_pt, columns);
  return found->second;
}

/// Under the key beside the map; on a page with fixed boxes in smaller type.
const Block& Panel::legend_beside(double width_pt) {
  const double width = std::min(width_pt, 2 * legend_width_pt);
  if (!job::has_fixed_boxes(in_.page)) return legend(width, 1);
  const auto [found, is_new] = small_legends_.try_emplace(width);
  if (is_new)
    found->second =
        legend_block(in_, *contents_, facts_, shaper_, {width, 1, at_most(type_scale(in_.style, in_.page), beside_key_pt)});
  return found->second;
}

/// The left edge of a block at the side where reading begins.
double Panel::at_start(const Block& block, double width_pt) const {
  return in_.words.right_to_left() ? width_pt - block.width_pt : 0;
}

double Panel::height_of_key_above(double width_pt, const Block& legend, const Told& told) {
  return key_height_pt(key_, width_pt, columns_in(width_pt), told) + in_.style.furniture().gap_pt + legend.height_pt;
}

Block Panel::key_above(double width_pt, const Block& legend, const Told& told) {
  Block out = key_block(key_, width_pt, columns_in(width_pt), told);
  const double top = out.height_pt + in_.style.furniture().gap_pt;
  out.height_pt = top + legend.height_pt;
  add_at(legend, {at_start(legend, width_pt), top}, out);
  return out;
}

/// Beside the key in one or more columns, or flat above it: whichever is lowest.
Panel::Below Panel::lowest(double width_pt, const Told& told) {
  const double gap = in_.style.furniture().gap_pt * 2;
  Below best{width_pt, std::clamp(static_cast<int>(width_pt / 150), 1, 6), false, width_pt, 0};
  const double under = key_height_pt(key_, width_pt, columns_in(width_pt), told);
  best.height_pt = legend(best.legend_pt, best.legend_columns).height_pt + (under == 0 ? 0 : gap) + under;
  for (const auto& [legend_width, columns] : shapes_beside_key) {
    const double key_width = width_pt - legend_width - gap;
    if (key_width < key_column_pt) break;
    const double height =
        std::max(legend(legend_width, columns).height_pt, key_height_pt(key_, key_width, columns_in(key_width), told));
    if (height < best.height_pt - 0.01) best = {legend_width, columns, true, key_width, height};
  }
  return best;
}

double Panel::height_below_pt(double width_pt, const Told& told) {
  if (contents_ == nullptr) return key_height_pt(key_, width_pt, columns_in(width_pt), told);
  if (width_pt <= 2 * key_column_pt)
    return height_of_key_above(width_pt, legend(std::min(width_pt, 2 * legend_width_pt), 1), told);
  return lowest(width_pt, told).height_pt;
}

Block Panel::below(double width_pt, const Told& told) {
  if (contents_ == nullptr) return key_block(key_, width_pt, columns_in(width_pt), told);
  if (width_pt <= 2 * key_column_pt) return key_above(width_pt, legend(std::min(width_pt, 2 * legend_width_pt), 1), told);
  const Below found = lowest(width_pt, told);
  Block out = legend(found.legend_pt, found.legend_columns);
  if (found.beside) translate(out.nodes, at_start(out, width_pt), 0);
  Block key = key_block(key_, found.key_pt, columns_in(found.key_pt), told);
  const double key_left = found.beside && !in_.words.right_to_left() ? found.legend_pt + 2 * in_.style.furniture().gap_pt : 0;
  const double key_top = found.beside ? 0 : found.height_pt - key.height_pt;
  add_at(std::move(key), {key_left, key_top}, out);
  out.height_pt = found.height_pt;
  out.width_pt = width_pt;
  return out;
}

double Panel::height_beside_pt(double width_pt, const Told& told) {
  if (contents_ == nullptr) return key_height_pt(key_, width_pt, columns_in(width_pt), told);
  return height_of_key_above(width_pt, legend_beside(width_pt), told);
}

/// The legend at the top of the last column, the key in all.
CornerSpace Panel::corner_space(double width_pt, double height_pt, int columns) {
  CornerSpace out{width_pt, height_pt, 0, columns};
  if (contents_ == nullptr) return out;
  const Block& head = legend(out.column_pt(), 1);
  if (!head.nodes.empty()) out.last_top_pt = head.height_pt + in_.style.furniture().gap_pt;
  return out;
}

Block Panel::round_corner(double width_pt, double height_pt, int columns, const Told& told) {
  const CornerSpace space = corner_space(width_pt, height_pt, columns);
  auto key = corner_key(key_, space, told);
  if (!key) return {};
  if (contents_ == nullptr) return std::move(*key);
  const Block& head = legend(space.column_pt(), 1);
  if (!head.nodes.empty()) add_at(head, {width_pt - space.column_pt() + at_start(head, space.column_pt()), 0}, *key);
  return std::move(*key);
}

void Panel::measure_corner(double width_pt, double height_pt, const Told& told, FurnitureSizes& sizes) {
  double most = 0;
  for (int columns = 3; columns <= 6; ++columns) {
    const double column = CornerSpace{width_pt, height_pt, 0, columns}.column_pt();
    if (column < least_corner_column_pt || column > most_corner_column_pt) continue;
    const auto below = corner_below_pt(key_, corner_space(width_pt, height_pt, columns), told);
    if (!below) continue;
    const double area = (width_pt - column) * (height_pt - *below);
    if (area <= most) continue;
    most = area;
    sizes.corner_columns = columns;
    sizes.corner_width_pt = column;
    sizes.corner_below_pt = *below;
  }
}

bool Panel::legend_has_own_box() const {
  return contents_ == nullptr || template_legend(in_, *contents_, facts_, shaper_).has_value();
}

Block Panel::block(const PageLayout& layout, const Told& told) {
  const double width = layout.panel.width();
  switch (layout.panel_place) {
    case PanelPlace::below:
      return below(width, told);
    case PanelPlace::beside:
      if (contents_ == nullptr) return key_block(key_, width, columns_in(width), told);
      return key_above(width, legend_beside(width), told);
    case PanelPlace::corner:
      break;
  }
  return round_corner(width, layout.panel.height(), layout.panel_columns, told);
}

}  // namespace rutter::map
