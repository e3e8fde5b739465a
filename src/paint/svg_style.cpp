#include "paint/svg_style.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "paint/coordinate.hpp"

namespace rutter::paint {
namespace {

int byte_of(double channel) {
  return static_cast<int>(std::lround(std::clamp(checked(channel), 0.0, 1.0) * 255));
}

std::string hex(const draw::Color& color) {
  const auto full = fmt::format("#{:02x}{:02x}{:02x}", byte_of(color.r), byte_of(color.g), byte_of(color.b));
  const bool short_form = full[1] == full[2] && full[3] == full[4] && full[5] == full[6];
  return short_form ? std::string{'#', full[1], full[3], full[5]} : full;
}

void declare(std::string& css, std::string_view property, std::string_view value) {
  if (!css.empty()) css.push_back(';');
  css += property;
  css.push_back(':');
  css += value;
}

void declare(std::string& css, std::string_view property, double value, std::string_view unit = "") {
  std::string number;
  append_number(number, value);
  declare(css, property, number.append(unit));
}

void declare_paint(std::string& css, const std::string& property, const draw::Color& color) {
  declare(css, property, color.a > 0 ? hex(color) : "none");
  if (color.a > 0 && color.a < 1) declare(css, property + "-opacity", color.a);
}

void declare_pen(std::string& css, const draw::Pen& pen) {
  declare_paint(css, "stroke", pen.color);
  declare(css, "stroke-width", pen.width_pt);
  if (pen.cap != draw::Cap::butt) declare(css, "stroke-linecap", pen.cap == draw::Cap::round ? "round" : "square");
  if (pen.join != draw::Join::miter) declare(css, "stroke-linejoin", pen.join == draw::Join::round ? "round" : "bevel");
  std::string dashes;
  for (const double dash : pen.dash_pt) {
    if (!dashes.empty()) dashes.push_back(' ');
    append_number(dashes, dash);
  }
  if (!dashes.empty()) declare(css, "stroke-dasharray", dashes);
}

}  // namespace

std::string css_of(const draw::Color& fill) {
  std::string css;
  declare_paint(css, "fill", fill);
  declare(css, "fill-rule", "evenodd");
  return css;
}

std::string css_of(const draw::Pen& pen) {
  std::string css = "fill:none";
  declare_pen(css, pen);
  return css;
}

std::string css_of(const draw::Circle& circle) {
  std::string css;
  declare_paint(css, "fill", circle.fill);
  if (circle.pen.width_pt > 0 && circle.pen.color.a > 0) declare_pen(css, circle.pen);
  return css;
}

std::string css_of(const draw::Text& text) {
  std::string css;
  declare(css, "font-size", text.size_pt, "px");
  if (text.bold) declare(css, "font-weight", "700");
  if (text.italic) declare(css, "font-style", "italic");
  declare_paint(css, "fill", text.color);
  if (hundredths(text.letter_spacing_pt) != 0) declare(css, "letter-spacing", text.letter_spacing_pt, "px");
  if (text.halo_pt > 0 && text.halo.a > 0) {
    declare_paint(css, "stroke", text.halo);
    declare(css, "stroke-width", 2 * text.halo_pt);
    declare(css, "stroke-linejoin", "round");
    declare(css, "paint-order", "stroke");
  }
  return css;
}

std::string StyleSheet::class_for(const std::string& declarations) {
  const auto [at, added] = names_.try_emplace(declarations, fmt::format("{}s{}", prefix_, names_.size() + 1));
  if (added) declarations_.push_back(declarations);
  return at->second;
}

std::string StyleSheet::css() const {
  std::string css;
  for (const auto& declarations : declarations_) css += fmt::format(".{}{{{}}}\n", names_.at(declarations), declarations);
  return css;
}

}  // namespace rutter::paint
