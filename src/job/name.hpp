#pragma once

#include <string>
#include <string_view>

namespace rutter::job {

/// Why a map's name cannot be a file name on every system, to follow "'name' ": "is longer than 120 bytes"; empty when it can.
[[nodiscard]] std::string why_illegal_name(std::string_view name);

/// The name without case and Unicode form, to find names that some file systems take for the same: ASCII, Latin-1, Latin
/// Extended-A, Greek and Cyrillic letters are folded and taken apart; other scripts, and the order of several marks on one
/// letter, are compared as they are.
[[nodiscard]] std::string folded_name(std::string_view name);

}  // namespace rutter::job
