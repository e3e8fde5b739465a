#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "draw/color.hpp"
#include "geo/box.hpp"
#include "geo/shape.hpp"

namespace rutter::draw {

/// Areas painted with one colour, even-odd rule, page points.
struct Fill {
  geo::MultiPolygon<geo::PagePoint> area;
  Color color;
};

enum class Cap { butt, round, square };
enum class Join { miter, round, bevel };

/// How a line is painted. Dashes in points, alternately on and off; empty: solid.
struct Pen {
  Color color;
  double width_pt = 1;
  std::vector<double> dash_pt;
  Cap cap = Cap::butt;
  Join join = Join::round;
  bool operator==(const Pen&) const = default;
};

/// Lines painted with one pen. A line whose last point equals its first is closed.
struct Stroke {
  std::vector<geo::Line<geo::PagePoint>> lines;
  Pen pen;
};

/// A filled and stroked circle: exact in every format, cheaper than its polygon. No fill: fill.a == 0; no outline: pen.width_pt
/// == 0.
struct Circle {
  geo::PagePoint centre;
  double radius_pt = 0;
  Color fill{0, 0, 0, 0};
  Pen pen{{0, 0, 0, 0}, 0, {}, Cap::butt, Join::round};
};

/// One shaped glyph, offset from the text's origin in points (y down).
struct Glyph {
  std::uint32_t id = 0;
  double x_pt = 0;
  double y_pt = 0;
  std::uint32_t cluster = 0;  ///< byte offset in Text::text of what it draws
};

/// Glyphs of one face, in visual order from left to right.
struct GlyphRun {
  std::uint32_t face = 0;  ///< index into the font collection (text::FontCollection) that shaped it
  bool right_to_left = false;
  std::vector<Glyph> glyphs;
  std::uint32_t text_begin = 0;  ///< bytes of Text::text that the run covers
  std::uint32_t text_end = 0;
  double x_pt = 0;      ///< where the run begins, from the origin
  double width_pt = 0;  ///< its advance
};

/// A line of text, shaped once: all formats draw these glyphs at these places.
struct Text {
  std::string text;       ///< UTF-8, printable (base::printable)
  std::string css_class;  ///< SVG class besides "label": "stop", "town", "country", "title" ...; written class="label CLASS"
  geo::PagePoint origin;  ///< left end of the baseline as measured (also for right-to-left text)
  double angle_deg = 0;   ///< rotation about the origin, clockwise on the page
  double size_pt = 8;
  bool bold = false;
  bool italic = false;
  bool right_to_left = false;  ///< base direction
  std::string language;        ///< BCP 47, may be empty
  double width_pt = 0;         ///< advance width
  double letter_spacing_pt = 0;
  Color color;
  Color halo{1, 1, 1, 0};
  double halo_pt = 0;  ///< width of the halo on each side
  std::vector<GlyphRun> runs;
  geo::PageBox ink;    ///< ink box relative to the origin, unrotated
  bool plain = false;  ///< not a label of the map: written without class "label" (titles, legend, key, footer)
};

/// A line of text along a path, letter by letter: a river's name, a country's on its long axis. Only for texts whose letters
/// stand alone (see sets_along_path): joined and right-to-left ones would fall apart. `text.origin` and `text.angle_deg` have
/// no meaning. It may end with the text.
struct PathText {
  Text text;                       ///< shaped once, on a straight line
  geo::Line<geo::PagePoint> path;  ///< of the baseline, read in its direction; smooth, for corners turn letters
  double start_pt = 0;             ///< where on the path the text begins
};

/// A picture of pixels, stretched over a box of the page: the shade of the relief, a raster of the user. `samples` holds two
/// bytes a pixel, grey and alpha, or four when it is `coloured`: red, green, blue and alpha (not premultiplied); rows from the
/// top, each from the left.
struct Image {
  geo::PageBox box;
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::vector<std::uint8_t> samples;
  bool coloured = false;
};

/// How many samples a pixel of the image has.
inline std::size_t channels_of(const Image& image) {
  return image.coloured ? 4 : 2;
}

struct Group;
struct Shared;
using Node = std::variant<Fill, Stroke, Circle, Text, PathText, Image, Group, Shared>;

/// A named part of the picture. In SVG a <g> with id, class and the label that Inkscape shows; other formats draw its children.
/// A group `as_path` that holds just one Stroke is written as that <path id class> itself (legs, leader lines).
struct Group {
  std::string id;
  std::string css_class;
  std::string label;  ///< human name of a layer, may be empty
  bool as_path = false;
  double opacity = 1;
  std::vector<Node> children;
};

/// Nodes that several drawings have in common, painted as if they stood here one by one.
struct Shared {
  std::shared_ptr<const std::vector<Node>> nodes;
  std::size_t number = 0;  ///< with the address of `nodes` it tells them from all others of this run, gone ones included
};

/// What documents say about themselves.
struct DocumentInfo {
  std::string title;
  std::string description;
  std::vector<std::string> sources;
  std::string language = "en";
  std::string producer;
};

/// A finished picture: what to paint, in order, in points on a page. Knows no map.
struct Drawing {
  double width_pt = 0;
  double height_pt = 0;
  bool in_pixels = false;  ///< the page was asked for in px (1 px = 0.75 pt), so SVG states px; else mm
  double dpi = 300;        ///< of the PNG
  Color paper{1, 1, 1, 1};
  std::string id_prefix;
  DocumentInfo info;
  std::vector<Node> nodes;
};

}  // namespace rutter::draw
