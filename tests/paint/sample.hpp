#pragma once

#include <cmath>
#include <filesystem>
#include <numbers>
#include <string>

#include "draw/drawing.hpp"
#include "text/shaper.hpp"

// Small pictures made by hand, in which every kind of node occurs.

namespace rutter::paint_test {

inline const std::filesystem::path font_folder = std::filesystem::path{RUTTER_SOURCE_DIR} / "styles" / "fonts";

inline const text::FontCollection& fonts() {
  static const auto collection = text::FontCollection::open(font_folder);
  return collection;
}

inline draw::Text label(const std::string& utf8, geo::PagePoint origin, text::TextStyle style = {}) {
  static text::Shaper shaper{fonts()};
  const auto shaped = shaper.shape(utf8, style);
  draw::Text out;
  out.text = shaped.text;
  out.css_class = "town";
  out.origin = origin;
  out.size_pt = style.size_pt;
  out.bold = style.bold;
  out.italic = style.italic;
  out.right_to_left = shaped.right_to_left;
  out.language = style.language;
  out.width_pt = shaped.width_pt;
  out.letter_spacing_pt = shaped.style.letter_spacing_pt;
  out.ink = shaped.ink;
  for (const auto& run : shaped.runs) {
    draw::GlyphRun to{run.face, run.right_to_left, {}, run.text_begin, run.text_end, run.x_pt, run.width_pt};
    for (const auto& glyph : run.glyphs) to.glyphs.push_back({glyph.id, glyph.x_pt, glyph.y_pt, glyph.cluster});
    out.runs.push_back(to);
  }
  return out;
}

inline geo::Line<geo::PagePoint> wavy_line(double x, double y, double width, int points) {
  geo::Line<geo::PagePoint> line;
  for (int i = 0; i <= points; ++i) {
    const double share = static_cast<double>(i) / points;
    line.push_back({x + share * width, y + 12 * std::sin(share * 8 * std::numbers::pi)});
  }
  return line;
}

inline geo::Line<geo::PagePoint> rectangle(double x, double y, double w, double h) {
  return {{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}, {x, y}};
}

/// 400 x 300 pt: sea, land with a lake, a border, a dashed leg, a stop, translucent ring, labels in seven scripts, a rotated
/// and a letter-spaced one.
inline draw::Drawing sample() {
  draw::Drawing drawing;
  drawing.width_pt = 400;
  drawing.height_pt = 300;
  drawing.dpi = 150;
  drawing.info = {"A map & \"test\"",
                  "Map. Reported route from A to B <unverified>",
                  {"Desk one, 2020", "Desk – two"},
                  "en",
                  "Example Desk"};
  const draw::Color ink{0.13, 0.13, 0.13, 1};

  draw::Group land{"layer-land", "layer", "Land", false, 1, {}};
  land.children.emplace_back(draw::Fill{{{{{rectangle(0, 0, 400, 300)}}}}, {0.85, 0.9, 0.93, 1}});
  land.children.emplace_back(
      draw::Fill{{{{{rectangle(20, 20, 360, 250), rectangle(250, 60, 60, 40)}}}}, {0.957, 0.945, 0.918, 1}});
  land.children.emplace_back(
      draw::Stroke{{wavy_line(20, 150, 360, 600)}, {{0.6, 0.5, 0.5, 1}, 0.75, {}, draw::Cap::round, draw::Join::round}});
  drawing.nodes.emplace_back(land);

  draw::Group route{"layer-route", "layer", "Route", false, 1, {}};
  route.children.emplace_back(
      draw::Group{"leg-1",
                  "leg",
                  "",
                  true,
                  1,
                  {draw::Stroke{{{{60, 220}, {180, 120}, {340, 190}}},
                                {{0.7, 0.13, 0.16, 1}, 1.5, {4, 2}, draw::Cap::butt, draw::Join::round}}}});
  draw::Group stop{"stop-1", "stop", "", false, 1, {}};
  stop.children.emplace_back(
      draw::Circle{{60, 220}, 6, {0.7, 0.13, 0.16, 1}, {{1, 1, 1, 1}, 1, {}, draw::Cap::butt, draw::Join::round}});
  auto number = label("1", {57.7, 222.9}, {8, true, false, "", 0});
  number.color = {1, 1, 1, 1};
  number.plain = true;
  stop.children.emplace_back(number);
  route.children.emplace_back(stop);
  route.children.emplace_back(draw::Group{
      "ring",
      "",
      "",
      false,
      0.5,
      {draw::Circle{
          {340, 190}, 25, {0.7, 0.13, 0.16, 0.3}, {{0.7, 0.13, 0.16, 1}, 0.75, {2, 2}, draw::Cap::butt, draw::Join::round}}}});
  drawing.nodes.emplace_back(route);

  draw::Group labels{"layer-labels", "layer", "Labels", false, 1, {}};
  const auto add = [&](draw::Text text, double halo_pt = 1) {
    text.color = ink;
    text.halo = {1, 1, 1, 0.85};
    text.halo_pt = halo_pt;
    labels.children.emplace_back(std::move(text));
  };
  add(label("Hawar Kilis, Syria", {70, 216}, {10, true, false, "en", 0}));
  add(label("Stepanakert Խանքենդի", {40, 50}, {11, false, false, "", 0}));
  add(label("Ստեփանակերտ", {40, 70}));
  add(label("თბილისი", {40, 90}));
  add(label("Алеппо и Αθήνα", {40, 110}, {9, false, true, "", 0}));
  add(label("عفرين وأعزاز", {330, 50}, {11, false, false, "ar", 0}));
  add(label("תל אביב", {330, 30}));
  add(label("بلاد الأحواز", {330, 120}, {8, false, false, "ar", 0}));
  add(label("Aleppo (حلب), 2020", {200, 50}));
  auto river = label("Euphrates", {120, 250}, {9, false, true, "", 0});
  river.angle_deg = -20;
  add(river);
  add(label("AZERBAIJAN", {200, 240}, {10, false, false, "", 3}), 0);
  auto title = label("Reported transit of fighters", {20, 15}, {12, true, false, "en", 0});
  title.plain = true;
  title.css_class = "title";
  add(title, 0);
  drawing.nodes.emplace_back(labels);
  return drawing;
}

}  // namespace rutter::paint_test
