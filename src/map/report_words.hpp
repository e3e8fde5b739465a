#pragma once

#include <string>
#include <vector>

#include "job/model.hpp"
#include "map/citations.hpp"
#include "map/words.hpp"

namespace rutter::map {

/// Who says it: `by`; with `anonymous` only when `by` describes ("a private source") and does not name, else "an unnamed
/// source"; the source's publisher when nobody else is given; empty when nothing is known.
[[nodiscard]] std::string speaker(const Words& words, const job::Statement& statement, const Citations& citations);

/// How a report cites: numbers for print ("[1]"), or names for readers who do not see the list of sources.
enum class CiteBy { number, name };

/// "Claim. According to a private source; undated; claimed [3]." The date is left out where the claim itself says it (so that
/// "shared since 25 September" is not repeated as if the thing had happened then). Empty when the statement says nothing.
[[nodiscard]] std::string report_words(const Words& words, const job::Statement& statement, const Citations& citations,
                                       CiteBy cite);

/// "Denied by Turkey and Azerbaijan."; empty for none.
[[nodiscard]] std::string denial_words(const Words& words, const std::vector<std::string>& denied_by);

/// The denial of one stop or leg where it is not the map's: its own, or that the map's does not concern it; else empty.
[[nodiscard]] std::string own_denial_words(const Words& words, const std::vector<std::string>& denied_by, bool inherited,
                                           const job::MapSpec& spec);

/// The map's note and who denies what it shows, each at most once: the denial is left out where the note speaks of denying
/// and names everyone.
[[nodiscard]] std::string note_words(const Words& words, const job::MapSpec& spec);

/// What stands along the leg on the map, which may find no room there; nothing where the claim tells it.
[[nodiscard]] std::string label_words(const Words& words, const job::Leg& leg);

/// What a leg's own keys say besides its statement: how sure the arrival is, who denies.
[[nodiscard]] std::string arrival_words(const Words& words, const job::Leg& leg);

}  // namespace rutter::map
