#pragma once

#include <optional>

#include "canvas/cairo_fonts.hpp"
#include "draw/drawing.hpp"
#include "draw/glyphs_on_path.hpp"

namespace rutter::canvas {

/// Draws nodes with Cairo, in page points. Every coordinate passes through checked().
class Canvas {
 public:
  /// How letters are put down: as text that can be selected, or as shapes, which alone stand between pixels where they were
  /// measured.
  enum class Letters { text, shapes };

  Canvas(cairo_t* cr, CairoFonts& fonts, Letters letters);

  /// Only what touches this box needs to be drawn (a band of a large picture), and strokes may be cut into short runs, which
  /// rasterise faster.
  void draw_only(const geo::PageBox& visible) { visible_ = visible; }

  void paint(const draw::Drawing& drawing);

 private:
  void paint(const std::vector<draw::Node>& nodes);
  void paint(const draw::Fill& fill);
  void paint(const draw::Stroke& stroke);
  void paint(const draw::Circle& circle);
  void paint(const draw::Text& text);
  void paint(const draw::PathText& label);
  void paint(const draw::Image& image);
  void paint(const draw::Group& group);
  void paint(const draw::Shared& shared) { paint(*shared.nodes); }

  void move_to(geo::PagePoint p);
  void line_to(geo::PagePoint p);
  void trace(const geo::Line<geo::PagePoint>& line);
  void set_color(const draw::Color& color);
  void set_pen(const draw::Pen& pen, double dash_offset_pt);
  void stroke_in_runs(const geo::Line<geo::PagePoint>& line, const draw::Pen& pen);
  [[nodiscard]] bool can_be_seen(const geo::PageBox& box) const;

  void paint_run(const draw::Text& text, const draw::GlyphRun& run);
  void add_shapes(const draw::Text& text);
  void straighten_path();
  void paint_halo(const draw::Text& text);
  void turn_to(const draw::GlyphOnPath& glyph);
  void paint_letters(const draw::PathText& label, const std::vector<draw::GlyphOnPath>& glyphs);
  static std::vector<cairo_glyph_t> glyphs_of(const draw::GlyphRun& run);

  cairo_t* cr_;
  CairoFonts& fonts_;
  Letters letters_;
  std::optional<geo::PageBox> visible_;
};

}  // namespace rutter::canvas
