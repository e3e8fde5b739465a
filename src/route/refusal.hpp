#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "places/answer.hpp"
#include "places/gazetteer.hpp"

namespace rutter::route {

/// "Tripoli, Lebanon": a place's name with its country, for people.
[[nodiscard]] std::string in_words(const places::Place& place, std::string_view language);

/// For each candidate, best first and at most five: what it is and where, and the line that pins it in a job:
///     Tripoli, North Governorate, Lebanon (34.43352, 35.84415), city, geonames:266826
///     pin = "geonames:266826"  # Tripoli, Lebanon
/// What is written depends on who asks: `near` takes a name alone, and in a list of vias a pin stands in braces.
enum class Asker { job, job_near, job_via, command_line };
[[nodiscard]] std::string candidate_lines(const std::vector<places::Candidate>& candidates, std::string_view language,
                                          Asker asker = Asker::job);

/// A name that is not resolved: what is wrong with it, and the way out with the lines to write.
struct Refusal {
  std::string message;
  std::string hint;
  std::string reason;  ///< short, for the list of gaps: "ambiguous: Tripoli in Libya, Tripoli in Lebanon"
};
/// `not_in`: the part of `in` that none of the candidates lies in; empty when that is not the reason. The last four are for
/// what is suggested for a misspelt name.
struct Asked {
  std::string name;
  std::string not_in;
  Asker asker = Asker::job;
  std::string in = {};
  std::optional<geo::LonLat> near = {};
  std::vector<geo::LonLat> other_stops = {};
  const places::DeskGazetteer* desk = nullptr;  ///< what was asked before the gazetteer
};
[[nodiscard]] Refusal refusal_of(const Asked& asked, const places::Answer& answer, const places::Gazetteer& gazetteer,
                                 std::string_view language);

}  // namespace rutter::route
