#include "map/curved_label.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "draw/glyphs_on_path.hpp"
#include "geo/page_line.hpp"
#include "map/occupancy.hpp"

namespace rutter::map {
namespace {

using geo::PageBox;
using geo::PagePoint;

/// Of the size of type: what label_box() covers.
constexpr double above_baseline = 0.75;
constexpr double below_baseline = 0.22;
/// Lines that turn less are set straight: nobody sees the difference, and every program draws a straight text.
constexpr double straight_turn = 2.5 * std::numbers::pi / 180;
constexpr double level_slope = 1.5 * std::numbers::pi / 180;

}  // namespace

double half_height_pt(const Label& label) {
  return (above_baseline + below_baseline) / 2 * label.look.text.size_pt;
}

double middle_above_baseline_pt(const Label& label) {
  return (above_baseline - below_baseline) / 2 * label.look.text.size_pt;
}

CurvedPlace place_along(const Label& label, const geo::Line<PagePoint>& line, double middle_pt) {
  const double beyond = 2 + label.shaped.style.letter_spacing_pt;
  const double from = std::max(0.0, middle_pt - label.shaped.width_pt / 2 - beyond);
  const auto part = geo::part_of(line, from, middle_pt + label.shaped.width_pt / 2 + beyond);
  CurvedPlace place{geo::offset_line(part, middle_above_baseline_pt(label)), 0};
  for (PagePoint& p : place.baseline) p = snapped(p);
  // On the outside of a bend the baseline is longer than the line, on its inside shorter.
  const double share = geo::length(place.baseline) / std::max(geo::length(part), 1e-9);
  place.start_pt = snapped(std::max(0.0, (middle_pt - from) * share - label.shaped.width_pt / 2));
  return place;
}

geo::Line<PagePoint> band_of(const Label& label, const CurvedPlace& place) {
  return geo::offset_line(geo::part_of(place.baseline, place.start_pt, place.start_pt + label.shaped.width_pt),
                          -middle_above_baseline_pt(label));
}

std::vector<PageBox> boxes_along(const geo::Line<PagePoint>& line, double half_pt) {
  std::vector<PageBox> out;
  const double whole = geo::length(line);
  const auto pieces = static_cast<int>(std::ceil(whole / std::max(2 * half_pt, 1.0)));
  for (int i = 0; i < pieces; ++i) {
    PageBox& box = out.emplace_back();
    const auto part = geo::part_of(line, whole * i / pieces, whole * (i + 1) / pieces);
    for (const double side : {-half_pt, half_pt})
      for (const PagePoint& p : geo::offset_line(part, side)) box.add(p);
  }
  return out;
}

std::vector<double> turns_along(const geo::Line<PagePoint>& line) {
  std::vector<double> out;
  if (line.size() < 2) return out;
  out.reserve(line.size() - 1);
  out.push_back(0);
  for (std::size_t i = 2; i < line.size(); ++i) {
    const PagePoint a = line[i - 1] - line[i - 2];
    const PagePoint b = line[i] - line[i - 1];
    out.push_back(out.back() + std::atan2(a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y));
  }
  return out;
}

double turn_of(const geo::Line<PagePoint>& line) {
  const std::vector<double> turns = turns_along(line);
  if (turns.empty()) return 0;
  const auto [least, most] = std::ranges::minmax(turns);
  return most - least;
}

draw::Node curved_node(const Label& label, const CurvedPlace& place) {
  const auto text = geo::part_of(place.baseline, place.start_pt, place.start_pt + label.shaped.width_pt);
  if (draw::Text node = first_line_node(label, {});
      text.size() > 2 && turn_of(text) > straight_turn && draw::sets_along_path(node))
    return draw::PathText{std::move(node), place.baseline, place.start_pt};
  // Straight through the middle of the chord, so that a gentle arc and its chord differ least.
  const PagePoint chord = text.back() - text.front();
  const double angle = std::atan2(chord.y, chord.x);
  const PagePoint direction = std::abs(angle) < level_slope ? PagePoint{1, 0} : PagePoint{std::cos(angle), std::sin(angle)};
  const PagePoint middle = (geo::middle_of(text).point + (text.front() + text.back()) * 0.5) * 0.5;
  draw::Text node = first_line_node(label, snapped(middle - direction * (label.shaped.width_pt / 2)));
  if (direction.y < 0 || direction.y > 0) node.angle_deg = std::round(angle * 180 / std::numbers::pi * 100) / 100;
  return node;
}

}  // namespace rutter::map
