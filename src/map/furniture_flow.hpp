#pragma once

#include <string>
#include <string_view>

#include "job/model.hpp"
#include "map/block.hpp"
#include "style/style.hpp"
#include "text/shaper.hpp"

namespace rutter::map {

/// The type sizes of a map's furniture on one page, points: the style's, raised to what the page's kind demands
/// (6.5 pt on paper, 11 px on screens; denials at least 7 pt); on a page after a template, the template's.
struct TypeScale {
  double title = 20;
  double subtitle = 9;
  double note = 9;
  double heading = 9;
  double body = 7;        ///< legend, draft
  double key_head = 7.5;  ///< names of stops and movements: the key tells what callouts tell, in their sizes
  double key_body = 7;
  double small = 6.5;  ///< footer, scale bar, honest sentences
};

/// The sizes for a page.
[[nodiscard]] TypeScale type_scale(const style::Style& style, const job::Page& page);

/// The scale with its running texts no larger than that, denials no smaller than 7 pt: where a column has too little room.
[[nodiscard]] TypeScale at_most(TypeScale scale, double size_pt);

/// How one paragraph of furniture looks.
struct TextLook {
  double size_pt = 7;
  draw::Color color;
  std::string css_class;  ///< "title", "key", "legend" ...
  bool bold = false;
  bool italic = false;
};

/// Sets paragraphs under one another, each wrapped to the width. Lines stand 1.3 times their size apart, further where tall
/// scripts need it; the first line's capitals nearly touch the top, so that blocks align by what is seen.
class TextFlow {
 public:
  /// `right_to_left`: of a map whose language is written so; then all paragraphs stand at the right edge, whatever script they
  /// are in, and `indent_pt` is counted from there.
  TextFlow(text::Shaper& shaper, double width_pt, bool right_to_left = false);

  /// A paragraph; nothing for an empty text.
  void add(std::string_view text, const TextLook& look, double indent_pt = 0);
  /// A paragraph that begins with a head in another look, as in a dictionary: the text runs on behind it in the same line.
  void add_run_in(std::string_view head, const TextLook& head_look, std::string_view text, const TextLook& look,
                  double indent_pt = 0);
  /// Blank space before what follows; nothing before the first paragraph.
  void space(double pt);

  [[nodiscard]] double width_pt() const { return width_; }
  [[nodiscard]] double used_width_pt() const { return used_; }  ///< of the widest line, its indent included
  [[nodiscard]] double height_pt() const { return bottom_; }
  /// The lines set so far, as wide as the flow.
  [[nodiscard]] Block take();

 private:
  void add(std::string_view text, const text::TextStyle& style, const TextLook& look, double indent_pt);
  void place(const text::Shaped& line, const TextLook& look, double x_pt, double baseline_pt);
  [[nodiscard]] text::TextStyle style_of(const TextLook& look, std::string_view text) const;
  /// The left end of a text that stands `from_start_pt` from where lines begin.
  [[nodiscard]] double left_of(const text::Shaped& line, double from_start_pt) const;
  [[nodiscard]] double baseline_of(const text::Shaped& line, const TextLook& look) const;
  void advance(const TextLook& look, double baseline_pt);

  text::Shaper* shaper_;
  double width_;
  bool right_to_left_;
  double used_ = 0;
  double top_ = 0;             ///< where the next line's box begins
  double bottom_ = 0;          ///< of the last line's descenders
  double ink_bottom_ = 0;      ///< of the ink of all lines above
  double new_ink_bottom_ = 0;  ///< the line being set included
  std::vector<draw::Node> nodes_;
};

/// A text of furniture at `origin`, its left baseline end.
[[nodiscard]] draw::Text furniture_text(const text::Shaped& shaped, const TextLook& look, geo::PagePoint origin);

/// The block's nodes as one group of furniture, `id` and class "furniture".
[[nodiscard]] Block as_furniture(Block block, std::string id, std::string label);

/// The block on the style's panel, with its padding and outline.
[[nodiscard]] Block on_panel(Block block, const style::Furniture& furniture);

}  // namespace rutter::map
