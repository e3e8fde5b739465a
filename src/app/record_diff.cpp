#include "app/record_diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "places/place.hpp"

namespace rutter::app {
namespace {

using Record = nlohmann::json;

const Record& at(const Record& object, const std::string& key) {
  static const Record none;
  if (!object.is_object()) return none;
  const auto found = object.find(key);
  return found == object.end() ? none : *found;
}

std::string shown(const Record& value) {
  if (value.is_null()) return {};
  return value.is_string() ? value.get<std::string>() : value.dump(-1, ' ', false, Record::error_handler_t::replace);
}

std::string text(const Record& object, const std::string& key) {
  return shown(at(object, key));
}

/// The objects of an array under names that tell them apart; equal names are counted: "a to b", "a to b (2)".
template <class Name>
std::vector<std::pair<std::string, const Record*>> named(const Record& array, Name name) {
  std::vector<std::pair<std::string, const Record*>> found;
  std::map<std::string, int> count;
  if (!array.is_array()) return found;
  for (const Record& object : array) {
    std::string own = name(object);
    const int times = ++count[own];
    if (times > 1) own += fmt::format(" ({})", times);
    found.emplace_back(std::move(own), &object);
  }
  return found;
}

using Named = std::vector<std::pair<std::string, const Record*>>;

const Record* find(const Named& objects, const std::string& name) {
  const auto found = std::ranges::find(objects, name, &Named::value_type::first);
  return found == objects.end() ? nullptr : found->second;
}

class Comparison {
 public:
  void keys(const std::string& subject, const Record& before, const Record& after, std::initializer_list<const char*> names) {
    for (const char* const name : names) value(subject, name, text(before, name), text(after, name));
  }

  void value(const std::string& subject, const std::string& what, const std::string& before, const std::string& after) {
    if (before != after) changes.push_back({subject, what, before, after});
  }

  /// Objects that came, went, or are in both: for those `compare` says what differs.
  template <class Compare>
  void objects(const Named& before, const Named& after, Compare compare) {
    for (const auto& [name, object] : before) {
      const Record* const other = find(after, name);
      if (other == nullptr)
        changes.push_back({name, "removed", {}, {}});
      else
        compare(name, *object, *other);
    }
    for (const auto& [name, object] : after)
      if (find(before, name) == nullptr) changes.push_back({name, "added", {}, {}});
  }

