#include <gtest/gtest.h>

#include <charconv>
#include <cmath>

#include "furniture_sample.hpp"

namespace rutter::map {
namespace {

/// "2,000 km" or "500 m" in metres.
double metres_of(std::string label) {
  std::erase(label, ',');
  double number = 0;
  std::from_chars(label.data(), label.data() + label.size(), number);
  return label.ends_with(" km") ? number * 1000 : number;
}

double drawn_length(const Block& block) {
  for (const draw::Group* group : sample::groups_of(block))
    for (const draw::Node& node : group->children)
      if (const auto* stroke = std::get_if<draw::Stroke>(&node)) {
        geo::PageBox box;
        for (const geo::PagePoint point : stroke->lines.front()) box.add(point);
        return box.width();
      }
  return 0;
}

TEST(ScaleBar, IsRoundAndTrueAtEveryScale) {
  sample::Sample sample(sample::example("transit-chain"));
  const MapInputs inputs = sample.inputs();
  for (double metres_per_pt = 0.5; metres_per_pt < 40000; metres_per_pt *= 1.173) {
    FrameFacts facts;
    facts.metres_per_pt = metres_per_pt;
    const Block bar = scale_bar_block(inputs, facts, sample.shaper(), 110);
    const std::vector<draw::Text> texts = sample::texts_of(bar);
    ASSERT_EQ(texts.size(), 1U);
    const double metres = metres_of(texts.front().text);
    const double lead = metres / std::pow(10, std::floor(std::log10(metres) + 1e-9));
    EXPECT_TRUE(std::abs(lead - 1) < 1e-9 || std::abs(lead - 2) < 1e-9 || std::abs(lead - 5) < 1e-9) << texts.front().text;
    EXPECT_NEAR(drawn_length(bar), metres / metres_per_pt, 1e-9);
    EXPECT_LE(drawn_length(bar), 110 + 1e-9);
    EXPECT_GT(drawn_length(bar), 110 * 0.39);  // the next round number would be 2 or 2.5 times as long
  }
}

TEST(ScaleBar, WithoutAScaleThereIsNone) {
  sample::Sample sample(sample::example("transit-chain"));
  const MapInputs inputs = sample.inputs();
  EXPECT_TRUE(scale_bar_block(inputs, FrameFacts{}, sample.shaper(), 110).nodes.empty());
}

}  // namespace
}  // namespace rutter::map
