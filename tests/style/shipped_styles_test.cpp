// The shipped styles: read without a word, legible, and telling the statuses apart without colour.

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "draw/color_distance.hpp"
#include "draw/color_text.hpp"
#include "style/style.hpp"

namespace rutter::style {
namespace {

std::filesystem::path file_of(const std::string& name) {
  return std::filesystem::path(RUTTER_SOURCE_DIR) / "styles" / (name + ".json");
}

Style shipped(const std::string& name) {
  auto style = Style::read(file_of(name));
  if (!style) throw std::runtime_error(base::format(style.problems()[0]));
  return *style;
}

using draw::contrast;
using draw::luminance;

class ShippedStyle : public ::testing::TestWithParam<std::string> {};

INSTANTIATE_TEST_SUITE_P(All, ShippedStyle, ::testing::Values("report-light", "report-dark", "print-mono", "humanitarian"),
                         [](const auto& tested) {
                           std::string name = tested.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

draw::Color over(const draw::Color& top, const draw::Color& below) {
  const auto mix = [&](double a, double b) { return a * top.a + b * (1 - top.a); };
  return {mix(top.r, below.r), mix(top.g, below.g), mix(top.b, below.b), 1};
}

const Layer& layer_of(const Style& style, const std::string& id) {
  return *std::find_if(style.layers().begin(), style.layers().end(), [&](const Layer& layer) { return layer.id() == id; });
}

const std::array<std::string, 7> statuses{"confirmed", "reported", "claimed", "inferred", "planned", "retracted", ""};

geo::Properties with_status(const std::string& status) {
  geo::Properties properties;
  properties.set("status", status);
  properties.set("kind", std::string("pin"));
  properties.set("number", std::string("7"));
  properties.set("label", std::string("Kilis"));
  return properties;
}

TEST_P(ShippedStyle, IsReadWithoutAWord) {
  const auto style = Style::read(file_of(GetParam()));
  std::string text;
  if (!style)
    for (const auto& problem : style.problems()) text += base::format(problem);
  ASSERT_TRUE(style) << text;
  EXPECT_TRUE(style->warnings().empty()) << base::format(style->warnings()[0]);
  EXPECT_EQ(style->name(), GetParam());
}

TEST_P(ShippedStyle, MapTextIsLegible) {
  const Style style = shipped(GetParam());
  const draw::Color water = layer_of(style, "water").color(ColorProperty::background_color, {});
  const draw::Color land = layer_of(style, "land").color(ColorProperty::fill_color, {});
  for (const Layer& layer : style.layers()) {
    if (layer.type() != LayerType::symbol || layer.id() == "route-stop-numbers") continue;
    for (const std::string& status : statuses) {
      const geo::Properties properties = with_status(status);
      const Input input{6, &properties, "Point", nullptr};
      const draw::Color text = layer.color(ColorProperty::text_color, input);
      const draw::Color halo = layer.color(ColorProperty::text_halo_color, input);
      for (const draw::Color& ground : {water, land}) {
        EXPECT_GE(contrast(text, ground), 4.5) << layer.id() << " on the bare ground";
        EXPECT_GE(contrast(text, over(halo, ground)), 4.5) << layer.id() << " on its halo";
      }
    }
  }
}

TEST_P(ShippedStyle, MapTextIsLegibleOnItsHaloAlsoInTheDeepestShadeOfTheRelief) {
  const auto style = Style::read(file_of(GetParam()), {{"relief", "true"}});
  ASSERT_TRUE(style);
  const Layer& relief = layer_of(*style, "relief");
  const draw::Color land = layer_of(*style, "land").color(ColorProperty::fill_color, {});
  for (double zoom = 0; zoom < 12; zoom += 0.5) {
    const double opacity = relief.number(NumberProperty::raster_opacity, {zoom, nullptr, "", nullptr});
    EXPECT_GT(opacity, 0.1) << "it can be seen";
    const draw::Color shade = over({40.0 / 255, 40.0 / 255, 40.0 / 255, opacity}, land);
    const draw::Color light = over({1, 1, 1, opacity}, land);
    for (const Layer& layer : style->layers()) {
      if (layer.type() != LayerType::symbol || layer.id() == "route-stop-numbers" || !layer.visible_at(zoom)) continue;
      if (layer.id() == "water-labels") continue;  // water has no shade
      const geo::Properties properties = with_status("");
      const Input input{zoom, &properties, "Point", nullptr};
      const draw::Color halo = layer.color(ColorProperty::text_halo_color, input);
      for (const draw::Color& ground : {shade, light})
        EXPECT_GE(contrast(layer.color(ColorProperty::text_color, input), over(halo, ground)), 4.5) << layer.id();
    }
  }
  EXPECT_EQ(layer_of(shipped(GetParam()), "relief").number(NumberProperty::raster_opacity, {5, nullptr, "", nullptr}), 0);
}

TEST_P(ShippedStyle, NumbersAreLegibleInTheirCircles) {
  const Style style = shipped(GetParam());
  for (const std::string& status : statuses) {
    const geo::Properties properties = with_status(status);
    const Input input{6, &properties, "Point", nullptr};
    draw::Color ground = style.furniture().paper;
    for (const Layer& layer : style.layers())
      if (layer.type() == LayerType::circle && layer.source_layer() == "stops" && layer.shows(input))
        ground = over(layer.color(ColorProperty::circle_color, input), ground);
    const draw::Color text = layer_of(style, "route-stop-numbers").color(ColorProperty::text_color, input);
    EXPECT_GE(contrast(text, ground), 4.5) << status;
  }
}

TEST_P(ShippedStyle, FurnitureIsLegible) {
  const Style style = shipped(GetParam());
  const Furniture& f = style.furniture();
  for (const draw::Color& ground : {f.paper, over(f.panel_color, f.paper)})
    for (const draw::Color& text : {f.title_color, f.text_color, f.muted_color, f.note_color})
      EXPECT_GE(contrast(text, ground), 4.5);
  for (const double size : {f.title_size_pt, f.body_size_pt, f.small_size_pt, f.number_size_pt}) EXPECT_GE(size, 6.5);
}

TEST_P(ShippedStyle, TypeIsLargeEnoughAtEveryZoom) {
  const Style style = shipped(GetParam());
  for (const Layer& layer : style.layers()) {
    if (layer.type() != LayerType::symbol) continue;
    for (double zoom = 0; zoom < 20; zoom += 0.5) {
      const geo::Properties properties = with_status("");
      EXPECT_GE(layer.number(NumberProperty::text_size, {zoom, &properties, "Point", nullptr}) * 0.75, 6.5) << layer.id();
    }
  }
}

/// What a leg of this status looks like without colour: widths, dashes, caps and arrowheads of the layers that draw it.
std::string leg_signature(const Style& style, const std::string& status) {
  const geo::Properties properties = with_status(status);
  const Input input{6, &properties, "LineString", nullptr};
  std::string signature;
  for (const Layer& layer : style.layers()) {
    if (layer.source_layer() != "legs" || layer.id() == "route-casing" || !layer.shows(input)) continue;
    signature += std::to_string(layer.number(NumberProperty::line_width, input)) + layer.text(TextProperty::line_cap, input);
    for (const double dash : layer.numbers(NumbersProperty::line_dasharray, input)) signature += " " + std::to_string(dash);
    if (layer.arrow()) signature += layer.arrow()->shape == Arrow::Shape::open ? " open" : " filled";
    if (layer.strike()) signature += " struck";
  }
  return signature;
}

std::string stop_signature(const Style& style, const std::string& status) {
  const geo::Properties properties = with_status(status);
  const Input input{6, &properties, "Point", nullptr};
  std::string signature;
  for (const Layer& layer : style.layers()) {
    if (layer.source_layer() != "stops" || layer.type() != LayerType::circle || !layer.shows(input)) continue;
    // Full, or open like the ground under the marker.
    const bool full = contrast(layer.color(ColorProperty::circle_color, input), style.furniture().paper) > 3;
    signature += std::to_string(layer.number(NumberProperty::circle_radius, input)) + (full ? " full " : " open ") +
                 std::to_string(layer.number(NumberProperty::circle_stroke_width, input)) +
                 (layer.ring_dash().empty() ? ";" : " dotted;");
  }
  return signature;
}

TEST_P(ShippedStyle, StatusesDifferWithoutColour) {
  const Style style = shipped(GetParam());
  std::set<std::string> legs;
  std::set<std::string> stops;
  for (const std::string& status : statuses) {
    EXPECT_FALSE(leg_signature(style, status).empty()) << status;
    EXPECT_FALSE(stop_signature(style, status).empty()) << status;
    legs.insert(leg_signature(style, status));
    stops.insert(stop_signature(style, status));
  }
  EXPECT_EQ(legs.size(), statuses.size());
  EXPECT_EQ(stops.size(), statuses.size());
}

TEST_P(ShippedStyle, AccentComesFromThePalette) {
  const auto style = Style::read(file_of(GetParam()), {{"accent", "#0072b2"}});
  ASSERT_TRUE(style);
  const geo::Properties properties = with_status("confirmed");
  EXPECT_EQ(layer_of(*style, "route-legs").color(ColorProperty::line_color, {6, &properties, "LineString", nullptr}),
            *draw::parse_color("#0072b2"));
  EXPECT_EQ(style->furniture().note_color, *draw::parse_color("#0072b2"));
}

/// The colour of the line of a leg of this status.
draw::Color leg_color(const Style& style, const geo::Properties& properties) {
  const Input input{6, &properties, "LineString", nullptr};
  draw::Color color;
  for (const Layer& layer : style.layers())
    if (layer.type() == LayerType::line && layer.source_layer() == "legs" && layer.glyph() != Glyph::aircraft &&
        layer.glyph() != Glyph::ship && layer.shows(input))
      color = layer.color(ColorProperty::line_color, input);
  return color;
}

TEST_P(ShippedStyle, LegsAreSeenOnLandAndWaterAndTheirColoursByAllEyes) {
  const Style style = shipped(GetParam());
  const draw::Color water = layer_of(style, "water").color(ColorProperty::background_color, {});
  const draw::Color land = layer_of(style, "land").color(ColorProperty::fill_color, {});
  for (const std::string& status : statuses) {
    const draw::Color color = leg_color(style, with_status(status));
    for (const draw::Color& ground : {water, land}) EXPECT_GE(contrast(color, ground), 3) << status;
    for (const std::string& other : statuses) {
      const draw::Color second = leg_color(style, with_status(other));
      if (second == color) continue;
      EXPECT_GE(draw::distance_for_all_eyes(color, second), draw::told_apart_distance) << status << " and " << other;
    }
  }
}

TEST_P(ShippedStyle, GroupsColourLegsAndStopsButLeaveTheSignsOfTheStatus) {
  const Style style = shipped(GetParam());
  const draw::Color blue = draw::parse_color("#0072b2").value();
  for (const std::string& status : statuses) {
    geo::Properties grouped = with_status(status);
    grouped.set("group", std::string("a"));
    grouped.set("group-color", std::string("#0072b2"));
    grouped.set("group-ink", std::string("#ffffff"));
    EXPECT_EQ(leg_color(style, grouped), blue) << status;
    const Input input{6, &grouped, "Point", nullptr};
    draw::Color ground = style.furniture().paper;
    bool colored = false;
    for (const Layer& layer : style.layers()) {
      if (layer.type() != LayerType::circle || layer.source_layer() != "stops" || !layer.shows(input)) continue;
      ground = over(layer.color(ColorProperty::circle_color, input), ground);
      colored = colored || ground == blue || layer.color(ColorProperty::circle_stroke_color, input) == blue;
    }
    EXPECT_TRUE(colored) << status;
    EXPECT_GE(contrast(layer_of(style, "route-stop-numbers").color(ColorProperty::text_color, input), ground), 4.5) << status;
  }
}

TEST_P(ShippedStyle, HasTheLayersOfReportLight) {
  const Style light = shipped("report-light");
  const Style style = shipped(GetParam());
  ASSERT_EQ(style.layers().size(), light.layers().size());
  for (std::size_t i = 0; i < light.layers().size(); ++i) {
    EXPECT_EQ(style.layers()[i].id(), light.layers()[i].id());
    EXPECT_EQ(style.layers()[i].glyph(), light.layers()[i].glyph());
  }
  for (const std::string& status : statuses) EXPECT_EQ(leg_signature(style, status), leg_signature(light, status)) << status;
}

TEST(PrintMono, HasGreysAlone) {
  std::ifstream stream(file_of("print-mono"));
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  const std::regex pattern(R"(#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})|rgba\((\d+), (\d+), (\d+),)");
  std::size_t found = 0;
  for (auto match = std::sregex_iterator(text.begin(), text.end(), pattern); match != std::sregex_iterator();
       ++match, ++found) {
    const std::size_t first = (*match)[1].matched ? 1 : 4;
    EXPECT_TRUE((*match)[first].str() == (*match)[first + 1].str() && (*match)[first].str() == (*match)[first + 2].str())
        << match->str();
  }
  EXPECT_GT(found, 40U);
  EXPECT_TRUE(shipped("print-mono").furniture().group_greys);
}

}  // namespace
}  // namespace rutter::style
