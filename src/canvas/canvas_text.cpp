#include <algorithm>
#include <cmath>
#include <numbers>

#include "canvas/canvas.hpp"
#include "canvas/text_clusters.hpp"
#include "paint/coordinate.hpp"

namespace rutter::canvas {
namespace {

/// Where the letters may reach, whatever the angle.
geo::PageBox reach_of(const draw::Text& text) {
  geo::PageBox box;
  box.add(geo::PagePoint{paint::checked(text.origin.x), paint::checked(text.origin.y)});
  double radius = paint::checked(text.width_pt) + 2 * paint::checked(text.size_pt);
  if (!text.ink.empty()) {
    radius = std::max({radius, std::hypot(text.ink.min_x, text.ink.min_y), std::hypot(text.ink.max_x, text.ink.max_y),
                       std::hypot(text.ink.min_x, text.ink.max_y), std::hypot(text.ink.max_x, text.ink.min_y)});
  }
  return box.grown(paint::checked(radius + text.halo_pt));
}

}  // namespace

void Canvas::paint(const draw::Text& text) {
  if (text.runs.empty() || !can_be_seen(reach_of(text))) return;
  cairo_save(cr_);
  cairo_translate(cr_, paint::checked(text.origin.x), paint::checked(text.origin.y));
  if (text.angle_deg < 0 || text.angle_deg > 0) cairo_rotate(cr_, paint::checked(text.angle_deg) * std::numbers::pi / 180);
  cairo_set_font_size(cr_, paint::checked(text.size_pt));
  const bool has_halo = text.halo_pt > 0 && text.halo.a > 0;
  if (has_halo || letters_ == Letters::shapes) add_shapes(text);
  if (has_halo) paint_halo(text);
  set_color(text.color);
  if (letters_ == Letters::shapes) {
    cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_WINDING);
    cairo_fill_preserve(cr_);
  }
  cairo_new_path(cr_);
  if (letters_ == Letters::text) {
    for (const auto& run : text.runs) paint_run(text, run);
  }
  cairo_restore(cr_);
}

void Canvas::add_shapes(const draw::Text& text) {
  for (const auto& run : text.runs) {
    const auto glyphs = glyphs_of(run);
    cairo_set_font_face(cr_, fonts_.face(run.face));
    cairo_glyph_path(cr_, glyphs.data(), static_cast<int>(glyphs.size()));
  }
}

void Canvas::paint_halo(const draw::Text& text) {
  if (letters_ == Letters::text) straighten_path();
  set_pen({text.halo, 2 * text.halo_pt, {}, draw::Cap::round, draw::Join::round}, 0);
  cairo_stroke_preserve(cr_);
}

void Canvas::straighten_path() {
  // A halo is a blur: written as straight lines it takes a third of the numbers, which are most of what a document costs.
  constexpr double halo_tolerance_pt = 0.15;
  cairo_set_tolerance(cr_, halo_tolerance_pt);
  const std::unique_ptr<cairo_path_t, Destroyer<cairo_path_t, cairo_path_destroy>> path{cairo_copy_path_flat(cr_)};
  cairo_new_path(cr_);
  cairo_append_path(cr_, path.get());
}

void Canvas::paint_run(const draw::Text& text, const draw::GlyphRun& run) {
  const auto glyphs = glyphs_of(run);
  if (glyphs.empty()) return;
  const auto spelling = spelling_of(text, run);
  std::vector<cairo_text_cluster_t> clusters;
  for (const auto& cluster : spelling.clusters) clusters.push_back({cluster.bytes, cluster.glyphs});
  cairo_set_font_face(cr_, fonts_.face(run.face));
  cairo_show_text_glyphs(cr_, spelling.text.data(), static_cast<int>(spelling.text.size()), glyphs.data(),
                         static_cast<int>(glyphs.size()), clusters.data(), static_cast<int>(clusters.size()),
                         cairo_text_cluster_flags_t{});
}

std::vector<cairo_glyph_t> Canvas::glyphs_of(const draw::GlyphRun& run) {
  std::vector<cairo_glyph_t> glyphs;
  glyphs.reserve(run.glyphs.size());
  for (const auto& glyph : run.glyphs) glyphs.push_back({glyph.id, paint::checked(glyph.x_pt), paint::checked(glyph.y_pt)});
  return glyphs;
}

}  // namespace rutter::canvas
