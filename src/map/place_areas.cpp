#include "map/place_areas.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "draw/glyphs_on_path.hpp"
#include "geo/page_line.hpp"
#include "geo/page_polygon.hpp"
#include "map/area_choices.hpp"
#include "map/label_placer.hpp"
#include "map/shared_work.hpp"
#include "style/zoom.hpp"

namespace rutter::map {
namespace {

using geo::PagePoint;

/// Sizes tried, as shares of the style's.
constexpr std::array<double, 3> sizes{1, 0.85, 0.72};
constexpr double soft_cost = 0.05;
/// When the upright box round a name lies in that of another and one of them is slanted: though the letters keep apart, they
/// are read as one crowd.
constexpr double nested_cost = 0.3;
/// What two languages in one line cost, what one name in two lines, and how far their baselines lie apart, in sizes of type.
constexpr double side_by_side_cost = 0.8;
constexpr double two_lines_cost = 0.3;
constexpr double line_height = 1.25;
constexpr int most_soft = 12;

class AreaNames : LabelPlacer {
 public:
  using LabelPlacer::LabelPlacer;

  void run() {
    for (const LabelSource* source : in_.scene.label_sources())
      if (!source->areas.empty()) place(*source);
  }

 private:
  [[nodiscard]] static const char* area_class(std::string_view source_layer) {
    if (source_layer == "lakes") return "water";
    return source_layer == "provinces" ? "province" : "country";
  }

  void place(const LabelSource& source) {
    SceneLayer nodes{source.style_layer, {}};
    std::vector<std::pair<double, std::size_t>> by_size;
    for (std::size_t i = 0; i < source.areas.size(); ++i) by_size.emplace_back(snapped(source.areas[i].size_pt2), i);
    std::stable_sort(by_size.begin(), by_size.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [size_pt2, area] : by_size) {
      geo::Properties properties = source.areas[area].properties;
      properties.set("visible_px", std::sqrt(size_pt2) / style::pt_per_px);
      const style::Input input{in_.frame.zoom, &properties, "Polygon", nullptr, language()};
      const std::string text = label_text(layer(source.style_layer), input);
      if (text.empty() || is_named_already(text, properties)) continue;
      const LabelLook look = label_look(layer(source.style_layer), input, language(), least_type_pt(in_.map.page.is_screen()));
      const std::string second = second_label_text(layer(source.style_layer), input, second_language());
      const auto settings = settings_of(text, second, look, area_class(layer(source.style_layer).source_layer()));
      place(settings, source, area, nodes.nodes);
    }
    if (!nodes.nodes.empty()) out_.layers.push_back(std::move(nodes));
  }

  /// A name as it may be set: in one line, along any axis, or in two level ones.
  struct Setting {
    std::vector<Label> lines;
    AreaRun run = AreaRun::level;
    double cost = 0;
    std::string text;  ///< the whole
  };

  std::vector<Setting> settings_of(const std::string& text, const std::string& second, const LabelLook& look,
                                   const char* css_class) {
    const std::string whole = second.empty() ? text : text + "  " + second;
    std::vector<Setting> out(1);
    out[0].lines.push_back(make_label(whole, look, css_class, shaper_));
    out[0].run = draw::sets_along_path(first_line_node(out[0].lines[0], {})) ? AreaRun::arc : AreaRun::straight;
    out[0].text = whole;
    const auto [above, below] = second.empty() ? divided(text) : std::pair(text, second);
    if (below.empty()) return out;
    out.push_back({{make_label(above, look, css_class, shaper_), make_label(below, look, css_class, shaper_)},
                   AreaRun::level,
                   second.empty() ? two_lines_cost : 0,
                   whole});
    // Two languages stand one above the other, as they do at towns.
    if (!second.empty()) out[0].cost = side_by_side_cost;
    return out;
  }

  /// A name at the blank that makes its lines most equal; the second part is empty when there is none.
  static std::pair<std::string, std::string> divided(const std::string& text) {
    std::size_t best = std::string::npos;
    std::size_t least = text.size();
    for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
      const std::size_t longer = std::max(base::code_point_count(std::string_view(text).substr(0, at)),
                                          base::code_point_count(std::string_view(text).substr(at + 1)));
      if (longer < least) {
        best = at;
        least = longer;
      }
    }
    if (best == std::string::npos) return {text, ""};
    return {text.substr(0, best), text.substr(best + 1)};
  }

