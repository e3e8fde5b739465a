#pragma once

// Private to the folder: the open fonts as HarfBuzz sees them.

#include <hb.h>

#include <memory>
#include <vector>

#include "text/font_collection.hpp"

namespace rutter::text {

template <class T, void (*destroy)(T*)>
struct Destroyer {
  void operator()(T* object) const { destroy(object); }
};
using HbBlob = std::unique_ptr<hb_blob_t, Destroyer<hb_blob_t, hb_blob_destroy>>;
using HbFace = std::unique_ptr<hb_face_t, Destroyer<hb_face_t, hb_face_destroy>>;
using HbFont = std::unique_ptr<hb_font_t, Destroyer<hb_font_t, hb_font_destroy>>;
using HbBuffer = std::unique_ptr<hb_buffer_t, Destroyer<hb_buffer_t, hb_buffer_destroy>>;
using HbSet = std::unique_ptr<hb_set_t, Destroyer<hb_set_t, hb_set_destroy>>;

/// A face, open and immutable (so threads may share it). Its font is scaled to the em, so that HarfBuzz works in whole design
/// units.
struct OpenFace {
  Face about;
  HbBlob blob;
  HbFace face;
  HbFont font;
  double units_per_em = 1000;
};

struct FontFiles {
  std::vector<OpenFace> faces;
  std::vector<std::string> families;
};

/// The face of each family, in the order of FontCollection::families(), that CSS Fonts 4 (5.2, font style matching) chooses for
/// these two wishes: the slant is matched before the weight.
[[nodiscard]] std::vector<std::uint32_t> matching_faces(const FontFiles& files, bool bold, bool italic);

}  // namespace rutter::text
