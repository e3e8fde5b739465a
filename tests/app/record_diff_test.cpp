#include "app/record_diff.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace rutter::app {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

nlohmann::json record() {
  return nlohmann::json::parse(R"({
    "rutter": "0.1.0", "data": {"gazetteer": "a", "basemap": "b", "style": {"name": "report-light", "sha256": "1"}},
    "map": {"name": "m", "title": "T", "page": "a4-landscape"}, "projection": {"proj": "+proj=laea"},
    "frame": {"visible": [1, 2, 3, 4]}, "scale": 2000000,
    "stops": [{"number": 1, "id": "", "query": "Azaz", "name": "Azaz", "lat": 36.5, "lon": 37, "status": "reported"},
              {"number": 2, "id": "b", "query": "Afrin", "name": "Afrin", "lat": 36.5, "lon": 36.9, "status": ""}],
    "legs": [{"number": 1, "from": "Azaz", "to": "b", "status": "", "length_km": 10}],
    "labels": [{"text": "Azaz", "class": "stop", "placed": true, "reason": ""},
               {"text": "Kilis", "class": "town", "placed": false, "reason": "no free place"}],
    "warnings": [], "inputs": [{"path": "m.toml", "sha256": "1"}]})");
}

std::vector<std::string> lines(const nlohmann::json& before, const nlohmann::json& after) {
  std::vector<std::string> out;
  for (const Change& change : changes_between(before, after)) out.push_back(to_line(change));
  return out;
}

TEST(RecordDiff, SaysNothingOfEqualRecords) {
  EXPECT_THAT(lines(record(), record()), IsEmpty());
}

TEST(RecordDiff, TellsWhatAReaderWouldSee) {
  auto after = record();
  after["map"]["title"] = "New";
  after["scale"] = 1000000;
  after["stops"][0]["status"] = "confirmed";
  after["stops"][0]["lat"] = 36.6;
  after["labels"][0]["placed"] = false;
  after["labels"][0]["reason"] = "no free place";
  after["labels"][1]["placed"] = true;
  after["warnings"].push_back("a layer was empty");
  after["inputs"][0]["sha256"] = "2";
  EXPECT_THAT(lines(record(), after),
              ElementsAre("map: title T -> New", "map: scale 1:2000000 -> 1:1000000",
                          "stop 'Azaz': moved by 11.1 km 36.5, 37 -> 36.6, 37", "stop 'Azaz': status reported -> confirmed",
                          "label 'Azaz' (stop): no longer on the map: no free place", "label 'Kilis' (town): now on the map",
                          "warning: new: a layer was empty", "input m.toml: content changed"));
}

TEST(RecordDiff, StopsAreKnownByTheirHandleWhateverTheirNumber) {
  auto after = record();
  std::swap(after["stops"][0], after["stops"][1]);
  after["stops"][0]["number"] = 1;
  after["stops"][1]["number"] = 2;
  EXPECT_THAT(lines(record(), after), ElementsAre("stop 'Azaz': number 1 -> 2", "stop 'b': number 2 -> 1"));
}

TEST(RecordDiff, ComingAndGoing) {
  auto after = record();
  after["stops"].erase(1);
  after["legs"][0]["to"] = "unknown";
  EXPECT_THAT(lines(record(), after), ElementsAre("stop 'b': removed", "leg Azaz to b: removed", "leg Azaz to unknown: added"));
  EXPECT_THAT(lines(after, record()), ElementsAre("stop 'b': added", "leg Azaz to unknown: removed", "leg Azaz to b: added"));
}

TEST(RecordDiff, SurvivesAnyJson) {
  for (const char* text : {"{}", R"({"stops": 1, "labels": {}, "warnings": "x", "inputs": [1, null], "map": []})",
                           R"({"stops": [1, "a", [], {}], "legs": [null], "labels": [3]})"}) {
    const auto other = nlohmann::json::parse(text);
    (void)lines(record(), other);
    (void)lines(other, record());
    EXPECT_THAT(lines(other, other), IsEmpty()) << text;
  }
}

}  // namespace
}  // namespace rutter::app
