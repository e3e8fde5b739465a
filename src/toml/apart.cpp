#include "toml/apart.hpp"

#include <algorithm>

#include "toml/strings.hpp"

namespace rutter::toml {
namespace {

constexpr std::string_view blank_signs = " \t";

std::string_view without_blanks(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(blank_signs), text.size()));
  return text;
}

enum class Header { element, inner, other };

/// What the header is that begins with the first bracket of `line`: "[[ name ]]", "[name.inner]" or "[[name.inner]]", another.
/// One whose key is in quotes counts as another, which leaves its table in the rest, where it is found.
Header header_of(std::string_view line, std::string_view name) {
  const bool of_array = line.starts_with("[[");
  line = without_blanks(line.substr(of_array ? 2 : 1));
  if (!line.starts_with(name)) return Header::other;
  line = without_blanks(line.substr(name.size()));
  if (line.starts_with('.')) return Header::inner;
  return of_array && line.starts_with("]]") ? Header::element : Header::other;
}

/// Goes through a text from header to header.
class Search {
 public:
  Search(std::string_view text, std::string_view name) : text_(text), name_(name) {}

  std::vector<Stretch> all() {
    // A byte order mark is no part of the first line.
    line_begin_ = text_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    for (std::size_t at = line_begin_; at < text_.size();) at = step(at);
    close(text_.size());
    return std::move(found_);
  }

 private:
  /// Behind what begins at `at`.
  std::size_t step(std::size_t at) {
    const char c = text_[at];
    if (c == '#') return std::min(text_.find('\n', at), text_.size());
    if (c == '"' || c == '\'') {
      const std::size_t end = std::min(behind_string(text_, at), text_.size());
      line_ += static_cast<std::uint32_t>(
          std::count(text_.begin() + static_cast<std::ptrdiff_t>(at), text_.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
      only_blanks_ = false;
      return end;
    }
    if (c == '\n') {
      ++line_;
      line_begin_ = at + 1;
      only_blanks_ = true;
      return at + 1;
    }
    if (c == '[' && depth_ == 0 && only_blanks_) meet(header_of(text_.substr(at, text_.find('\n', at) - at), name_));
    if (c == '[' || c == '{') ++depth_;
    if ((c == ']' || c == '}') && depth_ > 0) --depth_;
    only_blanks_ = only_blanks_ && blank_signs.find(c) != std::string_view::npos;
    return at + 1;
  }

  void meet(Header header) {
    if (header == Header::inner) return;
    close(line_begin_);
    if (header == Header::element) {
      found_.push_back({static_cast<std::uint32_t>(line_begin_), 0, line_});
      is_open_ = true;
    }
  }

  void close(std::size_t end) {
    if (is_open_) found_.back().end = static_cast<std::uint32_t>(end);
    is_open_ = false;
  }

  std::string_view text_;
  std::string_view name_;
  std::vector<Stretch> found_;
  bool is_open_ = false;  ///< the last one found
  std::size_t depth_ = 0;
  std::size_t line_begin_ = 0;
  std::uint32_t line_ = 1;
  bool only_blanks_ = true;  ///< in this line so far
};

}  // namespace

std::vector<Stretch> find_apart(std::string_view text, std::string_view name) {
  auto found = Search(text, name).all();
  found.shrink_to_fit();
  return found;
}

std::string rest_of(std::string_view text, const std::vector<Stretch>& stretches) {
  std::string rest;
  std::size_t at = 0;
  for (const Stretch& stretch : stretches) {
    rest += text.substr(at, stretch.begin - at);
    const std::string_view left_out = text.substr(stretch.begin, stretch.end - stretch.begin);
    rest.append(static_cast<std::size_t>(std::ranges::count(left_out, '\n')), '\n');
    at = stretch.end;
  }
  rest += text.substr(at);
  return rest;
}

}  // namespace rutter::toml
