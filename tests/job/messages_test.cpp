#include <gtest/gtest.h>

#include "job/read.hpp"

namespace rutter::job {
namespace {

/// Everything said about a job, as printed.
std::string said(const std::string& text) {
  const auto result = read_job_text(text, "j.toml");
  std::string all;
  if (!result) {
    for (const auto& problem : result.problems()) {
      all += base::format(problem);
    }
  }
  return all;
}

/// The same for lines in a map that is fine but for them, without the lines and carets.
std::string said_of_map(const std::string& lines) {
  const auto result = read_job_text(
      "[[source]]\nid = 's'\ntitle = 't'\n[[map]]\nname = 'x'\n" + lines + "\n[[map.area]]\nplace = 'A'\n", "j.toml");
  std::string all;
  if (!result) {
    for (auto problem : result.problems()) {
      problem.source_line.clear();
      all += base::format(problem);
    }
  }
  return all;
}

std::string said_of_stop(const std::string& lines) {
  return said_of_map("[[map.stop]]\n" + lines);
}

TEST(Messages, MisspeltKey) {
  EXPECT_EQ(said_of_map("page = { width = 180, heigth = 120 }"),
            "j.toml:6:23: error: unknown key 'heigth' in [page]\n  did you mean 'height'?\n");
  EXPECT_EQ(said("[[mapp]]\nname = 'x'\n"),
            "j.toml: error: there is no [[map]] in it\n"
            "j.toml:1:3: error: unknown key 'mapp' at the top level\n  [[mapp]]\n    ^\n  did you mean 'map'?\n");
  EXPECT_EQ(
      said_of_stop("place = 'Azaz'\ntitle = 'x'"),
      "j.toml:8:1: error: unknown key 'title' in [[map.stop]]\n  'title' belongs to [[map]]: write it above [[map.stop]]\n");
}

TEST(Messages, KeyOftenWrittenForAnother) {
  EXPECT_EQ(said_of_stop("place = 'Azaz'\nname = 'x'"),
            "j.toml:8:1: error: unknown key 'name' in [[map.stop]]\n"
            "  a stop's name is written place = \"...\"; label = \"...\" is what the map prints instead of it\n");
  EXPECT_EQ(said_of_stop("place = 'Azaz'\nlng = 37"),
            "j.toml:8:1: error: unknown key 'lng' in [[map.stop]]\n"
            "  a position is written at = { lat = 36.65, lon = 37.21 }\n");
}

TEST(Messages, WrongType) {
  EXPECT_EQ(said("[[map]]\nname = 'x'\nscale = '1:2000'\nextent = [1, 2, 3, 4]\n"),
            "j.toml:3:9: error: 'scale' must be a number, not a string\n  scale = '1:2000'\n          ^\n");
}

TEST(Messages, DuplicateName) {
  EXPECT_EQ(said("[[map]]\nname = 'Efrîn'\nextent = [1, 2, 3, 4]\n[[map]]\nname = 'EFRI\u0302N'\nextent = [1, 2, 3, 4]\n"),
            "j.toml:5:8: error: duplicate map name 'EFRI\u0302N'\n  name = 'EFRI\u0302N'\n         ^\n  the first is 'Efrîn' "
            "at j.toml:2\n");
  EXPECT_EQ(said("[[map]]\nname = 'a'\nextent = [1, 2, 3, 4]\npages = ['a4-portrait', 'a3-portrait']\n[[map]]\nname = "
                 "'A_a3-portrait'\nextent = [1, 2, 3, 4]\n"),
            "j.toml:2:8: error: two outputs would be called 'a_a3-portrait'\n  name = 'a'\n         ^\n  the other is of the "
            "map at j.toml:6\n");
}

TEST(Messages, PlaceMissing) {
  EXPECT_EQ(said_of_stop("date = 2020-09-25"),
            "j.toml:6:1: error: missing key 'place' in [[map.stop]]\n  or say where it is with 'at', 'pin' or 'near'\n");
  EXPECT_EQ(said_of_stop("place = ' '"), "j.toml:7:9: error: 'place' is empty\n");
  EXPECT_EQ(said_of_stop("at = { lat = 1, lon = 2 }"),
            "j.toml:6:1: error: missing key 'place' in [[map.stop]]\n  a stop with 'at' needs a name to be shown: 'place' or "
            "'label'\n");
}

TEST(Messages, OutOfRange) {
  EXPECT_EQ(said_of_stop("place = 'x'\nat = { lat = 91, lon = 3 }"),
            "j.toml:8:14: error: 'lat' must be between -90 and 90, not 91\n");
  EXPECT_EQ(said_of_stop("place = 'x'\nat = { lat = 9, lon = -181 }"),
            "j.toml:8:23: error: 'lon' must be between -180 and 180, not -181\n");
  EXPECT_EQ(said_of_stop("place = 'x'\nat = { lat = 9 }"), "j.toml:8:6: error: missing key 'lon' in [at]\n");
  EXPECT_EQ(said_of_stop("place = 'x'\nuncertainty_km = -1"),
            "j.toml:8:18: error: 'uncertainty_km' must be between 0 and 5000, not -1\n");
  EXPECT_EQ(said_of_map("page = { width = 5, height = 120 }"),
            "j.toml:6:18: error: 'width' must be between 20 and 2000, not 5\n");
  EXPECT_EQ(said_of_map("page = { width = 5, unit = 'cm' }"), "");
}

TEST(Messages, EmptyName) {
  EXPECT_EQ(said("[[map]]\nname = ''\nextent = [1, 2, 3, 4]\n"),
            "j.toml:2:8: error: 'name' is empty\n  name = ''\n         ^\n");
  EXPECT_EQ(said("[[map]]\nextent = [1, 2, 3, 4]\n"), "j.toml:1:1: error: missing key 'name' in [[map]]\n  [[map]]\n  ^\n");
  EXPECT_EQ(said("[[map]]\nname = 'a/b'\nextent = [1, 2, 3, 4]\n"),
            "j.toml:2:8: error: 'name' holds '/', which cannot be part of a file name\n  name = 'a/b'\n         ^\n"
            "  it becomes the name of the output files\n");
}

TEST(Messages, UnquotedMonth) {
  EXPECT_EQ(said("[[map]]\nname = 'x'\n[[map.stop]]\nplace = 'Azaz'\ndate = 2020-09\n"),
            "j.toml:5:8: error: TOML knows no date '2020-09'\n  date = 2020-09\n         ^\n  quote it: date = \"2020-09\"\n");
}

TEST(Messages, SyntaxError) {
  EXPECT_EQ(said("[[map]\nname = 'x'\n"),
            "j.toml:1:7: error: TOML syntax: error while parsing table header: expected ']', saw '\\n'\n  [[map]\n        ^\n");
}

TEST(Messages, Dates) {
  EXPECT_EQ(
      said_of_stop("place = 'x'\ndate = 2020-10-10T10:00:00"),
      "j.toml:8:8: error: 'date' must be a date, not a date with a time\n  leave the time out; it can be told in the claim\n");
  EXPECT_EQ(said_of_stop("place = 'x'\ndate = 10:00:00"),
            "j.toml:8:8: error: 'date' must be a date, not a time\n  leave the time out; it can be told in the claim\n");
  EXPECT_EQ(said_of_stop("place = 'x'\ndate = 2020"),
            "j.toml:8:8: error: 'date' must be a date or a string, not a number\n  quote it: date = \"2020\"\n");
  EXPECT_EQ(said_of_stop("place = 'x'\ndate = '2020-09-31'"),
            "j.toml:8:8: error: 'date' names a day that the calendar does not have: 2020-09-31\n");
  EXPECT_EQ(said_of_stop("place = 'x'\ndate = ''"), "j.toml:8:8: error: 'date' is empty\n");
}

TEST(Messages, WordsAreSuggested) {
  EXPECT_EQ(
      said_of_stop("place = 'x'\nstatus = 'confimed'"),
      "j.toml:8:10: error: 'status' must be confirmed, reported, claimed, inferred, planned or retracted, not 'confimed'\n"
      "  did you mean 'confirmed'?\n");
  EXPECT_EQ(said_of_map("page = 'a4-landscpe'").substr(0, 42), "j.toml:6:8: error: 'page' must be a4-lands");
  EXPECT_NE(said_of_map("page = 'a4-landscpe'").find("  did you mean 'a4-landscape'?\n"), std::string::npos);
  EXPECT_EQ(said_of_map("formats = ['svg', 'pgn']"),
            "j.toml:6:19: error: 'formats' must be svg, pdf, png or svg-outlines, not 'pgn'\n  did you mean 'png'?\n");
  EXPECT_EQ(said_of_stop("place = 'x'\nconfirms = 'place'"),
            "j.toml:8:12: error: 'confirms' says what is confirmed, and nothing is\n"
            "  write status = \"confirmed\", or leave 'confirms' out\n");
}

TEST(Messages, References) {
  EXPECT_EQ(said_of_stop("place = 'x'\nsource = ['t']"),
            "j.toml:8:11: error: no [[source]] has the id 't'\n  did you mean 's'?\n");
  EXPECT_EQ(said_of_map("note = 'they deny [france24]'"),
            "j.toml:6:8: error: no [[source]] has the id 'france24'\n  declare it: [[source]] id, publisher, title\n");
  EXPECT_EQ(said_of_map("[[map.stop]]\nid = 'camp'\nplace = 'x'\n[[map.leg]]\nfrom = 'cmap'\nto = 'unknown'"),
            "j.toml:10:8: error: 'from': no stop is called 'cmap'\n  did you mean 'camp'?\n");
  EXPECT_EQ(said_of_map("[[map.stop]]\nplace = 'x'\n[[map.stop]]\nid = 'b'\nplace = 'x'\n[[map.leg]]\nfrom = 'b'\nto = 'x'"),
            "j.toml:13:6: error: 'to': 2 stops are called 'x'\n  give them an 'id' and use that:\n"
            "    j.toml:6: stop 1\n    j.toml:8: stop 2, id = \"b\"\n");
  EXPECT_EQ(said_of_map("[[map.stop]]\nid = 'a'\nplace = 'x'\n[[map.stop]]\nid = 'a'\nplace = 'y'"),
            "j.toml:9:1: error: duplicate stop id 'a'\n  the first is at j.toml:6\n");
  EXPECT_EQ(said_of_map("[[map.stop]]\nplace = 'x'\n[[map.leg]]\nfrom = 'x'\nto = 'x'"),
            "j.toml:10:6: error: 'from' and 'to' are the same stop\n");
  EXPECT_EQ(said_of_map("[[map.stop]]\nplace = 'x'\n[[map.leg]]\nfrom = 'unknown'\nto = 'x'"),
            "j.toml:9:8: error: 'from = \"unknown\"' is not yet supported\n  leave it out; see docs/job-file.md\n");
  EXPECT_EQ(said_of_stop("place = 'x'\npin = 'geonames:1'\nat = { lat = 1, lon = 2 }"),
            "j.toml:8:7: error: 'at' and 'pin' cannot be used together\n");
  EXPECT_EQ(said_of_stop("place = 'x'\nrole = 'somewhere-in'\nat = { lat = 1, lon = 2 }"),
            "j.toml:9:6: error: role = \"somewhere-in\" needs an area, and 'at' gives a point\n");
}

TEST(Messages, Groups) {
  const std::string group = "[[map.group]]\nid = 'army'\nlabel = 'The army'\ncolor = '#0072b2'\n";
  EXPECT_EQ(said_of_map(group + "[[map.stop]]\nplace = 'x'\ngroup = 'army'"), "");
  EXPECT_EQ(said_of_map(group + "[[map.stop]]\nplace = 'x'\ngroup = 'amry'"),
            "j.toml:12:9: error: no [[map.group]] has the id 'amry'\n  did you mean 'army'?\n");
  EXPECT_EQ(said_of_map("[[map.stop]]\nplace = 'x'\n[[map.leg]]\nfrom = 'x'\nto = 'unknown'\ngroup = 'army'"),
            "j.toml:11:9: error: no [[map.group]] has the id 'army'\n  declare it: [[map.group]] id, label, color\n");
  EXPECT_EQ(said_of_map(group + "[[map.group]]\nid = 'army'\nlabel = 'Others'\ncolor = 'orange'"),
            "j.toml:10:1: error: duplicate group id 'army'\n  the first is at j.toml:6\n");
  EXPECT_EQ(said_of_map("[[map.group]]\nid = 'a'\nlabel = 'A'\ncolor = 'blueish'"),
            "j.toml:9:9: error: 'color' must be a colour, not 'blueish'\n  for example \"#0072b2\"\n");
  EXPECT_EQ(said_of_map("[[map.group]]\nid = 'a'\nlabel = 'A'\ncolor = '#0072b280'"),
            "j.toml:9:9: error: 'color' of a group cannot be transparent\n  the status of what it colours would be lost\n");
  EXPECT_EQ(said_of_map("[[map.group]]\nid = 'a'\ncolour = 'red'"),
            "j.toml:6:1: error: missing key 'label' in [[map.group]]\n"
            "j.toml:6:1: error: missing key 'color' in [[map.group]]\n"
            "j.toml:8:1: error: unknown key 'colour' in [[map.group]]\n  did you mean 'color'?\n");
}

TEST(Messages, GroupsWhoseColoursSomeReaderTakesForOneAreTold) {
  const auto told = [](const std::string& second) {
    const auto job = read_job_text(
        "[defaults]\n[[defaults.group]]\nid = 'a'\nlabel = 'A'\ncolor = '#b3202a'\n"
        "[[defaults.group]]\nid = 'b'\nlabel = 'B'\ncolor = '" +
            second +
            "'\n"
            "[[map]]\nname = 'x'\nextent = [1, 2, 3, 4]\n[[map]]\nname = 'y'\nextent = [1, 2, 3, 4]\n",
        "j.toml");
    std::string all;
    for (const auto& warning : job->warnings) all += base::format(warning);
    return all;
  };
  EXPECT_EQ(told("#4a4a4a"),
            "j.toml:9:9: warning: the colours of the groups 'a' and 'b' look alike to some readers\n  color = '#4a4a4a'\n"
            "          ^\n  take two that differ in lightness too, for example \"#0072b2\" and \"#e69f00\"\n");
  EXPECT_EQ(told("#0072b2"), "");
}

TEST(Messages, Extent) {
  EXPECT_EQ(said_of_map("extent = [1, 2, 3]"),
            "j.toml:6:10: error: 'extent' must be four numbers in degrees: [west, south, east, north]\n");
  EXPECT_EQ(said_of_map("extent = [30, 42, 50, 36]"),
            "j.toml:6:10: error: 'extent': the south (42) must be less than the north (36)\n  the order is [west, south, east, "
            "north]\n");
  EXPECT_EQ(said_of_map("extent = [170, -10, -170, 10]"), "");
  EXPECT_EQ(said_of_map("extent = [0, -91, 10, 10]"),
            "j.toml:6:10: error: 'extent': a latitude must be between -90 and 90, not -91\n");
}

TEST(Messages, WhatThereIsNotIsRefused) {
  EXPECT_EQ(said_of_map("logo = ['x']"), "j.toml:6:8: error: 'logo' must be a file's name or false, not an array\n");
  EXPECT_EQ(said_of_map("languages = ['en', 'ar', 'tr']"),
            "j.toml:6:26: error: 'languages' has more than two\n"
            "  a map names places in one language or in two\n");
  EXPECT_EQ(said_of_map("worldview = 'india'"),
            "j.toml:6:13: error: 'worldview' must be \"de-facto\" or \"gmt-dcw\", not 'india'\n"
            "  the bundled borders have these two; see docs/job-file.md\n");
  EXPECT_EQ(said_of_map("page = 'humanitarian-a3'\nfonts = ['desk-fonts/', 'One.otf']"), "");
}

TEST(Messages, Insets) {
  const std::string stops = "[[map.stop]]\nid = 'camp'\nplace = 'x'\n[[map.inset]]\n";
  EXPECT_EQ(said_of_map(stops + "stops = ['camp', 'x']\nscale = 500000\nposition = 'bottom-left'\nlabel = 'The camp'"), "");
  EXPECT_EQ(said_of_map("[[map.inset]]\nextent = [36, 36, 38, 37]"), "");
  EXPECT_EQ(said_of_map("[[map.inset]]\nlabel = 'The camp'"),
            "j.toml:6:1: error: an inset needs 'stops' or 'extent'\n  stops = [\"camp\", \"Azaz\"], or extent = [west, south, "
            "east, north]\n");
  EXPECT_EQ(said_of_map(stops + "stops = ['camp']\nextent = [36, 36, 38, 37]"),
            "j.toml:9:1: error: 'stops' and 'extent' cannot be used together\n  stops = [\"camp\", \"Azaz\"], or extent = "
            "[west, south, east, north]\n");
  EXPECT_EQ(said_of_map(stops + "stops = ['camp', 'cmap']"),
            "j.toml:10:18: error: 'stops': no stop is called 'cmap'\n  did you mean 'camp'?\n");
  EXPECT_EQ(said_of_map(stops + "stops = ['unknown']"), "j.toml:10:10: error: 'stops': no stop is called 'unknown'\n");
  EXPECT_EQ(said_of_map(stops + "stops = ['camp']\nposition = 'botom-left'"),
            "j.toml:11:12: error: 'position' must be top-left, top, top-right, left, right, bottom-left, bottom or "
            "bottom-right, not 'botom-left'\n  did you mean 'bottom-left'?\n");
  EXPECT_EQ(said_of_map(stops + "stops = ['camp']\nscale = 1"),
            "j.toml:11:9: error: 'scale' must be between 1000 and 1000000000, not 1\n");
  EXPECT_EQ(said_of_map(stops + "stops = ['camp']\npositon = 'left'"),
            "j.toml:11:1: error: unknown key 'positon' in [[map.inset]]\n  did you mean 'position'?\n");
}

TEST(Messages, Positions) {
  const std::string positions = "positions are top-left, top, top-right, left, right, bottom-left, bottom, bottom-right\n";
  for (const std::string key : {"legend", "scale_bar", "locator", "north_arrow"}) {
    EXPECT_EQ(said_of_map(key + " = 'bottom-left'"), "");
    EXPECT_EQ(said_of_map(key + " = 'middle'"), "j.toml:6:" + std::to_string(key.size() + 4) + ": error: '" + key +
                                                    "' must be \"auto\", false or a position, not 'middle'\n  " + positions);
  }
  EXPECT_EQ(said_of_map("legend = true"), "j.toml:6:10: error: 'legend' must be \"auto\", false or a position, not true\n");
  EXPECT_EQ(said_of_map("graticule = 'top'"), "j.toml:6:13: error: 'graticule' must be \"auto\" or false, not 'top'\n");
  EXPECT_EQ(said_of_stop("place = 'x'\ncallout = 'left'"), "");
  EXPECT_EQ(
      said_of_stop("place = 'x'\ncallout = 'middle'"),
      "j.toml:8:11: error: 'callout' must be \"auto\", false, \"key\" or a side, not 'middle'\n  sides are top-left, top, "
      "top-right, left, right, bottom-left, bottom, bottom-right\n");
}

TEST(Messages, AMapWithNothing) {
  EXPECT_EQ(
      said("[[map]]\nname = 'x'\n"),
      "j.toml:1:1: error: the map has nothing to draw\n  [[map]]\n  ^\n  add a [[map.stop]], a [[map.area]] or an 'extent'\n");
}

TEST(Messages, AllErrorsAtOnceInTheOrderOfTheText) {
  EXPECT_EQ(said("[defaults]\nscale = true\n[[map]]\nname = ''\ntilte = 'x'\n[[map.stop]]\nplace = 'Azaz'\nat = { lat = 91, "
                 "lon = 1 }\n"
                 "source = ['x']\n[[map]]\nname = 'y'\nextent = [1, 2, 3]\n"),
            "j.toml:2:9: error: 'scale' must be a number, not true\n  scale = true\n          ^\n"
            "j.toml:4:8: error: 'name' is empty\n  name = ''\n         ^\n"
            "j.toml:5:1: error: unknown key 'tilte' in [[map]]\n  tilte = 'x'\n  ^\n  did you mean 'title'?\n"
            "j.toml:8:14: error: 'lat' must be between -90 and 90, not 91\n  at = { lat = 91, lon = 1 }\n               ^\n"
            "j.toml:9:11: error: no [[source]] has the id 'x'\n  source = ['x']\n            ^\n  declare it: [[source]] id, "
            "publisher, title\n"
            "j.toml:12:10: error: 'extent' must be four numbers in degrees: [west, south, east, north]\n  extent = [1, 2, 3]\n "
            "          ^\n");
}

TEST(Messages, WhatIsConfirmedMustCiteASource) {
  const auto told = [](const std::string& keys) {
    const auto job = read_job_text(
        "[[source]]\nid = 'f24'\ntitle = 'T'\n[[map]]\nname = 'x'\n[[map.stop]]\nplace = 'Azaz'\nstatus = 'confirmed'\n" + keys,
        "j.toml");
    std::string all;
    for (const auto& warning : job->warnings) all += base::format(warning);
    return all;
  };
  EXPECT_EQ(told(""),
            "j.toml:6:1: warning: 'Azaz' is said to be confirmed, and no source is cited for it\n  [[map.stop]]\n  ^\n"
            "  add source = [\"ID\"] with the id of a [[source]], or write status = \"claimed\"\n");
  EXPECT_EQ(told("source = ['f24']\n"), "");
  EXPECT_EQ(told("note = 'Seen there [f24]'\n"), "");
  EXPECT_EQ(told("claim = 'Seen there [f24]'\n"), "");
  EXPECT_NE(told("claim = 'Seen [sic] there'\n"), "");
  EXPECT_EQ(told("source = ['f24']\n[[map.stop.report]]\nstatus = 'confirmed'\n"),
            "j.toml:10:1: warning: 'Azaz' is said to be confirmed, and no source is cited for it\n  [[map.stop.report]]\n  ^\n"
            "  add source = [\"ID\"] with the id of a [[source]], or write status = \"claimed\"\n");
  EXPECT_EQ(told("source = ['f24']\n[[map.leg]]\nfrom = 'Azaz'\nto = 'unknown'\nstatus = 'confirmed'\n"),
            "j.toml:10:1: warning: the leg from 'Azaz' to 'unknown' is said to be confirmed, and no source is cited for it\n"
            "  [[map.leg]]\n  ^\n"
            "  add source = [\"ID\"] with the id of a [[source]], or write status = \"claimed\"\n");
}

}  // namespace
}  // namespace rutter::job
