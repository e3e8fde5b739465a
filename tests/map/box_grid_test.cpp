#include "map/box_grid.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace rutter::map {
namespace {

using geo::PageBox;

std::vector<std::uint32_t> found(const BoxGrid& grid, const PageBox& window) {
  std::vector<std::uint32_t> out;
  grid.each_touching(window, [&](std::uint32_t number) {
    out.push_back(number);
    return true;
  });
  std::sort(out.begin(), out.end());
  return out;
}

bool touch(const PageBox& a, const PageBox& b) {
  return a.max_x >= b.min_x && a.min_x <= b.max_x && a.max_y >= b.min_y && a.min_y <= b.max_y;
}

TEST(BoxGrid, FindsEachTouchingBoxOnceWhereverItLies) {
  std::mt19937 random(11);
  std::uniform_real_distribution<double> place(-150, 450);
  std::uniform_real_distribution<double> size(0, 90);
  const auto box = [&] {
    const double x = place(random);
    const double y = place(random);
    return PageBox{x, y, x + size(random), y + size(random)};
  };
  BoxGrid grid({0, 0, 300, 200});
  std::vector<PageBox> boxes;
  for (int i = 0; i < 400; ++i) {
    boxes.push_back(box());
    grid.add(boxes.back());
  }
  for (int i = 0; i < 400; ++i) {
    const PageBox window = box();
    std::vector<std::uint32_t> wanted;
    for (std::uint32_t n = 0; n < boxes.size(); ++n)
      if (touch(boxes[n], window)) wanted.push_back(n);
    EXPECT_EQ(found(grid, window), wanted) << i;
  }
}

TEST(BoxGrid, EdgesTouchAndEmptyWindowsFindNothing) {
  BoxGrid grid({0, 0, 100, 100}, 10);
  grid.add({10, 10, 20, 20});
  EXPECT_EQ(found(grid, {20, 20, 30, 30}).size(), 1U);
  EXPECT_TRUE(found(grid, {20.01, 20, 30, 30}).empty());
  EXPECT_TRUE(found(grid, {}).empty());
  EXPECT_TRUE(found(BoxGrid({}), {0, 0, 10, 10}).empty());
}

TEST(BoxGrid, StopsWhenTold) {
  BoxGrid grid({0, 0, 100, 100});
  for (int i = 0; i < 5; ++i) grid.add({1.0 * i, 0, 50, 50});
  int seen = 0;
  grid.each_touching({0, 0, 100, 100}, [&](std::uint32_t) { return ++seen < 3; });
  EXPECT_EQ(seen, 3);
}

}  // namespace
}  // namespace rutter::map
