#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "draw/drawing.hpp"
#include "map/base_scene.hpp"
#include "map/source_layer.hpp"
#include "style/style.hpp"

namespace rutter::map {

/// Paints source layers as the layers of a style say, at one zoom. Nothing visible: no nodes.
class LayerPainter {
 public:
  LayerPainter(double zoom, const geo::Projector& projector) : zoom_(zoom), projector_(projector) {}

  [[nodiscard]] style::Input input(const geo::Properties* properties, std::string_view type) const {
    return {zoom_, properties, type, nullptr};
  }
  [[nodiscard]] std::vector<draw::Node> fills(const style::Layer& layer, SourceLayer& from) const;
  /// The features that a line layer shows, and some of which is visible.
  [[nodiscard]] std::vector<std::size_t> shown_lines(const style::Layer& layer, SourceLayer& from) const;
  [[nodiscard]] std::vector<draw::Node> lines(const style::Layer& layer, SourceLayer& from,
                                              const std::vector<std::size_t>& shown) const;
  [[nodiscard]] std::vector<draw::Node> circles(const style::Layer& layer, SourceLayer& from) const;
  /// What a symbol layer, the style's `index`th, has to label. Lines and areas come in pieces; those of one text are labelled
  /// once. Outlines of areas are not labelled.
  [[nodiscard]] LabelSource labels(std::size_t index, const style::Layer& layer, SourceLayer& from) const;

 private:
  void add_outlines(const style::Layer& layer, SourceLayer& from, std::vector<draw::Node>& nodes) const;
  void add_line(LabelSource& labels, const style::Layer& layer, SourceLayer& from, std::size_t i) const;
  void add_area(LabelSource& labels, const style::Layer& layer, const geo::Properties& properties,
                const geo::MultiPolygon<geo::PagePoint>& area) const;

  double zoom_;
  const geo::Projector& projector_;
};

}  // namespace rutter::map
