#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "style/json_text.hpp"

namespace rutter::style {

/// Where a scan stands: at a member's key or at a value.
struct ScanPlace {
  const Path& path;
  std::size_t offset;  ///< in bytes
  bool is_key;
};

/// Walks the tokens of a JSON text without building a document and without recursion, and tells every key and every value in
/// the order of the text until `visit` returns false. It only finds positions: on malformed text it ends early, and a JSON
/// parser says what is wrong.
void scan_json(std::string_view text, const std::function<bool(const ScanPlace&)>& visit);

}  // namespace rutter::style
