#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/command_line.hpp"
#include "app/commands.hpp"
#include "app/data_folder.hpp"
#include "app/ground.hpp"
#include "app/json_text.hpp"
#include "base/text_file.hpp"
#include "basemap/basemap.hpp"
#include "geo/geodesic.hpp"
#include "places/gazetteer.hpp"
#include "unicode/locales.hpp"

namespace rutter::app {
namespace {

/// A point as it was written.
struct Asked {
  std::string text;
  geo::LonLat point;
};

/// The populated place nearest on the ellipsoid.
struct Nearest {
  places::Place place;
  double km = 0;
  double bearing = 0;  ///< degrees clockwise from north, from the place to the point
};

struct Found {
  std::optional<Nearest> nearest;
  Ground ground;
  bool country_by_place = false;  ///< the outlines have no country here, but the nearest place is a stone's throw away
};

/// Outlines may stray so far from the shore.
constexpr double shore_km = 5;

std::vector<std::string> lines_of_standard_input() {
  const auto text = base::read_text_file("-");
  if (!text) throw base::Error(base::ErrorKind::usage, "standard input " + text.problems().front().message);
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text->size();) {
    const std::size_t end = std::min(text->find('\n', begin), text->size());
    std::string line = text->substr(begin, end - begin);
    if (line.ends_with('\r')) line.pop_back();
    if (!line.empty()) lines.push_back(std::move(line));
    begin = end + 1;
  }
  return lines;
}

std::vector<Asked> points_of(const std::vector<std::string>& given) {
  std::vector<Asked> points;
  const auto add = [&](const std::string& text) {
    const LatLon point = parse_lat_lon(text, "'reverse'");
    points.push_back({text, {point.lon, point.lat}});
  };
  for (const std::string& text : given) {
    if (text != "-") {
      add(text);
      continue;
    }
    for (const std::string& line : lines_of_standard_input()) add(line);
  }
  return points;
}

std::optional<Nearest> nearest_to(geo::LonLat point, const places::Gazetteer& gazetteer) {
  std::optional<Nearest> best;
  for (places::Nearby& nearby : gazetteer.nearest(point)) {
    const geo::Inverse way = geo::inverse(nearby.place.point, point);
    if (best && way.length_m / 1000 >= best->km) continue;
    const double bearing = way.azimuth_start < 0 ? way.azimuth_start + 360 : way.azimuth_start;
    best = Nearest{std::move(nearby.place), way.length_m / 1000, bearing};
  }
  return best;
}

Found look_up(geo::LonLat point, const places::Gazetteer& gazetteer, const basemap::Basemap& basemap) {
  Found found{nearest_to(point, gazetteer), ground_at(point, basemap)};
  Ground& ground = found.ground;
  if (!ground.on_land && found.nearest && found.nearest->km <= shore_km && ground.water != Ground::Water::lake) {
    const places::Place& place = found.nearest->place;
    found.country_by_place = true;
    ground.country = place.country;
    ground.country_name = place.country_name;
    if (ground.province.empty() && !place.admin1.empty()) {
      ground.province = place.country + "." + place.admin1;
      ground.province_name = place.admin1_name;
    }
  }
  return found;
}

std::string_view direction_of(double bearing) {
  constexpr std::array<std::string_view, 8> points{"N", "NE", "E", "SE", "S", "SW", "W", "NW"};
  return points.at(static_cast<std::size_t>(std::lround(bearing / 45)) % points.size());
}

/// "14 km NW of Azaz"; the name alone within 50 m of it.
std::string in_words(const Nearest& nearest, const std::string& language) {
  constexpr double at_it_km = 0.05;
  constexpr double round_from_km = 10;
  const std::string name = places::Gazetteer::display_name(nearest.place, language);
  if (nearest.km < at_it_km) return name;
  return fmt::format("{:.{}f} km {} of {}", nearest.km, nearest.km < round_from_km ? 1 : 0, direction_of(nearest.bearing),
                     name);
}

std::string water_in_words(const Ground& ground) {
  if (ground.water == Ground::Water::none) return "";
  if (!ground.water_name.empty()) return ground.water_name;
  return ground.water == Ground::Water::lake ? "lake" : "sea";
}

std::string to_line(const Asked& asked, const Found& found, const std::string& language) {
  std::string disputed;
  for (const DisputedArea& area : found.ground.disputed)
    disputed += fmt::format("{}{} ({})", disputed.empty() ? "disputed: " : "; ", area.name, area.parties);
  return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", asked.text, found.nearest ? in_words(*found.nearest, language) : "",
                     found.ground.province_name, found.ground.country_name, water_in_words(found.ground), disputed,
                     found.nearest ? found.nearest->place.id : "");
}

