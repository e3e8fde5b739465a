#pragma once

#include <optional>
#include <string>

#include "draw/drawing.hpp"
#include "style/style.hpp"
#include "text/shaper.hpp"

namespace rutter::map {

/// The smallest type that a page may carry, points: 6.5 pt on paper, 11 px on screens (and a hair more, so that a browser that
/// multiplies does not come out below).
[[nodiscard]] constexpr double least_type_pt(bool screen) {
  return screen ? 8.26 : 6.5;
}

/// How a symbol layer of the style sets a label.
struct LabelLook {
  text::TextStyle text;
  draw::Color color;
  draw::Color halo;
  double halo_pt = 0;
  double padding_pt = 1.5;  ///< kept free round the label
  double least_pt = 6.5;    ///< no type of the label is smaller
};

/// Reads the text properties of a symbol layer; ems of letter spacing and CSS pixels become points,
/// type smaller than `least_pt` is raised to it.
[[nodiscard]] LabelLook label_look(const style::Layer& layer, const style::Input& input, const std::string& language,
                                   double least_pt);

/// The layer's text for the feature, with text-transform applied; empty when there is none.
[[nodiscard]] std::string label_text(const style::Layer& layer, const style::Input& input);

/// The layer's text for the feature in the map's second language; empty when the feature has no second name.
[[nodiscard]] std::string second_label_text(const style::Layer& layer, const style::Input& input, std::string_view language);

/// A second line of a label, its name in another language: smaller, centred beneath the first.
struct SecondLine {
  std::string text;      ///< empty: there is none
  std::string language;  ///< BCP 47
};

/// A shaped label that may stand anywhere.
struct Label {
  text::Shaped shaped;  ///< the first line; its width is that of the wider line, as all who place labels need it
  LabelLook look;
  std::string css_class;
  double first_width_pt = 0;           ///< of the first line alone
  std::optional<text::Shaped> second;  ///< the second line
  double leading_pt = 0;               ///< from the first baseline to the second; the origin is half-way, so that two lines are
                                       ///< centred where one would be
};

[[nodiscard]] Label make_label(const std::string& text, const LabelLook& look, std::string css_class, text::Shaper& shaper,
                               const SecondLine& second = {});

/// The gaps between the label's letters, which letter spacing widens.
[[nodiscard]] std::size_t gaps_of(const Label& label);

/// What the label covers when its baseline starts at `origin`: cap height to a shallow descender and all of its ink, with the
/// halo but without the padding; of both lines where there are two.
[[nodiscard]] geo::PageBox label_box(const Label& label, geo::PagePoint origin);

/// The label's first line as a node.
[[nodiscard]] draw::Text first_line_node(const Label& label, geo::PagePoint origin);

/// The label as a node at `origin`: a text, or a group of two.
[[nodiscard]] draw::Node label_node(const Label& label, geo::PagePoint origin);

}  // namespace rutter::map
