// Damaged styles are refused or read, and never end the program: the shipped style with random edits (the same in every run).

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "style/style.hpp"

namespace rutter::style {
namespace {

std::string shipped_text() {
  std::ifstream stream(std::filesystem::path(RUTTER_SOURCE_DIR) / "styles" / "report-light.json");
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// Evaluates everything that the map stages ask for.
void use(const Style& style) {
  geo::Properties properties;
  properties.set("status", std::string("claimed"));
  properties.set("population", 5e4);
  const Input input{6.5, &properties, "Point", nullptr};
  for (const Layer& layer : style.layers()) {
    (void)layer.shows(input);
    for (int i = 0; i < 8; ++i) (void)layer.color(static_cast<ColorProperty>(i), input);
    for (int i = 0; i < 15; ++i) (void)layer.number(static_cast<NumberProperty>(i), input);
    for (int i = 0; i < 5; ++i) (void)layer.text(static_cast<TextProperty>(i), input);
    (void)layer.numbers(NumbersProperty::line_dasharray, input);
    (void)layer.texts(TextsProperty::text_font, input);
  }
}

TEST(Mutation, DamagedStylesDoNoHarm) {
  const std::string original = shipped_text();
  ASSERT_FALSE(original.empty());
  std::mt19937 random(20201031);
  const std::string alphabet = "[]{}\",:0159.-eabz #\\\n\xC3";
  int read = 0;
  for (int round = 0; round < 400; ++round) {
    std::string text = original;
    for (auto edits = 1 + random() % 3; edits > 0; --edits) {
      const std::size_t at = random() % text.size();
      switch (random() % 3) {
        case 0:
          text[at] = alphabet[random() % alphabet.size()];
          break;
        case 1:
          text.erase(at, 1 + random() % 40);
          break;
        default:
          text.insert(at, original.substr(random() % original.size(), 1 + random() % 60));
      }
    }
    const auto style = Style::parse(text, "x.json");
    if (style) {
      ++read;
      use(*style);
    } else {
      for (const auto& problem : style.problems()) EXPECT_GT(problem.at.line, 0U) << problem.message;
    }
  }
  EXPECT_GT(read, 0);
}

}  // namespace
}  // namespace rutter::style