  void place(const std::vector<Setting>& settings, const LabelSource& source, std::size_t index,
             std::vector<draw::Node>& nodes) {
    const VisibleArea& area = source.areas[index];
    const bool keeps_off_lakes = layer(source.style_layer).source_layer() != "lakes" && has_lakes(area.box);
    std::optional<Found> found;
    for (const bool off_lakes : {true, false}) {
      if (found || (off_lakes && !keeps_off_lakes)) continue;
      std::optional<AreaGrid> grid;
      for (const Setting& setting : settings)
        if (may_hold(area, setting)) find_better(*choices(source, index, setting, off_lakes, grid), setting, found);
    }
    if (!found) {
      report(settings.front().lines.front(), {}, false, false, "no free place inside its visible part");
      return;
    }
    take(*found, nodes);
  }

  /// Whether the smallest type would fit if the area were as compact as can be: most areas that are too small are so seen.
  [[nodiscard]] bool may_hold(const VisibleArea& area, const Setting& setting) const {
    double size = sizes.front();
    for (const double smaller : sizes)
      if (may_be_smaller(setting, smaller)) size = smaller;
    const AreaType type = type_of(setting, size);
    const double diagonal = geo::distance(PagePoint{area.box.min_x, area.box.min_y}, PagePoint{area.box.max_x, area.box.max_y});
    return diagonal >= type.tight_width_pt && area.size_pt2 >= type.tight_width_pt * 2 * type.half_height_pt;
  }

  [[nodiscard]] bool has_lakes(const geo::PageBox& box) const {
    return std::ranges::any_of(in_.scene.base->lake_boxes, [&](const auto& lake) { return lake.intersects(box); });
  }

  struct Found {
    std::string text;
    std::vector<std::pair<Label, CurvedPlace>> lines;
    double cost = 0;
  };

  /// Where the name may stand in the area, found once for all maps of the window. `grid`: of the area, made when it is needed.
  std::shared_ptr<const AreaChoices> choices(const LabelSource& source, std::size_t index, const Setting& setting,
                                             bool off_lakes, std::optional<AreaGrid>& grid) {
    // The sizes are tried from the largest down: those that are too small to read come last.
    std::vector<AreaType> types;
    for (std::size_t i = 0; i < sizes.size(); ++i)
      if (i == 0 || may_be_smaller(setting, sizes[i])) types.push_back(type_of(setting, sizes[i]));
    const auto make = [&] {
      if (!grid) grid.emplace(source.areas[index].area, off_lakes ? in_.scene.base->lakes : no_lakes_);
      return area_choices(*grid, types, setting.run);
    };
    if (source.choices == nullptr) return std::make_shared<const AreaChoices>(make());
    base::MemoKey key;
    key.add(index).add(std::size_t{off_lakes}).add(static_cast<std::size_t>(setting.run));
    key.add(setting.lines.front().look.padding_pt);  // of the bands whose soft lines are counted
    for (const AreaType& type : types)
      key.add(type.half_height_pt).add(type.tight_width_pt).add(type.spacing_pt).add(type.gaps);
    return source.choices->areas.get(key, make);
  }

  /// The name's cheapest free place so set, if it is cheaper than what was found before.
  void find_better(const AreaChoices& choices, const Setting& setting, std::optional<Found>& best) {
    for (std::size_t i = 0; i < choices.cheapest.size(); ++i) {
      const AreaChoice& choice = choices.cheapest[i];
      const AreaPlace& place = choice.place;
      const double least = place.cost + setting.cost;
      if (best && least >= best->cost) break;
      const AreaAxis& axis = choices.axis(choice);
      const double size = sizes[choice.type];
      // Its band is what is compared; it is shaped only when it may be the best.
      const auto line = band_line_of(axis, place);
      const double half = half_height_of(setting) * size + setting.lines.front().look.padding_pt;
      if (!taken_.is_free(line, half)) continue;
      int most = best ? 0 : most_soft;
      while (most < most_soft && least + soft_cost * most < best->cost) ++most;
      const int soft = choices.soft.of(i, most, [&](int to) { return taken_.soft_crossings(line, half, to); });
      const double cost = least + soft_cost * soft + nested_cost * nested_share(geo::box_of(line).grown(half), half);
      if (best && cost >= best->cost) continue;
      best = set_in(axis, place, setting, size);
      best->cost = cost;
    }
  }

  struct NameBox {
    geo::PageBox box;
    bool slanted;
  };

  [[nodiscard]] static bool is_slanted(const geo::PageBox& box, double half_height) { return box.height() > 3 * half_height; }

