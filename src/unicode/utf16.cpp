#include "unicode/utf16.hpp"

#include <unicode/ustring.h>
#include <unicode/utypes.h>

#include <cstdint>

#include "base/error.hpp"

namespace rutter::unicode {

void check_status(int status, const char* what) {
  const auto code = static_cast<UErrorCode>(status);
  if (U_FAILURE(code) != 0) throw base::Error(base::ErrorKind::internal, std::string(what) + ": " + u_errorName(code));
}

std::u16string to_utf16(std::string_view utf8) {
  std::u16string out(utf8.size(), u'\0');
  std::int32_t size = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF8WithSub(out.data(), static_cast<std::int32_t>(out.size()), &size, utf8.data(),
                       static_cast<std::int32_t>(utf8.size()), 0xFFFD, nullptr, &status);
  check_status(status, "u_strFromUTF8WithSub");
  out.resize(static_cast<std::size_t>(size));
  return out;
}

}  // namespace rutter::unicode
