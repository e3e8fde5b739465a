#include "canvas/cairo_fonts.hpp"

#include <cairo-ft.h>
#include <fmt/format.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include "base/error.hpp"

namespace rutter::canvas {
namespace {

/// What a Cairo font face needs for as long as it lives: Cairo keeps scaled fonts for later, beyond the drawing and perhaps
/// for another thread. Hence a FreeType library of its own, and a copy of the collection, which maps the file.
struct Backing {
  explicit Backing(text::FontCollection collection) : fonts(std::move(collection)) {}
  ~Backing() {
    if (face != nullptr) FT_Done_Face(face);
    if (library != nullptr) FT_Done_FreeType(library);
  }
  Backing(const Backing&) = delete;
  Backing& operator=(const Backing&) = delete;

  text::FontCollection fonts;
  FT_Library library = nullptr;
  FT_Face face = nullptr;
};

void destroy_backing(void* backing) {
  delete static_cast<Backing*>(backing);
}

const cairo_user_data_key_t backing_key{};

}  // namespace

cairo_font_face_t* CairoFonts::face(std::uint32_t index) {
  auto& kept = faces_[index];
  if (kept) return kept.get();
  const auto& about = fonts_.face(index);
  const auto bytes = fonts_.bytes(index);
  auto backing = std::make_unique<Backing>(fonts_);
  if (FT_Init_FreeType(&backing->library) != 0 ||
      FT_New_Memory_Face(backing->library, reinterpret_cast<const FT_Byte*>(bytes.data()), static_cast<FT_Long>(bytes.size()),
                         static_cast<FT_Long>(about.index_in_file), &backing->face) != 0) {
    throw base::Error(base::ErrorKind::data, fmt::format("cannot read the font '{}'; install again", about.path.string()));
  }
  FontFace face{cairo_ft_font_face_create_for_ft_face(backing->face, FT_LOAD_NO_HINTING)};
  check_status(cairo_font_face_status(face.get()), "text");
  check_status(cairo_font_face_set_user_data(face.get(), &backing_key, backing.get(), destroy_backing), "text");
  (void)backing.release();
  kept = std::move(face);
  return kept.get();
}

}  // namespace rutter::canvas
