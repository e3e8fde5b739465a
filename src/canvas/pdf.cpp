#include <cairo-pdf.h>
#include <fmt/format.h>

#include "canvas/canvas.hpp"
#include "canvas/formats.hpp"
#include "paint/svg_document.hpp"
#include "paint/xml.hpp"

namespace rutter::canvas {
namespace {

/// Cairo would write the time of day.
constexpr const char* fixed_date = "1970-01-01T00:00:00Z";

void set_metadata(cairo_surface_t* surface, const draw::DocumentInfo& info) {
  const auto set = [surface](cairo_pdf_metadata_t key, const std::string& value) {
    if (!value.empty()) cairo_pdf_surface_set_metadata(surface, key, paint::stripped(value).c_str());
  };
  set(CAIRO_PDF_METADATA_TITLE, info.title);
  set(CAIRO_PDF_METADATA_SUBJECT, info.description);
  set(CAIRO_PDF_METADATA_AUTHOR, info.producer);
  set(CAIRO_PDF_METADATA_KEYWORDS, fmt::format("{}", fmt::join(info.sources, "; ")));
  set(CAIRO_PDF_METADATA_CREATOR, "rutter");
  set(CAIRO_PDF_METADATA_CREATE_DATE, fixed_date);
}

}  // namespace

std::string to_pdf(const draw::Drawing& drawing, const text::FontCollection& fonts) {
  paint::check_page(drawing);
  std::string bytes;
  const Surface surface{cairo_pdf_surface_create_for_stream(append_to_string, &bytes, drawing.width_pt, drawing.height_pt)};
  cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
  auto context = context_on(surface);
  set_metadata(surface.get(), drawing.info);
  CairoFonts cairo_fonts{fonts};
  Canvas{context.get(), cairo_fonts, Canvas::Letters::text}.paint(drawing);
  finish(std::move(context), surface, "PDF");
  return bytes;
}

}  // namespace rutter::canvas
