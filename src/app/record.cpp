#include "app/record.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/itinerary_json.hpp"
#include "app/version.hpp"
#include "base/sha256.hpp"

namespace rutter::app {
namespace {

/// What stands nowhere has the empty box, which JSON cannot tell: four zeros.
Json box_json(const geo::PageBox& box) {
  if (box.empty()) return Json::array({0.0, 0.0, 0.0, 0.0});
  return Json::array({rounded(box.min_x, 2), rounded(box.min_y, 2), rounded(box.max_x, 2), rounded(box.max_y, 2)});
}

Json box_json(const geo::LonLatBox& box) {
  return Json::array({rounded(box.west, 4), rounded(box.south, 4), rounded(box.east, 4), rounded(box.north, 4)});
}

Json file_json(const std::string& path, const std::string& sha256) {
  Json json;
  json["path"] = path;
  json["sha256"] = sha256;
  return json;
}

Json data_json(const RecordInputs& inputs) {
  Json json;
  json["gazetteer"] = inputs.gazetteer_version;
  json["basemap"] = inputs.basemap_version;
  json["style"]["name"] = inputs.planned.style->name();
  json["style"]["sha256"] = inputs.planned.style_sha256;
  return json;
}

Json label_json(const map::PlacedLabel& label) {
  Json json;
  json["text"] = label.text;
  json["class"] = label.css_class;
  json["box"] = box_json(label.box);
  json["placed"] = label.placed;
  json["leader"] = label.leader;
  json["reason"] = label.reason;
  return json;
}

Json inset_json(const map::InsetReport& inset) {
  Json json;
  json["number"] = inset.number;
  json["letter"] = std::string(1, inset.letter);
  json["page_box"] = box_json(inset.frame);
  json["visible"] = box_json(inset.visible);
  json["scale"] = std::llround(inset.scale_denominator);
  json["proj"] = inset.projection;
  json["stops"] = inset.stops;
  json["tied"] = inset.tied;
  return json;
}

Json stops_json(const RecordInputs& inputs) {
  const job::MapSpec& spec = inputs.planned.spec;
  Json json = Json::array();
  for (const route::ResolvedStop& stop : inputs.route.itinerary.stops)
    json.push_back(stop_json(stop, spec.languages.empty() ? "en" : spec.languages.front()));
  return json;
}

Json legs_json(const route::Route& route) {
  Json json = Json::array();
  for (std::size_t i = 0; i < route.itinerary.legs.size(); ++i) {
    const auto traced = std::ranges::find(route.legs, i, &route::TracedLeg::leg);
    json.push_back(leg_json(route.itinerary.legs[i], traced == route.legs.end() ? nullptr : &*traced));
  }
  return json;
}

Json inputs_json(const RecordInputs& inputs) {
  const PlannedMap& planned = inputs.planned;
  Json json = Json::array();
  for (const job::InputFile& input : planned.job->inputs)
    json.push_back(file_json(record_path(input.path, *planned.job), input.sha256));
  for (const job::InputFile& input : planned.spec.tables)
    json.push_back(file_json(record_path(input.path, *planned.job), input.sha256));
  if (planned.spec.style_is_path)
    json.push_back(file_json(record_path(planned.spec.style, *planned.job), planned.style_sha256));
  if (planned.spec.words) json.push_back(file_json(record_path(planned.spec.words->path, *planned.job), planned.words_sha256));
  for (const job::InputFile& file : inputs.own_files)
    json.push_back(file_json(record_path(file.path, *planned.job), file.sha256));
  return json;
}

}  // namespace

std::string record_path(const std::filesystem::path& path, const job::Job& job) {
  if (path == "-" || path == job.display_path) return job.file == "-" ? "-" : job.file.filename().string();
  const std::filesystem::path folder = job.file == "-" ? std::filesystem::path() : job.file.parent_path();
  const auto absolute = [](const std::filesystem::path& some) { return std::filesystem::absolute(some).lexically_normal(); };
  const std::filesystem::path relative = absolute(path).lexically_relative(absolute(folder.empty() ? "." : folder));
  const bool tells_of_the_machine = path.is_absolute() && (relative.empty() || *relative.begin() == "..");
  return tells_of_the_machine ? path.filename().string() : relative.generic_string();
}

std::string to_record(const RecordInputs& inputs, const std::vector<OutputFile>& outputs) {
  const job::MapSpec& spec = inputs.planned.spec;
  Json json;
  json["rutter"] = version();
  json["data"] = data_json(inputs);
  json["fingerprint"] = inputs.fingerprint;
  json["map"]["name"] = spec.name;
  json["map"]["title"] = spec.title;
  json["map"]["page"] = inputs.page.name;
  json["projection"]["proj"] = inputs.report.projection;
  json["projection"]["reason"] = inputs.report.projection_reason;
  json["frame"]["page_box"] = box_json(inputs.report.frame);
  json["frame"]["visible"] = box_json(inputs.report.visible);
  json["scale"] = std::llround(inputs.report.scale_denominator);
  json["zoom"] = rounded(inputs.report.zoom, 2);
  json["stops"] = stops_json(inputs);
  json["legs"] = legs_json(inputs.route);
  json["insets"] = Json::array();
  for (const map::InsetReport& inset : inputs.report.insets) json["insets"].push_back(inset_json(inset));
  json["labels"] = Json::array();
  for (const map::PlacedLabel& label : inputs.report.labels) json["labels"].push_back(label_json(label));
  json["warnings"] = inputs.report.warnings;
  json["inputs"] = inputs_json(inputs);
  json["outputs"] = Json::array();
  for (const OutputFile& output : outputs) json["outputs"].push_back(file_json(output.name, base::sha256(output.bytes)));
  return to_text(json);
}

}  // namespace rutter::app
