#include "map/base_scene.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <iterator>
#include <map>

#include "base/memo.hpp"
#include "geo/page_polygon.hpp"
#include "map/layer_painter.hpp"
#include "map/place_words.hpp"
#include "map/relief_image.hpp"
#include "map/shared_work.hpp"
#include "map/symbols.hpp"
#include "map/worldview.hpp"
#include "style/zoom.hpp"

namespace rutter::map {
namespace {

using style::ColorProperty;
using style::LayerType;
using style::NumberProperty;

/// Of what a lake must cover of the page for names to keep off it.
constexpr double least_lake_pt2 = 12;

class BaseSceneMaker {
 public:
  BaseSceneMaker(const MapInputs& inputs, const MapFrame& frame, const geo::Projector& projector)
      : inputs_(inputs), frame_(frame), projector_(projector), painter_(frame.zoom, projector) {}

  BaseScene make() {
    static std::atomic<std::size_t> scenes{0};
    scene_.number = ++scenes;
    for (std::size_t i = 0; i < inputs_.style.layers().size(); ++i) {
      const style::Layer& layer = inputs_.style.layers()[i];
      if (!layer.visible_at(frame_.zoom)) continue;
      paint(i, layer);
      if (layer.type() == LayerType::raster) add_relief(i, layer);
      if (layer.source() == "basemap" && layer.type() == LayerType::symbol)
        scene_.labels.push_back(painter_.labels(i, layer, source(layer.source_layer())));
    }
    gather_lakes();
    scene_.soft_lines = std::make_shared<const SoftLines>(projector_.clip(), soft_lines_);
    return std::move(scene_);
  }

  std::vector<draw::Node> paint(std::span<const std::string_view> source_layers) {
    for (std::size_t i = 0; i < inputs_.style.layers().size(); ++i) {
      const style::Layer& layer = inputs_.style.layers()[i];
      const bool wanted = layer.type() == LayerType::background ||
                          std::ranges::find(source_layers, layer.source_layer()) != source_layers.end();
      if (wanted && layer.visible_at(frame_.zoom)) paint(i, layer);
    }
    std::vector<draw::Node> nodes;
    for (SceneLayer& layer : scene_.layers) std::ranges::move(layer.nodes, std::back_inserter(nodes));
    return nodes;
  }

 private:
  /// The background, areas and lines.
  void paint(std::size_t index, const style::Layer& layer) {
    if (layer.type() == LayerType::background) add_background(index, layer);
    if (layer.source() != "basemap") return;
    if (layer.type() == LayerType::fill) add(index, painter_.fills(layer, source(layer.source_layer())));
    if (layer.type() == LayerType::line) add_lines(index, layer, source(layer.source_layer()));
  }

  void gather_lakes() {
    for (const SceneLayer& painted : scene_.layers) {
      if (inputs_.style.layers()[painted.style_layer].source_layer() != "lakes") continue;
      for (const draw::Node& node : painted.nodes)
        if (const auto* fill = std::get_if<draw::Fill>(&node))
          std::ranges::copy_if(fill->area.polygons, std::back_inserter(scene_.lakes),
                               [](const auto& lake) { return geo::area(lake) >= least_lake_pt2; });
    }
    for (const auto& lake : scene_.lakes) scene_.lake_boxes.push_back(geo::box_of(lake));
  }

  void add(std::size_t index, std::vector<draw::Node> nodes) {
    if (!nodes.empty()) scene_.layers.push_back({index, std::move(nodes)});
  }

  SourceLayer& source(const std::string& name) {
    const auto found = sources_.find(name);
    if (found != sources_.end()) return found->second;
    auto features = inputs_.basemap.features(name, projector_.surroundings(), frame_.metres_per_pt * style::pt_per_px);
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
    if (const std::string second = inputs_.spec.second_language(); !second.empty())
      set_second_name(properties,
                      primary_language(second) == "en" ? english : country_in(inputs_.gazetteer, code, english, second));
  }

  /// What is printed beneath the name on a map in two languages.
  static void set_second_name(geo::Properties& properties, const std::string& name) {
    if (!name.empty() && name != properties.text("name")) properties.set("second_name", name);
  }

