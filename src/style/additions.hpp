#pragma once

#include <optional>
#include <string>

#include "draw/color.hpp"

/// What the MapLibre specification lacks: the `rutter:*` keys under `metadata`. Described in docs/style.md. Sizes are points
/// ("pt"), unlike the CSS pixels of the specification's own properties.
namespace rutter::style {

/// `rutter:arrow` on a line layer of route legs: where arrowheads stand and what they look like.
struct Arrow {
  enum class Shape { filled, open };
  double size_pt = 7;  ///< length of the head
  Shape shape = Shape::filled;
  bool end = true;              ///< one near the end of the leg
  double middle_over_pt = 160;  ///< and one in the middle of legs longer than this; 0: never
};

/// `rutter:glyph` "bar" on a line layer of route legs: a short bar across the middle of each line (for what was withdrawn).
struct Strike {
  double length_pt = 7;
  double width_pt = 1;
};

/// `rutter:glyph`: a sign that the specification cannot draw. Aircraft, ship and bar stand on line layers of route legs, the
/// dotted ring on circle layers of stops.
enum class Glyph { none, aircraft, ship, bar, dotted_ring };

/// `rutter:furniture` on the style: title, legend, key, footer, scale bar, graticule, frame.
struct Furniture {
  std::string font = "Noto Sans";
  double title_size_pt = 20;
  double subtitle_size_pt = 9;
  double note_size_pt = 9;
  double heading_size_pt = 9;   ///< of the legend and the key
  double body_size_pt = 7;      ///< legend and key
  double small_size_pt = 6.5;   ///< footer, scale bar, graticule
  double number_size_pt = 6.5;  ///< the number in a stop's circle
  double margin_pt = 24;        ///< round the page
  double gap_pt = 6;            ///< between pieces
  double panel_padding_pt = 6;
  double frame_width_pt = 1.2;
  double panel_width_pt = 0.5;  ///< outline of legend and key
  double rule_width_pt = 0.5;   ///< scale bar, rules
  double leader_width_pt = 0.5;
  double graticule_width_pt = 0.25;
  draw::Color paper{1, 1, 1, 1};
  draw::Color title_color{0.07, 0.07, 0.07, 1};
  draw::Color text_color{0.13, 0.13, 0.13, 1};
  draw::Color muted_color{0.35, 0.33, 0.31, 1};
  draw::Color note_color{0.7, 0.125, 0.165, 1};
  draw::Color frame_color{0.07, 0.07, 0.07, 1};
  draw::Color panel_color{1, 1, 1, 0.94};
  draw::Color panel_outline_color{0.6, 0.58, 0.55, 1};
  draw::Color rule_color{0.25, 0.25, 0.25, 1};
  draw::Color leader_color{0.25, 0.25, 0.25, 1};
  draw::Color graticule_color{0.45, 0.5, 0.53, 0.35};
  draw::Color draft_color{0.7, 0.125, 0.165, 0.25};
  bool group_greys = false;  ///< groups of actors are told apart by greys instead of their colours
};

/// `rutter:callout` on the style: the boxes that tell a stop's claims.
struct Callout {
  double head_size_pt = 7.5;
  double body_size_pt = 7;
  double width_pt = 120;
  double padding_pt = 3;
  draw::Color text_color{0.13, 0.13, 0.13, 1};
  draw::Color panel_color{1, 1, 1, 0.92};
  draw::Color leader_color{0.25, 0.25, 0.25, 1};
  double leader_width_pt = 0.5;
};

/// `rutter:inset` on the style: frames of detail maps and their outlines on the main map.
struct Inset {
  double title_size_pt = 8;
  double frame_width_pt = 1;
  double outline_width_pt = 1;
  double tie_width_pt = 0.75;
  draw::Color frame_color{0.07, 0.07, 0.07, 1};
};

}  // namespace rutter::style
