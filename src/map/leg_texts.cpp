#include "map/leg_texts.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>

#include "geo/page_line.hpp"
#include "map/date_words.hpp"
#include "map/label_placer.hpp"
#include "map/line_places.hpp"
#include "map/symbols.hpp"

namespace rutter::map {
namespace {

using geo::PagePoint;
using PageLine = geo::Line<PagePoint>;

/// From the middle of the leg to the text's padding: what legs and their arrowheads take on each side, and a hair.
constexpr double gap_pt = 2.8;
/// How much longer than its text a leg must be.
constexpr double room = 1.5;
constexpr double soft_cost = 0.05;
constexpr int most_soft = 20;

class LegTexts : LabelPlacer {
 public:
  using LabelPlacer::LabelPlacer;

  void run() {
    for (const LegOnPage& on_page : in_.route.legs) {
      const job::Leg& leg = in_.map.route.itinerary.legs[on_page.leg].spec;
      const bool own = !leg.label.empty();
      // An arrow that leads nowhere known ends in a question, so that its direction is not read as one.
      const std::string text = !own && on_page.to_unknown ? "?" : words_along(in_.map.words, leg);
      if (text.empty() || on_page.lines.empty()) continue;
      const Label label = make_label(text, look(), "leg", shaper_);
      if (!on_page.to_unknown && place_along_leg(label, on_page.lines)) continue;
      if (on_page.to_unknown ? place_level(label, on_page.lines.back(), {1.0})
                             : own && place_level(label, on_page.lines.back(), {0.5, 0.4, 0.6, 0.3, 0.7}))
        continue;
      report(label, {}, false, false,
             own && !leg.claim.empty() ? "no free place beside its leg; the key tells the claim"
                                       : "no free place beside its leg; the key tells it");
    }
  }

 private:
  [[nodiscard]] LabelLook look() const {
    const style::Furniture& look = in_.map.style.furniture();
    return {{std::max(look.small_size_pt, least_type_pt(in_.map.page.is_screen())), false, false, language(), 0},
            look.note_color,
            faded(look.paper, 0.85),
            1.2,
            1};
  }

  bool place_along_leg(const Label& label, const std::vector<PageLine>& lines) {
    const auto longest = std::max_element(lines.begin(), lines.end(), [](const PageLine& a, const PageLine& b) {
      return snapped(geo::length(a)) < snapped(geo::length(b));
    });
    if (geo::length(*longest) < room * label.shaped.width_pt) return false;
    const LineType type{label.shaped.width_pt, half_height_pt(label), label.look.text.size_pt};
    const double half = type.half_height_pt + label.look.padding_pt;
    std::optional<LinePlace> best;
    for (LinePlace& place : places_beside(*longest, type, gap_pt + label.look.padding_pt)) {
      if ((best && place.cost >= best->cost) || !taken_.is_free(place.line, half)) continue;
      place.cost += soft_cost * taken_.soft_crossings(place.line, type.half_height_pt, most_soft);
      if (!best || place.cost < best->cost) best = std::move(place);
    }
    if (!best) return false;
    const CurvedPlace curved = map::place_along(label, best->line, geo::length(best->line) / 2);
    out_.route.push_back(curved_node(label, curved));
    take(label, curved);
    return true;
  }

  /// Level beside one of these shares of the line.
  bool place_level(const Label& label, const PageLine& line, std::initializer_list<double> shares) {
    std::optional<Candidate> best;
    const double whole = geo::length(line);
    for (const double share : shares)
      for (std::size_t d = 0; d < directions.size(); ++d)
        for (const double reach : {4.5, 8.0, 12.0}) {
          Candidate c;
          c.origin = origin_at(label, geo::point_at(line, whole * share).point, reach, directions[d]);
          c.box = label_box(label, c.origin);
          if (!taken_.is_free(c.box.grown(label.look.padding_pt))) continue;
          c.cost = reach + imhof_cost(d, 0) + 0.6 * taken_.soft_crossings(c.box, 20);
          if (!best || c.cost < best->cost) best = c;
        }
    if (!best) return false;
    out_.route.emplace_back(label_node(label, best->origin));
    take(label, best->origin, "");
    return true;
  }
};

}  // namespace

std::string words_along(const Words& words, const job::Leg& leg) {
  if (!leg.label.empty()) return leg.label;
  std::string out = leg.date ? date_words(words, *leg.date) : "";
  if (leg.people) out += (out.empty() ? "" : " · ") + words.counted("report.people", *leg.people);
  return out;
}

void place_leg_texts(const LabelInputs& inputs, Occupancy& taken, text::Shaper& shaper, PlacedLabels& out) {
  LegTexts(inputs, taken, shaper, out).run();
}

}  // namespace rutter::map
