#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "style/layer.hpp"
#include "style/node.hpp"
#include "style/property_table.hpp"

namespace rutter::style {

/// A layer as read: its expressions compiled, nullptr where the style says nothing.
struct CompiledLayer {
  std::string id;
  LayerType type = LayerType::background;
  std::string source;
  std::string source_layer;
  double min_zoom = 0;
  double max_zoom = 24;
  bool visible = true;
  NodePtr filter;
  std::array<NodePtr, 8> colors;
  std::array<NodePtr, 16> numbers;
  std::array<NodePtr, 5> texts;
  std::array<NodePtr, 1> number_lists;
  std::array<NodePtr, 1> text_lists;
  nlohmann::json metadata = nlohmann::json::object();
  std::optional<Arrow> arrow;
  std::optional<Strike> strike;
  std::vector<double> ring_dash;
  Glyph glyph = Glyph::none;
  std::size_t index = 0;                         ///< in the style's `layers`
  std::shared_ptr<const std::string> file_text;  ///< for the position of a warning
  std::string file;                              ///< as messages show it

  [[nodiscard]] NodePtr& node(PropertyId id_of) {
    switch (id_of.kind) {
      case PropertyKind::color:
        return colors.at(id_of.index);
      case PropertyKind::number:
        return numbers.at(id_of.index);
      case PropertyKind::text:
        return texts.at(id_of.index);
      case PropertyKind::numbers:
        return number_lists.at(id_of.index);
      case PropertyKind::texts:
        break;
    }
    return text_lists.at(id_of.index);
  }
};

}  // namespace rutter::style
