#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

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
  EXPECT_EQ(name(PropertyKind::number, NumberProperty::text_padding), "text-padding");
  EXPECT_EQ(name(PropertyKind::number, NumberProperty::symbol_sort_key), "symbol-sort-key");
  EXPECT_EQ(name(PropertyKind::number, NumberProperty::circle_radius), "circle-radius");
  EXPECT_EQ(name(PropertyKind::number, NumberProperty::circle_opacity), "circle-opacity");
  EXPECT_EQ(name(PropertyKind::number, NumberProperty::circle_stroke_width), "circle-stroke-width");
  EXPECT_EQ(name(PropertyKind::number, NumberProperty::circle_stroke_opacity), "circle-stroke-opacity");
  EXPECT_EQ(name(PropertyKind::number, NumberProperty::raster_opacity), "raster-opacity");
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
  for (const LayerType type :
       {LayerType::background, LayerType::fill, LayerType::line, LayerType::symbol, LayerType::circle, LayerType::raster}) {
    std::set<std::string_view> names;
    for (const std::string_view name : unsupported_properties(type)) {
      EXPECT_FALSE(find_property(type, name)) << name;
      EXPECT_TRUE(names.insert(name).second) << name;
    }
  }
}

TEST(PropertyTable, TheSchemaListsTheSameProperties) {
  std::ifstream stream(std::filesystem::path(RUTTER_SOURCE_DIR) / "docs" / "style.schema.json");
  const auto schema = nlohmann::json::parse(stream);
  for (const LayerType type :
       {LayerType::background, LayerType::fill, LayerType::line, LayerType::symbol, LayerType::circle, LayerType::raster}) {
    const auto& layer = schema["$defs"]["layer-" + std::string(name_of(type))]["properties"];
    std::set<std::string> listed;
    for (const char* group : {"paint", "layout"})
      for (const auto& member : layer[group]["properties"].items()) {
        if (member.key() == "visibility") continue;
        const auto id = find_property(type, member.key());
        ASSERT_TRUE(id) << member.key();
        EXPECT_EQ(row(*id).layout, std::string(group) == "layout") << member.key();
        listed.insert(member.key());
      }
    std::size_t drawn = 0;
    for (const PropertyKind kind :
         {PropertyKind::color, PropertyKind::number, PropertyKind::text, PropertyKind::numbers, PropertyKind::texts})
      for (const PropertyRow& entry : rows(kind)) drawn += entry.layer == type ? 1U : 0U;
    EXPECT_EQ(listed.size(), drawn) << name_of(type);
  }
}

}  // namespace
}  // namespace rutter::style
