#include "route/resolve.hpp"

#include <fmt/format.h>

#include "route/legs.hpp"
#include "route/lookup.hpp"
#include "route/publish.hpp"
#include "route/refusal.hpp"
#include "route/stop_from.hpp"

namespace rutter::route {
namespace {

/// Resolves one map; the look-ups stand in the order: stops, vias of all legs, areas.
class Resolver {
 public:
  Resolver(const job::MapSpec& map, const places::Gazetteer& gazetteer, const places::DeskGazetteer* desk)
      : map_(map), gazetteer_(gazetteer), desk_(desk), language_(map.languages.empty() ? "en" : map.languages.front()) {}

  Itinerary resolve() {
    look_up_all();
    take_stops();
    take_legs();
    take_areas();
    number();
    if (map_.publish_precision_km) round_for_publication(found_, *map_.publish_precision_km);
    return std::move(found_);
  }

 private:
  void look_up_all() {
    std::vector<geo::LonLat> fixed;
    for (const job::Stop& stop : map_.stops) {
      lookups_.push_back(look_up(stop, stop.role == job::Role::somewhere_in, gazetteer_, desk_, language_));
      if (stop.at) fixed.push_back(*stop.at);
    }
    for (const job::Leg& leg : map_.legs)
      for (const job::PlaceQuery& via : leg.via) add_context_lookup(via, false, desk_);
    // A desk's place has no outline, which is all that is drawn of a context area.
    for (const job::Area& area : map_.areas) add_context_lookup(area, true, nullptr);
    choose_together(lookups_, fixed);
  }

  void add_context_lookup(const job::PlaceQuery& asked, bool area, const places::DeskGazetteer* desk) {
    lookups_.push_back(look_up(asked, area, gazetteer_, desk, language_));
    lookups_.back().evidence = false;
  }

  void miss(const Unresolved& unresolved) {
    found_.problems.push_back(unresolved.problem);
    found_.gaps.push_back(unresolved.gap);
  }

  /// The stop, or nothing and a gap.
  std::optional<ResolvedStop> take(const job::Stop& stop, const Lookup& lookup) {
    auto result = stop_from(stop, lookup, gazetteer_, language_);
    if (auto* known = std::get_if<ResolvedStop>(&result)) return std::move(*known);
    miss(std::get<Unresolved>(result));
    return std::nullopt;
  }

  void take_stops() {
    for (std::size_t i = 0; i < map_.stops.size(); ++i) {
      std::optional<ResolvedStop> stop = take(map_.stops[i], lookups_[i]);
      index_.push_back(stop ? std::optional(found_.stops.size()) : std::nullopt);
      if (!stop) continue;
      stop->number = static_cast<int>(i) + 1;
      found_.stops.push_back(*std::move(stop));
    }
  }

  std::optional<std::size_t> index_of(const job::LegEnd& end) const { return end.stop ? index_.at(*end.stop) : std::nullopt; }

  void take_legs() {
    std::size_t next_via = map_.stops.size();
    for (const job::Leg& spec : map_.legs) {
      const std::size_t first_via = next_via;
      next_via += spec.via.size();
      const std::optional<std::size_t> from = index_of(spec.from);
      const bool loses_end = !from || (spec.to.stop && !index_of(spec.to));
      if (loses_end) continue;  // the stop is a gap already
      ResolvedLeg leg;
      leg.number = static_cast<int>(found_.legs.size()) + 1;
      leg.from = *from;
      leg.to = index_of(spec.to);
      leg.spec = spec;
      for (std::size_t i = 0; i < spec.via.size(); ++i) {
        job::Stop as_stop;
        static_cast<job::PlaceQuery&>(as_stop) = spec.via[i];
        if (auto via = take(as_stop, lookups_[first_via + i])) leg.via.push_back(*std::move(via));
      }
      found_.legs.push_back(std::move(leg));
    }
  }

  void take_areas() {
    const std::size_t first = lookups_.size() - map_.areas.size();
    for (std::size_t i = 0; i < map_.areas.size(); ++i) {
      const job::Area& area = map_.areas[i];
      job::Stop as_stop;
      static_cast<job::PlaceQuery&>(as_stop) = area;
      as_stop.role = job::Role::somewhere_in;
      auto found = take(as_stop, lookups_[first + i]);
      if (!found || !found->place) continue;
      if (found->place->area.empty()) {
        miss({{base::Severity::error, area.place_at.at, fmt::format("the outline of '{}' is not known", area.place),
               "name another area, or leave it out", area.place_at.line},
              {area.place, "outline not known"}});
        continue;
      }
      found_.areas.push_back({area.label.empty() ? area.place : area.label, *found->place, area});
    }
  }

  void number() {
    found_.numbered = map_.numbering != job::Numbering::none;
    const bool chain = found_.gaps.empty() && is_chain(found_.legs, found_.stops.size());
    found_.numbers_are_order =
        map_.numbering == job::Numbering::order || (map_.numbering == job::Numbering::automatic && chain);
  }

  const job::MapSpec& map_;
  const places::Gazetteer& gazetteer_;
  const places::DeskGazetteer* desk_;
  std::string language_;
  std::vector<Lookup> lookups_;
  std::vector<std::optional<std::size_t>> index_;  ///< of each stop of the job among those found
  Itinerary found_;
};

}  // namespace

base::Result<Itinerary> resolve(const job::MapSpec& map, const places::Gazetteer& gazetteer, const ResolveOptions& options) {
  Itinerary itinerary = Resolver(map, gazetteer, options.desk).resolve();
  if (!itinerary.problems.empty() && !options.draft) return std::move(itinerary.problems);
  return itinerary;
}

}  // namespace rutter::route
