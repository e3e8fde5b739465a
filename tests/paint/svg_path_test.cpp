#include "paint/svg_path.hpp"

#include <gtest/gtest.h>

#include <charconv>
#include <cmath>
#include <random>

namespace rutter::paint {
namespace {

using Line = geo::Line<geo::PagePoint>;

/// Reads the path data that we write by the grammar of SVG 1.1, 8.3.9, independently of how it was written.
std::vector<Line> parse(const std::string& data) {
  std::vector<Line> lines;
  geo::PagePoint at;
  char command = 0;
  std::size_t i = 0;
  const auto number = [&]() {
    while (data[i] == ' ') ++i;
    const auto begin = i;
    if (data[i] == '-') ++i;
    bool point = false;
    while (i < data.size() && (std::isdigit(static_cast<unsigned char>(data[i])) != 0 || (data[i] == '.' && !point))) {
      point = point || data[i] == '.';
      ++i;
    }
    double value = 0;
    std::string token = data.substr(begin, i - begin);
    std::from_chars(token.data(), token.data() + token.size(), value);
    return value;
  };
  while (i < data.size()) {
    if (std::isalpha(static_cast<unsigned char>(data[i])) != 0) command = data[i++];
    switch (command) {
      case 'M':
        at.x = number();
        at.y = number();
        lines.push_back({at});
        continue;
      case 'l':
        at.x += number();
        at.y += number();
        break;
      case 'h':
        at.x += number();
        break;
      case 'v':
        at.y += number();
        break;
      case 'z':
        lines.back().push_back(lines.back().front());
        continue;
      default:
        ADD_FAILURE() << "unexpected " << data.substr(i - 1, 10);
        return lines;
    }
    lines.back().push_back(at);
  }
  return lines;
}

std::string lines_to_data(const std::vector<Line>& lines) {
  std::string data;
  append_lines(data, lines);
  return data;
}

std::string ring_to_data(const Line& ring) {
  std::string data;
  append_rings(data, {{{{ring}}}});
  return data;
}

TEST(SvgPath, IsCompact) {
  EXPECT_EQ(lines_to_data({{{0, 0}, {10, 0}, {10, 5}, {10.5, 5.25}, {10.25, 5.5}}}), "M0 0h10v5l.5.25-.25.25");
  EXPECT_EQ(ring_to_data({{1, 1}, {3, 1}, {3, 3}, {1, 1}}), "M1 1h2v2z");
}

TEST(SvgPath, RoundingErrorsDoNotAddUp) {
  std::mt19937 random{3};
  std::uniform_real_distribution<double> step{-0.7, 0.7};
  Line line{{100, 100}};
  for (int i = 0; i < 20000; ++i) line.push_back({line.back().x + step(random), line.back().y + step(random)});
  const auto read = parse(lines_to_data({line}));
  ASSERT_EQ(read.size(), 1U);
  // Points that fall on their predecessor are left out; each one written stands where it should, to a twentieth of a point.
  const auto place = [](geo::PagePoint p) { return geo::PagePoint{std::round(p.x * 20), std::round(p.y * 20)}; };
  line.erase(std::unique(line.begin(), line.end(), [&](const auto& a, const auto& b) { return place(a) == place(b); }),
             line.end());
  ASSERT_EQ(read[0].size(), line.size());
  for (std::size_t i = 0; i < line.size(); ++i) ASSERT_LT(geo::distance(read[0][i], line[i]), 0.0354) << i;
  EXPECT_GT(read[0].size(), 19000U);
}

TEST(SvgPath, ClosedLinesAreClosedAndOpenOnesAreNot) {
  EXPECT_EQ(lines_to_data({{{0, 0}, {4, 0}, {4, 4}, {0, 0}}}), "M0 0h4v4z");
  EXPECT_EQ(lines_to_data({{{0, 0}, {4, 0}, {4, 4}}, {{9, 9}, {8, 8}}}), "M0 0h4v4M9 9l-1-1");
}

TEST(SvgPath, WhatVanishesIsLeftOut) {
  EXPECT_EQ(ring_to_data({{1, 1}, {1.001, 1}, {1, 1.001}, {1, 1}}), "");
  EXPECT_EQ(ring_to_data({{1, 1}, {5, 1}, {1, 1}}), "");
  EXPECT_EQ(ring_to_data({}), "");
  EXPECT_EQ(lines_to_data({{}, {{1, 1}}}), "");
  EXPECT_EQ(lines_to_data({{{1, 1}, {1, 1}}}), "M1 1h0");
}

}  // namespace
}  // namespace rutter::paint
