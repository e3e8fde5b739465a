#include "text/subset.hpp"

#include <fmt/format.h>
#include <hb-subset.h>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "text/font_files.hpp"
#include "text/woff2.hpp"
#include "unicode/characters.hpp"

namespace rutter::text {
namespace {

using SubsetInput = std::unique_ptr<hb_subset_input_t, Destroyer<hb_subset_input_t, hb_subset_input_destroy>>;

void add_letters(hb_set_t* letters, const std::u32string& text) {
  for (const char32_t c : text) hb_set_add(letters, c);
}

/// What shaping may look up: the characters, what they compose to, their mirror images in right-to-left runs, and the parts
/// of those that the face has no glyph for.
HbSet wanted_letters(const OpenFace& face, const std::vector<std::string_view>& texts) {
  HbSet wanted{hb_set_create()};
  for (const auto text : texts) {
    for (std::size_t at = 0; at < text.size();) hb_set_add(wanted.get(), base::next_code_point(text, at));
    add_letters(wanted.get(), unicode::composed(text));
  }
  HbSet letters{hb_set_create()};
  for (hb_codepoint_t c = HB_SET_VALUE_INVALID; hb_set_next(wanted.get(), &c) != 0;) {
    hb_set_add(letters.get(), c);
    hb_set_add(letters.get(), hb_unicode_mirroring(hb_unicode_funcs_get_default(), c));
    hb_codepoint_t glyph = 0;
    if (hb_font_get_nominal_glyph(face.font.get(), c, &glyph) != 0) continue;
    std::string utf8;
    base::append_code_point(utf8, c);
    add_letters(letters.get(), unicode::decomposed(utf8));
  }
  return letters;
}

void drop_what_browsers_ignore(hb_subset_input_t* input, const hb_set_t* letters) {
  hb_subset_input_set_flags(input, static_cast<unsigned>(HB_SUBSET_FLAGS_NO_HINTING));
  auto* const names = hb_subset_input_set(input, HB_SUBSET_SETS_NAME_ID);
  hb_set_clear(names);
  hb_set_add_range(names, 0, 2);  // copyright, family, style
  auto* const dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const auto* tag : {"DSIG", "gasp", "meta", "STAT", "BASE", "VDMX", "hdmx", "LTSH"})
    hb_set_add(dropped, hb_tag_from_string(tag, -1));
  constexpr hb_codepoint_t fraction_slash = 0x2044;
  if (hb_set_has(letters, fraction_slash) != 0) return;
  auto* const features = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
  for (const auto* tag : {"frac", "numr", "dnom"}) hb_set_del(features, hb_tag_from_string(tag, -1));
}

}  // namespace

std::u32string letters_for(const FontCollection& fonts, std::size_t face, const std::vector<std::string_view>& texts) {
  const HbSet letters = wanted_letters(fonts.files().faces[face], texts);
  std::u32string out;
  for (hb_codepoint_t c = HB_SET_VALUE_INVALID; hb_set_next(letters.get(), &c) != 0;) out.push_back(c);
  return out;
}

std::string subset_woff2(const FontCollection& fonts, std::size_t face, std::u32string_view letters) {
  const auto& name = fonts.face(face).family;
  const auto& open = fonts.files().faces[face];
  const SubsetInput input{hb_subset_input_create_or_fail()};
  if (input) {
    hb_set_t* const kept = hb_subset_input_unicode_set(input.get());
    for (const char32_t c : letters) hb_set_add(kept, c);
    drop_what_browsers_ignore(input.get(), kept);
  }
  const HbFace subset{input ? hb_subset_or_fail(open.face.get(), input.get()) : nullptr};
  if (!subset) throw base::Error(base::ErrorKind::internal, fmt::format("cannot make a subset of the font '{}'", name));
  const HbBlob blob{hb_face_reference_blob(subset.get())};
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob.get(), &length);
  return pack_woff2({data, length});
}

}  // namespace rutter::text
