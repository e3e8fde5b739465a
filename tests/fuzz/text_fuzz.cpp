// A label: whatever the text, it is shaped and wrapped to finite measures.

#include <cmath>
#include <filesystem>
#include <string>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "target.hpp"
#include "text/sfnt.hpp"
#include "text/shaper.hpp"

namespace {

using namespace rutter;

void check(const text::Shaped& shaped) {
  fuzz::require(base::is_valid_utf8(shaped.text), "what is drawn is UTF-8");
  fuzz::require(std::isfinite(shaped.width_pt) && shaped.width_pt >= 0, "a width is finite");
  for (const text::ShapedRun& run : shaped.runs) {
    fuzz::require(run.text_begin <= run.text_end && run.text_end <= shaped.text.size(), "a run lies within its text");
    for (const text::ShapedGlyph& glyph : run.glyphs)
      fuzz::require(std::isfinite(glyph.x_pt) && glyph.cluster < shaped.text.size(), "a glyph draws a letter of its text");
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto fonts = text::FontCollection::open(std::filesystem::path{RUTTER_SOURCE_DIR} / "styles" / "fonts");
  const std::string_view bytes = fuzz::text_of(data, size);
  (void)text::font_tables(bytes);
  try {
    // A new one each time: it keeps what it has shaped.
    text::Shaper shaper(fonts);
    check(shaper.shape(bytes, {8, false, false, "ar", 0.5}));
    for (const text::Shaped& line : shaper.wrap(bytes, {8, true, false, "en", 0}, 60)) check(line);
    check(shaper.shape(text::isolated(bytes), {8, false, true, "", 0}));
  } catch (const base::Error& error) {
    fuzz::require(error.kind() == base::ErrorKind::map, "a text too long ends its map, no more");
  }
  return 0;
}
