#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "map/block.hpp"
#include "map/citations.hpp"
#include "map/draw_map.hpp"
#include "map/furniture_flow.hpp"
#include "text/shaper.hpp"

namespace rutter::map {

/// What of a map needs explaining, gathered while it is composed: exactly what is drawn, nothing else.
struct LegendContents {
  std::set<job::Status> stop_statuses;
  std::set<job::Confirms> confirmed;                    ///< what "confirmed" means on this map
  std::vector<std::pair<job::Status, job::Mode>> legs;  ///< each pair once, in the order of the enums
  std::set<job::Mode> signed_modes;                     ///< of legs that bear an aircraft or a ship
  bool open_end = false;                                ///< a leg with a hollow head: it leads into an area or nowhere known
  std::vector<std::size_t> groups;                      ///< of actors, that a stop or a leg belongs to: MapSpec::groups
  std::set<job::Status> area_statuses;                  ///< of stops known only as an outlined area
  bool ring = false;                                    ///< a dashed ring of uncertainty
  bool ring_unstated = false;                           ///< such a ring whose radius no source states
  bool near_sign = false;                               ///< a ring round a marker, not to scale
  bool alternatives = false;                            ///< two readings of a place
  bool context_area = false;                            ///< an area of [[map.area]]
  bool disputed_line = false;
  std::vector<std::string> disputed_names;  ///< names with dates of validity of the disputed lines that are seen
  bool lines_are_not_paths = false;         ///< any leg is drawn: "Lines join places; they do not show the path travelled."
  bool numbers_are_no_order = false;        ///< "Numbers identify places; they are not an order of travel"
};

/// Facts of the frame that the footer and the scale bar print.
struct FrameFacts {
  std::string projection_name;  ///< "Lambert conformal conic, 36.5° and 41° N"
  double scale_denominator = 0;
  double metres_per_pt = 0;  ///< at the map's centre
  double zoom = 0;
  std::string projection_reason = {};  ///< "for middle latitudes"; empty: it was asked for
  std::string relief_credit = {};      ///< empty when no relief is drawn
};

/// Title, subtitle, note and denials, wrapped to the width. Never empty of what the job says.
[[nodiscard]] Block title_block(const MapInputs& inputs, text::Shaper& shaper, double width_pt);

/// What is told in other places than the key.
struct Told {
  std::vector<bool> in_callouts;  ///< by stop; empty: none is
  [[nodiscard]] bool in_callout(std::size_t stop) const { return stop < in_callouts.size() && in_callouts[stop]; }
};

/// What a stop's callout or its entry in the key says behind its name: reports, doubt, note, denials. Empty with `callout =
/// false`.
[[nodiscard]] std::string stop_told_words(const MapInputs& inputs, const Citations& citations, const route::ResolvedStop& stop);

/// "How sure is it?": samples drawn with the style's own symbols, in columns of about equal height, and the honest sentences.
[[nodiscard]] Block legend_block(const MapInputs& inputs, const LegendContents& contents, const FrameFacts& facts,
                                 text::Shaper& shaper, double width_pt, int columns = 1);

/// The same in type sizes other than the page's.
struct LegendShape {
  double width_pt = 0;
  int columns = 1;
  TypeScale scale;
};
[[nodiscard]] Block legend_block(const MapInputs& inputs, const LegendContents& contents, const FrameFacts& facts,
                                 text::Shaper& shaper, const LegendShape& shape);

/// Sources numbered as cited, notes on areas and disputed lines, as-of date, projection and scale, data credits, boundary
/// statement, producer; the logo beside them, a group of its own.
[[nodiscard]] Block footer_block(const MapInputs& inputs, const FrameFacts& facts, text::Shaper& shaper, double width_pt);

/// A bar of a round number of km (1, 2 or 5 times a power of ten), at most `max_width_pt` long, true at the map's centre.
/// `id` is that of its group.
[[nodiscard]] Block scale_bar_block(const MapInputs& inputs, const FrameFacts& facts, text::Shaper& shaper, double max_width_pt,
                                    const std::string& id = "scale-bar");

/// The word across a draft's map.
[[nodiscard]] draw::Text draft_word(const MapInputs& inputs, const geo::PageBox& map, text::Shaper& shaper);

/// "DRAFT" and the list of gaps, for --draft.
[[nodiscard]] Block draft_block(const MapInputs& inputs, text::Shaper& shaper, double width_pt);

/// The numbers by which sources are cited on the map: in the job's order, only sources that something cites.
[[nodiscard]] std::vector<std::pair<std::string, int>> source_numbers(const MapInputs& inputs);

/// The long description for readers who cannot see the map, with the same hedges as the picture.
[[nodiscard]] std::string long_description(const MapInputs& inputs);

}  // namespace rutter::map
