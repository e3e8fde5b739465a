#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "basemap/basemap.hpp"
#include "basemap/build.hpp"
#include "job/read.hpp"
#include "map/furniture.hpp"
#include "map/key.hpp"
#include "places/gazetteer.hpp"
#include "places/index_writer.hpp"

namespace rutter::map::sample {

/// A style with one layer of each kind that furniture draws samples of.
inline constexpr const char* style_json = R"json({
  "version": 8, "name": "test", "sources": {"basemap": {"type": "vector"}, "route": {"type": "vector"}},
  "layers": [
    {"id": "disputed", "type": "line", "source": "basemap", "source-layer": "disputed",
     "paint": {"line-color": "#555555", "line-width": 1, "line-dasharray": [3, 2]}},
    {"id": "doubt-fill", "type": "fill", "source": "route", "source-layer": "uncertainty",
     "paint": {"fill-color": "#b3202a", "fill-opacity": 0.1}},
    {"id": "doubt-line", "type": "line", "source": "route", "source-layer": "uncertainty",
     "paint": {"line-color": "#b3202a", "line-width": 1, "line-dasharray": [3, 2]}},
    {"id": "legs", "type": "line", "source": "route", "source-layer": "legs",
     "paint": {"line-color": "#b3202a", "line-width": ["match", ["get", "mode"], "air", 3, 2]}},
    {"id": "stops", "type": "circle", "source": "route", "source-layer": "stops",
     "paint": {"circle-color": "#ffffff", "circle-radius": 8, "circle-stroke-color": "#b3202a", "circle-stroke-width": 2}},
    {"id": "numbers", "type": "symbol", "source": "route", "source-layer": "stops",
     "layout": {"text-field": ["get", "number"], "text-size": 10, "text-font": ["Noto Sans Bold"]},
     "paint": {"text-color": "#b3202a"}}
  ]})json";

inline std::string file_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

inline std::string example(const std::string& name) {
  return file_text(std::string(RUTTER_SOURCE_DIR) + "/examples/" + name + ".toml");
}

inline const std::vector<std::string>& example_names() {
  static const std::vector<std::string> names = {"transit-chain", "france24-observers", "asbarez", "north-press",
                                                 "recruiting-video"};
  return names;
}

/// The key with nothing told elsewhere.
inline Block whole_key(const MapInputs& inputs, text::Shaper& shaper, double width_pt, int columns) {
  KeyTexts texts(inputs, shaper);
  return key_block(texts, width_pt, columns);
}

/// The furniture's inputs of a job's first map, its places taken as found: what the gazetteer would say does not matter here.
class Sample {
 public:
  explicit Sample(const std::string& toml)
      : job_(checked(job::read_job_text(toml, "test.toml"))),
        style_(checked(style::Style::parse(style_json, "test.json"))),
        fonts_(text::FontCollection::open(std::string(RUTTER_SOURCE_DIR) + "/styles/fonts")),
        basemap_(empty_basemap()),
        gazetteer_(empty_gazetteer()),
        shaper_(fonts_) {
    for (const job::Stop& stop : spec().stops) add_stop(stop);
    for (const job::Leg& leg : spec().legs) {
      route::ResolvedLeg found;
      found.number = static_cast<int>(itinerary().legs.size()) + 1;
      found.from = leg.from.stop.value();
      found.to = leg.to.stop;
      found.spec = leg;
      itinerary().legs.push_back(found);
    }
    for (const job::Area& area : spec().areas)
      itinerary().areas.push_back({area.label.empty() ? area.place : area.label, {}, area});
  }

  [[nodiscard]] job::MapSpec& spec() { return job_.maps.front(); }
  [[nodiscard]] route::Itinerary& itinerary() { return route_.itinerary; }
  [[nodiscard]] text::Shaper& shaper() { return shaper_; }
  /// In another language than English.
  void set_words(Words words) {
    spec().languages = {words.language()};
    words_ = std::move(words);
  }
  [[nodiscard]] MapInputs inputs() {
    return {job_, spec(), spec().pages.front(), route_, style_, basemap_, gazetteer_, fonts_, false, {}, {}, words_};
  }

