#include "map/legend_rows.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>
#include <utility>

#include "map/furniture_words.hpp"
#include "map/groups.hpp"
#include "map/label.hpp"
#include "map/legend_signs.hpp"
#include "map/symbols.hpp"
#include "map/travel_glyph.hpp"

namespace rutter::map {
namespace {

using geo::PagePoint;
using PageLine = geo::Line<PagePoint>;

constexpr double near_sign_pt = 3;  // as round the markers themselves

std::string meaning_of(const Words& words, job::Status status, job::Confirms confirms) {
  return status == job::Status::none ? std::string() : words.text("legend." + status_id(status, confirms));
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
      : inputs_(inputs),
        words_(inputs.words),
        contents_(contents),
        symbols_{inputs.style, zoom, least_type_pt(inputs.page.is_screen())},
        shaper_(shaper) {}

  [[nodiscard]] std::vector<LegendRow> rows() {
    for (const job::Status status : contents_.stop_statuses) add_stops(status);
    add_legs();
    add_leg_signs();
    if (contents_.ring) add_uncertainty("ring", circle_line(6), words_.text("legend.ring"));
    if (contents_.ring_unstated) add_uncertainty("ring", circle_line(6), words_.text("legend.ring_unstated"));
    if (contents_.near_sign) add_near_sign();
    for (const job::Status status : contents_.area_statuses) add_area(status);
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
      add_row(stop_sample(grouped(stop_properties(status, "pin", confirms), of_status(status)), "n"),
              meaning_of(words_, status, confirms));
  }

  /// The sample of a class in the colour of its members' group.
  [[nodiscard]] geo::Properties grouped(geo::Properties properties, const std::vector<const job::GroupUse*>& members) const {
    set_sample_group(properties, inputs_, members);
    return properties;
  }

  template <class Test>
  [[nodiscard]] std::vector<const job::GroupUse*> groups_of_stops(Test&& test) const {
    std::vector<const job::GroupUse*> out;
    for (const route::ResolvedStop& stop : inputs_.route.itinerary.stops)
      if (test(stop)) out.push_back(&stop.spec.group);
    return out;
  }

  [[nodiscard]] std::vector<const job::GroupUse*> of_status(job::Status status) const {
    return groups_of_stops([&](const route::ResolvedStop& stop) { return stop.status == status; });
  }

  [[nodiscard]] std::vector<const job::GroupUse*> legs_of_status(job::Status status) const {
    std::vector<const job::GroupUse*> out;
    for (const route::ResolvedLeg& leg : inputs_.route.itinerary.legs)
      if (leg.spec.status == status || leg.spec.end_status == status) out.push_back(&leg.spec.group);
    return out;
  }

  void add_area(job::Status status) {
    add_uncertainty("area", area_line(),
                    words_.parts({words_.text("legend.area"), status_words(words_, status, job::Confirms::unstated)}), status);
  }

  /// As the first stop looks that is known only as near another.
  void add_near_sign() {
    const auto& stops = inputs_.route.itinerary.stops;
    const auto found = std::find_if(stops.begin(), stops.end(), [](const auto& s) { return s.known == route::Known::near; });
    if (found == stops.end()) return;
    const geo::Properties properties = properties_of(inputs_, *found);
    const PageLine ring = circle_line(stop_radius_pt(symbols_, properties) + near_sign_pt);
    std::vector<draw::Node> sample = flattened(uncertainty_symbol(
        symbols_, grouped(uncertainty_properties("ring", found->status), {&found->spec.group}), {{{{ring}}}}, {ring}));
    for (draw::Node& node : stop_sample(properties, "n")) sample.push_back(std::move(node));
    add_row(std::move(sample), words_.text("legend.near"));
  }

  void add_alternative() {
    const auto members = groups_of_stops([](const route::ResolvedStop& stop) { return !stop.readings.empty(); });
    add_row(stop_sample(grouped(stop_properties(job::Status::none, "alternative", job::Confirms::unstated), members), "n?"),
            words_.text("legend.alternative"));
  }

  [[nodiscard]] std::string context_names() const {
    std::string names;
    bool noted = false;
    for (const route::ResolvedArea& area : inputs_.route.itinerary.areas) {
      names += (names.empty() ? "" : words_.text("list.comma")) + words_.embedded(area.label);
      noted = noted || !area.spec.note.empty();
    }
    return noted ? words_.text("legend.noted", {{"names", names}}) : names;
  }

  [[nodiscard]] std::vector<draw::Node> stop_sample(const geo::Properties& properties, const std::string& number) {
    const bool numbered = inputs_.route.itinerary.numbered;
    std::vector<draw::Node> nodes = stop_symbol(symbols_, properties, {0, 0}, numbered ? number : "", shaper_);
    for (draw::Node& node : nodes)
      if (auto* text = std::get_if<draw::Text>(&node)) text->plain = true;
    return nodes;
  }

  /// Modes of one status that look alike are one class: the map does not tell them apart, so neither does the legend.
  void add_legs() {
    std::vector<job::Status> done;
    for (const auto& [status, mode] : contents_.legs) {
      if (status == job::Status::none || std::find(done.begin(), done.end(), status) != done.end()) continue;
      done.push_back(status);
      std::vector<std::pair<Look, std::vector<job::Mode>>> looks;
      for (const auto& [other, its_mode] : contents_.legs) {
        if (other != status) continue;
        const Look look = look_of(status, its_mode);
        const auto same = std::find_if(looks.begin(), looks.end(), [&](const auto& known) { return known.first == look; });
        if (same == looks.end()) {
          looks.push_back({look, {its_mode}});
        } else {
          same->second.push_back(its_mode);
        }
      }
      for (const auto& [look, modes] : looks) add_leg(status, modes, looks.size() > 1);
    }
  }

  /// The layers that paint a leg, with their pens and glyphs, but for aircraft and ships, which have a row of their own.
  using Look = std::vector<std::tuple<std::size_t, draw::Pen, style::Glyph>>;
  [[nodiscard]] Look look_of(job::Status status, job::Mode mode) const {
    const geo::Properties properties = leg_properties(status, mode, false);
    const style::Input in{symbols_.zoom, &properties, "LineString", nullptr};
    Look look;
    for (std::size_t i = 0; i < inputs_.style.layers().size(); ++i) {
      const style::Layer& layer = inputs_.style.layers()[i];
      if (is_route_layer(layer, style::LayerType::line, "legs") && !is_travel_glyph(layer.glyph()) && layer.shows(in))
        look.emplace_back(i, line_pen(layer, in), layer.glyph());
    }
    return look;
  }

  void add_leg(job::Status status, const std::vector<job::Mode>& modes, bool name_modes) {
    std::string meaning = words_.text("legend.movement_" + job::to_string(status));
    std::vector<std::string> means;
    for (const job::Mode mode : modes)
      if (mode != job::Mode::unknown) means.push_back(mode_words(words_, mode));
    if (means.size() < modes.size()) means.push_back(words_.text("mode.not_stated"));
    if (name_modes) meaning = words_.text("movement.mode", {{"movement", meaning}, {"mode", words_.either(means)}});
    add_row(leg_sample(grouped(leg_properties(status, modes.front(), false), legs_of_status(status)), {}), std::move(meaning));
  }

  /// A short leg with its arrowhead.
  [[nodiscard]] std::vector<draw::Node> leg_sample(const geo::Properties& properties, std::optional<double> glyph_at,
                                                   bool open_end = false) const {
    const PageLine line{{-sample_width_pt / 2, 0}, {sample_width_pt / 2, 0}};
    return flattened(leg_symbol(symbols_, properties, {line}, {open_end, {{sample_width_pt / 2, {}, glyph_at}}}));
  }

  /// What stands on legs whatever their status: as on the first leg that has it.
  void add_leg_signs() {
    const auto first = [&](auto&& test) {
      const auto& legs = inputs_.route.itinerary.legs;
      return std::find_if(legs.begin(), legs.end(), test);
    };
    for (const job::Mode mode : contents_.signed_modes) {
      const auto leg = first([&](const route::ResolvedLeg& l) { return l.spec.mode == mode; });
      add_row(leg_sample(properties_of(inputs_, *leg, false, false), sample_width_pt * 0.42),
              words_.capitalised(mode_words(words_, mode)));
    }
    if (!contents_.open_end) return;
    const auto leg = first(
        [&](const route::ResolvedLeg& l) { return !l.to || inputs_.route.itinerary.stops[*l.to].known == route::Known::area; });
    add_row(leg_sample(properties_of(inputs_, *leg, true, true), {}, true), words_.text("legend.open_end"));
  }

  void add_uncertainty(std::string_view kind, const PageLine& outline, std::string meaning,
                       job::Status status = job::Status::none) {
    const auto belongs = [&](const route::ResolvedStop& stop) {
      if (kind == "ring") return stop.uncertainty_km > 0;
      return kind == "area" && stop.known == route::Known::area && stop.status == status;
    };
    const geo::Properties properties = grouped(uncertainty_properties(kind, status), groups_of_stops(belongs));
    add_row(flattened(uncertainty_symbol(symbols_, properties, {{{{outline}}}}, {outline})), std::move(meaning));
  }

  /// Too many names would fill the map.
  [[nodiscard]] std::string disputed_meaning() const {
    const std::vector<std::string>& names = contents_.disputed_names;
    if (names.empty() || names.size() > most_disputed_names) return words_.text("legend.disputed_lines");
    std::vector<std::string> parts;
    for (const std::string& name : names) parts.push_back(words_.embedded(name));
    return words_.counted("legend.disputed_line", static_cast<std::int64_t>(names.size()), {{"names", words_.parts(parts)}});
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
    add_row(std::move(sample), disputed_meaning());
  }

  void add_row(std::vector<draw::Node> sample, std::string meaning) {
    if (!meaning.empty()) rows_.push_back({std::move(sample), std::move(meaning)});
  }

  const MapInputs& inputs_;
  const Words& words_;
  const LegendContents& contents_;
  SymbolInput symbols_;
  text::Shaper& shaper_;
  std::vector<LegendRow> rows_;
};

}  // namespace

std::vector<LegendRow> legend_rows(const MapInputs& inputs, const LegendContents& contents, double zoom, text::Shaper& shaper) {
  return LegendMaker(inputs, contents, zoom, shaper).rows();
}

}  // namespace rutter::map
