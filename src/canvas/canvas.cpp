#include "canvas/canvas.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "paint/coordinate.hpp"

namespace rutter::canvas {
namespace {

/// A stroke that crosses itself costs the square of its length to rasterise.
constexpr std::size_t run_points = 100;

geo::PageBox box_of(const geo::Line<geo::PagePoint>& line) {
  geo::PageBox box;
  for (const auto& p : line) box.add(geo::PagePoint{paint::checked(p.x), paint::checked(p.y)});
  return box;
}

bool is_closed(const geo::Line<geo::PagePoint>& line) {
  return line.size() > 2 && line.front() == line.back();
}

/// Lengths that Cairo accepts; none where it would refuse.
std::vector<double> usable_dashes(const draw::Pen& pen) {
  double total = 0;
  for (const double dash : pen.dash_pt) {
    if (paint::checked(dash) < 0) return {};
    total += dash;
  }
  return total > 0 ? pen.dash_pt : std::vector<double>{};
}

}  // namespace

Canvas::Canvas(cairo_t* cr, CairoFonts& fonts, Letters letters) : cr_(cr), fonts_(fonts), letters_(letters) {
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_set_font_options(cr_, options);
  cairo_font_options_destroy(options);
  cairo_set_operator(cr_, CAIRO_OPERATOR_OVER);
  cairo_set_miter_limit(cr_, 4);  // SVG's default
}

void Canvas::paint(const draw::Drawing& drawing) {
  if (drawing.paper.a > 0) {
    set_color(drawing.paper);
    cairo_rectangle(cr_, 0, 0, paint::checked(drawing.width_pt), paint::checked(drawing.height_pt));
    cairo_fill(cr_);
  }
  paint(drawing.nodes);
}

void Canvas::paint(const std::vector<draw::Node>& nodes) {
  for (const auto& node : nodes) std::visit([this](const auto& n) { paint(n); }, node);
}

void Canvas::paint(const draw::Fill& fill) {
  if (fill.color.a <= 0) return;
  for (const auto& polygon : fill.area.polygons) {
    if (polygon.rings.empty() || !can_be_seen(box_of(polygon.rings.front()))) continue;
    for (const auto& ring : polygon.rings) {
      trace(ring);
      cairo_close_path(cr_);
    }
  }
  set_color(fill.color);
  cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_fill(cr_);
}

void Canvas::paint(const draw::Stroke& stroke) {
  if (stroke.pen.width_pt <= 0 || stroke.pen.color.a <= 0) return;
  // Runs overlap by a segment, which a translucent pen would show.
  const bool in_runs = visible_.has_value() && stroke.pen.color.a >= 1;
  for (const auto& line : stroke.lines) {
    // A miter reaches as far as its limit allows.
    if (line.size() < 2 || !can_be_seen(box_of(line).grown(2 * stroke.pen.width_pt))) continue;
    if (in_runs && line.size() > 2 * run_points) {
      stroke_in_runs(line, stroke.pen);
      continue;
    }
    trace(line);
    if (is_closed(line)) cairo_close_path(cr_);
  }
  set_pen(stroke.pen, 0);
  cairo_stroke(cr_);
}

void Canvas::stroke_in_runs(const geo::Line<geo::PagePoint>& line, const draw::Pen& pen) {
  double length_pt = 0;
  for (std::size_t begin = 0; begin + 1 < line.size(); begin += run_points) {
    const auto end = std::min(begin + run_points, line.size() - 1);
    // One segment more at the end joins this run to the next as the pen wants.
    const auto last = std::min(end + 1, line.size() - 1);
    move_to(line[begin]);
    for (auto i = begin + 1; i <= last; ++i) line_to(line[i]);
    if (last == end && is_closed(line) && pen.dash_pt.empty()) line_to(line[1]);
    set_pen(pen, length_pt);
    cairo_stroke(cr_);
    for (auto i = begin + 1; i <= end && !pen.dash_pt.empty(); ++i) length_pt += geo::distance(line[i - 1], line[i]);
  }
}

void Canvas::paint(const draw::Circle& circle) {
  const double radius = paint::checked(circle.radius_pt);
  const geo::PagePoint centre{paint::checked(circle.centre.x), paint::checked(circle.centre.y)};
  geo::PageBox box;
  box.add(centre);
  if (radius <= 0 || !can_be_seen(box.grown(radius + circle.pen.width_pt))) return;
  cairo_new_sub_path(cr_);
  cairo_arc(cr_, centre.x, centre.y, radius, 0, 2 * std::numbers::pi);
  cairo_close_path(cr_);
  if (circle.fill.a > 0) {
    set_color(circle.fill);
    cairo_fill_preserve(cr_);
  }
  if (circle.pen.width_pt > 0 && circle.pen.color.a > 0) {
    set_pen(circle.pen, 0);
    cairo_stroke_preserve(cr_);
  }
  cairo_new_path(cr_);
}

void Canvas::paint(const draw::Group& group) {
  if (group.opacity >= 1) {
    paint(group.children);
    return;
  }
  cairo_push_group(cr_);
  paint(group.children);
  cairo_pop_group_to_source(cr_);
  cairo_paint_with_alpha(cr_, std::clamp(paint::checked(group.opacity), 0.0, 1.0));
}

void Canvas::move_to(geo::PagePoint p) {
  cairo_move_to(cr_, paint::checked(p.x), paint::checked(p.y));
}
void Canvas::line_to(geo::PagePoint p) {
  cairo_line_to(cr_, paint::checked(p.x), paint::checked(p.y));
}

void Canvas::trace(const geo::Line<geo::PagePoint>& line) {
  if (line.empty()) return;
  move_to(line.front());
  for (std::size_t i = 1; i < line.size(); ++i) line_to(line[i]);
}

void Canvas::set_color(const draw::Color& color) {
  // The 256 levels that SVG writes: Cairo alone would round them otherwise.
  const auto level = [](double channel) { return std::round(std::clamp(paint::checked(channel), 0.0, 1.0) * 255) / 255; };
  cairo_set_source_rgba(cr_, level(color.r), level(color.g), level(color.b), paint::checked(color.a));
}

void Canvas::set_pen(const draw::Pen& pen, double dash_offset_pt) {
  set_color(pen.color);
  cairo_set_line_width(cr_, paint::checked(pen.width_pt));
  cairo_set_line_cap(cr_, pen.cap == draw::Cap::round    ? CAIRO_LINE_CAP_ROUND
                          : pen.cap == draw::Cap::square ? CAIRO_LINE_CAP_SQUARE
                                                         : CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join(cr_, pen.join == draw::Join::round   ? CAIRO_LINE_JOIN_ROUND
                           : pen.join == draw::Join::bevel ? CAIRO_LINE_JOIN_BEVEL
                                                           : CAIRO_LINE_JOIN_MITER);
  const auto dashes = usable_dashes(pen);
  cairo_set_dash(cr_, dashes.data(), static_cast<int>(dashes.size()), paint::checked(dash_offset_pt));
}

bool Canvas::can_be_seen(const geo::PageBox& box) const {
  return !visible_ || visible_->intersects(box);
}

}  // namespace rutter::canvas
