#pragma once

#include <string>
#include <string_view>

namespace rutter::paint {

/// The text without what must not stand in a document: control characters, non-characters, broken UTF-8 (as U+FFFD), direction
/// embeddings and overrides (U+202A-202E). Tabs and line ends become spaces. Isolates stay: they only bind what they enclose.
[[nodiscard]] std::string stripped(std::string_view text);

/// Appends stripped(text) with &, <, > and " escaped: fit for content and for attributes in double quotes.
void append_escaped(std::string& out, std::string_view text);

/// Appends ` name="value"`, escaped.
void append_attribute(std::string& out, std::string_view name, std::string_view value);

}  // namespace rutter::paint
