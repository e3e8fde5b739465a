#include "toml/document.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "toml/limits.hpp"
#include "toml/parse.hpp"
#include "toml/syntax_hint.hpp"

namespace rutter::toml {
namespace {

constexpr std::size_t longest_line = 1000;

/// The only member of a parsed stretch: an array of one table. Nothing when the stretch is anything else.
Member* only_element(std::variant<Value, SyntaxError>& parsed, std::string_view name) {
  Value* const root = std::get_if<Value>(&parsed);
  Members* const members = root != nullptr ? std::get_if<Members>(&root->data) : nullptr;
  if (members == nullptr || members->size() != 1 || members->front().key != name) return nullptr;
  const Array* const array = std::get_if<Array>(&members->front().value.data);
  const bool is_one = array != nullptr && array->size() == 1 && std::holds_alternative<Members>(array->front().data);
  return is_one ? &members->front() : nullptr;
}

std::string_view part_of(std::string_view text, const Stretch& stretch) {
  return text.substr(stretch.begin, stretch.end - stretch.begin);
}

}  // namespace

Document::Document(std::string_view text, std::string display_path) : text_(text), display_path_(std::move(display_path)) {
  root_.data = Members{};
}

base::Diagnostics Document::parse_whole(std::string_view text) {
  auto parsed = parse_text(text);
  if (SyntaxError* problem = std::get_if<SyntaxError>(&parsed)) {
    explain(*problem, line(problem->at));
    return {error(problem->at, problem->message, problem->hint)};
  }
  root_ = std::move(std::get<Value>(parsed));
  return {};
}

base::Result<Document> Document::parse(std::string_view text, std::string display_path, const Limits& limits) {
  Document document(text, std::move(display_path));
  if (const auto excess = find_excess(text, limits)) {
    return base::Diagnostics{document.error(excess->at, excess->message)};
  }
  if (auto problems = document.parse_whole(text); !problems.empty()) return problems;
  return document;
}

base::Result<Document> Document::parse_apart(std::string_view text, std::string display_path, std::string_view name,
                                             const Limits& limits) {
  Document document(text, std::move(display_path));
  if (const auto excess = find_excess(text, limits)) {
    return base::Diagnostics{document.error(excess->at, excess->message)};
  }
  if (document.take_apart(text, name)) return document;
  document.apart_.clear();
  // Whatever is wrong is told as of the whole text, which alone shows all redefinitions.
  if (auto problems = document.parse_whole(text); !problems.empty()) return problems;
  return document;
}

/// A stretch is taken for an element only when it parses alone, to its end: then the grammar of the whole text begins anew
/// behind it, and whatever the search for headers made of strings and brackets was right.
bool Document::take_apart(std::string_view text, std::string_view name) {
  apart_ = find_apart(text, name);
  if (apart_.empty()) return false;
  auto rest = parse_text(rest_of(text, apart_));
  Value* const root = std::get_if<Value>(&rest);
  if (root == nullptr || find(std::get<Members>(root->data), name) != nullptr) return false;
  Members& members = std::get<Members>(root->data);
  for (const Stretch& stretch : apart_) {
    auto parsed = parse_text(part_of(text, stretch), stretch.first_line);
    Member* const element = only_element(parsed, name);
    if (element == nullptr) return false;
    if (&stretch != &apart_.front()) continue;
    element->value.data = Array{};
    members.insert(std::ranges::lower_bound(members, name, {}, &Member::key), std::move(*element));
  }
  root_ = std::move(*root);
  return true;
}

Value Document::element(std::size_t index) const {
  const Stretch& stretch = apart_.at(index);
  auto parsed = parse_text(text_.part(stretch.begin, stretch.end), stretch.first_line);
  return std::move(std::get<Array>(std::get<Members>(std::get<Value>(parsed).data).front().value.data).front());
}

std::string Document::line(Mark mark) const {
  return text_.line(mark.line, longest_line);
}

base::Diagnostic Document::error(Mark mark, std::string message, std::string hint) const {
  return {base::Severity::error, position(mark), std::move(message), std::move(hint), line(mark)};
}

}  // namespace rutter::toml