  /// The largest part of a box that lies in that of a name placed before, where one of the two is slanted, or the other way
  /// round.
  [[nodiscard]] double nested_share(const geo::PageBox& box, double half_height) const {
    const bool slanted = is_slanted(box, half_height);
    double most = 0;
    for (const NameBox& other : placed_) {
      if (!(slanted || other.slanted) || !box.intersects(other.box)) continue;
      const double width = std::min(box.max_x, other.box.max_x) - std::max(box.min_x, other.box.min_x);
      const double height = std::min(box.max_y, other.box.max_y) - std::max(box.min_y, other.box.min_y);
      most = std::max(most, width * height / std::min(box.width() * box.height(), other.box.width() * other.box.height()));
    }
    return most;
  }

  [[nodiscard]] bool may_be_smaller(const Setting& setting, double size) const {
    return setting.lines.front().look.text.size_pt * size >= least_type_pt(in_.map.page.is_screen()) - 1e-9;
  }

  /// From the first baseline to the last.
  [[nodiscard]] static double leading_of(const Setting& setting) {
    return setting.lines.size() == 1 ? 0 : line_height * setting.lines.front().look.text.size_pt;
  }
  [[nodiscard]] static double half_height_of(const Setting& setting) {
    return half_height_pt(setting.lines.front()) + leading_of(setting) / 2;
  }

  /// Lines that are spaced alike: as wide as the wider one, with as many gaps as the one that has more.
  [[nodiscard]] static AreaType type_of(const Setting& setting, double size) {
    AreaType type{half_height_of(setting) * size, 0, 0, 0};
    for (const Label& line : setting.lines) {
      const double spacing = line.shaped.style.letter_spacing_pt;
      const std::size_t gaps = spacing > 0 ? gaps_of(line) : 0;
      type.tight_width_pt = std::max(type.tight_width_pt, (line.shaped.width_pt - spacing * static_cast<double>(gaps)) * size);
      type.spacing_pt = spacing * size;
      type.gaps = std::max(type.gaps, gaps);
    }
    return type;
  }

  [[nodiscard]] Label sized(const Label& label, double size, double spacing_pt) {
    LabelLook look = label.look;
    look.text.size_pt *= size;
    look.text.letter_spacing_pt = spacing_pt;
    return make_label(label.shaped.text, look, label.css_class, shaper_);
  }

  [[nodiscard]] Found set_in(const AreaAxis& axis, const AreaPlace& place, const Setting& setting, double size) {
    Found out;
    out.text = setting.text;
    for (std::size_t i = 0; i < setting.lines.size(); ++i) {
      Label label = sized(setting.lines[i], size, place.spacing_pt);
      AreaPlace own = place;
      own.across += (static_cast<double>(i) - static_cast<double>(setting.lines.size() - 1) / 2) * leading_of(setting) * size;
      const auto line = line_of(axis, own, 6 + label.shaped.style.letter_spacing_pt);
      CurvedPlace curved = place_along(label, line, geo::length(line) / 2);
      out.lines.emplace_back(std::move(label), std::move(curved));
    }
    return out;
  }

  /// The name stands there: one label, whatever its lines.
  void take(const Found& found, std::vector<draw::Node>& nodes) {
    for (const auto& [label, place] : found.lines) {
      nodes.push_back(curved_node(label, place));
      LabelPlacer::take(label, place);
      const geo::PageBox& box = out_.report.back().box;
      placed_.push_back({box, is_slanted(box, half_height_pt(label))});
    }
    if (found.lines.size() == 1) return;
    PlacedLabel last = std::move(out_.report.back());
    out_.report.pop_back();
    out_.report.back().box.add(last.box);
    out_.report.back().text = found.text;
  }

  /// A country that is a stop has the stop's label already, a context area its own.
  [[nodiscard]] bool is_named_already(const std::string& text, const geo::Properties& properties) const {
    for (const route::ResolvedArea& area : in_.map.route.itinerary.areas)
      if (area.label == text) return true;
    for (const auto& [index, area] : in_.stop_areas) {
      const auto& place = in_.map.route.itinerary.stops[index].place;
      if (place && !place->area.empty() && place->area == "countries/" + std::string(properties.text("iso_a2"))) return true;
    }
    return false;
  }

  std::vector<NameBox> placed_;
  const std::vector<geo::Polygon<PagePoint>> no_lakes_;
};

}  // namespace

void place_areas(const LabelInputs& inputs, Occupancy& taken, text::Shaper& shaper, PlacedLabels& out) {
  AreaNames(inputs, taken, shaper, out).run();
}

}  // namespace rutter::map
