// Bytes as UTF-8: reading ends, printable text is printable, and well-formed text survives taking apart and putting together.

#include <string>

#include "base/utf8.hpp"
#include "target.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rutter;
  const std::string_view text = fuzz::text_of(data, size);
  std::string again;
  std::size_t points = 0;
  for (std::size_t at = 0; at < text.size(); ++points) {
    const std::size_t before = at;
    base::append_code_point(again, base::next_code_point(text, at));
    fuzz::require(at > before && at <= text.size(), "reading moves on and stays within the text");
  }
  fuzz::require(base::is_valid_utf8(again), "what is put together is UTF-8");
  fuzz::require(!base::is_valid_utf8(text) || again == text, "well-formed text survives");
  fuzz::require(base::code_point_count(text) == points, "code points are counted as they are read");
  const std::string printable = base::printable(text);
  fuzz::require(base::is_valid_utf8(printable), "printable text is UTF-8");
  fuzz::require(base::printable(printable) == printable, "printable text stays as it is");
  return 0;
}
