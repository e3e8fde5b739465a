#include "map/scene.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>
#include <span>

#include "geo/page_polygon.hpp"
#include "map/place_words.hpp"
#include "map/raster_image.hpp"
#include "map/relief_image.hpp"
#include "map/symbols.hpp"
#include "map/worldview.hpp"
#include "style/zoom.hpp"

namespace rutter::map {
namespace {

using geo::LonLat;
using geo::PagePoint;
using PageLine = geo::Line<PagePoint>;
using style::ColorProperty;
using style::LayerType;
using style::NumberProperty;

/// One source layer on the page; projected once, however many style layers draw it.
class SourceLayer {
 public:
  /// Of the base map.
  SourceLayer(std::vector<geo::Feature> features, const geo::Projector& projector)
      : owned_(std::move(features)), features_(owned_), projector_(projector), areas_(owned_.size()), lines_(owned_.size()) {}
  /// Of the user, who may have given millions of vertices: not copied, and it must outlive this.
  SourceLayer(std::span<const geo::Feature> features, const geo::Projector& projector)
      : features_(features), projector_(projector), areas_(features.size()), lines_(features.size()) {}
  SourceLayer(const SourceLayer&) = delete;
  SourceLayer& operator=(const SourceLayer&) = delete;
  ~SourceLayer() = default;

  [[nodiscard]] std::span<const geo::Feature> features() const { return features_; }

  [[nodiscard]] std::vector<PagePoint> points(std::size_t i) const {
    std::vector<PagePoint> out;
    if (const auto* points = std::get_if<geo::MultiPoint<LonLat>>(&features_[i].shape))
      for (const LonLat p : *points)
        if (const auto at = projector_.point(p)) out.push_back(*at);
    return out;
  }

  const geo::MultiPolygon<PagePoint>& area(std::size_t i) {
    if (!areas_[i]) {
      areas_[i].emplace();
      if (const auto* polygons = std::get_if<geo::MultiPolygon<LonLat>>(&features_[i].shape))
        for (const auto& polygon : polygons->polygons) append(projector_.polygon(polygon).polygons, areas_[i]->polygons);
    }
    return *areas_[i];
  }

  const std::vector<PageLine>& lines(std::size_t i) {
    if (!lines_[i]) {
      lines_[i].emplace();
      if (const auto* lines = std::get_if<geo::MultiLine<LonLat>>(&features_[i].shape))
        for (const auto& line : lines->lines) append(projector_.line(line), *lines_[i]);
      if (const auto* polygons = std::get_if<geo::MultiPolygon<LonLat>>(&features_[i].shape))
        for (const auto& polygon : polygons->polygons) append(projector_.outline(polygon), *lines_[i]);
    }
    return *lines_[i];
  }

 private:
  template <class T>
  static void append(std::vector<T> from, std::vector<T>& to) {
    std::move(from.begin(), from.end(), std::back_inserter(to));
  }

  std::vector<geo::Feature> owned_;
  std::span<const geo::Feature> features_;
  const geo::Projector& projector_;
  std::vector<std::optional<geo::MultiPolygon<PagePoint>>> areas_;
  std::vector<std::optional<std::vector<PageLine>>> lines_;
};

class SceneMaker {
 public:
  SceneMaker(const MapInputs& inputs, const MapFrame& frame, const geo::Projector& projector)
      : inputs_(inputs), frame_(frame), projector_(projector) {}

  Scene make() {
    for (std::size_t i = 0; i < inputs_.style.layers().size(); ++i) {
      const style::Layer& layer = inputs_.style.layers()[i];
      if (!layer.visible_at(frame_.zoom)) continue;
      if (layer.type() == LayerType::background) add_background(i, layer);
      if (layer.type() == LayerType::raster) add_relief(i, layer);
      if (layer.source() == "layers" ? !has_user_layer(layer.source_layer()) : layer.source() != "basemap") continue;
      if (layer.type() == LayerType::fill) add_fills(i, layer);
      if (layer.type() == LayerType::line) add_lines(i, layer);
      if (layer.type() == LayerType::circle && layer.source() == "layers") add_circles(i, layer);
      if (layer.type() == LayerType::symbol) add_label_source(i, layer);
    }
    add_user_layers();
    return std::move(scene_);
  }

 private:
  [[nodiscard]] style::Input input(const geo::Properties* properties, std::string_view type) const {
    return {frame_.zoom, properties, type, nullptr};
  }

