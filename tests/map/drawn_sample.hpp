#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "basemap/basemap.hpp"
#include "job/read.hpp"
#include "map/draw_map.hpp"
#include "map/occupancy.hpp"
#include "route/resolve.hpp"
#include "route/trace.hpp"

namespace rutter::map::sample {

/// The program's own data, opened once.
struct Bundled {
  basemap::Basemap basemap = basemap::Basemap::open(RUTTER_TEST_DATA_DIR "/basemap.rutter");
  places::Gazetteer gazetteer = places::Gazetteer::open(RUTTER_TEST_DATA_DIR "/gazetteer.sqlite");
  text::FontCollection fonts = text::FontCollection::open(RUTTER_TEST_DATA_DIR "/fonts");
  style::Style style = style::Style::read(RUTTER_TEST_DATA_DIR "/styles/report-light.json").value();
};

inline const Bundled& bundled() {
  static const Bundled once;
  return once;
}

/// The inputs of a job's first map on the real base map, kept as long as it lives.
class Desk {
 public:
  explicit Desk(const std::string& toml)
      : job_(checked(job::read_job_text(toml, "test.toml"))),
        route_(route::trace(checked(route::resolve(job_.maps.front(), bundled().gazetteer, {})), bundled().basemap)) {}

  [[nodiscard]] MapInputs inputs() const {
    const job::MapSpec& spec = job_.maps.front();
    const Bundled& data = bundled();
    return {job_, spec, spec.pages.front(), route_, data.style, data.basemap, data.gazetteer, data.fonts, false, {}};
  }
  [[nodiscard]] DrawnMap draw() const { return draw_map(inputs()); }

 private:
  template <class T>
  static T checked(base::Result<T> result) {
    if (result.ok()) return std::move(result.value());
    std::string all;
    for (const auto& problem : result.problems()) all += base::format(problem);
    throw std::runtime_error(all);
  }

  job::Job job_;
  route::Route route_;
};

/// A stop as the job writes it. Its claim holds a word that no other stop has, so that it can be found however lines break.
struct SampleStop {
  double lon = 0;
  double lat = 0;
  int words = 6;          ///< of the claim
  std::string more = {};  ///< further lines
};

inline std::string claim_mark(std::size_t number) {
  return fmt::format("mark{:02}end", number);
}

inline std::string job_of(const std::vector<SampleStop>& stops, const std::string& map_lines, const std::string& tables = "") {
  std::string out = "[[map]]\nname = \"m\"\n" + map_lines + "\n";
  for (std::size_t i = 0; i < stops.size(); ++i) {
    std::string claim = "Seen " + claim_mark(i + 1);  // a claim's first letter may be raised
    for (int word = 2; word < stops[i].words; ++word) claim += word % 3 == 0 ? " travelled" : " seen";
    out += fmt::format(
        "[[map.stop]]\nid = \"s{}\"\nplace = \"Place {}\"\nat = {{ lat = {:.4f}, lon = {:.4f} }}\nclaim = \"{}\"\n{}\n", i + 1,
        i + 1, stops[i].lat, stops[i].lon, claim, stops[i].more);
  }
  return out + tables;
}

/// Stops scattered about a centre. The generator's integers are the same everywhere; distributions are not, so none is used.
inline std::vector<SampleStop> scattered(std::uint32_t seed, std::size_t count, double lon, double lat, double spread_deg,
                                         int words = 6) {
  std::mt19937 random(seed);
  const auto part = [&] { return (static_cast<double>(random() % 20001) - 10000) / 10000; };
  std::vector<SampleStop> out;
  for (std::size_t i = 0; i < count; ++i) {
    const double x = part();
    const double y = part();
    out.push_back({lon + spread_deg * x, lat + 0.6 * spread_deg * y, words, ""});
  }
  return out;
}

/// A crowd near Azaz and three places far from it: the crowd wants an inset.
inline std::vector<SampleStop> crowd_and_far_ones(std::uint32_t seed) {
  std::vector<SampleStop> out = scattered(seed, 5, 37.05, 36.58, 0.12);
  out.push_back({49.87, 40.41, 6, ""});
  out.push_back({28.95, 41.01, 6, ""});
  out.push_back({44.8, 41.7, 6, ""});
  return out;
}

/// A drawing taken apart by the names that docs/svg.md promises.
struct Parts {
  struct Circle {
    geo::PagePoint centre;
    double radius_pt = 0;
    bool numbered = false;
  };
  std::map<std::string, Circle> stops;                                 ///< by id: "stop-3", "inset-1-stop-3"
  std::map<std::string, std::vector<geo::Line<geo::PagePoint>>> legs;  ///< by id
  std::map<std::string, geo::PageBox> callouts;                        ///< by id
  std::vector<geo::Line<geo::PagePoint>> leaders;                      ///< of callouts
  std::map<std::string, geo::Line<geo::PagePoint>> outlines;           ///< of insets, by id
  std::map<std::string, geo::Line<geo::PagePoint>> ties;               ///< by id
  std::map<std::string, geo::PageBox> furniture;                       ///< with a panel: "legend"
  std::set<std::string> ids;
  std::vector<std::string> texts;

