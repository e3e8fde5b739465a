#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "style/layer.hpp"
#include "style/type.hpp"

namespace rutter::style {

/// What kind of value a property holds, and so which enum counts it.
enum class PropertyKind : std::uint8_t { color, number, text, numbers, texts };

/// One property of the specification that we draw.
struct PropertyRow {
  std::string_view name;
  LayerType layer;
  bool layout = false;     ///< stands under `layout`, else under `paint`
  bool by_feature = true;  ///< may depend on the feature
  double fallback = 0;     ///< default of a number
  double least = 0;        ///< range of a number
  double most = 0;
  std::string_view words = {};                     ///< default of a text, a font or a colour
  std::span<const std::string_view> choices = {};  ///< the texts that are allowed; empty: any
  std::span<const std::string_view> refused = {};  ///< texts of the specification that are not supported
};

/// A property by its kind and its place in that kind's enum.
struct PropertyId {
  PropertyKind kind = PropertyKind::number;
  std::size_t index = 0;
};

[[nodiscard]] std::span<const PropertyRow> rows(PropertyKind kind);
[[nodiscard]] const PropertyRow& row(PropertyId id);
/// The property of this name on this type of layer, or nothing.
[[nodiscard]] std::optional<PropertyId> find_property(LayerType layer, std::string_view name);
/// The type that its expressions have.
[[nodiscard]] Type type_of(PropertyKind kind);

/// Properties of the specification on this type of layer that are not drawn, so that they can be refused by name.
[[nodiscard]] std::span<const std::string_view> unsupported_properties(LayerType layer);
[[nodiscard]] std::string_view name_of(LayerType layer);

}  // namespace rutter::style