  SourceLayer& source(const style::Layer& layer) {
    if (layer.source() != "layers") return source(layer.source_layer());
    const auto& user = *std::find_if(inputs_.user_layers.begin(), inputs_.user_layers.end(),
                                     [&](const UserLayer& l) { return style_name(l) == layer.source_layer(); });
    styled_.insert(&user);
    return user_source(user);
  }

  /// What a style calls a user's file: its name without folder and extension.
  static std::string style_name(const UserLayer& layer) { return std::filesystem::path(layer.name).stem().string(); }

  [[nodiscard]] bool has_user_layer(const std::string& name) const {
    return std::any_of(inputs_.user_layers.begin(), inputs_.user_layers.end(),
                       [&](const UserLayer& layer) { return style_name(layer) == name; });
  }

  SourceLayer& user_source(const UserLayer& layer) {
    return user_sources_.try_emplace(&layer, std::span<const geo::Feature>(layer.features), projector_).first->second;
  }

  SourceLayer& source(const std::string& name) {
    const auto found = sources_.find(name);
    if (found != sources_.end()) return found->second;
    auto features = inputs_.basemap.features(name, projector_.visible(), frame_.metres_per_pt * style::pt_per_px);
    if (name == "borders")
      std::erase_if(features, [&](const geo::Feature& f) { return !drawn_in(f.properties, inputs_.spec.worldview); });
    for (geo::Feature& feature : features)
      name == "countries" ? set_country_name(feature.properties) : set_name(feature.properties);
    return sources_.try_emplace(name, std::move(features), projector_).first->second;
  }

  /// The base map knows countries by English names alone; the gazetteer knows the others.
  void set_country_name(geo::Properties& properties) const {
    const std::string& language = inputs_.spec.languages.front();
    const std::string code(properties.text("iso_a2"));
    const std::string english(properties.text("name"));
    if (code.empty() || english.empty()) return;
    if (primary_language(language) != "en") properties.set("name", country_in(inputs_.gazetteer, code, english, language));
    if (const std::string second = second_language(); !second.empty())
      set_second_name(properties, country_in(inputs_.gazetteer, code, english, second));
  }

  [[nodiscard]] std::string second_language() const {
    return inputs_.spec.languages.size() > 1 ? inputs_.spec.languages[1] : std::string();
  }

  /// What is printed beneath the name on a map in two languages.
  static void set_second_name(geo::Properties& properties, const std::string& name) {
    if (!name.empty() && name != properties.text("name")) properties.set("second_name", name);
  }

  /// `name` becomes the name in the map's language, else in English, else it stays the local one.
  void set_name(geo::Properties& properties) const {
    const std::string second(properties.text("name_" + second_language()));
    for (const std::string& language : {inputs_.spec.languages.front(), std::string("en")})
      if (const std::string_view name = properties.text("name_" + language); !name.empty()) {
        properties.set("name", std::string(name));
        break;
      }
    set_second_name(properties, second);
  }

  void add_background(std::size_t index, const style::Layer& layer) {
    const style::Input in = input(nullptr, "");
    const draw::Color color =
        faded(layer.color(ColorProperty::background_color, in), layer.number(NumberProperty::background_opacity, in));
    scene_.layers.push_back({index, {draw::Fill{projector_.sphere(), color}}});
  }

  /// An opacity of 0 costs nothing: the file is not even opened.
  void add_relief(std::size_t index, const style::Layer& layer) {
    const double opacity = layer.number(NumberProperty::raster_opacity, input(nullptr, ""));
    if (opacity <= 0) return;
    if (frame_.scale_denominator < least_relief_denominator) {
      scene_.warnings.push_back("the relief is left out: it is too coarse for scales larger than 1:" +
                                Words().number(std::llround(least_relief_denominator)));
      return;
    }
    if (!projector_.projection().has_inverse()) {
      scene_.warnings.emplace_back("the relief is left out: this projection has no inverse");
      return;
    }
    SourceLayer& from = source(std::string("land"));
    std::vector<geo::Polygon<PagePoint>> land;
    for (std::size_t i = 0; i < from.features().size(); ++i)
      land.insert(land.end(), from.area(i).polygons.begin(), from.area(i).polygons.end());
    const auto relief = basemap::Relief::open(inputs_.relief);
    auto image = relief_image(relief, projector_, land, frame_.metres_per_pt, opacity);
    if (!image) return;
    scene_.layers.push_back({index, {std::move(*image)}});
    scene_.relief_credit = relief.credit();
  }