  explicit Parts(const draw::Drawing& drawing) {
    for (const draw::Node& node : drawing.nodes) {
      const auto* group = std::get_if<draw::Group>(&node);
      if (group != nullptr && group->css_class == "leader" && group->id.empty()) leaders.push_back(line_of(*group));
    }
    gather(drawing.nodes);
  }

  /// Empty when there is no legend.
  [[nodiscard]] geo::PageBox legend() const {
    const auto found = furniture.find("legend");
    return found == furniture.end() ? geo::PageBox{} : found->second;
  }

  [[nodiscard]] std::size_t count_of(const std::string& word) const {
    std::size_t out = 0;
    for (const std::string& text : texts)
      for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++out;
    return out;
  }

 private:
  static geo::Line<geo::PagePoint> line_of(const draw::Group& group) {
    return std::get<draw::Stroke>(group.children.front()).lines.front();
  }

  static geo::PageBox panel_of(const draw::Group& group) {
    geo::PageBox box;
    for (const draw::Node& child : group.children)
      if (const auto* fill = std::get_if<draw::Fill>(&child)) {
        for (const auto& polygon : fill->area.polygons)
          for (const auto& ring : polygon.rings)
            for (const geo::PagePoint p : ring) box.add(p);
        break;
      }
    return box;
  }

  void gather(const std::vector<draw::Node>& nodes) {
    for (const draw::Node& node : nodes) {
      if (const auto* text = std::get_if<draw::Text>(&node)) texts.push_back(text->text);
      const auto* group = std::get_if<draw::Group>(&node);
      if (group == nullptr) continue;
      const bool is_new = group->id.empty() || ids.insert(group->id).second;
      EXPECT_TRUE(is_new) << group->id << " occurs twice";
      add(*group);
      gather(group->children);
    }
  }

  void add(const draw::Group& group) {
    if (group.css_class == "stop") stops[group.id] = circle_of(group);
    if (group.css_class == "leg") legs[group.id] = std::get<draw::Stroke>(group.children.front()).lines;
    if (group.css_class == "inset-outline") outlines[group.id] = line_of(group);
    if (group.id.ends_with("-tie")) ties[group.id] = line_of(group);
    if (group.id.starts_with("callout-")) callouts[group.id] = panel_of(group);
    if (group.css_class == "furniture" && !group.id.starts_with("callout-")) furniture[group.id] = panel_of(group);
  }

  static Circle circle_of(const draw::Group& group) {
    Circle out;
    for (const draw::Node& child : group.children) {
      if (const auto* circle = std::get_if<draw::Circle>(&child); circle != nullptr && circle->radius_pt > out.radius_pt)
        out = {circle->centre, circle->radius_pt, out.numbered};
      if (std::holds_alternative<draw::Text>(child)) out.numbered = true;
    }
    return out;
  }
};

/// Whether a straight piece of the lines satisfies the test.
inline bool any_piece(const std::vector<geo::Line<geo::PagePoint>>& lines,
                      const std::function<bool(geo::PagePoint, geo::PagePoint)>& test) {
  for (const auto& line : lines)
    for (std::size_t i = 1; i < line.size(); ++i)
      if (test(line[i - 1], line[i])) return true;
  return false;
}

inline double distance_to(const geo::PageBox& box, geo::PagePoint p) {
  return geo::distance(p, {std::clamp(p.x, box.min_x, box.max_x), std::clamp(p.y, box.min_y, box.max_y)});
}

}  // namespace rutter::map::sample
