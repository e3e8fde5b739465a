#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "job/model.hpp"
#include "map/citations.hpp"
#include "route/itinerary.hpp"

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

/// How many digits matter: 7213442 becomes 7210000. For scales and distances; 0 and what is not finite give 0.
[[nodiscard]] double rounded_to_3_digits(double value);

/// A name as part of an English sentence: between isolates when it holds right-to-left letters, so that it cannot reorder the
/// sentence, else as it is.
[[nodiscard]] std::string embedded(std::string_view name);

/// The text with a full stop when it ends without one; empty stays empty.
[[nodiscard]] std::string sentence(std::string text);

/// Who says it: `by`; with `anonymous` only when `by` describes ("a private source") and does not name, else "an unnamed
/// source"; the source's publisher when nobody else is given; empty when nothing is known.
[[nodiscard]] std::string speaker(const job::Statement& statement, const Citations& citations);

/// How a report cites: numbers for print ("[1]"), or names for readers who do not see the list of sources.
enum class CiteBy { number, name };

/// "Claim. According to a private source; undated; claimed [3]." The date is left out where the claim itself says it (so that
/// "shared since 25 September" is not repeated as if the thing had happened then). Empty when the statement says nothing.
[[nodiscard]] std::string report_words(const job::Statement& statement, const Citations& citations, CiteBy cite);

/// What is doubtful about where a stop is: "Position known within 1.5 km.", "Somewhere near Azaz; distance not stated.", "Two
/// places fit ...", "Known only as this area.", "Found as Shaykh al-Hadid."; empty when nothing is.
[[nodiscard]] std::string doubt_words(const route::ResolvedStop& stop);

/// The stop's country in English, else an empty text.
[[nodiscard]] std::string country_words(const route::ResolvedStop& stop);

/// "Denied by Turkey and Azerbaijan."; empty for none.
[[nodiscard]] std::string denial_words(const std::vector<std::string>& denied_by);

/// The map's note and who denies what it shows, each at most once: the denial is left out where the note speaks of denying
/// and names everyone.
[[nodiscard]] std::string note_words(const job::MapSpec& spec);

/// "Gaziantep (5) to Istanbul (6), by air"; without numbers when the stops have none.
[[nodiscard]] std::string movement_words(const route::Itinerary& itinerary, const route::ResolvedLeg& leg);

/// What a leg's own keys say besides its statement: how sure the arrival is, who denies.
[[nodiscard]] std::string arrival_words(const job::Leg& leg);

inline constexpr std::string_view lines_are_not_paths_words = "Lines join places; they do not show the path travelled.";
inline constexpr std::string_view numbers_are_no_order_words = "Numbers identify places; they are not an order of travel.";

}  // namespace rutter::map
