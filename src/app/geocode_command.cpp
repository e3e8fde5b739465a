#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "app/command_line.hpp"
#include "app/commands.hpp"
#include "app/data_folder.hpp"
#include "app/geocode_batch.hpp"
#include "app/json_text.hpp"
#include "base/text_file.hpp"
#include "job/desk_table.hpp"
#include "places/answer_json.hpp"
#include "places/gazetteer.hpp"
#include "route/desk_gazetteer.hpp"
#include "route/lookup.hpp"
#include "route/refusal.hpp"
#include "unicode/locales.hpp"

namespace rutter::app {
namespace {

/// What `geocode` was asked.
struct Request {
  std::vector<std::string> names;
  std::string in;
  std::optional<geo::LonLat> near;
  std::string language = "en";
  int limit = 5;
  bool json = false;
  bool explain = false;
  std::string batch;                ///< a table of names instead
  std::vector<std::string> places;  ///< the desk's own tables of places
};

/// The names given; "-" stands for the lines of standard input.
std::vector<std::string> names_of(const std::vector<std::string>& given) {
  std::vector<std::string> names;
  for (const std::string& name : given) {
    if (name != "-") {
      names.push_back(name);
      continue;
    }
    const auto text = base::read_text_file("-");
    if (!text) throw base::Error(base::ErrorKind::usage, "standard input " + text.problems().front().message);
    for (std::uint32_t number = 1; number <= 1 + static_cast<std::uint32_t>(std::count(text->begin(), text->end(), '\n'));
         ++number)
      if (std::string line = base::line_of(*text, number); !line.empty()) names.push_back(std::move(line));
  }
  return names;
}

/// The names to look up; there must be one at least, and none may be empty.
std::vector<std::string> names_asked(const std::vector<std::string>& given) {
  if (given.empty())
    throw base::Error(base::ErrorKind::usage, "'geocode' needs a name\nquote a name that has spaces: \"Hawar Kilis\"");
  std::vector<std::string> names = names_of(given);
  for (const std::string& name : names)
    if (std::ranges::all_of(name, [](char c) { return c == ' '; }))
      throw base::Error(base::ErrorKind::usage,
                        "'geocode' was given an empty name\nquote a name that has spaces: \"Hawar Kilis\"");
  return names;
}

std::optional<Request> read_request(const Arguments& arguments, CommandLine& line, Console& console) {
  Request request;
  std::string near;
  line.text("--in", "CONTEXT", request.in, "country, province or both that the names lie in: \"Aleppo, Syria\"");
  line.text("--near", "LAT,LON", near, "prefer what is near this point");
  line.text("--lang", "CODE", request.language, "language of the names printed (BCP 47; default: en)");
  line.number("--limit", 1, 100, request.limit, "candidates listed at most (default: 5)");
  line.flag("--json", request.json, "print an array with an object for each name");
  line.flag("--explain", request.explain, "print the evidence for each candidate, with its weight");
  line.text("--batch", "FILE.csv", request.batch, "names from a table with columns name, in, near; '-': standard input");
  line.texts("--places", "FILE.csv", request.places,
             "a table of your own places, asked first, as the key 'places' (may be repeated)");
  if (!line.parse(arguments, console)) return std::nullopt;
  if (request.batch.empty()) {
    request.names = names_asked(line.positionals());
  } else if (!line.positionals().empty()) {
    throw base::Error(base::ErrorKind::usage, "'--batch' takes the names from its table\nleave out the names given");
  }
  if (!unicode::is_language(request.language))
    throw base::Error(base::ErrorKind::usage,
                      fmt::format("unknown language '{}'\n'rutter list languages' tells the codes", request.language));
  if (!near.empty()) {
    const LatLon point = parse_lat_lon(near, "'--near'");
    request.near = geo::LonLat{point.lon, point.lat};
  }
  return request;
}

/// The desk's own places; nullptr without a table of them. What is wrong in a table is told in `problems`.
std::shared_ptr<const places::DeskGazetteer> read_desk(const std::vector<std::string>& files,
                                                       const places::Gazetteer& gazetteer, base::Diagnostics& problems) {
  std::vector<std::shared_ptr<const job::DeskTable>> tables;
  for (const std::string& file : files)
    if (auto table = job::read_desk_table(file, problems)) tables.push_back(std::move(table));
  return problems.empty() ? route::desk_gazetteer(tables, gazetteer, problems) : nullptr;
}

/// What is asked before what: the desk's own places (nullptr: none), then the index.
struct Asking {
  const places::Gazetteer& gazetteer;
  const places::DeskGazetteer* desk;
};

places::Answer answer_to(const std::string& name, const Request& request, const route::Within& within, const Asking& asking) {
  places::Query query;
  query.name = name;
  if (!request.in.empty()) query.in = request.in;
  query.near = request.near;
  query.language = request.language;
  query.limit = std::max(request.limit, 20);  // as many as decide; fewer are listed
  query.whole = 0;
  query.desk = asking.desk;
  places::Answer answer = places::choose(asking.gazetteer.candidates(query));
  route::hold_to(within, answer);
  // A refusal may tell of all of them.
  asking.gazetteer.complete(answer, answer.best ? static_cast<std::size_t>(request.limit) : answer.candidates.size());
  return answer;
}

/// "exact", "alternate (former name)", "exact (desk-places.csv)", "near".
std::string how_found(const places::Candidate& best) {
  if (best.place.relation != places::Relation::none) return std::string(places::to_string(best.place.relation));
  const std::string match(places::to_string(best.match));
  if (!best.place.table.empty()) return fmt::format("{} ({})", match, best.place.table);
  return best.mark.empty() ? match : fmt::format("{} ({} name)", match, best.mark);
}

/// "Azaz  A'zaz  Aleppo  Syria  36.58662  37.04628  geonames:172082  exact  0.99", tabs between.
std::string to_line(const std::string& name, const places::Answer& answer, const std::string& language) {
  if (!answer.best) return fmt::format("{}\t\t\t\t\t\t\t{}\t{:.3f}\n", name, places::to_string(answer.status), answer.margin);
  const places::Place& place = answer.best->place;
  return fmt::format("{}\t{}\t{}\t{}\t{:.5f}\t{:.5f}\t{}\t{}\t{:.3f}\n", name, places::Gazetteer::display_name(place, language),
                     place.admin1_name, place.country_name + (places::is_disputed(place) ? " (disputed)" : ""), place.point.lat,
                     place.point.lon, place.id, how_found(*answer.best), answer.margin);
}

std::string explained(const places::Answer& answer, const Request& request) {
  std::string text;
  for (std::size_t i = 0; i < std::min(answer.candidates.size(), static_cast<std::size_t>(request.limit)); ++i) {
    const places::Candidate& candidate = answer.candidates[i];
    text += fmt::format("  {:+6.2f}  {} ({})\n", candidate.score, route::in_words(candidate.place, request.language),
                        candidate.place.id);
    for (const places::Evidence& evidence : candidate.evidence)
      text += fmt::format("    {:+6.2f}  {}\n", evidence.weight, evidence.what);
  }
  return text;
}

/// The answer as JSON, with the names shown in the language asked and no more candidates than asked.
Json to_json(const std::string& name, places::Answer answer, const Request& request) {
  const auto limit = std::min(answer.candidates.size(), static_cast<std::size_t>(request.limit));
  answer.candidates.erase(answer.candidates.begin() + static_cast<std::ptrdiff_t>(limit), answer.candidates.end());
  Json json = places::to_json(name, answer, request.explain ? places::Reasons::told : places::Reasons::left_out);
  if (answer.best) json["place"]["name"] = places::Gazetteer::display_name(answer.best->place, request.language);
  for (std::size_t i = 0; i < limit; ++i)
    json["candidates"][i]["name"] = places::Gazetteer::display_name(answer.candidates[i].place, request.language);
  return json;
}

void refuse(const route::Asked& asked, const places::Answer& answer, const Request& request, const places::Gazetteer& gazetteer,
            Console& console) {
  const route::Refusal refusal = route::refusal_of(asked, answer, gazetteer, request.language);
  console.report({base::Severity::error, {}, refusal.message, refusal.hint, {}});
}

ExitCode answer_all(const Request& request, const Asking& asking, Console& console) {
  const places::Gazetteer& gazetteer = asking.gazetteer;
  const route::Within within = route::areas_named(request.in, gazetteer, request.language);
  if (const places::Container* unknown = within.unknown(); unknown != nullptr) {
    console.report(route::unknown_context({}, unknown->text, gazetteer, request.language));
    return ExitCode::not_found;
  }
  ExitCode code = ExitCode::done;
  Json all = Json::array();
  for (const std::string& name : request.names) {
    const places::Answer answer = answer_to(name, request, within, asking);
    if (request.json)
      all.push_back(to_json(name, answer, request));
    else
      console.print(to_line(name, answer, request.language) + (request.explain ? explained(answer, request) : ""));
    if (answer.best) continue;
    refuse(
        {name, within.excludes_all(answer.candidates), route::Asker::command_line, request.in, request.near, {}, asking.desk},
        answer, request, gazetteer, console);
    code = ExitCode::not_found;
  }
  if (request.json) console.print(to_text(all));
  return code;
}

}  // namespace

ExitCode geocode_command(const Arguments& arguments, Console& console) {
  CommandLine line(
      "geocode NAME... [options]",
      "Finds places by name, offline. A line a name, tabs between: name, place, province, country, latitude, longitude,\n"
      "id, how it was found, margin. An ambiguous name is refused with its candidates.");
  const std::optional<Request> request = read_request(arguments, line, console);
  if (!request) return ExitCode::done;
  const auto gazetteer = places::Gazetteer::open(find_data(line.data(), line.gazetteer()).gazetteer());
  base::Diagnostics problems;
  const auto desk = read_desk(request->places, gazetteer, problems);
  console.report(problems);
  if (!problems.empty()) return ExitCode::usage;
  if (request->batch.empty()) return answer_all(*request, {gazetteer, desk.get()}, console);
  return geocode_batch({request->batch, request->in, request->near, request->language, request->limit, request->json,
                        request->explain, desk.get()},
                       gazetteer, console);
}

}  // namespace rutter::app
