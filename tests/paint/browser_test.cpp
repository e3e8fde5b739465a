// What was measured is what a browser draws: lengths and left edges of texts in Chromium.

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "paint/paint.hpp"
#include "sample.hpp"
#include "tools.hpp"

namespace rutter::paint {
namespace {

using paint_test::label;

draw::Drawing many_texts(std::vector<draw::Text>& texts) {
  draw::Drawing drawing;
  drawing.width_pt = 400;
  drawing.height_pt = 700;
  double y = 20;
  for (const bool bold : {false, true}) {
    for (const bool italic : {false, true}) {
      for (const auto* words :
           {"Hawar Kilis, AV To", "Şaykh al-Ḥadīd", "Степанакерт", "Αθήνα", "عفرين وأعزاز", "Aleppo (حلب), 2020", "Ստեփանակերտ",
            "თბილისი", "תל אביב (יפו)", "office e\xCC\x81 fi", "in \xE2\x81\xA8حلب\xE2\x81\xA9, 7 km"}) {
        texts.push_back(label(words, {50, y}, {7.5, bold, italic, "", 0}));
        drawing.nodes.emplace_back(texts.back());
        y += 14;
      }
    }
  }
  texts.push_back(label("AZERBAIJAN", {50, y}, {9, false, false, "", 2.5}));
  drawing.nodes.emplace_back(texts.back());
  return drawing;
}

constexpr const char* script = R"(<script>document.fonts.ready.then(() => {
  const left = (t) => Math.min(...[...Array(t.getNumberOfChars()).keys()].map((i) => t.getExtentOfChar(i)).filter((b) => b.width > 0).map((b) => b.x));
  const rows = [...document.querySelectorAll('text')].map((t) => [t.getComputedTextLength(), left(t)]);
  const pre = document.createElement('pre'); pre.id = 'rows'; pre.textContent = JSON.stringify(rows); document.body.append(pre);
});</script>)";

TEST(Browser, TextsAreAsLongAsMeasuredAndBeginWherePut) {
  RUTTER_NEEDS_TOOL("chromium");
  const paint_test::Folder folder;
  std::vector<draw::Text> texts;
  auto svg = to_svg(many_texts(texts), paint_test::fonts());
  svg.erase(0, svg.find("<svg"));
  const auto page = folder.write("page.html", "<!DOCTYPE html><meta charset=utf-8><body>" + svg + script);
  const auto dom =
      paint_test::run("timeout 100 chromium --headless --no-sandbox --disable-gpu --virtual-time-budget=5000 --user-data-dir=" +
                      folder.path().string() + " --dump-dom file://" + page.string())
          .output;
  const std::string opener = "<pre id=\"rows\">";
  const auto begin = dom.find(opener);
  if (begin == std::string::npos) GTEST_SKIP() << "chromium does not run here";
  const auto rows = nlohmann::json::parse(dom.substr(begin + opener.size(), dom.find("</pre>", begin) - begin - opener.size()));
  ASSERT_EQ(rows.size(), texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    // The browser counts the spacing behind the last letter.
    EXPECT_NEAR(rows[i][0].get<double>(), texts[i].width_pt + texts[i].letter_spacing_pt, 0.05) << texts[i].text;
    EXPECT_NEAR(rows[i][1].get<double>(), texts[i].origin.x, 0.05) << texts[i].text;
  }
}

}  // namespace
}  // namespace rutter::paint
