#include <gmock/gmock.h>

#include <limits>
#include <regex>
#include <set>

#include "base/error.hpp"
#include "paint/paint.hpp"
#include "paint/svg_fonts.hpp"
#include "sample.hpp"
#include "tools.hpp"

namespace rutter::paint {
namespace {

using paint_test::fonts;
using paint_test::label;
using paint_test::sample;
using testing::HasSubstr;
using testing::Not;

std::string svg_of(const draw::Drawing& drawing) {
  return to_svg(drawing, fonts());
}

draw::Drawing page_with(draw::Node node) {
  draw::Drawing drawing;
  drawing.width_pt = 100;
  drawing.height_pt = 50;
  drawing.nodes.push_back(std::move(node));
  return drawing;
}

std::set<std::string> ids_in(const std::string& svg) {
  std::set<std::string> ids;
  const std::regex id{" id=\"([^\"]*)\""};
  for (std::sregex_iterator it{svg.begin(), svg.end(), id}, end; it != end; ++it) {
    EXPECT_TRUE(ids.insert((*it)[1]).second) << "twice: " << (*it)[1];
  }
  return ids;
}

TEST(Svg, IsWellFormed) {
  RUTTER_NEEDS_TOOL("xmllint");
  const paint_test::Folder folder;
  const auto outcome = paint_test::run("xmllint --noout --nonet " + folder.write("a.svg", svg_of(sample())).string());
  EXPECT_EQ(outcome.status, 0) << outcome.output;
  EXPECT_EQ(outcome.output, "");
}

TEST(Svg, SaysWhatItIs) {
  const auto svg = svg_of(sample());
  EXPECT_THAT(svg, HasSubstr("width=\"141.11mm\" height=\"105.83mm\" viewBox=\"0 0 400 300\" role=\"img\" xml:lang=\"en\""));
  EXPECT_THAT(
      svg, HasSubstr(
               "<title>A map &amp; &quot;test&quot;</title>\n<desc>Map. Reported route from A to B &lt;unverified&gt;</desc>"));
  EXPECT_THAT(svg, HasSubstr("<dc:source>Desk one, 2020</dc:source>\n<dc:source>Desk – two</dc:source>"));
  auto in_pixels = sample();
  in_pixels.in_pixels = true;
  EXPECT_THAT(svg_of(in_pixels), HasSubstr("width=\"533.33px\" height=\"400px\" viewBox=\"0 0 400 300\""));
}

TEST(Svg, NamesItsParts) {
  const auto svg = svg_of(sample());
  EXPECT_THAT(svg, HasSubstr("<g id=\"layer-land\" class=\"layer\" inkscape:groupmode=\"layer\" inkscape:label=\"Land\">"));
  EXPECT_THAT(svg, testing::ContainsRegex("<path id=\"leg-1\" class=\"leg\" style=\"[^\"]+\" d=\"M60 220l120-100 160 70\"/>"));
  EXPECT_THAT(svg, HasSubstr("<g id=\"stop-1\" class=\"stop\">"));
  EXPECT_THAT(
      svg, testing::ContainsRegex("<text class=\"label town\" style=\"[^\"]+\" x=\"70\" y=\"216\">Hawar Kilis, Syria</text>"));
  EXPECT_THAT(svg, testing::ContainsRegex("<text class=\"title\" style=\"[^\"]+\" x=\"20\" y=\"15\">Reported transit"));
  EXPECT_THAT(svg, HasSubstr("transform=\"rotate(-20 120 250)\">Euphrates"));
  EXPECT_THAT(svg, HasSubstr("letter-spacing:3px"));
  EXPECT_THAT(svg, HasSubstr("paint-order:stroke"));
  EXPECT_THAT(svg, HasSubstr("<g id=\"ring\" opacity=\".5\">"));
  EXPECT_THAT(ids_in(svg), testing::IsSupersetOf({"layer-land", "layer-route", "leg-1", "stop-1", "ring", "layer-labels"}));
}

TEST(Svg, RightToLeftTextsEndAtTheirMeasuredLeftEdge) {
  EXPECT_THAT(svg_of(sample()),
              HasSubstr("x=\"330\" y=\"50\" direction=\"rtl\" text-anchor=\"end\" xml:lang=\"ar\">عفرين وأعزاز"));
}

TEST(Svg, LeavesNothingOutsideAndNothingActive) {
  const auto svg = svg_of(sample());
  for (const auto* word : {"<image", "<script", "href", "nan", "inf\"", "url(#"})
    EXPECT_THAT(svg, Not(HasSubstr(word))) << word;
}

TEST(Svg, OneFontIsEmbeddedForEachFaceUsed) {
  const auto svg = svg_of(sample());
  const std::regex face{"@font-face"};
  EXPECT_EQ(std::distance(std::sregex_iterator{svg.begin(), svg.end(), face}, {}), 7);
  EXPECT_THAT(svg, HasSubstr("font-family=\"'Noto Sans','Noto Sans Arabic','Noto Sans Armenian','Noto Sans Georgian','Noto "
                             "Sans Hebrew',sans-serif\""));
  EXPECT_THAT(svg_of(page_with(draw::Circle{{1, 1}, 1})), Not(HasSubstr("@font-face")));
}

TEST(Svg, PrefixIsPutBeforeIdsClassesAndEmbeddedFamilies) {
  auto drawing = sample();
  drawing.id_prefix = "m2-";
  const auto svg = svg_of(drawing);
  for (const auto& id : ids_in(svg)) EXPECT_THAT(id, testing::StartsWith("m2-"));
  EXPECT_THAT(svg, HasSubstr(".m2-s1{"));
  EXPECT_THAT(svg, Not(HasSubstr("\n.s1{")));
  EXPECT_THAT(svg, HasSubstr("@font-face{font-family:'m2-Noto Sans'"));
  EXPECT_THAT(svg, HasSubstr("font-family=\"'m2-Noto Sans','Noto Sans',"));
}

TEST(Svg, SpacesThatMatterAreKept) {
  EXPECT_THAT(svg_of(page_with(label("a  b", {1, 20}))), HasSubstr("xml:space=\"preserve\">a  b<"));
  EXPECT_THAT(svg_of(page_with(label("a b", {1, 20}))), Not(HasSubstr("xml:space")));
}

TEST(Svg, HostileTextsAreHarmless) {
  auto text = label("plain", {1, 20});
  text.text = "x\x01<script>\xE2\x80\xAE&";
  EXPECT_THAT(svg_of(page_with(text)), HasSubstr(">x&lt;script&gt;&amp;</text>"));
}

TEST(Svg, DefectsAreRefused) {
  const double bad[] = {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), 2e6};
  for (const double value : bad) {
    const geo::Line<geo::PagePoint> line{{0, 0}, {1, value}, {5, 5}};
    const geo::Polygon<geo::PagePoint> polygon{{line}};
    for (const auto& drawing : {page_with(draw::Stroke{{line}, {}}), page_with(draw::Circle{{value, 1}, 1}),
                                page_with(draw::Fill{{{polygon}}, {}}), page_with(label("x", {1, value}))}) {
      EXPECT_THROW((void)to_svg(drawing, fonts()), base::Error);
    }
  }
  auto twice = page_with(draw::Group{"a", "", "", false, 1, {}});
  twice.nodes.emplace_back(draw::Group{"a", "", "", false, 1, {}});
  EXPECT_THROW((void)to_svg(twice, fonts()), base::Error);
  draw::Drawing empty;
  EXPECT_THROW((void)to_svg(empty, fonts()), base::Error);
}

TEST(Svg, Base64) {  // RFC 4648, section 10
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("fo"), "Zm8=");
  EXPECT_EQ(base64("foo"), "Zm9v");
  EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
}

}  // namespace
}  // namespace rutter::paint
