#include "map/line_labels.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "draw/glyphs_on_path.hpp"
#include "geo/page_line.hpp"
#include "map/label_placer.hpp"
#include "map/line_places.hpp"
#include "map/shared_work.hpp"

namespace rutter::map {
namespace {

using geo::PagePoint;

/// Between a river and its name.
constexpr double gap_pt = 0.9;
constexpr double soft_cost = 0.12;
constexpr double among_cost = 0.4;
constexpr double among_pt = 3;
constexpr double large_name_pt = 70;
constexpr int most_soft = 20;
constexpr double worst_cost = 2.4;
/// How much of a name's own line its spaced letters take, and how far they may be spaced.
constexpr double share_of_line = 0.8;
constexpr double most_spacing = 3;
constexpr double least_size = 0.75;

class LineNames : LabelPlacer {
 public:
  LineNames(LineNamesOf which, const LabelInputs& in, Occupancy& taken, text::Shaper& shaper, PlacedLabels& out)
      : LabelPlacer(in, taken, shaper, out), which_(which) {}

  void run() {
    for (const LabelSource* source : in_.scene.label_sources())
      if (!source->lines.empty() && is_drawn(layer(source->style_layer).source_layer()) == (which_ == LineNamesOf::drawn_lines))
        place(*source);
  }

 private:
  [[nodiscard]] bool is_drawn(const std::string& source_layer) const {
    const auto& layers = in_.map.style.layers();
    return std::any_of(layers.begin(), layers.end(), [&](const style::Layer& l) {
      return l.type() == style::LayerType::line && l.source() == "basemap" && l.source_layer() == source_layer;
    });
  }

  void place(const LabelSource& source) {
    SceneLayer nodes{source.style_layer, {}};
    std::vector<std::pair<double, std::size_t>> by_length;
    for (std::size_t i = 0; i < source.lines.size(); ++i)
      if (const auto& lines = source.lines[i].lines; !lines.empty())
        by_length.emplace_back(snapped(geo::length(lines.front())), i);
    std::ranges::stable_sort(by_length, std::greater(), &std::pair<double, std::size_t>::first);
    for (const auto& [length, index] : by_length) place(source, index, nodes.nodes);
    if (!nodes.nodes.empty()) out_.layers.push_back(std::move(nodes));
  }

  void place(const LabelSource& source, std::size_t index, std::vector<draw::Node>& nodes) {
    const VisibleLine& named = source.lines[index];
    const auto& lines = named.lines;
    const style::Layer& set_by = layer(source.style_layer);
    const style::Input input{in_.frame.zoom, &named.properties, "LineString", nullptr, language()};
    const std::string text = label_text(set_by, input);
    if (text.empty()) return;
    const LabelLook look = label_look(set_by, input, language(), least_type_pt(in_.map.page.is_screen()));
    const bool water = which_ == LineNamesOf::drawn_lines || named.properties.text("kind") == "sea";
    const Label label = make_label(text, look, water ? "water" : "relief", shaper_);
    bool long_enough = false;
    std::optional<Found> best;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      long_enough = long_enough || geo::length(lines[i]) >= least_size * label.shaped.width_pt;
      if (auto found = best_on({source.choices.get(), index, i, lines[i]}, label, named.properties.text("kind") == "sea");
          found && (!best || found->cost < best->cost))
        best = std::move(found);
    }
    if (!best) {
      report(label, {}, false, false,
             long_enough ? "no free and smooth stretch of its line" : "its line is too short for its name at this scale");
      return;
    }
    nodes.push_back(curved_node(best->label, best->place));
    take(best->label, best->place);
  }

  struct Found {
    Label label;
    CurvedPlace place;
    double cost = 0;
  };

  /// A line to be named, with what tells it from others.
  struct Part {
    NameChoices* choices;
    std::size_t named;
    std::size_t number;
    const geo::Line<PagePoint>& line;
  };

