#include "map/furniture_measure.hpp"

#include <algorithm>

#include "basemap/relief.hpp"
#include "job/read.hpp"
#include "map/locator.hpp"
#include "map/projection_words.hpp"
#include "map/relief_image.hpp"
#include "map/template_page.hpp"

namespace rutter::map {
namespace {

constexpr double panel_beside_pt = 186;
constexpr double least_header_pt = 420;
constexpr double least_header_share = 0.6;
constexpr int most_fixed_columns = 4;

}  // namespace

FurnitureMeasure::FurnitureMeasure(const geo::ProjectionChoice& projection, KeyTexts& key, text::Shaper& shaper)
    : in_(key.inputs()),
      key_(key),
      shaper_(shaper),
      widest_{projection_words(in_.words, projection), 188'000'000, 1, 4,
              reason_words(in_.words, reason_to_print(projection))} {
  if (may_draw_relief(in_.style)) widest_.relief_credit = basemap::Relief::open(in_.relief).credit();
  if (job::has_fixed_boxes(in_.page)) return;
  measure_header();
  header_and_footer_.footer_height_pt = footer_block(in_, widest_, shaper_, content_width_pt()).height_pt;
}

double FurnitureMeasure::content_width_pt() const {
  return in_.page.width_pt - 2 * in_.style.furniture().margin_pt;
}

/// The locator stands beside a title that is high enough for it; on pages that are not too narrow for both.
void FurnitureMeasure::measure_header() {
  const double width = content_width_pt();
  FurnitureSizes& sizes = header_and_footer_;
  sizes.title_height_pt = title_block(in_, shaper_, width).height_pt;
  const double locator = locator_size_pt(in_.page);
  if (!in_.spec.locator.shown || in_.spec.locator.at || width < least_header_pt) return;
  const double beside = title_block(in_, shaper_, width - locator - in_.style.furniture().gap_pt).height_pt;
  if (beside < locator * least_header_share) return;
  sizes.locator_pt = locator;
  sizes.title_height_pt = std::max(beside, locator);
}

Panel& FurnitureMeasure::panel(const LegendContents* legend) {
  std::optional<Panel>& out = legend == nullptr ? key_alone_ : with_legend_;
  if (!out) out.emplace(legend, widest_, key_, shaper_);
  return *out;
}

void FurnitureMeasure::measure_panel(Panel& panel, bool with_legend, bool in_corner, const Told& told,
                                     FurnitureSizes& sizes) const {
  const double width = content_width_pt();
  if (in_corner) {
    if (!in_.page.height_pt || !with_legend) return;
    const style::Furniture& look = in_.style.furniture();
    const double height =
        *in_.page.height_pt - 2 * look.margin_pt - sizes.title_height_pt - sizes.footer_height_pt - 2 * look.gap_pt;
    panel.measure_corner(width, height, told, sizes);
    return;
  }
  sizes.panel_below_height_pt = panel.height_below_pt(width, told);
  if (width - panel_beside_pt <= panel_beside_pt * 1.5) return;
  sizes.panel_beside_width_pt = panel_beside_pt;
  sizes.panel_beside_height_pt = panel.height_beside_pt(panel_beside_pt, told);
}

/// On a page whose furniture has fixed boxes the key takes room of the map's, in the fewest columns that hold it, and so does a
/// legend that its own box cannot hold.
void FurnitureMeasure::measure_fixed(const LegendContents* legend, const Told& told, FurnitureSizes& sizes) {
  sizes.legend_beside = in_.spec.legend.shown && !panel(legend).legend_has_own_box();
  Panel& beside = panel(sizes.legend_beside ? legend : nullptr);
  const geo::PageBox room = template_boxes(in_.page).map;
  for (int columns = 1; columns <= most_fixed_columns; ++columns) {
    const double width = panel_beside_pt * columns;
    const double height = beside.height_beside_pt(width, told);
    if (height == 0) return;
    sizes.panel_beside_width_pt = width;
    sizes.panel_beside_height_pt = height;
    if (height <= room.height()) return;
  }
}

const FurnitureSizes& FurnitureMeasure::sizes(const LegendContents* legend, std::optional<PanelPlace> place, const Told& told) {
  const bool in_corner = place == PanelPlace::corner;
  const auto [found, is_new] = known_.try_emplace({told.in_callouts, legend != nullptr, in_corner}, header_and_footer_);
  if (!is_new) return found->second;
  if (job::has_fixed_boxes(in_.page))
    measure_fixed(legend, told, found->second);
  else
    measure_panel(panel(legend), legend != nullptr, in_corner, told, found->second);
  return found->second;
}

}  // namespace rutter::map
