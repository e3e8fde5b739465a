#pragma once

// Private to the folder: Cairo's objects with owners, and drawing to memory.

#include <cairo.h>

#include <memory>
#include <string>

namespace rutter::canvas {

template <class T, void (*destroy)(T*)>
struct Destroyer {
  void operator()(T* object) const { destroy(object); }
};
using Surface = std::unique_ptr<cairo_surface_t, Destroyer<cairo_surface_t, cairo_surface_destroy>>;
using Cairo = std::unique_ptr<cairo_t, Destroyer<cairo_t, cairo_destroy>>;
using FontFace = std::unique_ptr<cairo_font_face_t, Destroyer<cairo_font_face_t, cairo_font_face_destroy>>;

/// A cairo_write_func_t that appends to the std::string at `closure`.
cairo_status_t append_to_string(void* closure, const unsigned char* data, unsigned length);

/// Throws Error(internal) saying what failed, unless the status is success.
void check_status(cairo_status_t status, const char* what);

/// A drawing context on a surface; both statuses are checked.
[[nodiscard]] Cairo context_on(const Surface& surface);

/// Ends the page and the surface; throws when the context or the surface has failed at any time, for Cairo ignores everything
/// after its first error.
void finish(Cairo context, const Surface& surface, const char* what);

}  // namespace rutter::canvas
