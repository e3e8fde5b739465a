#include "canvas/cairo_objects.hpp"

#include <fmt/format.h>

#include "base/error.hpp"

namespace rutter::canvas {

cairo_status_t append_to_string(void* closure, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

void check_status(cairo_status_t status, const char* what) {
  if (status == CAIRO_STATUS_SUCCESS) return;
  throw base::Error(base::ErrorKind::internal, fmt::format("cannot draw the {}: {}", what, cairo_status_to_string(status)));
}

Cairo context_on(const Surface& surface) {
  check_status(cairo_surface_status(surface.get()), "page");
  Cairo context{cairo_create(surface.get())};
  check_status(cairo_status(context.get()), "page");
  return context;
}

void finish(Cairo context, const Surface& surface, const char* what) {
  cairo_show_page(context.get());
  check_status(cairo_status(context.get()), what);
  context.reset();
  cairo_surface_finish(surface.get());
  check_status(cairo_surface_status(surface.get()), what);
}

}  // namespace rutter::canvas
