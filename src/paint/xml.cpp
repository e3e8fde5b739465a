#include "paint/xml.hpp"

#include "base/utf8.hpp"

namespace rutter::paint {
namespace {

bool allowed(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool separator = c == 0x2028 || c == 0x2029;
  const bool turns_direction = c >= 0x202A && c <= 0x202E;
  const bool noncharacter = (c & 0xFFFEU) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
  return !control && !separator && !turns_direction && !noncharacter;
}

}  // namespace

std::string stripped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto c = base::next_code_point(text, at);
    if (c == '\t' || c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) {
      out.push_back(' ');
    } else if (allowed(c)) {
      base::append_code_point(out, c);
    }
  }
  return out;
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : stripped(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out.push_back(c);
    }
  }
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out.push_back(' ');
  out += name;
  out += "=\"";
  append_escaped(out, value);
  out.push_back('"');
}

}  // namespace rutter::paint
