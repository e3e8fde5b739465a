// Text for an SVG: whatever comes in, what comes out is well-formed content and a well-formed attribute.

#include <string>

#include "base/utf8.hpp"
#include "paint/xml.hpp"
#include "target.hpp"

namespace {

using namespace rutter;

/// Whether the reference that begins at `at` is one of the five of XML.
bool is_reference(std::string_view text, std::size_t at) {
  for (const std::string_view known : {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"})
    if (text.substr(at, known.size()) == known) return true;
  return false;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  std::string out;
  paint::append_escaped(out, text);
  fuzz::require(base::is_valid_utf8(out), "escaped text is UTF-8");
  for (std::size_t at = 0; at < out.size();) {
    const std::size_t begin = at;
    const char32_t c = base::next_code_point(out, at);
    fuzz::require(c != U'<' && c != U'>' && c != U'"', "no markup is left");
    fuzz::require(c != U'&' || is_reference(out, begin), "an ampersand begins a reference");
    fuzz::require(c >= 0x20 && (c & 0xFFFEU) != 0xFFFE, "no character is left that XML forbids");
    fuzz::require(c < 0x202A || c > 0x202E, "no override of direction is left");
  }
  const std::string stripped = paint::stripped(text);
  fuzz::require(paint::stripped(stripped) == stripped, "stripped text stays as it is");
  return 0;
}