  std::vector<Change> changes;
};

std::string stop_name(const Record& stop) {
  for (const char* const key : {"id", "query", "name"})
    if (const std::string own = text(stop, key); !own.empty()) return fmt::format("stop '{}'", own);
  return "stop " + text(stop, "number");
}

void compare_stops(Comparison& out, const std::string& name, const Record& before, const Record& after) {
  out.keys(name, before, after, {"number", "query", "name", "country", "admin1", "kind", "place_id"});
  if (at(before, "lat").is_number() && at(before, "lon").is_number() && at(after, "lat").is_number() &&
      at(after, "lon").is_number()) {
    const geo::LonLat from{at(before, "lon").get<double>(), at(before, "lat").get<double>()};
    const geo::LonLat to{at(after, "lon").get<double>(), at(after, "lat").get<double>()};
    const double km = places::distance_km(from, to);
    const auto position = [](geo::LonLat p) { return fmt::format("{}, {}", p.lat, p.lon); };
    if (position(from) != position(to))
      out.changes.push_back({name, fmt::format("moved by {:.1f} km", km), position(from), position(to)});
  }
  out.keys(name, before, after, {"uncertainty_km", "status", "match", "confidence", "margin"});
}

std::string leg_name(const Record& leg) {
  return fmt::format("leg {} to {}", text(leg, "from"), text(leg, "to"));
}

/// Labels by class and text, with whether they stand on the map.
std::map<std::string, std::pair<bool, std::string>> labels_of(const Record& record) {
  std::map<std::string, std::pair<bool, std::string>> labels;
  const Record& array = at(record, "labels");
  if (!array.is_array()) return labels;
  for (const Record& label : array) {
    auto& [placed, reason] = labels[fmt::format("label '{}' ({})", text(label, "text"), text(label, "class"))];
    placed = placed || at(label, "placed") == true;
    reason = text(label, "reason");
  }
  return labels;
}

void compare_labels(Comparison& out, const Record& before, const Record& after) {
  const auto old_labels = labels_of(before);
  const auto new_labels = labels_of(after);
  for (const auto& [name, state] : old_labels) {
    const auto now = new_labels.find(name);
    if (state.first && (now == new_labels.end() || !now->second.first))
      out.changes.push_back({name, "no longer on the map", {}, now == new_labels.end() ? std::string() : now->second.second});
  }
  for (const auto& [name, state] : new_labels) {
    const auto then = old_labels.find(name);
    if (state.first && (then == old_labels.end() || !then->second.first))
      out.changes.push_back({name, "now on the map", {}, {}});
  }
}

void compare_warnings(Comparison& out, const Record& before, const Record& after) {
  const auto has = [](const Record& array, const Record& value) {
    return array.is_array() && std::ranges::find(array, value) != array.end();
  };
  const Record& old_ones = at(before, "warnings");
  const Record& new_ones = at(after, "warnings");
  if (old_ones.is_array())
    for (const Record& warning : old_ones)
      if (!has(new_ones, warning)) out.changes.push_back({"warning", "gone", shown(warning), {}});
  if (new_ones.is_array())
    for (const Record& warning : new_ones)
      if (!has(old_ones, warning)) out.changes.push_back({"warning", "new", {}, shown(warning)});
}

void compare_inputs(Comparison& out, const Record& before, const Record& after) {
  const auto by_path = [](const Record& record) {
    return named(at(record, "inputs"), [](const Record& input) { return "input " + text(input, "path"); });
  };
  out.objects(by_path(before), by_path(after), [&](const std::string& name, const Record& a, const Record& b) {
    if (text(a, "sha256") != text(b, "sha256")) out.changes.push_back({name, "content changed", {}, {}});
  });
}

}  // namespace

std::vector<Change> changes_between(const Record& before, const Record& after) {
  Comparison out;
  out.keys("map", at(before, "map"), at(after, "map"), {"name", "title", "page"});
  out.value("map", "projection", text(at(before, "projection"), "proj"), text(at(after, "projection"), "proj"));
  out.value("map", "shows", text(at(before, "frame"), "visible"), text(at(after, "frame"), "visible"));
  const auto scale = [](const Record& record) { return at(record, "scale").is_null() ? "" : "1:" + text(record, "scale"); };
  out.value("map", "scale", scale(before), scale(after));
  out.objects(named(at(before, "stops"), stop_name), named(at(after, "stops"), stop_name),
              [&](const std::string& name, const Record& a, const Record& b) { compare_stops(out, name, a, b); });
  out.objects(named(at(before, "legs"), leg_name), named(at(after, "legs"), leg_name),
              [&](const std::string& name, const Record& a, const Record& b) {
                out.keys(name, a, b, {"number", "mode", "status", "length_km"});
              });
  const auto inset_name = [](const Record& inset) { return "inset " + text(inset, "letter"); };
  out.objects(named(at(before, "insets"), inset_name), named(at(after, "insets"), inset_name),
              [&](const std::string& name, const Record& a, const Record& b) {
                out.keys(name, a, b, {"visible", "scale", "stops"});
              });
  compare_labels(out, before, after);
  compare_warnings(out, before, after);
  compare_inputs(out, before, after);
  out.keys("data", at(before, "data"), at(after, "data"), {"gazetteer", "basemap"});
  out.keys("style", at(at(before, "data"), "style"), at(at(after, "data"), "style"), {"name"});
  if (text(at(at(before, "data"), "style"), "sha256") != text(at(at(after, "data"), "style"), "sha256"))
    out.changes.push_back({"style", "content changed", {}, {}});
  out.value("program", "version", text(before, "rutter"), text(after, "rutter"));
  return std::move(out.changes);
}

std::string to_line(const Change& change) {
  std::string line = fmt::format("{}: {}", change.subject, change.what);
  const auto quoted = [](const std::string& value) { return value.empty() ? std::string("(none)") : value; };
  const bool is_value = !change.before.empty() && !change.after.empty();
  if (is_value)
    line += fmt::format(" {} -> {}", change.before, change.after);
  else if (change.what != "added" && change.what != "removed" && !(change.before.empty() && change.after.empty()))
    line += change.subject == "warning" || change.what.find("the map") != std::string::npos
                ? ": " + change.before + change.after
                : fmt::format(" {} -> {}", quoted(change.before), quoted(change.after));
  return line;
}

}  // namespace rutter::app