  void add_fills(std::size_t index, const style::Layer& layer) {
    SourceLayer& from = source(layer);
    std::vector<draw::Node> nodes;
    for (std::size_t i = 0; i < from.features().size(); ++i) {
      const style::Input in = input(&from.features()[i].properties, "Polygon");
      if (!layer.shows(in) || from.area(i).polygons.empty()) continue;
      const draw::Color color =
          faded(layer.color(ColorProperty::fill_color, in), layer.number(NumberProperty::fill_opacity, in));
      auto* last = nodes.empty() ? nullptr : std::get_if<draw::Fill>(&nodes.back());
      // The user's areas may overlap, and one fill would leave out what they share.
      if (last == nullptr || !(last->color == color) || layer.source() == "layers")
        last = &std::get<draw::Fill>(nodes.emplace_back(draw::Fill{{}, color}));
      const auto& polygons = from.area(i).polygons;
      last->area.polygons.insert(last->area.polygons.end(), polygons.begin(), polygons.end());
    }
    if (layer.has(ColorProperty::fill_outline_color)) add_outlines(layer, from, nodes);
    if (!nodes.empty()) scene_.layers.push_back({index, std::move(nodes)});
  }

  void add_outlines(const style::Layer& layer, SourceLayer& from, std::vector<draw::Node>& nodes) const {
    for (std::size_t i = 0; i < from.features().size(); ++i) {
      const style::Input in = input(&from.features()[i].properties, "Polygon");
      if (layer.shows(in) && !from.lines(i).empty()) nodes.emplace_back(draw::Stroke{from.lines(i), outline_pen(layer, in)});
    }
  }

  void add_lines(std::size_t index, const style::Layer& layer) {
    SourceLayer& from = source(layer);
    std::vector<draw::Node> nodes;
    for (std::size_t i = 0; i < from.features().size(); ++i) {
      const geo::Properties& properties = from.features()[i].properties;
      const style::Input in = input(&properties, "LineString");
      if (!layer.shows(in) || from.lines(i).empty()) continue;
      const draw::Pen pen = line_pen(layer, in);
      auto* last = nodes.empty() ? nullptr : std::get_if<draw::Stroke>(&nodes.back());
      if (last == nullptr || !(last->pen == pen)) last = &std::get<draw::Stroke>(nodes.emplace_back(draw::Stroke{{}, pen}));
      const std::vector<PageLine> lines = offset_lines(layer, in, from.lines(i));
      last->lines.insert(last->lines.end(), lines.begin(), lines.end());
      if (layer.source() == "basemap")
        scene_.soft_lines.insert(scene_.soft_lines.end(), from.lines(i).begin(), from.lines(i).end());
      if (layer.source() == "basemap" && layer.source_layer() == "disputed") note_disputed(properties);
    }
    if (!nodes.empty()) scene_.layers.push_back({index, std::move(nodes)});
  }

  void add_circles(std::size_t index, const style::Layer& layer) {
    SourceLayer& from = source(layer);
    std::vector<draw::Node> nodes;
    for (std::size_t i = 0; i < from.features().size(); ++i) {
      const style::Input in = input(&from.features()[i].properties, "Point");
      if (!layer.shows(in)) continue;
      for (const PagePoint at : from.points(i)) nodes.emplace_back(circle_at(layer, in, at));
    }
    if (!nodes.empty()) scene_.layers.push_back({index, std::move(nodes)});
  }

  void note_disputed(const geo::Properties& properties) {
    const std::string name(legend_name(properties));
    if (!name.empty() &&
        std::find(scene_.disputed_names.begin(), scene_.disputed_names.end(), name) == scene_.disputed_names.end())
      scene_.disputed_names.push_back(name);
  }

  void add_label_source(std::size_t index, const style::Layer& layer) {
    SourceLayer& from = source(layer);
    LabelSource labels{index, {}, {}, {}};
    const bool along_lines = layer.text(style::TextProperty::symbol_placement, input(nullptr, "")) == "line";
    for (std::size_t i = 0; i < from.features().size(); ++i) {
      const geo::Feature& feature = from.features()[i];
      if (along_lines) {
        add_line(labels, layer, from, i);
      } else if (const auto* points = std::get_if<geo::MultiPoint<LonLat>>(&feature.shape)) {
        if (!layer.shows(input(&feature.properties, "Point"))) continue;
        for (const LonLat p : *points)
          if (const auto at = projector_.point(p)) labels.points.push_back({feature.properties, p, *at});
      } else if (layer.shows(input(&feature.properties, "Polygon")) && !from.area(i).polygons.empty()) {
        add_area(labels, layer, feature.properties, from.area(i));
      }
    }
    scene_.labels.push_back(std::move(labels));
  }

