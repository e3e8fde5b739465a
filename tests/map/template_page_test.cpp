#include "map/template_page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "furniture_sample.hpp"

namespace rutter::map {
namespace {

constexpr double mm = 72 / 25.4;

std::string job_with(const std::string& note) {
  return "[[map]]\nname = 'number-7'\npage = 'humanitarian-a3'\ntitle = 'A title'\nnote = '" + note +
         "'\n[[map.stop]]\nplace = 'Azaz'\nat = { lat = 36.6, lon = 37 }\n";
}

TEST(TemplatePage, BoxesStandWhereTheTemplateHasThem) {
  sample::Sample sample(job_with("x"));
  const MapInputs inputs = sample.inputs();
  const PageLayout layout = template_layout(inputs, {});
  EXPECT_NEAR(layout.map.width(), 395 * mm, 0.01);
  EXPECT_NEAR(layout.map.height(), 200 * mm, 0.01);
  EXPECT_NEAR(layout.map.min_x, 15 * mm, 0.01);
  EXPECT_NEAR(layout.page_height_pt - layout.map.max_y, 70 * mm, 0.01);
  EXPECT_NEAR(layout.locator.width(), 110 * mm, 0.01);
}

TEST(TemplatePage, OnlyTheKeyNarrowsTheMap) {
  sample::Sample sample(job_with("x"));
  const MapInputs inputs = sample.inputs();
  FurnitureSizes sizes;
  sizes.panel_beside_width_pt = 186;
  const PageLayout layout = template_layout(inputs, sizes);
  EXPECT_NEAR(layout.panel.width(), 186, 0.01);
  EXPECT_NEAR(layout.panel.max_x, 410 * mm, 0.01);
  EXPECT_LT(layout.map.max_x, layout.panel.min_x);
}

TEST(TemplatePage, HasTheTemplatesTypeSizes) {
  sample::Sample sample(job_with("x"));
  const MapInputs inputs = sample.inputs();
  const TypeScale scale = type_scale(inputs.style, inputs.page);
  EXPECT_EQ(scale.title, 16);
  EXPECT_EQ(scale.note, 12);
  EXPECT_EQ(scale.small, 10);
  EXPECT_EQ(at_most(scale, 6.5).note, 7);  // denials
  EXPECT_EQ(at_most(scale, 6.5).small, 6.5);
}

}  // namespace
}  // namespace rutter::map