  /// `name` becomes the name in the map's language, else in English, else it stays the local one.
  void set_name(geo::Properties& properties) const {
    const std::string second(properties.text("name_" + inputs_.spec.second_language()));
    for (const std::string& language : {inputs_.spec.languages.front(), std::string("en")})
      if (const std::string_view name = properties.text("name_" + language); !name.empty()) {
        properties.set("name", std::string(name));
        break;
      }
    set_second_name(properties, second);
  }

  void add_background(std::size_t index, const style::Layer& layer) {
    const style::Input in = painter_.input(nullptr, "");
    const draw::Color color =
        faded(layer.color(ColorProperty::background_color, in), layer.number(NumberProperty::background_opacity, in));
    scene_.layers.push_back({index, {draw::Fill{projector_.sphere(), color}}});
  }

  /// An opacity of 0 costs nothing: the file is not even opened.
  void add_relief(std::size_t index, const style::Layer& layer) {
    const double opacity = layer.number(NumberProperty::raster_opacity, painter_.input(nullptr, ""));
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
    SourceLayer& from = source("land");
    std::vector<geo::Polygon<geo::PagePoint>> land;
    for (std::size_t i = 0; i < from.features().size(); ++i)
      land.insert(land.end(), from.area(i).polygons.begin(), from.area(i).polygons.end());
    const auto relief = basemap::Relief::open(inputs_.relief);
    auto image = relief_image(relief, projector_, land, frame_.metres_per_pt, opacity);
    if (!image) return;
    scene_.layers.push_back({index, {std::move(*image)}});
    scene_.relief_credit = relief.credit();
  }

  void add_lines(std::size_t index, const style::Layer& layer, SourceLayer& from) {
    const std::vector<std::size_t> shown = painter_.shown_lines(layer, from);
    add(index, painter_.lines(layer, from, shown));
    for (const std::size_t i : shown) {
      soft_lines_.insert(soft_lines_.end(), from.lines(i).begin(), from.lines(i).end());
      if (layer.source_layer() == "disputed") note_disputed(from.features()[i].properties);
    }
  }

  void note_disputed(const geo::Properties& properties) {
    const std::string name(legend_name(properties));
    if (!name.empty() && std::ranges::find(scene_.disputed_names, name) == scene_.disputed_names.end())
      scene_.disputed_names.push_back(name);
  }

  const MapInputs& inputs_;
  const MapFrame& frame_;
  const geo::Projector& projector_;
  LayerPainter painter_;
  std::map<std::string, SourceLayer> sources_;
  std::vector<geo::Line<geo::PagePoint>> soft_lines_;
  BaseScene scene_;
};

/// All that a base scene depends on, besides the bundled data.
base::MemoKey key_of(const MapInputs& inputs, const MapFrame& frame, const geo::Projector& projector) {
  base::MemoKey key;
  key.add_address(&inputs.style).add(frame.zoom).add(frame.scale_denominator);
  add_window(frame, projector, key);
  key.add(inputs.spec.worldview).add(inputs.spec.languages.size());
  for (const std::string& language : inputs.spec.languages) key.add(language);
  return key;
}

}  // namespace

void add_window(const MapFrame& frame, const geo::Projector& projector, base::MemoKey& key) {
  key.add(frame.metres_per_pt).add(projector.projection().proj_string());
  const geo::PageTransform& transform = projector.transform();
  key.add(transform.scale).add(transform.offset_x).add(transform.offset_y);
  const geo::PageBox& box = projector.clip();
  key.add(box.min_x).add(box.min_y).add(box.max_x).add(box.max_y);
}

BaseScene build_base_scene(const MapInputs& inputs, const MapFrame& frame, const geo::Projector& projector) {
  return BaseSceneMaker(inputs, frame, projector).make();
}

std::vector<draw::Node> paint_base_map(const MapInputs& inputs, const MapFrame& frame, const geo::Projector& projector,
                                       std::span<const std::string_view> source_layers) {
  return BaseSceneMaker(inputs, frame, projector).paint(source_layers);
}

std::shared_ptr<const BaseScene> base_scene_of(const MapInputs& inputs, const MapFrame& frame,
                                               const geo::Projector& projector) {
  if (inputs.shared == nullptr) return std::make_shared<const BaseScene>(build_base_scene(inputs, frame, projector));
  return inputs.shared->scenes.get(key_of(inputs, frame, projector), [&] {
    BaseScene scene = build_base_scene(inputs, frame, projector);
    for (LabelSource& source : scene.labels) source.choices = std::make_shared<NameChoices>();
    return scene;
  });
}

}  // namespace rutter::map
