#include "job/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "job/citation.hpp"
#include "job/groups.hpp"
#include "job/name.hpp"

namespace rutter::job {
namespace {

std::string place_of(const Located& where) {
  return fmt::format("{}:{}", where.at.file, where.at.line);
}

std::vector<std::size_t> stops_named(const MapSpec& map, const std::string& text) {
  for (std::size_t i = 0; i < map.stops.size(); ++i) {
    if (map.stops[i].id == text) {
      return {i};
    }
  }
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < map.stops.size(); ++i) {
    if (map.stops[i].place == text) {
      found.push_back(i);
    }
  }
  return found;
}

std::string several_stops(const MapSpec& map, const std::vector<std::size_t>& found) {
  std::string hint = "give them an 'id' and use that:";
  for (const std::size_t i : found) {
    const Stop& stop = map.stops[i];
    hint += fmt::format("\n  {}: stop {}{}", place_of(stop.where), i + 1,
                        stop.id.empty() ? "" : fmt::format(", id = \"{}\"", stop.id));
  }
  return hint;
}

std::string nearest_stop(const MapSpec& map, const std::string& text) {
  std::vector<std::string> names;
  for (const Stop& stop : map.stops) {
    for (const std::string& name : {stop.id, stop.place}) {
      if (!name.empty()) {
        names.push_back(name);
      }
    }
  }
  const std::string hint = toml::suggestion(text, names);
  return hint.empty() ? "name a stop by its 'id' or 'place', or write \"unknown\"" : hint;
}

void find_end(LegEnd& end, std::string_view key, const MapSpec& map, base::Diagnostics& problems) {
  if (end.text.empty() || end.text == "unknown") {
    return;
  }
  const std::vector<std::size_t> found = stops_named(map, end.text);
  if (found.size() == 1) {
    end.stop = found.front();
  } else if (found.empty()) {
    problems.push_back(
        error_at(end.where, fmt::format("'{}': no stop is called '{}'", key, end.text), nearest_stop(map, end.text)));
  } else {
    problems.push_back(error_at(end.where, fmt::format("'{}': {} stops are called '{}'", key, found.size(), end.text),
                                several_stops(map, found)));
  }
}

void complete_insets(MapSpec& map, base::Diagnostics& problems) {
  for (Inset& inset : map.insets_by_hand)
    for (LegEnd& stop : inset.stops) {
      if (stop.text == "unknown")
        problems.push_back(error_at(stop.where, "'stops': no stop is called 'unknown'"));
      else
        find_end(stop, "stops", map, problems);
    }
}

void check_stop_ids(const MapSpec& map, base::Diagnostics& problems) {
  std::map<std::string, const Stop*> seen;
  for (const Stop& stop : map.stops) {
    if (stop.id.empty()) {
      continue;
    }
    const auto [first, is_new] = seen.emplace(stop.id, &stop);
    if (!is_new) {
      problems.push_back(error_at(stop.where, fmt::format("duplicate stop id '{}'", stop.id),
                                  fmt::format("the first is at {}", place_of(first->second->where))));
    }
  }
}

Leg implied_leg(const MapSpec& map, std::size_t from) {
  Leg leg;
  leg.implied = true;
  leg.denied_by_inherited = true;
  const auto end = [&](std::size_t index) {
    const Stop& stop = map.stops[index];
    return LegEnd{stop.id.empty() ? stop.place : stop.id, index, stop.where};
  };
  leg.from = end(from);
  leg.to = end(from + 1);
  leg.where = map.stops[from + 1].where;
  return leg;
}

void complete_legs(MapSpec& map, base::Diagnostics& problems) {
  for (Leg& leg : map.legs) {
    find_end(leg.from, "from", map, problems);
    find_end(leg.to, "to", map, problems);
    if (leg.from.stop && leg.from.stop == leg.to.stop && leg.via.empty()) {
      problems.push_back(error_at(leg.to.where, "'from' and 'to' are the same stop"));
    }
  }
  if (map.join == Join::in_order && map.legs.empty()) {
    for (std::size_t i = 0; i + 1 < map.stops.size(); ++i) {
      map.legs.push_back(implied_leg(map, i));
    }
  }
}

std::string name_of(const Stop& stop) {
  for (const std::string* name : {&stop.label, &stop.place, &stop.near, &stop.pin})
    if (!name->empty()) return *name;
  return stop.id;
}

void warn_where_uncited(const std::string& what, const Statement& statement, std::string_view note,
                        base::Diagnostics& warnings) {
  const bool cites = !statement.source.empty() || !find_citations(statement.claim).empty() || !find_citations(note).empty();
  if (statement.status != Status::confirmed || cites) return;
  warnings.push_back({base::Severity::warning, statement.where.at,
                      fmt::format("{} is said to be confirmed, and no source is cited for it", what),
                      "add source = [\"ID\"] with the id of a [[source]], or write status = \"claimed\"",
                      statement.where.line});
}

}  // namespace

