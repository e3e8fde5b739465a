#pragma once

#include <string>
#include <string_view>

// Private to the folder: between our UTF-8 and ICU's UTF-16.

namespace rutter::unicode {

/// The text in UTF-16; bytes that are no UTF-8 become U+FFFD. Throws base::Error(internal) for texts of 2 GiB.
[[nodiscard]] std::u16string to_utf16(std::string_view utf8);

/// Throws base::Error(internal) when ICU's status, in its numbers, tells of a failure of `what`.
void check_status(int status, const char* what);

}  // namespace rutter::unicode
