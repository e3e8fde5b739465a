// Texts along paths: the same in all formats and in a browser, and read in whole words.

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>

#include "canvas/formats.hpp"
#include "draw/glyphs_on_path.hpp"
#include "paint/paint.hpp"
#include "png_reader.hpp"
#include "sample.hpp"
#include "tools.hpp"

namespace rutter::canvas {
namespace {

using paint::to_svg;
using paint_test::Folder;
using paint_test::fonts;
using paint_test::label;
using paint_test::mean_difference;
using paint_test::read_png;
using paint_test::run;
using testing::HasSubstr;

/// A part of a circle, read clockwise, from one angle to another (degrees, 0 to the right).
geo::Line<geo::PagePoint> arc(geo::PagePoint centre, double radius, double from_deg, double to_deg) {
  geo::Line<geo::PagePoint> line;
  for (int i = 0; i <= 120; ++i) {
    const double angle = (from_deg + (to_deg - from_deg) * i / 120) * std::numbers::pi / 180;
    line.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
  }
  return line;
}

std::vector<draw::PathText> curved() {
  std::vector<draw::PathText> out;
  const auto add = [&](const std::string& words, text::TextStyle style, geo::Line<geo::PagePoint> path, double start_pt) {
    draw::PathText& text = out.emplace_back(draw::PathText{label(words, {0, 0}, style), std::move(path), start_pt});
    text.text.color = {0.13, 0.13, 0.13, 1};
    text.text.halo = {1, 1, 1, 0.85};
    text.text.halo_pt = 1;
  };
  add("Caspian Sea", {14, false, true, "en", 0}, arc({120, 130}, 100, -150, -40), 20);
  add("AZERBAIJAN", {10, false, false, "en", 8}, arc({290, 160}, 120, -150, -20), 15);
  add("Քաղաք e\xCC\x81 fi", {11, false, false, "", 0}, arc({100, 160}, 80, 170, 20), 5);
  add("Волга AV To", {11, false, false, "ru", 1}, {{200, 290}, {250, 250}, {390, 240}}, 4);
  add("Orontes AV", {9, false, true, "en", 0.5}, arc({60, 200}, 90, -20, 60), 3);
  std::reverse(out.back().path.begin(), out.back().path.end());  // read upwards
  return out;
}

draw::Drawing drawing_of(std::vector<draw::PathText> texts) {
  draw::Drawing drawing;
  drawing.width_pt = 400;
  drawing.height_pt = 300;
  drawing.dpi = 150;
  drawing.info = {"Curved", "Texts along paths", {}, "en", ""};
  draw::Group layer{"layer-labels", "layer", "Labels", false, 1, {}};
  for (draw::PathText& text : texts) layer.children.emplace_back(std::move(text));
  drawing.nodes.emplace_back(std::move(layer));
  return drawing;
}

TEST(PathText, StandsInTheSvgAsTextOnANamedPath) {
  auto drawing = drawing_of(curved());
  drawing.id_prefix = "m7-";
  const auto svg = to_svg(drawing, fonts());
  EXPECT_THAT(svg, HasSubstr("<defs><path id=\"m7-text-path-1\" d=\"M"));
  EXPECT_THAT(svg, testing::ContainsRegex("<text class=\"label town\" style=\"[^\"]*letter-spacing:8px[^\"]*\"><textPath "
                                          "[^>]* href=\"#m7-text-path-2\" xlink:href=\"#m7-text-path-2\" "
                                          "startOffset=\"15\">AZERBAIJAN</textPath></text>"));
  RUTTER_NEEDS_TOOL("xmllint");
  const Folder folder;
  EXPECT_EQ(run("xmllint --noout --nonet " + folder.write("a.svg", svg).string()).output, "");
}

TEST(PathText, APathThatItsTextFillsGoesOnBehindIt) {
  draw::PathText text{label("Southern Ocean", {0, 0}, {10, false, true, "en", 3}), {{10, 50}, {30, 50}, {60, 50}}, 0};
  EXPECT_THAT(to_svg(drawing_of({text}), fonts()), HasSubstr("d=\"M10 50h20h30h13\""))
      << "or a browser leaves out the last letter";
}

TEST(PathText, IsReadFromThePdfInWholeWords) {
  RUTTER_NEEDS_TOOL("pdftotext");
  const Folder folder;
  const auto path = folder.write("a.pdf", to_pdf(drawing_of(curved()), fonts())).string();
  const auto text = run("pdftotext " + path + " -").output;
  for (const auto* words : {"Caspian Sea", "AZERBAIJAN", "Քաղաք", "Волга AV To", "Orontes AV"})
    EXPECT_THAT(text, HasSubstr(words));
  EXPECT_EQ(run("pdfimages -list " + path + " | wc -l").output, "2\n");
}

TEST(PathText, LooksTheSameInPdfOutlinesAndPng) {
  RUTTER_NEEDS_TOOL("rsvg-convert");
  RUTTER_NEEDS_TOOL("pdftoppm");
  const Folder folder;
  const auto dir = folder.path().string() + "/";
  const auto ours = read_png(to_png(drawing_of(curved()), fonts()));
  folder.write("o.svg", to_outlines_svg(drawing_of(curved()), fonts()));
  folder.write("a.pdf", to_pdf(drawing_of(curved()), fonts()));
  ASSERT_EQ(run("rsvg-convert -b white -d 150 -p 150 " + dir + "o.svg -o " + dir + "outlines.png").output, "");
  ASSERT_EQ(run("pdftoppm -r 150 -png -singlefile " + dir + "a.pdf " + dir + "pdf").output, "");
  auto moved = curved();
  for (draw::PathText& text : moved) text.start_pt += 0.85;
  const double moved_difference = mean_difference(ours, read_png(to_png(drawing_of(moved), fonts())));
  for (const auto* other : {"outlines.png", "pdf.png"})
    EXPECT_LT(mean_difference(ours, read_png(folder.read(other))), moved_difference / 2) << other;
}

constexpr const char* script = R"(<script>document.fonts.ready.then(() => {
  const rows = [...document.querySelectorAll('text')].map((t) => [...Array(t.getNumberOfChars()).keys()].map((i) => {
    const p = t.getStartPositionOfChar(i).matrixTransform(t.ownerSVGElement.getScreenCTM().inverse().multiply(t.getScreenCTM())); return [p.x, p.y, t.getRotationOfChar(i)]; }));
  const pre = document.createElement('pre'); pre.id = 'rows'; pre.textContent = JSON.stringify(rows); document.body.append(pre);
});</script>)";

