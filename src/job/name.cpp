#include "job/name.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "job/name_fold_table.hpp"

namespace rutter::job {
namespace {

constexpr std::size_t longest_name_bytes = 120;

/// CON, NUL, COM1 ... with or without an extension.
bool is_reserved_by_windows(std::string_view name) {
  std::string stem(name.substr(0, name.find('.')));
  std::ranges::transform(stem, stem.begin(), base::lower_ascii);
  constexpr std::array<std::string_view, 4> devices = {"con", "prn", "aux", "nul"};
  const bool numbered =
      stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) && stem[3] >= '0' && stem[3] <= '9';
  return numbered || std::ranges::find(devices, stem) != devices.end();
}

}  // namespace

std::string why_illegal_name(std::string_view name) {
  if (name.empty()) {
    return "is empty";
  }
  if (name.size() > longest_name_bytes) {
    return "is longer than 120 bytes";
  }
  if (!base::is_valid_utf8(name) || base::printable(name) != name || name.find_first_of("\t\r\n") != std::string_view::npos) {
    return "holds a control character";
  }
  const std::size_t bad = name.find_first_of("/\\<>:\"|?*");
  if (bad != std::string_view::npos) {
    return std::string("holds '") + name[bad] + "', which cannot be part of a file name";
  }
  if (name.front() == '.') {
    return "begins with a dot";
  }
  if (name.front() == '-') {
    return "begins with a hyphen";
  }
  if (name.front() == ' ' || name.back() == ' ' || name.back() == '.') {
    return "begins or ends with a blank or ends with a dot";
  }
  if (name.ends_with(".outlines")) {
    return "ends with '.outlines', which marks another file";
  }
  if (is_reserved_by_windows(name)) {
    return "is a device name on Windows";
  }
  return {};
}

std::string folded_name(std::string_view name) {
  std::string result;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = base::next_code_point(name, at);
    const std::u32string_view folded = folded_letter(c);
    if (c >= 'A' && c <= 'Z') {
      result += base::lower_ascii(static_cast<char>(c));
    } else if (folded.empty()) {
      base::append_code_point(result, c);
    } else {
      for (const char32_t part : folded) {
        base::append_code_point(result, part);
      }
    }
  }
  return result;
}

}  // namespace rutter::job
