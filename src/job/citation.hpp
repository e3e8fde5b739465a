#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rutter::job {

/// "[f24]" or "[f24, bbc]" in a note: bytes [begin, end) of the text with the brackets, and the ids between them.
struct Citation {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<std::string> ids;
};

/// Whether a text can be the id of a source: at most 64 bytes of letters, digits, '-', '_' and '.', beginning with a letter or
/// digit; letters of any script; not "sic".
[[nodiscard]] bool is_source_id(std::string_view id);

/// The citations in a note, in order. Brackets that hold anything but ids are no citation, neither is "[sic]".
[[nodiscard]] std::vector<Citation> find_citations(std::string_view text);

}  // namespace rutter::job