TEST(PathText, ABrowserPutsTheLettersWhereWeDo) {
  RUTTER_NEEDS_TOOL("chromium");
  const Folder folder;
  const auto texts = curved();
  auto svg = to_svg(drawing_of(texts), fonts());
  svg.erase(0, svg.find("<svg"));
  const auto page = folder.write("page.html", "<!DOCTYPE html><meta charset=utf-8><body>" + svg + script);
  const auto dom =
      run("timeout 100 chromium --headless --no-sandbox --disable-gpu --virtual-time-budget=5000 --user-data-dir=" +
          folder.path().string() + " --dump-dom file://" + page.string())
          .output;
  const std::string opener = "<pre id=\"rows\">";
  const auto begin = dom.find(opener);
  if (begin == std::string::npos) GTEST_SKIP() << "chromium does not run here";
  const auto rows = nlohmann::json::parse(dom.substr(begin + opener.size(), dom.find("</pre>", begin) - begin - opener.size()));
  ASSERT_EQ(rows.size(), texts.size());
  constexpr double tenth_of_a_millimetre = 0.283;
  for (std::size_t i : {0U, 1U, 3U, 4U}) {  // texts of as many glyphs as characters
    const auto glyphs = draw::glyphs_on_path(texts[i]);
    ASSERT_EQ(rows[i].size(), glyphs.size()) << texts[i].text.text;
    for (std::size_t g = 0; g < glyphs.size(); ++g) {
      EXPECT_NEAR(rows[i][g][0].get<double>(), glyphs[g].origin.x, tenth_of_a_millimetre) << texts[i].text.text << ' ' << g;
      EXPECT_NEAR(rows[i][g][1].get<double>(), glyphs[g].origin.y, tenth_of_a_millimetre) << texts[i].text.text << ' ' << g;
    }
  }
}

TEST(PathText, OnlyScriptsWhoseLettersStandAloneAreSetAlongPaths) {
  for (const auto* words : {"Caspian Sea", "Волга", "Եփրատ", "Ευφράτης"})
    EXPECT_TRUE(draw::sets_along_path(label(words, {}))) << words;
  for (const auto* words : {"الفرات", "נהר הירדן", "Nile النيل", "गंगा"})
    EXPECT_FALSE(draw::sets_along_path(label(words, {}))) << words;
}

TEST(PathText, StandsStraightOnAStraightPathAsTheTextItself) {
  const auto text = label("Kura AV", {50, 60}, {9, false, true, "", 2});
  const auto glyphs = draw::glyphs_on_path({text, {{40, 60}, {200, 60}}, 10});
  ASSERT_EQ(glyphs.size(), text.runs.at(0).glyphs.size());
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    EXPECT_NEAR(glyphs[i].origin.x, text.origin.x + text.runs[0].glyphs[i].x_pt, 1e-9);
    EXPECT_NEAR(glyphs[i].origin.y, text.origin.y, 1e-9);
    EXPECT_DOUBLE_EQ(glyphs[i].angle_rad, 0);
  }
}

}  // namespace
}  // namespace rutter::canvas
