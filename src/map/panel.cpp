#include "map/panel.hpp"

#include "job/read.hpp"
#include "map/locator.hpp"
#include "map/projection_words.hpp"
#include "map/relief_image.hpp"
#include "map/template_page.hpp"

#include <algorithm>
#include <utility>

namespace rutter::map {
namespace {

constexpr double key_column_pt = 178;
constexpr double panel_beside_pt = 186;
constexpr double least_corner_column_pt = 165;
constexpr double most_corner_column_pt = 270;
constexpr double least_header_pt = 420;
constexpr double least_header_share = 0.6;
constexpr int most_fixed_columns = 4;
constexpr double beside_key_pt = 8;  ///< the largest type of a legend that stands under a key on a page after a template

int columns_in(double width_pt) {
  return std::clamp(static_cast<int>(width_pt / key_column_pt), 1, 5);
}

void add_at(Block block, geo::PagePoint at, Block& to) {
  for (draw::Node& node : placed(std::move(block), at)) to.nodes.push_back(std::move(node));
}

/// The left edge of a block at the side where reading begins.
double at_start(const MapInputs& in, const Block& block, double width_pt) {
  return in.words.right_to_left() ? width_pt - block.width_pt : 0;
}

Block below_map(const MapInputs& in, const LegendContents* legend, const FrameFacts& facts, text::Shaper& shaper,
                double width_pt, const Told& told) {
  if (legend == nullptr) return key_block(in, shaper, width_pt, columns_in(width_pt), told);
  if (width_pt <= 2 * key_column_pt) {
    Block out = key_block(in, shaper, width_pt, columns_in(width_pt), told);
    Block under = legend_block(in, *legend, facts, shaper, std::min(width_pt, 2 * legend_width_pt));
    const double top = out.height_pt + in.style.furniture().gap_pt;
    out.height_pt = top + under.height_pt;
    const double left = at_start(in, under, width_pt);
    add_at(std::move(under), {left, top}, out);
    return out;
  }
  // Beside the key in one or more columns, or flat above it: whichever is lowest.
  const double gap = in.style.furniture().gap_pt * 2;
  Block best = legend_block(in, *legend, facts, shaper, width_pt, std::clamp(static_cast<int>(width_pt / 150), 1, 6));
  Block under = key_block(in, shaper, width_pt, columns_in(width_pt), told);
  const double under_top = best.height_pt + (under.nodes.empty() ? 0 : gap);
  best.height_pt = under_top + under.height_pt;
  add_at(std::move(under), {0, under_top}, best);
  for (const auto& [legend_width, columns] : {std::pair{legend_width_pt, 1}, std::pair{310.0, 2}, std::pair{440.0, 3}}) {
    const double key_width = width_pt - legend_width - gap;
    if (key_width < key_column_pt) break;
    Block beside = legend_block(in, *legend, facts, shaper, legend_width, columns);
    Block key = key_block(in, shaper, key_width, columns_in(key_width), told);
    const double height = std::max(beside.height_pt, key.height_pt);
    if (height >= best.height_pt - 0.01) continue;
    const double key_left = in.words.right_to_left() ? 0 : legend_width + gap;
    translate(beside.nodes, at_start(in, beside, width_pt), 0);
    add_at(std::move(key), {key_left, 0}, beside);
    beside.height_pt = height;
    best = std::move(beside);
  }
  best.width_pt = width_pt;
  return best;
}

Block beside_map(const MapInputs& in, const LegendContents* legend, const FrameFacts& facts, text::Shaper& shaper,
                 double width_pt, const Told& told) {
  Block out = key_block(in, shaper, width_pt, columns_in(width_pt), told);
  if (legend == nullptr) return out;
  TypeScale scale = type_scale(in.style, in.page);
  if (job::has_fixed_boxes(in.page)) scale = at_most(scale, beside_key_pt);
  Block under = legend_block(in, *legend, facts, shaper, {std::min(width_pt, 2 * legend_width_pt), 1, scale});
  const double top = out.height_pt + in.style.furniture().gap_pt;
  out.height_pt = top + under.height_pt;
  const double left = at_start(in, under, width_pt);
  add_at(std::move(under), {left, top}, out);
  return out;
}

/// The legend at the top of the last column, the key in all.
std::optional<CornerKey> round_corner(const MapInputs& in, const LegendContents* legend, const FrameFacts& facts,
                                      text::Shaper& shaper, double width_pt, double height_pt, int columns, const Told& told) {
  const double column = corner_column_pt(width_pt, columns);
  Block head;
  if (legend != nullptr) head = legend_block(in, *legend, facts, shaper, column);
  const double top = head.nodes.empty() ? 0 : head.height_pt + in.style.furniture().gap_pt;
  auto key = corner_key(in, shaper, width_pt, columns, height_pt, top, told);
  const double left = width_pt - column + at_start(in, head, column);
  if (key && !head.nodes.empty()) add_at(std::move(head), {left, 0}, key->block);
  return key;
}

/// Of the numbers of columns that make neither slivers nor slabs the one that leaves most of the page to the map.
void measure_corner(const MapInputs& in, const LegendContents* legend, const FrameFacts& facts, text::Shaper& shaper,
                    double width_pt, FurnitureSizes& sizes, const Told& told) {
  if (!in.page.height_pt) return;
  const style::Furniture& look = in.style.furniture();
  const double height =
      *in.page.height_pt - 2 * look.margin_pt - sizes.title_height_pt - sizes.footer_height_pt - 2 * look.gap_pt;
  double most = 0;
  for (int columns = 3; columns <= 6; ++columns) {
    const double column = corner_column_pt(width_pt, columns);
    if (column < least_corner_column_pt || column > most_corner_column_pt) continue;
    const auto key = round_corner(in, legend, facts, shaper, width_pt, height, columns, told);
    if (!key) continue;
    const double area = (width_pt - column) * (height - key->below_pt);
    if (area <= most) continue;
    most = area;
    sizes.corner_columns = columns;
    sizes.corner_width_pt = column;
    sizes.corner_below_pt = key->below_pt;
  }
}

/// The locator stands beside a title that is high enough for it; on pages that are not too narrow for both.
void measure_header(const MapInputs& in, text::Shaper& shaper, double width_pt, FurnitureSizes& sizes) {
  sizes.title_height_pt = title_block(in, shaper, width_pt).height_pt;
  const double locator = locator_size_pt(in.page);
  if (!in.spec.locator.shown || in.spec.locator.at || width_pt < least_header_pt) return;
  const double beside = title_block(in, shaper, width_pt - locator - in.style.furniture().gap_pt).height_pt;
  if (beside < locator * least_header_share) return;
  sizes.locator_pt = locator;
  sizes.title_height_pt = std::max(beside, locator);
}

/// On a page whose furniture has fixed boxes the key takes room of the map's, in the fewest columns that hold it, and so does a
/// legend that its own box cannot hold.
void measure_fixed(const MapInputs& in, const LegendContents* legend, const FrameFacts& facts, text::Shaper& shaper,
                   FurnitureSizes& sizes, const Told& told) {
  sizes.legend_beside = legend != nullptr && in.spec.legend.shown && !template_legend(in, *legend, facts, shaper);
  const geo::PageBox room = template_boxes(in.page).map;
  for (int columns = 1; columns <= most_fixed_columns; ++columns) {
    const double width = panel_beside_pt * columns;
    const Block panel = beside_map(in, sizes.legend_beside ? legend : nullptr, facts, shaper, width, told);
    if (panel.nodes.empty()) return;
    sizes.panel_beside_width_pt = width;
    sizes.panel_beside_height_pt = panel.height_pt;
    if (panel.height_pt <= room.height()) return;
  }
}

}  // namespace

Block panel_block(const MapInputs& in, const LegendContents* legend, const FrameFacts& facts, text::Shaper& shaper,
                  const PageLayout& layout, const Told& told) {
  switch (layout.panel_place) {
    case PanelPlace::below:
      return below_map(in, legend, facts, shaper, layout.panel.width(), told);
    case PanelPlace::beside:
      return beside_map(in, legend, facts, shaper, layout.panel.width(), told);
    case PanelPlace::corner:
      break;
  }
  auto key = round_corner(in, legend, facts, shaper, layout.panel.width(), layout.panel.height(), layout.panel_columns, told);
  return key ? std::move(key->block) : Block{};
}

FurnitureSizes measured(const MapInputs& in, const geo::ProjectionChoice& projection, const LegendContents* legend,
                        text::Shaper& shaper, const Told& told) {
  FrameFacts widest{projection_words(in.words, projection), 188'000'000, 1, 4,
                    reason_words(in.words, reason_to_print(projection))};
  if (may_draw_relief(in.style)) widest.relief_credit = basemap::Relief::open(in.relief).credit();
  const double content = in.page.width_pt - 2 * in.style.furniture().margin_pt;
  FurnitureSizes sizes;
  if (job::has_fixed_boxes(in.page)) {
    measure_fixed(in, legend, widest, shaper, sizes, told);
    return sizes;
  }
  measure_header(in, shaper, content, sizes);
  sizes.footer_height_pt = footer_block(in, widest, shaper, content).height_pt;
  sizes.panel_below_height_pt = below_map(in, legend, widest, shaper, content, told).height_pt;
  if (content - panel_beside_pt > panel_beside_pt * 1.5) {
    sizes.panel_beside_width_pt = panel_beside_pt;
    sizes.panel_beside_height_pt = beside_map(in, legend, widest, shaper, panel_beside_pt, told).height_pt;
  }
  if (legend != nullptr) measure_corner(in, legend, widest, shaper, content, sizes, told);
  return sizes;
}

}  // namespace rutter::map
