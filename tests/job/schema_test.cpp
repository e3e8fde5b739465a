#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <span>

#include "job/keys.hpp"
#include "job/words.hpp"

namespace rutter::job {
namespace {

using Json = nlohmann::ordered_json;

Json words_schema(std::string_view name) {
  const std::map<std::string_view, std::span<const std::string_view>> lists = {
      {"status", words::status}, {"confirms", words::confirms}, {"mode", words::mode},           {"role", words::role},
      {"course", words::course}, {"join", words::join},         {"numbering", words::numbering}, {"insets", words::insets},
      {"towns", words::towns},   {"position", words::position}, {"side", words::side},           {"unit", words::unit},
      {"format", words::format}};
  Json list = Json::array();
  for (const std::string_view word : lists.at(name)) {
    list.push_back(word);
  }
  return {{"enum", list}};
}

Json table_schema(const toml::TableKind& kind) {
  Json properties = Json::object();
  Json required = Json::array();
  for (const toml::Key& key : kind.keys) {
    Json type = key.schema.starts_with('@') ? words_schema(key.schema.substr(1)) : Json::parse(key.schema);
    type["description"] = key.about;
    properties[std::string(key.name)] = type;
    if (key.need == toml::Need::required) {
      required.push_back(key.name);
    }
  }
  Json schema = {{"type", "object"}, {"additionalProperties", false}, {"properties", properties}};
  if (!required.empty()) {
    schema["required"] = required;
  }
  return schema;
}

Json schema_of_the_keys() {
  Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                 {"title", "A job file of rutter"},
                 {"description", "See docs/job-file.md"}};
  schema.update(table_schema(job_kind));
  Json definitions = Json::object();
  for (const NamedKind& named : all_kinds()) {
    if (named.kind != &job_kind) {
      definitions[std::string(named.name)] = table_schema(*named.kind);
    }
  }
  definitions["any_page"] = Json::parse(R"({"anyOf":[{"type":"string"},{"$ref":"#/$defs/page"}]})");
  definitions["format"] = words_schema("format");
  schema["$defs"] = definitions;
  return schema;
}

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Schema, IsThatOfTheKeysThatTheReaderKnows) {
  const std::string path = std::string(RUTTER_SOURCE_DIR) + "/docs/job.schema.json";
  const std::string wanted = schema_of_the_keys().dump(2) + "\n";
  if (std::getenv("RUTTER_UPDATE") != nullptr) {
    std::ofstream(path, std::ios::binary) << wanted;
  }
  EXPECT_EQ(content(path), wanted) << "run this test with RUTTER_UPDATE=1 to write docs/job.schema.json anew";
}

TEST(Manual, NamesEveryKey) {
  const std::string manual = content(std::string(RUTTER_SOURCE_DIR) + "/docs/job-file.md");
  for (const NamedKind& named : all_kinds()) {
    for (const toml::Key& key : named.kind->keys) {
      EXPECT_NE(manual.find("`" + std::string(key.name) + "`"), std::string::npos) << named.name << ": " << key.name;
    }
  }
}

}  // namespace
}  // namespace rutter::job
