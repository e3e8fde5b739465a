// The formats of one drawing, rendered by programs of others, look alike; and the same drawing gives the same bytes.

#include <gmock/gmock.h>

#include <clocale>
#include <locale>
#include <memory>
#include <regex>
#include <set>
#include <thread>

#include "canvas/formats.hpp"
#include "paint/paint.hpp"
#include "paint/shared_parts.hpp"
#include "png_reader.hpp"
#include "sample.hpp"
#include "tools.hpp"

namespace rutter::canvas {
namespace {

using paint::to_svg;
using paint_test::Folder;
using paint_test::fonts;
using paint_test::mean_difference;
using paint_test::read_png;
using paint_test::run;
using paint_test::sample;

/// Texts 0.3 mm off give 3.6; Poppler, which puts letters on quarters of a pixel, 1.1, librsvg 0.4.
constexpr double tolerance = 1.5;

std::string only_bundled_fonts(const Folder& folder) {
  return "FONTCONFIG_FILE=" +
         folder
             .write("fonts.conf", "<?xml version=\"1.0\"?><fontconfig><dir>" + paint_test::font_folder.string() +
                                      "</dir><cachedir>" + folder.path().string() + "</cachedir></fontconfig>")
             .string() +
         " ";
}

TEST(Agreement, SvgPdfAndOutlinesLookLikeThePng) {
  RUTTER_NEEDS_TOOL("rsvg-convert");
  RUTTER_NEEDS_TOOL("pdftoppm");
  const Folder folder;
  const auto ours = read_png(to_png(sample(), fonts()));
  const auto dir = folder.path().string() + "/";
  folder.write("a.svg", to_svg(sample(), fonts()));
  folder.write("o.svg", to_outlines_svg(sample(), fonts()));
  folder.write("a.pdf", to_pdf(sample(), fonts()));
  const auto rsvg = only_bundled_fonts(folder) + "rsvg-convert -b white -d 150 -p 150 ";
  ASSERT_EQ(run(rsvg + dir + "a.svg -o " + dir + "svg.png").output, "");
  ASSERT_EQ(run(rsvg + dir + "o.svg -o " + dir + "outlines.png").output, "");
  ASSERT_EQ(run("pdftoppm -r 150 -png -singlefile " + dir + "a.pdf " + dir + "pdf").output, "");
  for (const auto* other : {"svg.png", "outlines.png", "pdf.png"}) {
    EXPECT_LT(mean_difference(ours, read_png(folder.read(other))), tolerance) << other;
  }
}

TEST(Agreement, TheMeasureSeesAShiftOfAThirdOfAMillimetre) {
  auto shifted = sample();
  auto& labels = std::get<draw::Group>(shifted.nodes.back());
  for (auto& node : labels.children) std::get<draw::Text>(node).origin.x += 0.85;
  EXPECT_GT(mean_difference(read_png(to_png(sample(), fonts())), read_png(to_png(shifted, fonts()))), tolerance);
}

TEST(Agreement, NodesThatDrawingsShareArePaintedAsIfTheyStoodThere) {
  draw::Drawing inlined = sample();
  const auto fill = [](double x, draw::Color color) -> draw::Node {
    return draw::Fill{{{geo::Polygon<geo::PagePoint>{{paint_test::rectangle(x, 0, 9, 9)}}}}, color};
  };
  inlined.nodes.insert(inlined.nodes.begin(), {fill(0, {0, 0, 0, 0}), fill(10, {1, 0, 0, 1}), fill(20, {0, 0, 1, 1})});
  draw::Drawing sharing = inlined;
  const auto nodes = std::make_shared<std::vector<draw::Node>>(inlined.nodes);
  sharing.nodes = {draw::Shared{nodes, 1}};
  EXPECT_EQ(to_svg(sharing, fonts()), to_svg(inlined, fonts()));
  EXPECT_EQ(to_outlines_svg(sharing, fonts()), to_outlines_svg(inlined, fonts()));
  EXPECT_EQ(to_pdf(sharing, fonts()), to_pdf(inlined, fonts()));
  EXPECT_EQ(to_png(sharing, fonts()), to_png(inlined, fonts()));
  paint::SharedParts parts(fonts());
  for (int round = 0; round < 3; ++round) EXPECT_EQ(to_svg(sharing, fonts(), &parts), to_svg(inlined, fonts())) << round;
  // Another picture whose nodes came to have the address of the first's.
  nodes->erase(nodes->begin() + 1);
  draw::Drawing other = sharing;
  std::get<draw::Shared>(other.nodes.front()).number = 2;
  EXPECT_EQ(to_svg(other, fonts(), &parts), to_svg(other, fonts()));
}

using Writer = std::string (*)(const draw::Drawing&, const text::FontCollection&);
std::string written_alone(const draw::Drawing& drawing, const text::FontCollection& fonts) {
  return to_svg(drawing, fonts);
}
constexpr Writer writers[] = {written_alone, to_outlines_svg, to_pdf, to_png};

std::vector<std::string> all_formats() {
  std::vector<std::string> bytes;
  for (const auto write : writers) bytes.push_back(write(sample(), fonts()));
  return bytes;
}

TEST(Agreement, SameBytesEveryTimeInEveryThread) {
  const auto first = all_formats();
  std::vector<std::vector<std::string>> again(4);
  std::vector<std::thread> threads;
  for (auto& slot : again) threads.emplace_back([&slot] { slot = all_formats(); });
  for (auto& thread : threads) thread.join();
  for (const auto& slot : again) {
    for (std::size_t i = 0; i < first.size(); ++i) EXPECT_TRUE(slot[i] == first[i]) << "format " << i;
  }
}

struct CommaForPoint : std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
};

TEST(Agreement, SameBytesUnderAnotherLocaleAndZone) {
  const auto first = all_formats();
  const std::string locale_before = std::setlocale(LC_ALL, nullptr);
  const auto cxx_before = std::locale::global(std::locale{std::locale::classic(), new CommaForPoint});
  (void)std::setlocale(LC_ALL, "de_DE.UTF-8");  // where installed
  ::setenv("TZ", "Pacific/Chatham", 1);
  ::tzset();
  const auto second = all_formats();
  ::unsetenv("TZ");
  ::tzset();
  std::locale::global(cxx_before);
  (void)std::setlocale(LC_ALL, locale_before.c_str());
  for (std::size_t i = 0; i < first.size(); ++i) EXPECT_TRUE(first[i] == second[i]) << "format " << i;
}

TEST(Agreement, OutlinesHaveTheirOwnIdsAndEveryReferenceIsOneOfThem) {
  auto drawing = sample();
  drawing.id_prefix = "m7-";
  const auto svg = to_outlines_svg(drawing, fonts());
  std::set<std::string> ids;
  const std::regex id{" id=\"([^\"]*)\""};
  const std::regex reference{"(?:href=\"#|url\\(#)([^\")]*)"};
  for (std::sregex_iterator it{svg.begin(), svg.end(), id}, end; it != end; ++it) {
    EXPECT_TRUE((*it)[1].str().starts_with("m7-o")) << (*it)[1];
    EXPECT_TRUE(ids.insert((*it)[1]).second) << "twice: " << (*it)[1];
  }
  int references = 0;
  for (std::sregex_iterator it{svg.begin(), svg.end(), reference}, end; it != end; ++it) {
    EXPECT_TRUE(ids.contains((*it)[1])) << (*it)[1];
    ++references;
  }
  EXPECT_GT(references, 50);
  EXPECT_EQ(svg.find("<image"), std::string::npos);
  EXPECT_NE(svg.find("role=\"img\""), std::string::npos);
  RUTTER_NEEDS_TOOL("xmllint");
  const Folder folder;
  EXPECT_EQ(run("xmllint --noout --nonet " + folder.write("o.svg", svg).string()).output, "");
}

}  // namespace
}  // namespace rutter::canvas
