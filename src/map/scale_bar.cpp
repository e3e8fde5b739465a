#include <array>
#include <cmath>

#include "map/furniture.hpp"
#include "map/furniture_flow.hpp"
#include "map/projection_words.hpp"

namespace rutter::map {
namespace {

constexpr double tick_pt = 4;
constexpr double halo_pt = 1.2;

/// The largest of 1, 2, 5 times a power of ten that is not larger than `limit`.
double round_below(double limit) {
  const double power = std::pow(10.0, std::floor(std::log10(limit)));
  double best = power;
  for (const double factor : {2.0, 5.0})
    if (factor * power <= limit) best = factor * power;
  return best;
}

}  // namespace

Block scale_bar_block(const MapInputs& inputs, const FrameFacts& facts, text::Shaper& shaper, double max_width_pt,
                      const std::string& id) {
  const double limit = facts.metres_per_pt * max_width_pt;
  if (!std::isfinite(limit) || limit <= 0) return {};
  const style::Furniture& look = inputs.style.furniture();
  const double metres = round_below(limit);
  const double length = metres / facts.metres_per_pt;
  const double size = type_scale(inputs.style, inputs.page).small;
  text::TextStyle style;
  style.size_pt = size;
  const text::Shaped label = shaper.shape(distance_words(inputs.words, metres / 1000), style);

  const double width = std::max(length, label.width_pt) + 2 * halo_pt;
  const double left = (width - length) / 2;
  const double baseline = halo_pt + size * 0.8;
  const double bar = baseline + 3 + tick_pt;
  const geo::Line<geo::PagePoint> bracket = {
      {left, bar - tick_pt}, {left, bar}, {left + length, bar}, {left + length, bar - tick_pt}};
  draw::Pen pen{look.rule_color, std::max(look.rule_width_pt, 0.5) * 1.5, {}, draw::Cap::butt, draw::Join::miter};
  draw::Pen casing = pen;
  casing.color = look.paper;
  casing.width_pt += 2 * halo_pt;
  casing.cap = draw::Cap::square;
  draw::Text text =
      furniture_text(label, {size, look.text_color, "scale-bar", false, false}, {(width - label.width_pt) / 2, baseline});
  text.halo = look.paper;
  text.halo_pt = halo_pt;

  Block block{width, bar + halo_pt + pen.width_pt / 2, {}};
  block.nodes.emplace_back(draw::Stroke{{bracket}, casing});
  block.nodes.emplace_back(draw::Stroke{{bracket}, pen});
  block.nodes.emplace_back(std::move(text));
  return as_furniture(std::move(block), id, "Scale bar");
}

}  // namespace rutter::map
