#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "job/model.hpp"
#include "places/answer.hpp"
#include "places/desk_gazetteer.hpp"
#include "places/gazetteer.hpp"

namespace rutter::route {

/// What the parts of `in` name ("Aleppo, Syria").
struct Within {
  std::vector<places::Container> parts;
  /// The first part that is not known, or that the place does not lie in; nullptr when all agree.
  [[nodiscard]] const places::Container* unknown() const;
  [[nodiscard]] const places::Container* contradicted_by(const places::Place& place) const;
  /// The text of the part that none of the candidates lies in, or empty.
  [[nodiscard]] std::string excludes_all(const std::vector<places::Candidate>& candidates) const;
};
[[nodiscard]] Within areas_named(const std::string& in, const places::Gazetteer& gazetteer, const std::string& language);

/// A name of a job and what it may mean, before the other stops are considered.
struct Lookup {
  const job::PlaceQuery* asked = nullptr;
  std::string name;                             ///< what is looked up: `near`, else `place`; empty for `at` and `pin`
  job::Located where;                           ///< of that name's value, for messages
  bool area = false;                            ///< an area is wanted
  bool evidence = true;                         ///< counts for the others: a stop, not a via or a context area
  const places::DeskGazetteer* desk = nullptr;  ///< what was asked before the gazetteer
  Within within;                                ///< what `in` names
  std::vector<places::Candidate> candidates;
  std::vector<geo::LonLat> other_stops;     ///< where the others lie, when this one is not resolved
  places::Answer answer;                    ///< by itself, then with the others
  std::optional<base::Diagnostic> problem;  ///< why it cannot be resolved whatever the others are
};

/// A part of `in` that names nothing known, told as the typing error that it is.
[[nodiscard]] base::Diagnostic unknown_context(const job::Located& where, const std::string& part,
                                               const places::Gazetteer& gazetteer, const std::string& language);

/// Takes back what is resolved against the context given: a name that only fits elsewhere is refused, never taken silently.
void hold_to(const Within& within, places::Answer& answer);

/// Looks up what `asked` says by itself: pin, near or place, in the desk's own places (nullptr: none) before the gazetteer.
[[nodiscard]] Lookup look_up(const job::PlaceQuery& asked, bool area, const places::Gazetteer& gazetteer,
                             const places::DeskGazetteer* desk, const std::string& language);

/// Chooses for all look-ups together: stops by how well the readings of all fit (joint.hpp), then what is far from all others
/// is judged; vias and areas by what the stops came to. `fixed` are points given by coordinates.
void choose_together(std::vector<Lookup>& lookups, const std::vector<geo::LonLat>& fixed);

}  // namespace rutter::route
