// MapLibre's own expression cases: each holds an expression, inputs, and what must come out.

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "style/parser.hpp"

namespace rutter::style {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

enum class Verdict { passed, failed, unsupported };

struct Outcome {
  Verdict verdict = Verdict::passed;
  std::string reason;
};

Outcome failed(std::string reason) {
  return {Verdict::failed, std::move(reason)};
}
Outcome unsupported(std::string reason) {
  return {Verdict::unsupported, std::move(reason)};
}

/// The type of the property that a case stands for; nothing when it has none, `known` false when we do not have such a type.
std::optional<Type> wanted_type(const Json& spec, bool& known) {
  const std::string type = spec.value("type", "");
  const std::map<std::string, Kind> kinds{{"number", Kind::number}, {"string", Kind::string}, {"boolean", Kind::boolean},
                                          {"color", Kind::color},   {"enum", Kind::string},   {"array", Kind::array}};
  const auto found = kinds.find(type);
  known = spec.empty() || found != kinds.end();
  if (found == kinds.end()) return {};
  if (found->second != Kind::array) return found->second;
  Type array = Type::array(kinds.contains(spec.value("value", "")) ? kinds.at(spec.value("value", "")) : Kind::value);
  if (spec.contains("length")) array.length = spec["length"].get<std::uint32_t>();
  return array;
}

bool to_properties(const Json& json, geo::Properties& properties) {
  for (const auto& member : json.items()) {
    if (member.value().is_structured()) return false;
    if (member.value().is_null()) properties.set(member.key(), std::monostate());
    if (member.value().is_boolean()) properties.set(member.key(), member.value().get<bool>());
    if (member.value().is_number()) properties.set(member.key(), member.value().get<double>());
    if (member.value().is_string()) properties.set(member.key(), member.value().get<std::string>());
  }
  return true;
}

Json to_json(const Value& value) {
  if (const auto* truth = std::get_if<bool>(&value)) return *truth;
  if (const auto* number = std::get_if<double>(&value)) return *number;
  if (const auto* text = std::get_if<std::string_view>(&value)) return std::string(*text);
  if (const auto* c = std::get_if<draw::Color>(&value))
    return Json{c->r * c->a, c->g * c->a, c->b * c->a, c->a};  // premultiplied there
  if (const auto* list = std::get_if<List>(&value)) {
    Json items = Json::array();
    for (const Value& item : *list) items.push_back(to_json(item));
    return items;
  }
  return nullptr;
}

bool alike(const Json& a, const Json& b) {
  if (a.is_number() && b.is_number()) {
    const double x = a.get<double>();
    const double y = b.get<double>();
    return std::abs(x - y) <= 2e-6 + 1e-5 * std::abs(y);
  }
  if (a.is_array() && b.is_array()) return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), alike);
  return a == b;
}

std::string key_of(const Problem& problem) {
  return to_text(problem.path);
}

Outcome check_error(const Json& expected, const std::vector<Problem>& problems) {
  for (const Json& error : expected["errors"])
    for (const Problem& problem : problems)
      if (key_of(problem) == error["key"].get<std::string>()) return {};
  return failed("error at '" + key_of(problems[0]) + "': " + problems[0].message + "; expected " + expected["errors"].dump());
}

Outcome check_inputs(const Json& test, const Node& node) {
  const Json& outputs = test["expected"]["outputs"];
  std::size_t run_inputs = 0;
  for (std::size_t i = 0; i < test["inputs"].size(); ++i) {
    geo::Properties properties;
    if (!to_properties(test["inputs"][i][1].value("properties", Json::object()), properties)) continue;
    ++run_inputs;
    Input input;
    input.zoom = test["inputs"][i][0].value("zoom", 0.0);
    input.properties = &properties;
    const std::string geometry = test["inputs"][i][1].value("geometry", Json::object()).value("type", "");
    input.geometry_type = geometry;
    Evaluation run(input);
    const Json result = to_json(node.evaluate(run));
    const bool error_wanted = outputs[i].is_object() && outputs[i].contains("error");
    if (error_wanted != run.failed() || (!error_wanted && !alike(result, outputs[i])))
      return failed("input " + std::to_string(i) + " gives " + (run.failed() ? run.error() : result.dump()) + ", expected " +
                    outputs[i].dump());
  }
  return run_inputs == 0 && !test["inputs"].empty() ? unsupported("all inputs hold arrays or objects") : Outcome{};
}

Outcome run_case(const Json& test) {
  if (test["expression"].is_object()) return unsupported("a legacy function");
  bool known = false;
  const Json spec = test.value("propertySpec", Json::object());
  const std::optional<Type> wanted = wanted_type(spec, known);
  if (!known) return unsupported("type " + spec.value("type", ""));
  Parser::State state;
  const Json values = test.value("globalState", Json::object());
  for (const auto& member : values.items()) state[member.key()] = member.value();
  std::vector<Problem> problems;
  std::vector<Problem> warnings;
  Parser parser(state, {}, problems, warnings);
  const bool text = wanted && wanted->kind == Kind::string && spec.value("type", "") == "string";
  const NodePtr node = parser.parse(test["expression"], wanted, text ? Unsure::convert : Unsure::assert_type);
  if (node && !zoom_misuse(*node).empty()) problems.push_back({{}, zoom_misuse(*node), {}, false});
  for (const Problem& problem : problems)
    if (problem.message.find("not supported") != std::string::npos) return unsupported(problem.message);
  const Json& compiled = test["expected"]["compiled"];
  if ((compiled["result"] == "success") != problems.empty())
    return failed("compiles: " + (problems.empty() ? "yes" : key_of(problems[0]) + problems[0].message) + ", expected " +
                  compiled.dump());
  if (!problems.empty()) return check_error(compiled, problems);
  if (compiled["isFeatureConstant"] == node->uses_feature()) return failed("isFeatureConstant");
  if (compiled["isZoomConstant"] == node->uses_zoom()) return failed("isZoomConstant");
  if (compiled["type"] != to_text(node->type()))
    return failed("type " + to_text(node->type()) + ", expected " + compiled["type"].dump());
  return check_inputs(test, *node);
}

TEST(Conformance, MapLibreExpressionCases) {
  const fs::path folder = fs::path(RUTTER_SHARED_DIR) / "conformance" / "expressions";
  if (!fs::is_directory(folder)) GTEST_SKIP() << "no folder " << folder << " with MapLibre's expression cases";
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  ASSERT_GT(files.size(), 300U);
  std::map<std::string, int> skipped;
  int run = 0;
  for (const fs::path& file : files) {
    std::ifstream stream(file);
    const Outcome outcome = run_case(Json::parse(stream));
    if (outcome.verdict == Verdict::unsupported) {
      ++skipped[outcome.reason];
    } else {
      ++run;
      EXPECT_EQ(outcome.verdict, Verdict::passed) << fs::relative(file, folder).string() << ": " << outcome.reason;
    }
  }
  int left_out = 0;
  for (const auto& [reason, count] : skipped) {
    left_out += count;
    std::cout << "[ skipped  ] " << count << ": " << reason << '\n';
  }
  std::cout << "[ cases    ] " << run << " run, " << left_out << " skipped\n";
  EXPECT_GE(run, 180);
}

}  // namespace
}  // namespace rutter::style
