#include "job/citation.hpp"

namespace rutter::job {
namespace {

bool is_first(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// The ids in "f24, bbc", or none when it holds anything else.
std::vector<std::string> ids_of(std::string_view list) {
  std::vector<std::string> ids;
  for (;;) {
    const std::size_t comma = list.find(',');
    std::string_view id = list.substr(0, comma);
    while (id.starts_with(' ')) {
      id.remove_prefix(1);
    }
    while (id.ends_with(' ')) {
      id.remove_suffix(1);
    }
    if (!is_source_id(id)) {
      return {};
    }
    ids.emplace_back(id);
    if (comma == std::string_view::npos) {
      return ids;
    }
    list.remove_prefix(comma + 1);
  }
}

}  // namespace

bool is_source_id(std::string_view id) {
  if (id.empty() || id.size() > 64 || !is_first(id.front())) {
    return false;
  }
  for (const char c : id) {
    if (!is_first(c) && c != '-' && c != '_' && c != '.') {
      return false;
    }
  }
  return id != "sic";
}

std::vector<Citation> find_citations(std::string_view text) {
  std::vector<Citation> citations;
  for (std::size_t open = text.find('['); open != std::string_view::npos; open = text.find('[', open + 1)) {
    const std::size_t close = text.find_first_of("[]", open + 1);
    if (close == std::string_view::npos) {
      break;
    }
    if (text[close] == '[') {
      continue;
    }
    std::vector<std::string> ids = ids_of(text.substr(open + 1, close - open - 1));
    if (!ids.empty()) {
      citations.push_back({open, close + 1, std::move(ids)});
    }
  }
  return citations;
}

}  // namespace rutter::job
