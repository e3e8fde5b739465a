#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/deflate.hpp"
#include "base/error.hpp"
#include "canvas/canvas.hpp"
#include "canvas/formats.hpp"
#include "canvas/png_bands.hpp"
#include "paint/png_chunks.hpp"
#include "paint/svg_document.hpp"

namespace rutter::canvas {
namespace {

constexpr double points_per_inch = 72;
/// Memory for the pixels of a band.
constexpr std::size_t band_bytes = 12U << 20U;
/// Higher levels take half as long again for a few per cent.
constexpr int compression_level = 3;

struct Size {
  int width = 0;
  int height = 0;
};

Size size_of(const draw::Drawing& drawing) {
  const double width = std::round(drawing.width_pt * drawing.dpi / points_per_inch);
  const double height = std::round(drawing.height_pt * drawing.dpi / points_per_inch);
  if (!(width >= 1 && height >= 1 && width <= max_png_side && height <= max_png_side && width * height <= max_png_pixels)) {
    throw base::Error(
        base::ErrorKind::map,
        fmt::format("a PNG of {} x {} pixels is too large to draw (at most {} million pixels, {} a side); set a lower "
                    "dpi or leave \"png\" out of formats",
                    width, height, max_png_pixels / 1e6, max_png_side));
  }
  return {static_cast<int>(width), static_cast<int>(height)};
}

/// Filters rows and compresses them into IDAT chunks.
class RowWriter {
 public:
  RowWriter(std::string& png, std::size_t row_bytes)
      : previous_(row_bytes, '\0'),
        deflater_(compression_level, [&png](std::string_view part) { paint::append_chunk(png, "IDAT", part); }) {}

  /// A row equal to the one above becomes zeros (filter Up), which deflate takes in a stride; others go unfiltered, because a
  /// map is flat colour with few repeated edges.
  void write(const std::string& row) {
    const bool repeats = row == previous_;
    filtered_.assign(1, repeats ? '\2' : '\0');
    if (repeats) {
      filtered_.append(row.size(), '\0');
    } else {
      filtered_ += row;
      previous_ = row;
    }
    deflater_.write(filtered_);
  }
  void finish() { deflater_.finish(); }

 private:
  std::string previous_;
  std::string filtered_;
  base::Deflater deflater_;
};

/// A row of Cairo's pixels (premultiplied, native 32-bit words) as samples of a PNG.
void convert(const unsigned char* pixels, int width, bool has_alpha, std::string& row) {
  auto* out = row.data();
  for (int x = 0; x < width; ++x) {
    std::uint32_t pixel = 0;
    std::memcpy(&pixel, pixels + std::ptrdiff_t{4} * x, sizeof pixel);
    const auto alpha = pixel >> 24U;
    for (const unsigned shift : {16U, 8U, 0U}) {
      auto channel = pixel >> shift & 0xFFU;
      if (has_alpha && alpha > 0 && alpha < 255) channel = std::min(255U, (channel * 255 + alpha / 2) / alpha);
      *out++ = static_cast<char>(channel);
    }
    if (has_alpha) *out++ = static_cast<char>(alpha);
  }
}

/// Draws rows [top, top + band.height) of the page and writes them.
void write_band(const draw::Drawing& drawing, CairoFonts& fonts, int top, Size band, RowWriter& rows) {
  const bool has_alpha = drawing.paper.a < 1;
  const Surface surface{
      cairo_image_surface_create(has_alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, band.width, band.height)};
  auto context = context_on(surface);
  const double scale = drawing.dpi / points_per_inch;
  if (!has_alpha) {
    // The page may end within the last column or row: what the paper covers only in part would be grey.
    cairo_set_source_rgb(context.get(), drawing.paper.r, drawing.paper.g, drawing.paper.b);
    cairo_paint(context.get());
  }
  cairo_translate(context.get(), 0, -top);
  cairo_scale(context.get(), scale, scale);
  Canvas canvas{context.get(), fonts, Canvas::Letters::shapes};
  canvas.draw_only({0, (top - 1) / scale, drawing.width_pt, (top + band.height + 1) / scale});
  canvas.paint(drawing);
  cairo_surface_flush(surface.get());
  check_status(cairo_status(context.get()), "PNG");
  check_status(cairo_surface_status(surface.get()), "PNG");
  const auto* pixels = cairo_image_surface_get_data(surface.get());
  const auto stride = cairo_image_surface_get_stride(surface.get());
  std::string row(static_cast<std::size_t>(band.width) * (has_alpha ? 4 : 3), '\0');
  for (int y = 0; y < band.height; ++y) {
    convert(pixels + std::ptrdiff_t{stride} * y, band.width, has_alpha, row);
    rows.write(row);
  }
}

}  // namespace

std::string to_png_in_bands(const draw::Drawing& drawing, const text::FontCollection& fonts, int rows_in_band) {
  paint::check_page(drawing);
  const auto size = size_of(drawing);
  const bool has_alpha = drawing.paper.a < 1;
  std::string png{paint::png_signature};
  paint::append_chunk(
      png, "IHDR",
      paint::header_chunk(static_cast<std::uint32_t>(size.width), static_cast<std::uint32_t>(size.height), has_alpha));
  paint::append_chunk(png, "sRGB", std::string_view{"\0", 1});
  paint::append_chunk(png, "pHYs", paint::resolution_chunk(drawing.dpi));
  paint::append_text_chunk(png, "Title", drawing.info.title);
  paint::append_text_chunk(png, "Description", drawing.info.description);
  paint::append_text_chunk(png, "Source", fmt::format("{}", fmt::join(drawing.info.sources, "; ")));
  paint::append_text_chunk(png, "Software", "rutter");
  CairoFonts cairo_fonts{fonts};
  RowWriter rows{png, static_cast<std::size_t>(size.width) * (has_alpha ? 4 : 3)};
  const auto fitting = std::max(1, static_cast<int>(band_bytes / 4 / static_cast<std::size_t>(size.width)));
  const auto step = rows_in_band > 0 ? rows_in_band : fitting;
  for (int top = 0; top < size.height; top += step) {
    write_band(drawing, cairo_fonts, top, {size.width, std::min(step, size.height - top)}, rows);
  }
  rows.finish();
  paint::append_chunk(png, "IEND", "");
  return png;
}

std::string to_png(const draw::Drawing& drawing, const text::FontCollection& fonts) {
  return to_png_in_bands(drawing, fonts, 0);
}

}  // namespace rutter::canvas