  /// Lines come in pieces; those of one text are labelled once. Outlines of areas are not labelled.
  void add_line(LabelSource& labels, const style::Layer& layer, SourceLayer& from, std::size_t i) const {
    const geo::Feature& feature = from.features()[i];
    const style::Input in = input(&feature.properties, "LineString");
    if (!std::holds_alternative<geo::MultiLine<LonLat>>(feature.shape) || !layer.shows(in) || from.lines(i).empty()) return;
    const std::string text = layer.text(style::TextProperty::text_field, in);
    if (text.empty()) return;
    const auto same = std::find_if(labels.lines.begin(), labels.lines.end(), [&](const VisibleLine& known) {
      return layer.text(style::TextProperty::text_field, input(&known.properties, "LineString")) == text;
    });
    VisibleLine& to = same != labels.lines.end() ? *same : labels.lines.emplace_back(VisibleLine{feature.properties, {}});
    to.lines.insert(to.lines.end(), from.lines(i).begin(), from.lines(i).end());
  }

  /// Areas come in cells and parts; those of one text are labelled once.
  void add_area(LabelSource& labels, const style::Layer& layer, const geo::Properties& properties,
                const geo::MultiPolygon<PagePoint>& area) {
    const std::string text = layer.text(style::TextProperty::text_field, input(&properties, "Polygon"));
    const auto same = std::find_if(labels.areas.begin(), labels.areas.end(), [&](const VisibleArea& known) {
      return layer.text(style::TextProperty::text_field, input(&known.properties, "Polygon")) == text;
    });
    VisibleArea& to = same != labels.areas.end() ? *same : labels.areas.emplace_back(VisibleArea{properties, {}});
    to.area.polygons.insert(to.area.polygons.end(), area.polygons.begin(), area.polygons.end());
  }

  /// A user's file that no layer of the style draws is drawn by the kind of its geometry, quietly, so that the route stays in
  /// front.
  void add_user_layers() {
    std::size_t number = 0;
    for (const UserLayer& layer : inputs_.user_layers) {
      draw::Group group{fmt::format("layer-user-{}", ++number), "layer", layer.name, false, 1, {}};
      if (layer.raster) {
        add_raster(layer, std::move(group));
        continue;
      }
      SourceLayer& from = user_source(layer);
      for (std::size_t i = 0; i < from.features().size(); ++i) add_quietly(from, i, group.children);
      if (group.children.empty() && !layer.features.empty())
        scene_.warnings.push_back(fmt::format("{}: nothing of it lies within the map's frame", layer.name));
      if (!styled_.contains(&layer)) scene_.user_layers.emplace_back(std::move(group));
    }
  }

  void add_raster(const UserLayer& layer, draw::Group group) {
    if (!projector_.projection().has_inverse()) {
      scene_.warnings.push_back(fmt::format("{} is left out: this projection has no inverse", layer.name));
      return;
    }
    // On screens two dots a pixel, for those that have as many.
    const double most_dpi = inputs_.page.is_screen() ? 192 : 300;
    auto image = raster_image(*layer.raster, projector_, most_dpi, layer.opacity);
    if (!image) {
      scene_.warnings.push_back(fmt::format("{}: nothing of it lies within the map's frame", layer.name));
      return;
    }
    group.children.emplace_back(std::move(*image));
    scene_.user_rasters.emplace_back(std::move(group));
  }

  void add_quietly(SourceLayer& from, std::size_t i, std::vector<draw::Node>& nodes) const {
    const style::Furniture& look = inputs_.style.furniture();
    if (!from.area(i).polygons.empty()) nodes.emplace_back(draw::Fill{from.area(i), faded(look.muted_color, 0.1)});
    if (!from.lines(i).empty())
      nodes.emplace_back(
          draw::Stroke{from.lines(i), {faded(look.muted_color, 0.7), 0.6, {}, draw::Cap::round, draw::Join::round}});
    for (const PagePoint at : from.points(i)) nodes.emplace_back(draw::Circle{at, 1.8, look.muted_color, {}});
  }

  const MapInputs& inputs_;
  const MapFrame& frame_;
  const geo::Projector& projector_;
  std::map<std::string, SourceLayer> sources_;
  std::map<const UserLayer*, SourceLayer> user_sources_;
  std::set<const UserLayer*> styled_;  ///< the user's files that the style draws
  Scene scene_;
};

}  // namespace

Scene build_scene(const MapInputs& inputs, const MapFrame& frame, const geo::Projector& projector) {
  return SceneMaker(inputs, frame, projector).make();
}

}  // namespace rutter::map
