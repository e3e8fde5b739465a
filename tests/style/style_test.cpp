#include <cmath>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "style/style.hpp"
#include "style/warnings.hpp"
#include "style/zoom.hpp"

namespace rutter::style {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// A style of one layer: `layer` is its JSON without the braces.
std::string with_layer(const std::string& layer) {
  return R"({
"version": 8,
"state": {"accent": {"default": "#b3202a"}, "width": {"default": 2}},
"sources": {"basemap": {"type": "vector"}, "route": {"type": "vector"}},
"layers": [{)" +
         layer + "}]\n}\n";
}

std::string line_layer(const std::string& paint) {
  return with_layer(R"("id": "borders", "type": "line", "source": "basemap", "source-layer": "borders",
"paint": {)" + paint +
                    "}");
}

std::string messages(const std::string& json, const Style::Palette& palette = {}) {
  const auto style = Style::parse(json, "styles/x.json", palette);
  std::string text;
  if (!style)
    for (const auto& problem : style.problems()) text += base::format(problem);
  return text;
}

Style parsed(const std::string& json, const Style::Palette& palette = {}) {
  auto style = Style::parse(json, "styles/x.json", palette);
  if (!style) throw std::runtime_error(base::format(style.problems()[0]));
  return *style;
}

TEST(Style, UnknownPropertyWordForWord) {
  EXPECT_EQ(messages(line_layer(R"("line-colour": "red")")),
            "styles/x.json:6:11: error: layers[0].paint.line-colour: unknown property 'line-colour' of a line layer\n"
            "  \"paint\": {\"line-colour\": \"red\"}}]\n"
            "            ^\n"
            "  did you mean 'line-color'?\n");
}

TEST(Style, UnsupportedPropertyWordForWord) {
  EXPECT_EQ(messages(line_layer(R"("line-blur": 2)")),
            "styles/x.json:6:11: error: layers[0].paint.line-blur: 'line-blur' is not supported\n"
            "  \"paint\": {\"line-blur\": 2}}]\n"
            "            ^\n");
}

TEST(Style, AllProblemsAtOnceInTheOrderOfTheFile) {
  const auto style = Style::parse(
      line_layer("\"line-width\": -1,\n\"line-color\": \"reddish\",\n\"line-opacity\": [\"get\"],\n\"line-gap-width\": 1"),
      "x.json");
  ASSERT_FALSE(style);
  std::vector<std::string> found;
  for (const auto& problem : style.problems()) found.push_back(std::to_string(problem.at.line) + " " + problem.message);
  EXPECT_THAT(found, ElementsAre("6 layers[0].paint.line-width: -1 is outside 0 to 1000000",
                                 "7 layers[0].paint.line-color: 'reddish' is no colour",
                                 "8 layers[0].paint.line-opacity: 'get' takes 1 argument, found 0",
                                 "9 layers[0].paint.line-gap-width: 'line-gap-width' is not supported"));
}

TEST(Style, PointsIntoExpressions) {
  EXPECT_THAT(
      messages(line_layer("\"line-width\": [\"+\", 1,\n  [\"heatmap-density\"]]")),
      HasSubstr(
          "styles/x.json:7:4: error: layers[0].paint.line-width[2][0]: the operator 'heatmap-density' is not supported\n"));
}

TEST(Style, SyntaxErrorsHaveAPlace) {
  EXPECT_THAT(messages("{\n  \"version\": 8,\n  \"name\": }\n"), HasSubstr("styles/x.json:3:11: error: JSON syntax: "));
  EXPECT_THAT(messages(""), HasSubstr("styles/x.json:1:1: error: JSON syntax: "));
  EXPECT_THAT(messages("{\"version\": 8, \"version\": 8}"),
              HasSubstr("styles/x.json:1:16: error: version: key 'version' stands twice in one object\n"));
}

TEST(Style, DepthIsLimited) {
  const std::string deep = std::string(100000, '[') + std::string(100000, ']');
  EXPECT_THAT(messages(line_layer("\"line-width\": " + deep)), HasSubstr("nested more than 64 levels deep"));
  EXPECT_THAT(messages(std::string(100000, '[')), HasSubstr("error: "));
}

TEST(Style, RasterLayersDrawTheReliefAndNothingElse) {
  const auto one = [](const std::string& layer) {
    return messages(R"({"version": 8, "state": {"relief": {"default": false}},
"sources": {"basemap": {"type": "vector"}, "relief": {"type": "raster"}}, "layers": [{"id": "a", )" +
                    layer + "}]}");
  };
  EXPECT_EQ(
      one(R"("type": "raster", "source": "relief", "paint": {"raster-opacity": ["case", ["global-state", "relief"], 0.3, 0]})"),
      "");
  EXPECT_THAT(one(R"("type": "raster", "source": "basemap")"),
              HasSubstr("layers[0].source: a raster layer cannot draw the source 'basemap'"));
  EXPECT_THAT(one(R"("type": "fill", "source": "relief", "source-layer": "x")"),
              HasSubstr("layers[0].source: a fill layer cannot draw the source 'relief'"));
  EXPECT_THAT(one(R"("type": "raster", "source": "relief", "source-layer": "x")"),
              HasSubstr("a raster layer has no 'source-layer'"));
  EXPECT_THAT(one(R"("type": "raster", "source": "relief", "filter": true)"), HasSubstr("a raster layer has no 'filter'"));
  EXPECT_THAT(one(R"("type": "raster")"), HasSubstr("a raster layer needs a 'source'"));
  EXPECT_THAT(one(R"("type": "raster", "source": "relief", "paint": {"raster-contrast": 1})"),
              HasSubstr("'raster-contrast' is not supported"));
  EXPECT_THAT(messages(R"({"version": 8, "sources": {"relief": {"type": "vector"}}, "layers": []})"),
              HasSubstr("the source \"relief\" is of type \"raster\""));
}

TEST(Style, RefusesWhatIsNotDrawn) {
  const auto one = [](const std::string& layer) { return messages(with_layer(layer)); };
  EXPECT_THAT(one(R"("id": "a", "type": "heatmap", "source": "basemap", "source-layer": "land")"),
              HasSubstr("layers[0].type: the layer type 'heatmap' is not supported"));
  EXPECT_THAT(one(R"("id": "a", "type": "fil", "source": "basemap", "source-layer": "land")"),
              HasSubstr("did you mean 'fill'?"));
  EXPECT_THAT(one(R"("id": "a", "type": "fill", "source": "basemap", "source-layer": "lnd")"),
              HasSubstr("layers[0].source-layer: the source 'basemap' has no layer 'lnd'"));
  EXPECT_THAT(
      one(R"("id": "a", "type": "symbol", "source": "route", "source-layer": "stops", "layout": {"symbol-placement": "line"})"),
      HasSubstr("layers[0].layout.symbol-placement: 'line' as symbol-placement is not supported on 'stops'"));
  EXPECT_THAT(
      one(R"("id": "a", "type": "line", "source": "route", "source-layer": "legs", "filter": ["==", "status", "none"])"),
      HasSubstr("layers[0].filter: a legacy filter is not supported"));
  EXPECT_THAT(
      one(R"("id": "a", "type": "line", "source": "route", "source-layer": "legs", "paint": {"line-width": {"stops": [[1, 2]]}})"),
      HasSubstr("layers[0].paint.line-width: a legacy function as 'line-width' is not supported"));
  EXPECT_THAT(
      one(R"("id": "a", "type": "line", "source": "route", "source-layer": "legs", "layout": {"line-cap": ["get", "x"]})"),
      HasSubstr("'line-cap' cannot depend on the feature"));
  EXPECT_THAT(one(R"("id": "a", "type": "line", "source": "route", "source-layer": "legs", "metadata": {"rutter:arow": {}})"),
              HasSubstr("unknown addition to a layer 'rutter:arow'"));
  EXPECT_THAT(
      messages(R"({"version": 8, "sources": {"camps": {"type": "geojson", "data": "x"}}, "layers": [], "sprite": "x"})"),
      HasSubstr("sources.camps.type: the source type 'geojson' is not supported"));
}

TEST(Style, PaletteSetsStateVariables) {
  const Style style = parsed(line_layer(R"("line-color": ["global-state", "accent"], "line-width": ["global-state", "width"])"),
                             {{"accent", "#0072b2"}, {"width", "3.5"}});
  const Layer& layer = style.layers()[0];
  EXPECT_EQ(layer.color(ColorProperty::line_color, {}), (draw::Color{0, 0x72 / 255.0, 0xb2 / 255.0, 1}));
  EXPECT_EQ(layer.number(NumberProperty::line_width, {}), 3.5);
  EXPECT_EQ(layer.depends(), Depends::constant);
  EXPECT_THAT(style.variables(), ElementsAre("accent", "width"));
}

TEST(Style, PaletteIsChecked) {
  EXPECT_EQ(messages(line_layer(""), {{"acent", "#fff"}}),
            "error: the style 'styles/x.json' has no variable 'acent'\n  did you mean 'accent'?\n");
  EXPECT_THAT(messages(line_layer(""), {{"accent", "reddish"}}), HasSubstr("palette: 'reddish' as 'accent' is no colour"));
  EXPECT_THAT(messages(line_layer(""), {{"width", "wide"}}), HasSubstr("palette: 'wide' as 'width' is not a number"));
}

TEST(Layer, DependsOnWhatItsExpressionsUse) {
  const Style style =
      parsed(line_layer(R"("line-color": "red", "line-width": ["interpolate", ["linear"], ["zoom"], 0, 1, 10, 2],
"line-opacity": ["case", ["has", "x"], 1, 0.5], "line-dasharray": [2, 1])"));
  const Layer& layer = style.layers()[0];
  EXPECT_EQ(layer.depends(ColorProperty::line_color), Depends::constant);
  EXPECT_EQ(layer.depends(NumberProperty::line_width), Depends::zoom);
  EXPECT_EQ(layer.depends(NumberProperty::line_opacity), Depends::feature);
  EXPECT_EQ(layer.depends(), Depends::feature);
  EXPECT_THAT(layer.numbers(NumbersProperty::line_dasharray, {}), ElementsAre(2, 1));
}

TEST(Layer, WarnsOncePerPropertyAndTakesTheDefault) {
  const Style style = parsed(line_layer("\"line-width\":\n[\"number\", [\"get\", \"w\"]]"));
  geo::Properties properties;
  properties.set("w", std::string("wide"));
  Warnings warnings;
  const Input input{5, &properties, "LineString", &warnings};
  EXPECT_EQ(style.layers()[0].number(NumberProperty::line_width, input), 1);
  EXPECT_EQ(style.layers()[0].number(NumberProperty::line_width, input), 1);
  ASSERT_EQ(warnings.list().size(), 1U);
  EXPECT_EQ(base::format(warnings.list()[0]),
            "styles/x.json:7:1: warning: layers[0].paint.line-width: expected number, found string; the default is used\n"
            "  [\"number\", [\"get\", \"w\"]]}}]\n"
            "  ^\n");
}

TEST(Layer, ShowsByVisibilityZoomAndFilter) {
  const Style style = parsed(
      with_layer(R"("id": "a", "type": "circle", "source": "basemap", "source-layer": "places", "minzoom": 3, "maxzoom": 8,
"filter": [">=", ["number", ["get", "population"]], ["step", ["zoom"], 1000, 5, 100]])"));
  geo::Properties town;
  town.set("population", 500.0);
  const Layer& layer = style.layers()[0];
  EXPECT_FALSE(layer.shows({2.9, &town, "Point", nullptr}));
  EXPECT_FALSE(layer.shows({4, &town, "Point", nullptr}));
  EXPECT_TRUE(layer.shows({5, &town, "Point", nullptr}));
  EXPECT_FALSE(layer.shows({8, &town, "Point", nullptr}));
  Warnings warnings;
  EXPECT_FALSE(layer.shows({5, nullptr, "Point", &warnings}));
  EXPECT_EQ(warnings.list().size(), 1U);
}

TEST(Layer, TextFieldTakesTokensAndTransform) {
  const Style style = parsed(with_layer(R"("id": "a", "type": "symbol", "source": "basemap", "source-layer": "places",
"layout": {"text-field": "{name} [{kind}]", "text-transform": "uppercase"})"));
  geo::Properties town;
  town.set("name", std::string("Şanlıurfa"));
  EXPECT_EQ(style.layers()[0].text(TextProperty::text_field, {5, &town, "Point", nullptr}), "ŞANLIURFA []");
}

TEST(Layer, ReadsAdditions) {
  const Style style = parsed(with_layer(R"("id": "a", "type": "line", "source": "route", "source-layer": "legs",
"metadata": {"mapbox:group": "x", "rutter:arrow": {"size": 9, "shape": "open", "middle_over_pt": 0}, "rutter:glyph": "bar"})"));
  const Layer& layer = style.layers()[0];
  ASSERT_TRUE(layer.arrow());
  EXPECT_EQ(layer.arrow()->size_pt, 9);
  EXPECT_EQ(layer.arrow()->shape, Arrow::Shape::open);
  EXPECT_TRUE(layer.arrow()->end);
  EXPECT_TRUE(layer.strike());
}

TEST(Style, FurnitureIsChecked) {
  const std::string text = R"({"version": 8, "sources": {}, "layers": [], "state": {"accent": {"default": "#b3202a"}},
"metadata": {"rutter:furniture": {"title-size": 24, "note-color": ["global-state", "accent"], "titel-size": 2}}})";
  EXPECT_THAT(
      messages(text),
      HasSubstr(
          "styles/x.json:2:95: error: metadata.rutter:furniture.titel-size: unknown key of rutter:furniture 'titel-size'"));
  const Style style =
      parsed(R"({"version": 8, "sources": {}, "layers": [], "metadata": {"rutter:furniture": {"title-size": 24}}})");
  EXPECT_EQ(style.furniture().title_size_pt, 24);
  EXPECT_EQ(style.furniture().small_size_pt, Furniture().small_size_pt);
}

TEST(Font, SplitsWeightAndSlant) {
  const Font font = font_of("Noto Sans Bold Italic");
  EXPECT_EQ(font.family, "Noto Sans");
  EXPECT_TRUE(font.bold);
  EXPECT_TRUE(font.italic);
  EXPECT_EQ(font_of("Noto Sans Regular").family, "Noto Sans");
  EXPECT_EQ(font_of("Bold").family, "Bold");
}

TEST(Layer, ShowsTheWorldSmallerThanATile) {
  const Style style = parsed(with_layer(R"("id": "a", "type": "background", "paint": {"background-color": "#ffffff"})"));
  EXPECT_TRUE(style.layers()[0].visible_at(-0.8)) << "a world map of 300 pixels is not empty";
}

TEST(Zoom, FollowsMapLibre) {
  EXPECT_NEAR(zoom_for(40075016.686 / 512, 0), 0, 1e-12);
  EXPECT_NEAR(zoom_for(40075016.686 / 512 / 1024, 0), 10, 1e-12);
  EXPECT_NEAR(zoom_for(1000, 60), zoom_for(2000, 0), 1e-9);
  EXPECT_EQ(zoom_for(0, 0), 0);
  EXPECT_TRUE(std::isfinite(zoom_for(1, 90)));
}

}  // namespace
}  // namespace rutter::style