Json nearest_json(const Nearest& nearest, const std::string& language) {
  const places::Place& place = nearest.place;
  Json json;
  json["id"] = place.id;
  json["name"] = places::Gazetteer::display_name(place, language);
  json["lat"] = place.point.lat;
  json["lon"] = place.point.lon;
  json["country"] = place.country;
  json["admin1"] = place.admin1_name;
  json["kind"] = std::string(places::to_string(place.kind));
  json["population"] = place.population;
  json["distance_km"] = rounded(nearest.km, 3);
  json["bearing"] = rounded(nearest.bearing, 1);
  json["direction"] = std::string(direction_of(nearest.bearing));
  return json;
}

Json to_json(const Asked& asked, const Found& found, const std::string& language) {
  const Ground& ground = found.ground;
  Json json{{"query", asked.text}, {"lat", asked.point.lat}, {"lon", asked.point.lon}};
  json["where"] = found.nearest ? Json(in_words(*found.nearest, language)) : Json(nullptr);
  json["nearest"] = found.nearest ? nearest_json(*found.nearest, language) : Json(nullptr);
  json["country"] = nullptr;
  if (!ground.country_name.empty())
    json["country"] = {
        {"code", ground.country}, {"name", ground.country_name}, {"by", found.country_by_place ? "nearest place" : "outline"}};
  json["admin1"] = nullptr;
  if (!ground.province.empty() || !ground.province_name.empty())
    json["admin1"] = {{"code", ground.province}, {"name", ground.province_name}};
  json["water"] = nullptr;
  if (ground.water != Ground::Water::none)
    json["water"] = {{"kind", ground.water == Ground::Water::lake ? "lake" : "sea"}, {"name", ground.water_name}};
  json["disputed"] = Json::array();
  for (const DisputedArea& area : ground.disputed)
    json["disputed"].push_back({{"key", area.key}, {"name", area.name}, {"parties", area.parties}, {"note", area.note}});
  return json;
}

}  // namespace

ExitCode reverse_command(const Arguments& arguments, Console& console) {
  CommandLine line(
      "reverse LAT,LON... [options]",
      "Tells what is at a point, offline. A line a point, tabs between: point, distance and direction from the nearest\n"
      "populated place, province, country, lake or sea, disputed area, id of the place.");
  std::string language = "en";
  bool json = false;
  line.text("--lang", "CODE", language, "language of the name printed (BCP 47; default: en)");
  line.flag("--json", json, "print an array with an object for each point");
  if (!line.parse(arguments, console)) return ExitCode::done;
  if (line.positionals().empty())
    throw base::Error(base::ErrorKind::usage, "'reverse' needs a point\nwrite it as LAT,LON in decimal degrees: 36.65,37.21");
  if (!unicode::is_language(language))
    throw base::Error(base::ErrorKind::usage,
                      fmt::format("unknown language '{}'\n'rutter list languages' tells the codes", language));
  const std::vector<Asked> points = points_of(line.positionals());
  const DataFolder data = find_data(line.data(), line.gazetteer());
  const auto gazetteer = places::Gazetteer::open(data.gazetteer());
  const auto basemap = basemap::Basemap::open(data.basemap());
  Json all = Json::array();
  for (const Asked& asked : points) {
    const Found found = look_up(asked.point, gazetteer, basemap);
    json ? all.push_back(to_json(asked, found, language)) : console.print(to_line(asked, found, language));
  }
  if (json) console.print(to_text(all));
  return ExitCode::done;
}

}  // namespace rutter::app
