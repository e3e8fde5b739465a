#include <cstring>

#include "canvas/cairo_objects.hpp"
#include "canvas/canvas.hpp"
#include "paint/coordinate.hpp"
#include "paint/image_png.hpp"

namespace rutter::canvas {
namespace {

/// The image as Cairo's pixels: colour multiplied by alpha, native 32-bit words.
Surface surface_of(const draw::Image& image) {
  Surface surface{
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, static_cast<int>(image.width), static_cast<int>(image.height))};
  check_status(cairo_surface_status(surface.get()), "a picture");
  cairo_surface_flush(surface.get());
  unsigned char* pixels = cairo_image_surface_get_data(surface.get());
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
  const std::size_t channels = draw::channels_of(image);
  for (std::size_t y = 0; y < image.height; ++y) {
    const std::uint8_t* from = image.samples.data() + y * image.width * channels;
    for (std::size_t x = 0; x < image.width; ++x, from += channels) {
      const std::uint32_t alpha = from[channels - 1];
      const auto share = [&](std::size_t i) { return (from[i] * alpha + 127) / 255; };
      const std::uint32_t pixel = image.coloured ? alpha << 24U | share(0) << 16U | share(1) << 8U | share(2)
                                                 : alpha << 24U | share(0) << 16U | share(0) << 8U | share(0);
      std::memcpy(pixels + y * stride + x * 4, &pixel, sizeof pixel);
    }
  }
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

}  // namespace

void Canvas::paint(const draw::Image& image) {
  paint::check_image(image);
  if (!can_be_seen(image.box)) return;
  const double x = paint::checked(image.box.min_x);
  const double y = paint::checked(image.box.min_y);
  const double width = paint::checked(image.box.width());
  const double height = paint::checked(image.box.height());
  if (width <= 0 || height <= 0) return;
  const Surface surface = surface_of(image);
  cairo_save(cr_);
  cairo_translate(cr_, x, y);
  cairo_scale(cr_, width / image.width, height / image.height);
  cairo_set_source_surface(cr_, surface.get(), 0, 0);
  cairo_pattern_set_filter(cairo_get_source(cr_), CAIRO_FILTER_BILINEAR);
  cairo_rectangle(cr_, 0, 0, image.width, image.height);
  cairo_fill(cr_);
  cairo_restore(cr_);
}

}  // namespace rutter::canvas
