#include "toml/apart.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "toml/document.hpp"

namespace rutter::toml {
namespace {

std::string shown(Mark mark) {
  return std::to_string(mark.line) + ":" + std::to_string(mark.column) + " ";
}

/// A value with all its marks.
std::string described(const Value& value) {
  std::string text = shown(value.at);
  if (const auto* const members = std::get_if<Members>(&value.data)) {
    for (const Member& member : *members) text += "{" + shown(member.at) + member.key + " = " + described(member.value) + "}";
    return text + ";";
  }
  if (const auto* const array = std::get_if<Array>(&value.data)) {
    for (const Value& element : *array) text += "[" + described(element) + "]";
    return text + ";";
  }
  return text + canonical(value);
}

/// What a document holds, or its message; its elements in their place.
std::string outcome(const base::Result<Document>& document) {
  if (!document) return base::format(document.problems().at(0));
  Value root = document->root();
  for (Member& member : std::get<Members>(root.data))
    if (member.key == "map" && document->elements_apart() > 0)
      for (std::size_t i = 0; i < document->elements_apart(); ++i)
        std::get<Array>(member.value.data).push_back(document->element(i));
  return described(root) + document->line({2, 1});
}

std::string whole(const std::string& text) {
  return outcome(Document::parse(text, "a.toml"));
}

std::string apart(const std::string& text) {
  return outcome(Document::parse_apart(text, "a.toml", "map"));
}

std::size_t elements_of(const std::string& text) {
  const auto document = Document::parse_apart(text, "a.toml", "map");
  return document ? document->elements_apart() : 0;
}

/// Texts whose tables stand as job files have them.
const std::vector<std::string>& plain_texts() {
  static const std::vector<std::string> texts{
      "[[map]]\nname = \"a\"\n[[map]]\nname = \"b\"\n",
      "x = 1\n[[map]]\nname = 'a'\n[[map.stop]]\nplace = 'x'\n[[map.stop.report]]\nby = 'y'\n[[map]]",
      "\n\n  [[ map ]] # one\r\n a = 1\r\n\t[ map . inner ]\r\nb = 2\r\n[[map]]\r\n",
      "[[map]]\na = 1\n[defaults]\nb = 2\n[[map]]\nc = 3\n[[source]]\nid = 'x'\n[[source]]\nid = 'y'\n",
      "[[source]]\nid = 'x'\n[[map]]\na = [\n  1, # [[map]]\n  [2],\n]\n[source.inner]\nb = 1\n[[map]]\n",
      "[[map]]\nnote = \"\"\"\n[[map]]\n\\\"\"\"\"\"\n[[map]]\nnote = '''\n[[map]]\n'''\n",
      "[[map]]\nnote = \"[[map]] \\\" # \"\nx = { a = [1, 2], b = 'ü' } # عفرين\n[[map]]\n# end",
      "[[map]]\n[[maps]]\n[map2]\n[[map-3]]\n[[map]]\n",
      "[[map]]\nmap.a = 1\nmap.b = 2\n[[map]]\n\"map\" = 1\n",
      "title = 'x'\n[a.map]\n[[b.map]]\n[[map]]\n",
  };
  return texts;
}

/// Texts that are broken, or hold such tables in other ways.
const std::vector<std::string>& odd_texts() {
  static const std::vector<std::string> texts{
      "",
      "x = 1\n",
      "map = 1\n[[map]]\n",
      "map = []\n",
      "map = [{ a = 1 }, { a = 2 }]\n",
      "map = [{ a = 1 }]\n[[map]]\n",
      "map.a = 1\n[[map]]\n",
      "[map]\na = 1\n[[map]]\n",
      "[map.a]\n[[map]]\n",
      "[[map.a]]\n[[map]]\n",
      "[[map]]\n[map]\n",
      "[[map]]\n[defaults]\n[map.stop]\na = 1\n",
      "[[map]]\n[defaults]\n[[map.stop]]\na = 1\n[[map]]\n",
      "[[map]]\na = 1\n[[\"map\"]]\nb = 2\n[[map]]\n",
      "[[map]]\n['map'.stop]\nb = 2\n[[map]]\n",
      "[[map]]\n[\"map\".stop]\nb = 2\n",
      "[[\"m\\u0061p\"]]\n[[map]]\n",
      "\xEF\xBB\xBF[[map]]\na = 1\n[[map]]\nb = 1\n",
      "[[map]]\na = 1\na = 2\n",
      "[[map]]\na = 1\n[[map]]\nb = \n",
      "[[map]]\n[map.a]\n[map.a]\n",
      "[[map]]\n[defaults]\n[[map]]\n[defaults]\n",
      "[[map]]\nx = \"\"\"\n[[map]]\n",
      "[[map]]\nx = [\n[[map]]\n]\n[[map]]\n",
      "x = [\n[[map]]\n]\n",
      "x = \"\"\"\n[[map]]\n[a]\n\"\"\"\n[[map]]\n",
      "x = \"\n[[map]]\n\"\n",
      "[[map]\n[[map]]\n",
      "[[map]] x\n[[map]]\n",
      "[[map]]x = 1\n",
      "[[map ]]\n[[map] ]\n",
      "[[map]]\n[[map.]]\n",
      "[[map]]\n[map.a.b]\n[map.a]\n[map.a.b]\n",
      "[[map]]\na.b = 1\n[map.a]\nc = 1\n",
      "[[map]]\nstop = []\n[[map.stop]]\n",
      "[[map]]\nx = 2020-09\n",
      "[[map]]\r[[map]]\n",
      "[[map]]\n\f[[map]]\n",
      "[[map]]\n# \x01\n[[map]]\n",
      "[[map]]\nx = '\xC3'\n[[map]]\n",
      "[[map]]\n\xC3",
      "[[map]]\n} ] [[map]]\n[[map]]\n",
      "[source]\n[[map]]\n[source]\n",
      "a = 1\n[[map]]\n[a]\n",
  };
  return texts;
}

std::vector<std::string> files_of(const std::filesystem::path& folder) {
  std::vector<std::string> texts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".toml") continue;
    std::ostringstream text;
    text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    texts.push_back(text.str());
  }
  return texts;
}

