#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "geo/point.hpp"
#include "job/model.hpp"
#include "places/candidate.hpp"
#include "places/place.hpp"

namespace rutter::route {

/// How a stop is known, and so how it is drawn.
enum class Known {
  point,         ///< a place found, or coordinates given: a pin, with a ring when uncertainty_km > 0
  near,          ///< an unknown place near a known one: a ring round that one, no pin
  area,          ///< only as this area: its outline, no pin
  alternatives,  ///< several readings: each is drawn, "or" is said
};

/// One more reading of a stop's place.
struct Reading {
  geo::LonLat point;
  std::string name;
  std::string place_id;  ///< empty when given as coordinates
};

/// A stop of the job with the place it was found to be.
struct ResolvedStop {
  int number = 0;     ///< as drawn, from 1
  std::string id;     ///< the handle in the job
  std::string query;  ///< what was looked up; empty for `at`
  std::string label;  ///< what the map prints: the job's label, else the name as the article spells it
  Known known = Known::point;
  geo::LonLat point;                   ///< the place; for an area its label point
  double uncertainty_km = 0;           ///< radius of the ring; 0: none. For `near` without a stated distance: the default ring
  bool uncertainty_stated = true;      ///< false: the ring's radius is our default, the map says "distance not stated"
  std::vector<Reading> readings;       ///< alternatives besides `point`
  bool ring_covers_readings = false;   ///< one ring round `point` covers all readings; else each reading has a ring of its own
  std::optional<places::Place> place;  ///< none for `at`
  places::Match match = places::Match::exact;
  std::string name_mark;  ///< of the name it was found by: "former" when it is called so no more; empty for most
  double confidence = 1;
  double margin = 1;
  std::vector<places::Candidate> candidates;  ///< all that fit, best first
  job::Status status = job::Status::none;     ///< the strongest of its reports
  job::Stop spec;
};

/// A leg of the job between stops.
struct ResolvedLeg {
  int number = 0;
  std::size_t from = 0;           ///< index into Itinerary::stops
  std::optional<std::size_t> to;  ///< none: "unknown"
  std::vector<ResolvedStop> via;  ///< places passed, not stops, in order
  job::Leg spec;                  ///< mode, status, date, by, people, label ...
};

/// A context area of the job.
struct ResolvedArea {
  std::string label;
  places::Place place;
  job::Area spec;
};

/// A stop that could not be resolved; with --draft the map lists it, otherwise the map is not drawn.
struct Gap {
  std::string query;
  std::string reason;  ///< "not found", "ambiguous: Tripoli in Libya, Tripoli in Lebanon"
};

/// All places of one map found, or with gaps in a draft.
struct Itinerary {
  std::vector<ResolvedStop> stops;
  std::vector<ResolvedLeg> legs;
  std::vector<ResolvedArea> areas;
  std::vector<Gap> gaps;
  base::Diagnostics problems;      ///< why there are gaps; empty without gaps
  bool numbers_are_order = false;  ///< the legs form one chain in the stops' order: numbers tell the order
  bool numbered = true;
};

}  // namespace rutter::route
