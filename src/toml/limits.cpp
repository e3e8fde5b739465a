#include "toml/limits.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "toml/strings.hpp"

namespace rutter::toml {
namespace {

Mark mark_of(std::string_view text, std::size_t at) {
  Mark mark = {1, 1};
  std::size_t line_begin = 0;
  for (std::size_t end = text.find('\n'); end < at; end = text.find('\n', end + 1)) {
    ++mark.line;
    line_begin = end + 1;
  }
  mark.column = static_cast<std::uint32_t>(base::code_point_count(text.substr(line_begin, at - line_begin))) + 1;
  return mark;
}

/// What has been counted on the way through the text, strings and comments left out.
struct Count {
  std::size_t values = 0;
  std::size_t depth = 0;
  std::size_t dots = 0;  ///< since the last character that ends a key
  std::size_t headers = 0;
  bool at_line_begin = true;  ///< but for blanks

  void take(char c) {
    switch (c) {
      case '.':
        ++dots;
        return;
      case '[':
      case '{':
        headers += at_line_begin && depth == 0 ? 1 : 0;
        ++depth;
        ++values;
        break;
      case ']':
      case '}':
        depth -= depth > 0 ? 1 : 0;
        break;
      case '=':
      case ',':
        ++values;
        break;
      case '\n':
        break;
      default:
        return;
    }
    dots = 0;
  }
};

}  // namespace

std::optional<Excess> find_excess(std::string_view text, const Limits& limits) {
  if (text.size() > limits.bytes) {
    return Excess{{}, fmt::format("is larger than {} bytes, the limit of a job file", limits.bytes)};
  }
  Count count;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '"' || c == '\'') {
      at = behind_string(text, at);
      count.at_line_begin = false;
      continue;
    }
    if (c == '#') {
      at = std::min(text.find('\n', at), text.size());
      continue;
    }
    count.take(c);
    count.at_line_begin = c == '\n' || (count.at_line_begin && (c == ' ' || c == '\t' || c == '\r'));
    if (count.values > limits.values) {
      return Excess{mark_of(text, at), fmt::format("more than {} values in one file", limits.values)};
    }
    if (count.headers > limits.headers) {
      return Excess{mark_of(text, at), fmt::format("more than {} tables in one file", limits.headers)};
    }
    if (count.depth > limits.depth) {
      return Excess{mark_of(text, at), fmt::format("more than {} brackets within each other", limits.depth)};
    }
    if (count.dots >= limits.key_parts) {
      return Excess{mark_of(text, at), fmt::format("a key of more than {} parts", limits.key_parts)};
    }
    ++at;
  }
  return std::nullopt;
}

}  // namespace rutter::toml
