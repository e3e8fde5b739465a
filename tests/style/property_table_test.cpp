#include <set>
#include <string>

#include <gtest/gtest.h>

#include "style/compiled_layer.hpp"
#include "style/property_table.hpp"

namespace rutter::style {
namespace {

TEST(PropertyTable, FollowsTheEnums) {
  const auto name = [](PropertyKind kind, auto property) { return row({kind, static_cast<std::size_t>(property)}).name; };
  EXPECT_EQ(name(PropertyKind::color, ColorProperty::background_color), "background-color");
  EXPECT_EQ(name(PropertyKind::color, ColorProperty::fill_color), "fill-color");
  EXPECT_EQ(name(PropertyKind::color, ColorProperty::fill_outline_color), "fill-outline-color");
  EXPECT_EQ(name(PropertyKind::color, ColorProperty::line_color), "line-color");
  EXPECT_EQ(name(PropertyKind::color, ColorProperty::text_color), "text-color");
  EXPECT_EQ(name(PropertyKind::color, ColorProperty::text_halo_color), "text-halo-color");
  EXPECT_EQ(name(PropertyKind::color, ColorProperty::circle_color), "circle-color");
  EXPECT_EQ(name(PropertyKind::color, ColorProperty::circle_stroke_color), "circle-stroke-color");
  EXPECT_EQ(name(PropertyKind::number, NumberProperty::background_opacity), "background-opacity");
  EXPECT_EQ(name(PropertyKind::number, NumberProperty::fill_opacity), "fill-opacity");
  EXPECT_EQ(name(PropertyKind::number, NumberProperty::line_width), "line-width");
  EXPECT_EQ(name(PropertyKind::number, NumberProperty::line_opacity), "line-opacity");
  EXPECT_EQ(name(PropertyKind::number, NumberProperty::line_offset), "line-offset");
  EXPECT_EQ(name(PropertyKind::number, NumberProperty::text_size), "text-size");
  EXPECT_EQ(name(PropertyKind::number, NumberProperty::text_opacity), "text-opacity");
  EXPECT_EQ(name(PropertyKind::number, NumberProperty::text_halo_width), "text-halo-width");
  EXPECT_EQ(name(PropertyKind::number, NumberProperty::text_letter_spacing), "text-letter-spacing");
  EXPECT_EQ(name(PropertyKind::number, NumberProperty::text_max_width), "text-max-width");
  EXPECT_EQ(name(PropertyKind::number, NumberProperty::text_padding), "text-padding");
  EXPECT_EQ(name(PropertyKind::number, NumberProperty::symbol_sort_key), "symbol-sort-key");
  EXPECT_EQ(name(PropertyKind::number, NumberProperty::circle_radius), "circle-radius");
  EXPECT_EQ(name(PropertyKind::number, NumberProperty::circle_opacity), "circle-opacity");
  EXPECT_EQ(name(PropertyKind::number, NumberProperty::circle_stroke_width), "circle-stroke-width");
  EXPECT_EQ(name(PropertyKind::number, NumberProperty::circle_stroke_opacity), "circle-stroke-opacity");
  EXPECT_EQ(name(PropertyKind::text, TextProperty::line_cap), "line-cap");
  EXPECT_EQ(name(PropertyKind::text, TextProperty::line_join), "line-join");
  EXPECT_EQ(name(PropertyKind::text, TextProperty::text_field), "text-field");
  EXPECT_EQ(name(PropertyKind::text, TextProperty::text_transform), "text-transform");
  EXPECT_EQ(name(PropertyKind::text, TextProperty::symbol_placement), "symbol-placement");
  EXPECT_EQ(rows(PropertyKind::color).size(), CompiledLayer().colors.size());
  EXPECT_EQ(rows(PropertyKind::number).size(), CompiledLayer().numbers.size());
  EXPECT_EQ(rows(PropertyKind::text).size(), CompiledLayer().texts.size());
}

TEST(PropertyTable, NothingIsBothDrawnAndRefused) {
  for (const LayerType type : {LayerType::background, LayerType::fill, LayerType::line, LayerType::symbol, LayerType::circle}) {
    std::set<std::string_view> names;
    for (const std::string_view name : unsupported_properties(type)) {
      EXPECT_FALSE(find_property(type, name)) << name;
      EXPECT_TRUE(names.insert(name).second) << name;
    }
  }
}

}  // namespace
}  // namespace rutter::style