 private:
  static std::filesystem::path temporary_path(const std::string& ending) {
    return std::filesystem::path(::testing::TempDir()) / ("rutter-furniture-" + std::to_string(::getpid()) + ending);
  }

  /// Furniture never asks for a place or draws the base map: an index of nothing and a map of nothing will do.
  static places::Gazetteer empty_gazetteer() {
    const std::filesystem::path path = temporary_path(".sqlite");
    places::write_index({{}, "test"}, path);
    places::Gazetteer out = places::Gazetteer::open(path);
    std::filesystem::remove(path);
    return out;
  }

  static basemap::Basemap empty_basemap() {
    const std::filesystem::path path = temporary_path(".rbm");
    basemap::BasemapBuilder builder("test");
    builder.set_credit("Boundaries: Somebody; names: Somebody else");
    builder.write(path);
    basemap::Basemap out = basemap::Basemap::open(path);
    std::filesystem::remove(path);
    return out;
  }

  /// The value, or the problems as an exception.
  template <class T>
  static T checked(base::Result<T> result) {
    if (result.ok()) return std::move(result.value());
    std::string all;
    for (const auto& problem : result.problems()) all += base::format(problem);
    throw std::runtime_error(all);
  }

  void add_stop(const job::Stop& stop) {
    route::ResolvedStop found;
    found.number = static_cast<int>(itinerary().stops.size()) + 1;
    found.query = stop.place;
    found.label = stop.label.empty() ? stop.place : stop.label;
    found.status = job::strongest(stop);
    found.spec = stop;
    if (!stop.near.empty()) {
      found.known = route::Known::near;
      found.uncertainty_km = 10;
      found.uncertainty_stated = false;
    } else if (stop.role == job::Role::somewhere_in) {
      found.known = route::Known::area;
    } else if (!stop.alternatives.empty()) {
      found.known = route::Known::alternatives;
      for (const geo::LonLat point : stop.alternatives) found.readings.push_back({point, "", ""});
    }
    itinerary().stops.push_back(found);
  }

  job::Job job_;
  route::Route route_;
  Words words_;
  style::Style style_;
  text::FontCollection fonts_;
  basemap::Basemap basemap_;
  places::Gazetteer gazetteer_;
  text::Shaper shaper_;
};

/// All texts of nodes in drawing order.
inline void collect(const std::vector<draw::Node>& nodes, std::vector<draw::Text>& texts) {
  for (const draw::Node& node : nodes) {
    if (const auto* text = std::get_if<draw::Text>(&node)) texts.push_back(*text);
    if (const auto* group = std::get_if<draw::Group>(&node)) collect(group->children, texts);
  }
}

inline std::vector<draw::Text> texts_of(const Block& block) {
  std::vector<draw::Text> texts;
  collect(block.nodes, texts);
  return texts;
}

/// The lines joined by spaces: what a reader reads, wherever lines break.
inline std::string words_of(const Block& block) {
  std::string out;
  for (const draw::Text& text : texts_of(block)) out += (out.empty() ? "" : " ") + text.text;
  return out;
}

inline void collect_groups(const std::vector<draw::Node>& nodes, std::vector<const draw::Group*>& groups) {
  for (const draw::Node& node : nodes)
    if (const auto* group = std::get_if<draw::Group>(&node)) {
      groups.push_back(group);
      collect_groups(group->children, groups);
    }
}

inline std::vector<const draw::Group*> groups_of(const Block& block) {
  std::vector<const draw::Group*> groups;
  collect_groups(block.nodes, groups);
  return groups;
}

/// The numbers in "[3]".
inline std::set<int> marks_in(const std::string& text) {
  std::set<int> found;
  for (std::size_t at = text.find('['); at != std::string::npos; at = text.find('[', at + 1)) {
    int number = 0;
    std::size_t i = at + 1;
    while (i < text.size() && text[i] >= '0' && text[i] <= '9') number = 10 * number + (text[i++] - '0');
    if (i > at + 1 && i < text.size() && text[i] == ']') found.insert(number);
  }
  return found;
}

}  // namespace rutter::map::sample
