#include <cmath>

#include "canvas/canvas.hpp"
#include "canvas/text_clusters.hpp"
#include "paint/coordinate.hpp"

namespace rutter::canvas {
namespace {

/// Where the letters may reach.
geo::PageBox reach_of(const draw::PathText& label) {
  geo::PageBox box;
  for (const auto& p : label.path) box.add(geo::PagePoint{paint::checked(p.x), paint::checked(p.y)});
  return box.grown(paint::checked(2 * label.text.size_pt + label.text.halo_pt));
}

/// The glyph of a space in the face that is set.
unsigned long space_glyph(cairo_t* cr) {
  cairo_glyph_t* glyphs = nullptr;
  int count = 0;
  const auto status =
      cairo_scaled_font_text_to_glyphs(cairo_get_scaled_font(cr), 0, 0, " ", 1, &glyphs, &count, nullptr, nullptr, nullptr);
  const unsigned long index = status == CAIRO_STATUS_SUCCESS && count == 1 ? glyphs->index : 0;
  cairo_glyph_free(glyphs);
  return index;
}

}  // namespace

void Canvas::paint(const draw::PathText& label) {
  if (label.text.runs.empty() || label.path.size() < 2 || !can_be_seen(reach_of(label))) return;
  const auto glyphs = draw::glyphs_on_path(label);
  cairo_save(cr_);
  cairo_set_font_size(cr_, paint::checked(label.text.size_pt));
  const bool has_halo = label.text.halo_pt > 0 && label.text.halo.a > 0;
  if (has_halo || letters_ == Letters::shapes) {
    for (const auto& glyph : glyphs) {
      cairo_save(cr_);
      turn_to(glyph);
      const cairo_glyph_t at_origin{glyph.id, 0, 0};
      cairo_glyph_path(cr_, &at_origin, 1);
      cairo_restore(cr_);
    }
  }
  if (has_halo) paint_halo(label.text);
  set_color(label.text.color);
  if (letters_ == Letters::shapes) {
    cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_WINDING);
    cairo_fill_preserve(cr_);
  }
  cairo_new_path(cr_);
  if (letters_ == Letters::text) paint_letters(label, glyphs);
  cairo_restore(cr_);
}

void Canvas::turn_to(const draw::GlyphOnPath& glyph) {
  cairo_translate(cr_, paint::checked(glyph.origin.x), paint::checked(glyph.origin.y));
  cairo_rotate(cr_, paint::checked(glyph.angle_rad));
  cairo_set_font_face(cr_, fonts_.face(glyph.face));
}

// Each letter stands at its own angle, which Cairo can only draw one by one, and readers of PDF would take the word apart. So
// the letter in the middle spells the whole text, between two spaces at the text's ends, which give readers its extent; the
// others spell nothing. A cluster of several glyphs is what makes Cairo state its text (ActualText), hence the other spaces.
void Canvas::paint_letters(const draw::PathText& label, const std::vector<draw::GlyphOnPath>& glyphs) {
  const std::string all = without_isolates(label.text.text);
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const draw::GlyphOnPath& glyph = glyphs[i];
    const bool spells = i == glyphs.size() / 2;
    cairo_save(cr_);
    turn_to(glyph);
    const unsigned long space = space_glyph(cr_);
    const auto here = [&](geo::PagePoint p) {
      const geo::PagePoint d = p - glyph.origin;
      const double c = std::cos(glyph.angle_rad);
      const double s = std::sin(glyph.angle_rad);
      return cairo_glyph_t{space, paint::checked(d.x * c + d.y * s), paint::checked(d.y * c - d.x * s)};
    };
    std::vector<cairo_glyph_t> drawn{{glyph.id, 0, 0}, {space, 0, 0}};
    if (spells) drawn = {here(glyphs.front().origin), {glyph.id, 0, 0}, here(glyphs.back().origin)};
    const cairo_text_cluster_t cluster{spells ? static_cast<int>(all.size()) : 0, static_cast<int>(drawn.size())};
    cairo_show_text_glyphs(cr_, all.data(), cluster.num_bytes, drawn.data(), static_cast<int>(drawn.size()), &cluster, 1,
                           cairo_text_cluster_flags_t{});
    cairo_restore(cr_);
  }
}

}  // namespace rutter::canvas
