#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "style/parser.hpp"

namespace rutter::style {
namespace {

using Json = nlohmann::json;

struct Compiled {
  NodePtr node;
  std::vector<Problem> problems;
  std::vector<Problem> warnings;
};

Compiled compile(const std::string& text, const std::optional<Type>& wanted = {}, const Parser::State& state = {}) {
  Compiled result;
  Parser parser(state, {}, result.problems, result.warnings);
  result.node = parser.parse(Json::parse(text), wanted);
  return result;
}

std::string first_problem(const std::string& text, const std::optional<Type>& wanted = {}) {
  const Compiled compiled = compile(text, wanted);
  return compiled.problems.empty() ? "" : to_text(compiled.problems[0].path) + " " + compiled.problems[0].message;
}

double number(const std::string& text, double zoom = 0) {
  const Compiled compiled = compile(text);
  if (!compiled.node) return NAN;
  Input input;
  input.zoom = zoom;
  Evaluation run(input);
  return number_of(compiled.node->evaluate(run));
}

TEST(Expression, FoldsWhatIsConstant) {
  EXPECT_TRUE(compile(R"(["+", 1, ["*", 2, 3]])").node->constant());
  EXPECT_FALSE(compile(R"(["+", 1, ["get", "x"]])").node->constant());
  EXPECT_FALSE(compile(R"(["interpolate", ["linear"], ["zoom"], 0, 1, 10, 2])").node->constant());
  EXPECT_EQ(number(R"(["+", 1, ["*", 2, 3]])"), 7);
}

TEST(Expression, FoldsStateVariables) {
  const Compiled compiled = compile(R"(["global-state", "accent"])", Type(Kind::color), {{"accent", "#ff0000"}});
  ASSERT_TRUE(compiled.node);
  ASSERT_TRUE(compiled.node->constant());
  EXPECT_EQ(color_of(*compiled.node->constant()), (draw::Color{1, 0, 0, 1}));
}

TEST(Expression, WarnsOfUndeclaredStateVariables) {
  const Compiled compiled = compile(R"(["global-state", "acent"])", {}, {{"accent", "#ff0000"}});
  ASSERT_EQ(compiled.warnings.size(), 1U);
  EXPECT_EQ(compiled.warnings[0].message, "the style declares no state variable 'acent'");
  EXPECT_EQ(compiled.warnings[0].hint, "did you mean 'accent'?");
}

TEST(Expression, RefusesByNameAndPlace) {
  EXPECT_EQ(first_problem(R"(["concat", "a", ["format", "b", {}]])"), "[2][0] the operator 'format' is not supported");
  EXPECT_EQ(first_problem(R"(["+", 1, ["mx", 2]])"), "[2][0] unknown operator 'mx'");
  EXPECT_EQ(compile(R"(["+", 1, ["mx", 2]])").problems[0].hint, "did you mean 'max'?");
  EXPECT_EQ(first_problem(R"(["get"])"), " 'get' takes 1 argument, found 0");
  EXPECT_EQ(first_problem(R"(["step", ["zoom"], 1, 5, "x"])", Type(Kind::number)), "[4] expected number, found string");
}

TEST(Expression, ZoomStandsOnlyAtTheTop) {
  EXPECT_EQ(zoom_misuse(*compile(R"(["interpolate", ["linear"], ["zoom"], 0, 1, 10, 2])").node), "");
  EXPECT_NE(zoom_misuse(*compile(R"(["*", 2, ["interpolate", ["linear"], ["zoom"], 0, 1, 10, 2]])").node), "");
}

TEST(Expression, InterpolatesExponentially) {
  // Between stops a and b: (base^(x-a) - 1) / (base^(b-a) - 1).
  const double t = (std::pow(1.5, 3) - 1) / (std::pow(1.5, 8) - 1);
  EXPECT_NEAR(number(R"(["interpolate", ["exponential", 1.5], ["zoom"], 2, 10, 10, 30])", 5), 10 + 20 * t, 1e-12);
}

TEST(Expression, DoublingVariablesEnd) {
  std::string body = R"(["var", "v59"])";
  std::string text = "[\"let\", \"v0\", [\"number\", [\"get\", \"x\"]],";
  for (int i = 1; i < 60; ++i)
    text += "[\"let\", \"v" + std::to_string(i) + "\", [\"+\", [\"var\", \"v" + std::to_string(i - 1) + "\"], [\"var\", \"v" +
            std::to_string(i - 1) + "\"]],";
  const std::string nested = text + body + std::string(60, ']');
  const Compiled compiled = compile(nested);
  ASSERT_TRUE(compiled.node) << compiled.problems[0].message;
  geo::Properties properties;
  properties.set("x", 1.0);
  Input input;
  input.properties = &properties;
  Evaluation run(input);
  EXPECT_EQ(number_of(compiled.node->evaluate(run)), std::ldexp(1.0, 59));
}

TEST(Expression, GrowingTextsEnd) {
  std::string text = R"("0123456789")";
  for (int i = 0; i < 20; ++i) text = R"(["let", "v", )" + text + R"(, ["concat", ["var", "v"], ["var", "v"]]])";
  EXPECT_EQ(compile(text).problems.at(0).message, "the text is longer than 65536 bytes");
}

}  // namespace
}  // namespace rutter::style