base::Diagnostic error_at(const Located& where, std::string message, std::string hint) {
  return {base::Severity::error, where.at, std::move(message), std::move(hint), where.line};
}

void complete_map(MapSpec& map, base::Diagnostics& problems) {
  check_stop_ids(map, problems);
  complete_legs(map, problems);
  complete_insets(map, problems);
  complete_groups(map, problems);
  for (Stop& stop : map.stops) {
    if (stop.denied_by_inherited) {
      stop.denied_by = map.denied_by;
    }
  }
  for (Leg& leg : map.legs) {
    if (leg.denied_by_inherited) {
      leg.denied_by = map.denied_by;
    }
  }
}

void warn_of_uncited(const MapSpec& map, base::Diagnostics& warnings) {
  for (const Stop& stop : map.stops) {
    const std::string what = fmt::format("'{}'", name_of(stop));
    warn_where_uncited(what, stop, stop.note, warnings);
    for (const Report& report : stop.reports) warn_where_uncited(what, report, stop.note, warnings);
  }
  for (const Leg& leg : map.legs)
    warn_where_uncited(fmt::format("the leg from '{}' to '{}'", leg.from.text, leg.to.text), leg, {}, warnings);
}

void check_sources(const std::vector<Source>& sources, const std::vector<SourceUse>& uses, base::Diagnostics& problems) {
  std::map<std::string, const Source*> declared;
  std::vector<std::string> ids;
  for (const Source& source : sources) {
    if (source.id.empty()) {
      continue;
    }
    const auto [first, is_new] = declared.emplace(source.id, &source);
    ids.push_back(source.id);
    if (!is_new) {
      problems.push_back(error_at(source.where, fmt::format("duplicate source id '{}'", source.id),
                                  fmt::format("the first is at {}", place_of(first->second->where))));
    }
  }
  for (const SourceUse& use : uses) {
    if (declared.count(use.id) == 0) {
      const std::string hint = toml::suggestion(use.id, ids);
      problems.push_back(use.document->error(use.at, fmt::format("no [[source]] has the id '{}'", use.id),
                                             hint.empty() ? "declare it: [[source]] id, publisher, title" : hint));
    }
  }
}

void check_names(const std::vector<std::span<const MapEntry>>& jobs, base::Diagnostics& problems) {
  const auto place_of_name = [](const MapEntry& entry) {
    return fmt::format("{}:{}", entry.document->display_path(), entry.name_at.line);
  };
  std::map<std::string, const MapEntry*> outputs;
  for (const std::span<const MapEntry> maps : jobs) {
    for (const MapEntry& map : maps) {
      const auto [first, is_new] = outputs.emplace(folded_name(map.name), &map);
      const bool is_edition = map.edition > 0 && !is_new && place_of_name(*first->second) == place_of_name(map);
      if (!is_new && !is_edition && !map.name.empty()) {
        problems.push_back(
            map.document->error(map.name_at, fmt::format("duplicate map name '{}'", map.name),
                                fmt::format("the first is '{}' at {}", first->second->name, place_of_name(*first->second))));
      }
    }
  }
  for (const std::span<const MapEntry> maps : jobs) {
    for (const MapEntry& map : maps) {
      for (const std::string& output : map.outputs) {
        if (map.name.empty() || output == map.name) {
          continue;
        }
        const auto [first, is_new] = outputs.emplace(folded_name(output), &map);
        if (!is_new) {
          problems.push_back(map.document->error(map.name_at, fmt::format("two outputs would be called '{}'", output),
                                                 fmt::format("the other is of the map at {}", place_of_name(*first->second))));
        }
      }
    }
  }
}

}  // namespace rutter::job
