#include "toml/strings.hpp"

#include <string>

namespace rutter::toml {

std::size_t behind_string(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::string three(3, quote);
  const bool multi_line = text.substr(at, 3) == three;
  at += multi_line ? 3 : 1;
  while (at < text.size()) {
    if (quote == '"' && text[at] == '\\') {
      at += 2;
    } else if (multi_line && text.substr(at, 3) == three) {
      at += 3;
      // Up to two quotes may stand before the closing three.
      for (int more = 0; more < 2 && at < text.size() && text[at] == quote; ++more) {
        ++at;
      }
      return at;
    } else if (!multi_line && text[at] == quote) {
      return at + 1;
    } else if (!multi_line && text[at] == '\n') {
      return at;
    } else {
      ++at;
    }
  }
  return text.size();
}

}  // namespace rutter::toml
