#include "map/scene.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <span>

#include "map/layer_painter.hpp"
#include "map/raster_image.hpp"
#include "map/symbols.hpp"

namespace rutter::map {
namespace {

using geo::PagePoint;
using style::LayerType;

/// What a style calls a user's file: its name without folder and extension.
std::string style_name(const UserLayer& layer) {
  return std::filesystem::path(layer.name).stem().string();
}

/// Adds the user's files to a scene.
class UserLayers {
 public:
  UserLayers(const MapInputs& inputs, const MapFrame& frame, const geo::Projector& projector, Scene& scene)
      : inputs_(inputs), projector_(projector), zoom_(frame.zoom), painter_(frame.zoom, projector), scene_(scene) {}

  void add() {
    for (std::size_t i = 0; i < inputs_.style.layers().size(); ++i) {
      const style::Layer& layer = inputs_.style.layers()[i];
      if (!layer.visible_at(zoom_) || layer.source() != "layers") continue;
      const auto user = std::ranges::find(inputs_.user_layers, layer.source_layer(), style_name);
      if (user != inputs_.user_layers.end()) add_styled(i, layer, *user);
    }
    add_others();
  }

 private:
  SourceLayer& source(const UserLayer& layer) {
    return sources_.try_emplace(&layer, std::span<const geo::Feature>(layer.features), projector_).first->second;
  }

  void add_styled(std::size_t index, const style::Layer& layer, const UserLayer& user) {
    SourceLayer& from = source(user);
    styled_.insert(&user);
    std::vector<draw::Node> nodes;
    if (layer.type() == LayerType::fill) nodes = painter_.fills(layer, from);
    if (layer.type() == LayerType::line) nodes = painter_.lines(layer, from, painter_.shown_lines(layer, from));
    if (layer.type() == LayerType::circle) nodes = painter_.circles(layer, from);
    if (layer.type() == LayerType::symbol) scene_.labels.push_back(painter_.labels(index, layer, from));
    if (!nodes.empty()) scene_.layers.push_back({index, std::move(nodes)});
  }

  /// A user's file that no layer of the style draws is drawn by the kind of its geometry, quietly, so that the route stays in
  /// front.
  void add_others() {
    std::size_t number = 0;
    for (const UserLayer& layer : inputs_.user_layers) {
      draw::Group group{fmt::format("layer-user-{}", ++number), "layer", layer.name, false, 1, {}};
      if (layer.raster) {
        add_raster(layer, std::move(group));
        continue;
      }
      SourceLayer& from = source(layer);
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
  const geo::Projector& projector_;
  double zoom_;
  LayerPainter painter_;
  std::map<const UserLayer*, SourceLayer> sources_;
  std::set<const UserLayer*> styled_;  ///< the files that the style draws
  Scene& scene_;
};

}  // namespace

std::vector<const LabelSource*> Scene::label_sources() const {
  std::vector<const LabelSource*> out;
  for (const auto* sources : {&base->labels, &labels})
    for (const LabelSource& source : *sources) out.push_back(&source);
  std::ranges::stable_sort(out, {}, &LabelSource::style_layer);
  return out;
}

Scene build_scene(const MapInputs& inputs, const MapFrame& frame, const geo::Projector& projector) {
  Scene scene;
  scene.base = base_scene_of(inputs, frame, projector);
  UserLayers(inputs, frame, projector, scene).add();
  return scene;
}

}  // namespace rutter::map
