#include "toml/document.hpp"

#include <utility>

#include "toml/limits.hpp"
#include "toml/parse.hpp"
#include "toml/syntax_hint.hpp"

namespace rutter::toml {
namespace {

constexpr std::size_t longest_line = 1000;

}  // namespace

Document::Document(std::string_view text, std::string display_path) : text_(text), display_path_(std::move(display_path)) {
  line_starts_.push_back(0);
  for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1)) {
    line_starts_.push_back(at + 1);
  }
  root_.data = Members{};
}

base::Result<Document> Document::parse(std::string_view text, std::string display_path, const Limits& limits) {
  Document document(text, std::move(display_path));
  if (const auto excess = find_excess(text, limits)) {
    return base::Diagnostics{document.error(excess->at, excess->message)};
  }
  auto parsed = parse_text(document.text_);
  if (SyntaxError* error = std::get_if<SyntaxError>(&parsed)) {
    explain(*error, document.line(error->at));
    return base::Diagnostics{document.error(error->at, error->message, error->hint)};
  }
  document.root_ = std::move(std::get<Value>(parsed));
  return document;
}

std::string Document::line(Mark mark) const {
  if (mark.line == 0 || mark.line > line_starts_.size()) {
    return {};
  }
  const std::size_t begin = line_starts_[mark.line - 1];
  const std::size_t end = mark.line < line_starts_.size() ? line_starts_[mark.line] : text_.size() + 1;
  if (end - begin > longest_line) {
    return {};
  }
  return base::line_of(std::string_view(text_).substr(begin, end - begin), 1);
}

base::Diagnostic Document::error(Mark mark, std::string message, std::string hint) const {
  return {base::Severity::error, position(mark), std::move(message), std::move(hint), line(mark)};
}

}  // namespace rutter::toml
