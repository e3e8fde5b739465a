#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "app/command_line.hpp"
#include "app/commands.hpp"
#include "app/itinerary_json.hpp"
#include "app/own_files.hpp"
#include "app/planned_jobs.hpp"
#include "app/position_check.hpp"
#include "places/gazetteer.hpp"
#include "route/resolve.hpp"

namespace rutter::app {
namespace {

std::string language_of(const job::MapSpec& map) {
  return map.languages.empty() ? "en" : map.languages.front();
}

/// "transit-chain  1  Hawar Kilis  Hawar Kilis  Syria  36.65000  37.21000  exact  0.99", tabs between.
std::string to_line(const job::MapSpec& map, const route::ResolvedStop& stop) {
  const std::string how = how_found(stop) + (is_from_desk(stop) ? fmt::format(" ({})", stop.place->table) : "");
  const std::string name = stop.place ? places::Gazetteer::display_name(*stop.place, language_of(map)) : std::string();
  return fmt::format("{}\t{}\t{}\t{}\t{}\t{:.5f}\t{:.5f}\t{}\t{:.3f}\n", map.name, stop.number, stop.query, name,
                     stop.place ? stop.place->country_name : "", stop.point.lat, stop.point.lon, how, stop.margin);
}

Json to_json(const job::MapSpec& map, const route::Itinerary& itinerary) {
  Json json;
  json["name"] = map.name;
  json["stops"] = Json::array();
  json["legs"] = Json::array();
  json["gaps"] = Json::array();
  for (const route::ResolvedStop& stop : itinerary.stops) json["stops"].push_back(stop_json(stop, language_of(map)));
  for (const route::ResolvedLeg& leg : itinerary.legs) json["legs"].push_back(leg_json(leg, nullptr));
  for (const route::Gap& gap : itinerary.gaps) json["gaps"].push_back({{"query", gap.query}, {"reason", gap.reason}});
  return json;
}

/// Opens the desk's own files as for drawing, those that maps share once.
class OwnFilesCheck {
 public:
  OwnFilesCheck(const DataFolder& data, Console& console) : data_(data), console_(console) {}

  /// False when one cannot be read, which is told.
  bool are_good(const job::MapSpec& map) {
    if (!names_own_files(map)) return true;
    const auto [known, is_new] = known_.try_emplace(key_of(map), true);
    if (!is_new) return known->second;
    if (!bundled_) bundled_ = text::FontCollection::open(data_.fonts());
    const OwnFiles own = read_own_files(map, *bundled_);
    const base::Diagnostics problems = own.problems();
    console_.report(problems);
    console_.report(own.layers.warnings);
    return known->second = problems.empty();
  }

 private:
  /// What is named, and where: in defaults the same for all maps.
  static std::string key_of(const job::MapSpec& map) {
    std::string key;
    const auto add = [&](const job::UserFile& file) {
      key += fmt::format("{}:{}:{} {}\n", file.where.at.file, file.where.at.line, file.where.at.column, file.path.string());
    };
    for (const job::UserFile& file : map.fonts) add(file);
    for (const job::UserFile& file : map.layers) add(file);
    if (map.logo) add(*map.logo);
    return key;
  }

  const DataFolder& data_;
  Console& console_;
  std::optional<text::FontCollection> bundled_;
  std::map<std::string, bool> known_;
};

ExitCode check_maps(const Plan& maps, const DataFolder& data, bool as_json, Console& console) {
  const places::Gazetteer gazetteer = places::Gazetteer::open(data.gazetteer());
  OwnFilesCheck own_files(data, console);
  std::optional<basemap::Basemap> basemap;
  ExitCode code = ExitCode::done;
  Json all;
  all["maps"] = Json::array();
  for (std::size_t i = 0; i < maps.size(); ++i) {
    const PlannedMap planned = maps.map(i);
    const auto itinerary = route::resolve(planned.spec, gazetteer, {.draft = true, .desk = planned.desk.get()});
    console.report(itinerary->problems);
    if (!itinerary->gaps.empty()) code = graver(code, ExitCode::not_found);
    if (states_positions_with_context(planned.spec)) {
      if (!basemap) basemap = basemap::Basemap::open(data.basemap());
      console.report(doubtful_positions(planned.spec, gazetteer, *basemap));
    }
    console.report(doubtful_extent(planned.spec, *itinerary));
    if (!own_files.are_good(planned.spec)) code = graver(code, ExitCode::some_maps);
    if (as_json) {
      all["maps"].push_back(to_json(planned.spec, *itinerary));
      continue;
    }
    for (const route::ResolvedStop& stop : itinerary->stops) console.print(to_line(planned.spec, stop));
  }
  if (as_json) console.print(to_text(all));
  return code;
}

}  // namespace

ExitCode check_command(const Arguments& arguments, Console& console) {
  CommandLine line(
      "check JOB.toml... [options]",
      "Reads and checks job files and finds their places; draws nothing. A line a stop, tabs between: map, number,\n"
      "name asked, place, country, latitude, longitude, how it was found, margin.");
  bool json = false;
  line.flag("--json", json, "print one object with stops, legs and gaps of every map");
  if (!line.parse(arguments, console)) return ExitCode::done;
  if (line.positionals().empty())
    throw base::Error(base::ErrorKind::usage, "'check' needs a job file\n'rutter new' prints one to start from");

  const DataFolder data = find_data(line.data(), line.gazetteer());
  const PlannedJobs planned = read_and_plan({line.positionals().begin(), line.positionals().end()}, {}, Shard{}, data, console);
  if (!planned.are_good()) return ExitCode::usage;
  return check_maps(planned.maps, data, json, console);
}

}  // namespace rutter::app
