#include "base/diagnostic.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace rutter::base {
namespace {

constexpr std::size_t longest_shown =
    120;  ///< code points of a source line; of a longer one the part round the column is shown

struct Excerpt {
  std::string text;
  std::size_t caret;  ///< code points before the caret
};

/// The part of a line to show, cleaned for a terminal, and where the caret stands in it. `column` counts from 1.
Excerpt excerpt(std::string_view line, std::size_t column) {
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < line.size();) {
    starts.push_back(at);
    static_cast<void>(next_code_point(line, at));
  }
  const std::size_t count = starts.size();
  starts.push_back(line.size());
  const std::size_t caret = std::min(column - 1, count);
  std::size_t begin = 0;
  std::size_t end = count;
  if (count > longest_shown) {
    begin = caret > longest_shown / 2 ? std::min(caret - longest_shown / 2, count - longest_shown) : 0;
    end = begin + longest_shown;
  }
  const std::string before = (begin > 0 ? "..." : "") + printable(line.substr(starts[begin], starts[caret] - starts[begin]));
  const std::string after = printable(line.substr(starts[caret], starts[end] - starts[caret])) + (end < count ? "..." : "");
  return {before + after, code_point_count(before)};
}

struct Paint {
  const char* on;
  const char* off;
};

Paint paint_of(Severity severity, bool color) {
  if (!color) {
    return {"", ""};
  }
  switch (severity) {
    case Severity::error:
      return {"\x1b[1;31m", "\x1b[0m"};
    case Severity::warning:
      return {"\x1b[1;33m", "\x1b[0m"};
    case Severity::note:
      return {"\x1b[1;36m", "\x1b[0m"};
  }
  return {"", ""};
}

const char* word_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "error";
}

std::string position_text(const Position& at) {
  if (at.file.empty()) {
    return {};
  }
  std::string text = printable(at.file) + ":";
  if (at.line > 0) {
    text += std::to_string(at.line) + ":";
    if (at.column > 0) {
      text += std::to_string(at.column) + ":";
    }
  }
  return text + " ";
}

void append_indented(std::string& text, std::string_view lines) {
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    text += "  " + printable(lines.substr(0, end)) + "\n";
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
}

}  // namespace

std::string format(const Diagnostic& diagnostic, bool color) {
  const Paint paint = paint_of(diagnostic.severity, color);
  std::string text = position_text(diagnostic.at);
  text += std::string(paint.on) + word_of(diagnostic.severity) + ":" + paint.off + " " + printable(diagnostic.message) + "\n";
  if (!diagnostic.source_line.empty()) {
    const Excerpt shown = excerpt(diagnostic.source_line, std::max<std::size_t>(diagnostic.at.column, 1));
    text += "  " + shown.text + "\n";
    if (diagnostic.at.column > 0) {
      text += "  " + std::string(shown.caret, ' ') + paint.on + "^" + paint.off + "\n";
    }
  }
  append_indented(text, diagnostic.hint);
  return text;
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::ranges::any_of(diagnostics, [](const Diagnostic& d) { return d.severity == Severity::error; });
}

std::string line_of(std::string_view text, std::uint32_t number) {
  if (number == 0) {
    return {};
  }
  std::size_t begin = 0;
  for (std::uint32_t line = 1; line < number; ++line) {
    const std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) {
      return {};
    }
    begin = end + 1;
  }
  std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
  if (line.ends_with('\r')) {
    line.remove_suffix(1);
  }
  return std::string(line);
}

}  // namespace rutter::base
