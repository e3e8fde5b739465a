// The shipped style: read without a word, legible, and telling the statuses apart without colour.

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "draw/color_text.hpp"
#include "style/style.hpp"

namespace rutter::style {
namespace {

const std::filesystem::path file = std::filesystem::path(RUTTER_SOURCE_DIR) / "styles" / "report-light.json";

Style shipped() {
  auto style = Style::read(file);
  if (!style) throw std::runtime_error(base::format(style.problems()[0]));
  return *style;
}

/// WCAG 2.1, relative luminance.
double luminance(const draw::Color& c) {
  const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
  return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

double contrast(const draw::Color& a, const draw::Color& b) {
  const double x = luminance(a);
  const double y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

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

TEST(ReportLight, IsReadWithoutAWord) {
  const auto style = Style::read(file);
  std::string text;
  if (!style)
    for (const auto& problem : style.problems()) text += base::format(problem);
  ASSERT_TRUE(style) << text;
  EXPECT_TRUE(style->warnings().empty()) << base::format(style->warnings()[0]);
  EXPECT_EQ(style->name(), "report-light");
}

TEST(ReportLight, MapTextIsLegible) {
  const Style style = shipped();
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

TEST(ReportLight, MapTextIsLegibleOnItsHaloAlsoInTheDeepestShadeOfTheRelief) {
  const auto style = Style::read(file, {{"relief", "true"}});
  ASSERT_TRUE(style);
  const Layer& relief = layer_of(*style, "relief");
  const draw::Color land = layer_of(*style, "land").color(ColorProperty::fill_color, {});
  for (double zoom = 0; zoom < 12; zoom += 0.5) {
    const double opacity = relief.number(NumberProperty::raster_opacity, {zoom, nullptr, "", nullptr});
    EXPECT_GT(opacity, 0.2) << "it can be seen";
    const draw::Color shade = over({40.0 / 255, 40.0 / 255, 40.0 / 255, opacity}, land);
    for (const Layer& layer : style->layers()) {
      if (layer.type() != LayerType::symbol || layer.id() == "route-stop-numbers" || !layer.visible_at(zoom)) continue;
      if (layer.id() == "water-labels") continue;  // water has no shade
      const geo::Properties properties = with_status("");
      const Input input{zoom, &properties, "Point", nullptr};
      const draw::Color halo = layer.color(ColorProperty::text_halo_color, input);
      EXPECT_GE(contrast(layer.color(ColorProperty::text_color, input), over(halo, shade)), 4.5) << layer.id();
    }
  }
  EXPECT_EQ(layer_of(shipped(), "relief").number(NumberProperty::raster_opacity, {5, nullptr, "", nullptr}), 0);
}

TEST(ReportLight, NumbersAreLegibleInTheirCircles) {
  const Style style = shipped();
  for (const std::string& status : statuses) {
    const geo::Properties properties = with_status(status);
    const Input input{6, &properties, "Point", nullptr};
    draw::Color ground{1, 1, 1, 1};
    for (const Layer& layer : style.layers())
      if (layer.type() == LayerType::circle && layer.source_layer() == "stops" && layer.shows(input))
        ground = over(layer.color(ColorProperty::circle_color, input), ground);
    const draw::Color text = layer_of(style, "route-stop-numbers").color(ColorProperty::text_color, input);
    EXPECT_GE(contrast(text, ground), 4.5) << status;
  }
}

TEST(ReportLight, FurnitureIsLegible) {
  const Style style = shipped();
  const Furniture& f = style.furniture();
  for (const draw::Color& ground : {f.paper, over(f.panel_color, f.paper)})
    for (const draw::Color& text : {f.title_color, f.text_color, f.muted_color, f.note_color})
      EXPECT_GE(contrast(text, ground), 4.5);
  for (const double size : {f.title_size_pt, f.body_size_pt, f.small_size_pt, f.number_size_pt}) EXPECT_GE(size, 6.5);
}

TEST(ReportLight, TypeIsLargeEnoughAtEveryZoom) {
  const Style style = shipped();
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
    const bool dark = luminance(layer.color(ColorProperty::circle_color, input)) < 0.3;
    signature += std::to_string(layer.number(NumberProperty::circle_radius, input)) + (dark ? " dark " : " light ") +
                 std::to_string(layer.number(NumberProperty::circle_stroke_width, input)) +
                 (layer.ring_dash().empty() ? ";" : " dotted;");
  }
  return signature;
}

TEST(ReportLight, StatusesDifferWithoutColour) {
  const Style style = shipped();
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

TEST(ReportLight, AccentComesFromThePalette) {
  const auto style = Style::read(file, {{"accent", "#0072b2"}});
  ASSERT_TRUE(style);
  const geo::Properties properties = with_status("confirmed");
  EXPECT_EQ(layer_of(*style, "route-legs").color(ColorProperty::line_color, {6, &properties, "LineString", nullptr}),
            *draw::parse_color("#0072b2"));
  EXPECT_EQ(style->furniture().note_color, *draw::parse_color("#0072b2"));
}

}  // namespace
}  // namespace rutter::style