TEST(Apart, PlainTextsAreTakenApart) {
  for (const std::string& text : plain_texts()) {
    EXPECT_GT(elements_of(text), 0U) << text;
    EXPECT_EQ(apart(text), whole(text)) << text;
  }
  EXPECT_EQ(elements_of(plain_texts()[1]), 2U);
  EXPECT_EQ(elements_of(plain_texts()[5]), 2U) << "headers within texts are none";
}

TEST(Apart, WhatIsOddIsReadWhole) {
  for (const std::string& text : odd_texts()) EXPECT_EQ(apart(text), whole(text)) << text;
  for (const std::string& text : {odd_texts()[4], odd_texts()[12], odd_texts()[13], odd_texts()[14]}) {
    EXPECT_TRUE(Document::parse(text, "a.toml").ok()) << text;
    EXPECT_EQ(elements_of(text), 0U) << text;
  }
}

TEST(Apart, ExamplesAreTakenApartAndAreTheSame) {
  std::size_t apart_texts = 0;
  for (const char* const folder : {RUTTER_SOURCE_DIR "/examples", RUTTER_SOURCE_DIR "/tests"})
    for (const std::string& text : files_of(folder)) {
      EXPECT_EQ(apart(text), whole(text));
      apart_texts += elements_of(text) > 0 ? 1U : 0U;
    }
  EXPECT_GT(apart_texts, 5U);
}

/// Whatever becomes of a text: bytes changed, lines left out, taken twice or swapped.
TEST(Apart, BrokenAtRandomTheyHaveTheSameOutcome) {
  std::vector<std::string> texts = plain_texts();
  texts.insert(texts.end(), odd_texts().begin(), odd_texts().end());
  const std::string bytes = "[]{}\"'#\n\r\t .=,\\map1";
  std::mt19937 random(7);
  const auto below = [&](std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random); };
  std::size_t good = 0;
  for (int round = 0; round < 30'000; ++round) {
    std::string text = texts[below(texts.size())];
    if (below(3) == 0) text += texts[below(texts.size())];
    for (std::size_t changes = below(4); changes > 0 && !text.empty(); --changes) {
      const std::size_t at = below(text.size());
      const std::size_t line_end = std::min(text.find('\n', at), text.size() - 1) + 1;
      if (below(4) == 0)
        text.insert(below(text.size()), text.substr(at, line_end - at));
      else if (below(3) == 0)
        text.erase(at, below(2) == 0 ? 1 : line_end - at);
      else if (below(2) == 0)
        text.insert(at, 1, bytes[below(bytes.size())]);
      else
        text[at] = bytes[below(bytes.size())];
    }
    ASSERT_EQ(apart(text), whole(text)) << text;
    good += elements_of(text) > 0 ? 1U : 0U;
  }
  EXPECT_GT(good, 1'500U);
}

TEST(Apart, LimitsHoldForTheWholeText) {
  Limits limits;
  limits.headers = 3;
  const std::string text = "[[map]]\n[[map]]\n[[map]]\n[[map]]\n";
  EXPECT_EQ(outcome(Document::parse_apart(text, "a.toml", "map", limits)), outcome(Document::parse(text, "a.toml", limits)));
  EXPECT_FALSE(Document::parse_apart(text, "a.toml", "map", limits).ok());
}

TEST(Apart, StretchesAndTheRestKeepTheirLines) {
  const std::string text = "a = 1\n[[map]]\nb = 2\n\n[c]\nd = 3\n  [[map]]\n";
  const std::vector<Stretch> found = find_apart(text, "map");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(text.substr(found[0].begin, found[0].end - found[0].begin), "[[map]]\nb = 2\n\n");
  EXPECT_EQ(found[0].first_line, 2U);
  EXPECT_EQ(text.substr(found[1].begin, found[1].end - found[1].begin), "  [[map]]\n");
  EXPECT_EQ(found[1].first_line, 7U);
  EXPECT_EQ(rest_of(text, found), "a = 1\n\n\n\n[c]\nd = 3\n\n");
}

}  // namespace
}  // namespace rutter::toml