  /// Where the name may stand along the line, found once for all maps of the window.
  [[nodiscard]] std::shared_ptr<const LineChoices> choices_of(const Part& part, const LineType& type, double band_pt) const {
    const auto make = [&] {
      return LineChoices(which_ == LineNamesOf::drawn_lines ? places_beside(part.line, type, gap_pt)
                                                            : places_on(part.line, type));
    };
    if (part.choices == nullptr) return std::make_shared<const LineChoices>(make());
    base::MemoKey key;
    key.add(part.named).add(part.number).add(type.width_pt).add(type.half_height_pt).add(type.size_pt);
    key.add(band_pt);  // of which the soft lines are counted
    return part.choices->lines.get(key, make);
  }

  std::optional<Found> best_on(const Part& part, const Label& label, bool sea) {
    const Label set = which_ == LineNamesOf::drawn_lines ? label : spaced(label, geo::length(part.line));
    const LineType type{set.shaped.width_pt, half_height_pt(set), set.look.text.size_pt};
    const auto choices = choices_of(part, type, sea ? type.half_height_pt + set.look.padding_pt : type.half_height_pt);
    const double half = type.half_height_pt + set.look.padding_pt;
    const LinePlace* best = nullptr;
    double least = worst_cost;
    for (std::size_t i = 0; i < choices->places.size(); ++i) {
      const LinePlace& place = choices->places[i];
      if (place.cost >= least) break;
      if (!taken_.is_free(place.line, half)) continue;
      // Counted no further than it takes to be no better than the best.
      int most = 1;
      while (!sea && most < most_soft && place.cost + soft_cost * most < least) ++most;
      const int soft = choices->soft.of(
          i, most, [&](int to) { return taken_.soft_crossings(place.line, sea ? half : type.half_height_pt, to); });
      if (sea && soft > 0) continue;
      const double cost = place.cost + soft_cost * soft + names_round(place.line);
      if (cost >= least) continue;
      best = &place;
      least = cost;
    }
    if (best == nullptr) return std::nullopt;
    CurvedPlace curved = place_along(set, best->line, geo::length(best->line) / 2);
    return Found{set, std::move(curved), least};
  }

  /// What it costs to stand between the lowest and the highest letter of bent names, which are then hard to tell apart: too
  /// much, but for names so large that much else must stand there.
  [[nodiscard]] double names_round(const geo::Line<PagePoint>& line) const {
    double cost = 0;
    for (const PlacedLabel& name : out_.report) {
      const geo::PageBox box = name.box.grown(among_pt);
      if (name.pieces.empty() || std::none_of(line.begin(), line.end(), [&](PagePoint p) { return box.contains(p); })) continue;
      cost += box.height() < large_name_pt ? worst_cost : among_cost;
    }
    return cost;
  }

  /// With its letters spread over its line as far as they may be; on a short line closer and, if need be, smaller.
  [[nodiscard]] Label spaced(const Label& label, double length_pt) {
    const double own = label.shaped.style.letter_spacing_pt;
    const auto gaps = static_cast<double>(gaps_of(label));
    if (own <= 0 || gaps < 1) return label;
    const double tight = label.shaped.width_pt - gaps * own;
    LabelLook look = label.look;
    const double least = least_type_pt(in_.map.page.is_screen()) / look.text.size_pt;
    const double size = std::clamp(length_pt / tight, std::min(1.0, std::max(least, least_size)), 1.0);
    const double wanted = share_of_line * length_pt >= size * (tight + gaps * own) ? share_of_line * length_pt : length_pt;
    look.text.size_pt *= size;
    look.text.letter_spacing_pt = snapped(std::clamp((wanted - size * tight) / gaps, 0.0, most_spacing * own));
    return make_label(label.shaped.text, look, label.css_class, shaper_);
  }

  LineNamesOf which_;
};

}  // namespace

void place_line_names(LineNamesOf which, const LabelInputs& inputs, Occupancy& taken, text::Shaper& shaper, PlacedLabels& out) {
  LineNames(which, inputs, taken, shaper, out).run();
}

}  // namespace rutter::map
