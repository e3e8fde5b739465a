#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "job/model.hpp"

/// The sentences that key, footer and long description share, so that picture and description carry the same hedges.
namespace rutter::map {

/// "location confirmed", "claimed" ...; empty for Status::none.
[[nodiscard]] std::string status_words(job::Status status, job::Confirms confirms);

/// "by road", "by air", "by sea", "by rail", "on foot"; empty for Mode::unknown.
[[nodiscard]] std::string mode_words(job::Mode mode);

/// "a", "a and b", "a, b and c".
[[nodiscard]] std::string listed(const std::vector<std::string>& items);

/// A number with commas between thousands.
[[nodiscard]] std::string grouped(std::int64_t number);

/// The text with A-Z as a-z.
[[nodiscard]] std::string lower_ascii(std::string_view text);

/// The text with its first letter raised, where that is one of a-z.
[[nodiscard]] std::string capitalised(std::string text);

/// How many digits matter: 7213442 becomes 7210000. For scales and distances; 0 and what is not finite give 0.
[[nodiscard]] double rounded_to_3_digits(double value);

/// A name as part of an English sentence: between isolates when it holds right-to-left letters, so that it cannot reorder the
/// sentence, else as it is.
[[nodiscard]] std::string embedded(std::string_view name);

/// The text with a full stop when it ends without one; empty stays empty.
[[nodiscard]] std::string sentence(std::string text);

inline constexpr std::string_view lines_are_not_paths_words = "Lines join places; they do not show the path travelled.";
inline constexpr std::string_view numbers_are_no_order_words = "Numbers identify places; they are not an order of travel.";

}  // namespace rutter::map
