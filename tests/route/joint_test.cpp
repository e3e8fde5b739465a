// The joint search against trying every reading, and against what makes a fit a fit.
#include "route/joint.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "places/place.hpp"

namespace rutter::route {
namespace {

/// The sum as joint.hpp describes it, for one reading of each name.
double sum_of(const std::vector<const JointReading*>& map, const std::vector<geo::LonLat>& fixed) {
  double sum = 0;
  for (std::size_t i = 0; i < map.size(); ++i) {
    double nearest = 0;
    double same = 0;
    double near = 0;
    const auto consider = [&](geo::LonLat other) {
      nearest = std::max(nearest, near_gain * std::exp(-places::distance_km(*map[i]->point, other) / near_fading_km));
    };
    if (map[i]->point)
      for (const geo::LonLat point : fixed) consider(point);
    for (std::size_t j = 0; j < map.size(); ++j) {
      if (i == j) continue;
      if (map[i]->point && map[j]->point && map[j]->draws_others) {
        consider(*map[j]->point);
        near += std::exp(-places::distance_km(*map[i]->point, *map[j]->point) / near_fading_km);
      }
      if (!map[i]->country.empty() && map[i]->country == map[j]->country) same += 1;
    }
    const double others = std::max(1.0, static_cast<double>(map.size() - 1));
    sum += map[i]->score + (nearest + (same_country_gain * same + region_gain * near) / others) / 2;
  }
  return sum;
}

/// The best sum with each reading, by trying all.
std::vector<std::vector<double>> tried(const std::vector<JointName>& names, const std::vector<geo::LonLat>& fixed) {
  std::vector<std::vector<double>> best;
  for (const JointName& name : names) best.emplace_back(name.size(), -std::numeric_limits<double>::infinity());
  std::vector<std::size_t> at(names.size(), 0);
  while (true) {
    std::vector<const JointReading*> map;
    for (std::size_t i = 0; i < names.size(); ++i) map.push_back(&names[i][at[i]]);
    const double sum = sum_of(map, fixed);
    for (std::size_t i = 0; i < names.size(); ++i) best[i][at[i]] = std::max(best[i][at[i]], sum);
    std::size_t turn = 0;
    while (turn < names.size() && ++at[turn] == names[turn].size()) at[turn++] = 0;
    if (turn == names.size()) return best;
  }
}

std::vector<JointName> random_names(std::mt19937& random) {
  const auto number = [&](double low, double high) { return std::uniform_real_distribution<double>(low, high)(random); };
  const std::vector<std::string> countries{"AA", "BB", "CC", ""};
  std::vector<JointName> names(2 + random() % 5);
  for (JointName& name : names) {
    name.resize(1 + random() % 4);
    for (JointReading& reading : name) {
      reading.score = number(-4, 6);
      reading.country = countries[random() % countries.size()];
      if (random() % 5 != 0) reading.point = geo::LonLat{number(0, 12), number(40, 48)};
      reading.draws_others = random() % 4 != 0;
    }
  }
  return names;
}

TEST(Joint, finds_what_trying_everything_finds) {
  constexpr double negligible = 14;
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same maps on every run
  for (int map = 0; map < 300; ++map) {
    const std::vector<JointName> names = random_names(random);
    const std::vector<geo::LonLat> fixed = map % 3 == 0 ? std::vector<geo::LonLat>{{5, 44}} : std::vector<geo::LonLat>{};
    const JointFit fit = fit_jointly(names, fixed);
    EXPECT_TRUE(fit.proven);
    const auto expected = tried(names, fixed);
    double best = expected[0][0];
    for (const double sum : expected[0]) best = std::max(best, sum);
    for (std::size_t i = 0; i < names.size(); ++i)
      for (std::size_t reading = 0; reading < names[i].size(); ++reading)
        EXPECT_NEAR(fit.best[i][reading], std::max(expected[i][reading], best - negligible), 1e-9) << map << " " << i;
  }
}

/// Names that each have one reading in each of several regions.
std::vector<JointName> regions(std::size_t names, std::size_t count) {
  std::vector<JointName> map(names);
  for (std::size_t i = 0; i < names; ++i)
    for (std::size_t region = 0; region < count; ++region)
      map[i].push_back(
          {1, "AA", geo::LonLat{-120.0 + 10 * static_cast<double>(region) + 0.3 * static_cast<double>(i), 40}, true});
  return map;
}

TEST(Joint, regions_that_fit_alike_are_alike_for_every_name) {
  const JointFit fit = fit_jointly(regions(5, 6), {});
  EXPECT_TRUE(fit.proven);
  for (const auto& sums : fit.best)
    for (const double sum : sums) EXPECT_NEAR(sum, fit.best[0][0], 0.02);
}

TEST(Joint, one_name_that_is_sure_draws_all_to_its_region) {
  std::vector<JointName> names = regions(5, 6);
  names.push_back({{1, "AA", geo::LonLat{-99.5, 40}, true}});
  const JointFit fit = fit_jointly(names, {});
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    const auto best = std::max_element(fit.best[i].begin(), fit.best[i].end());
    EXPECT_EQ(best - fit.best[i].begin(), 2) << i;
  }
}

TEST(Joint, large_maps_end_and_are_never_surer_than_they_may_be) {
  const std::vector<JointName> names = regions(60, 20);
  const JointFit fit = fit_jointly(names, {});
  for (const auto& sums : fit.best) {
    const double best = *std::max_element(sums.begin(), sums.end());
    EXPECT_GE(std::count_if(sums.begin(), sums.end(), [&](double sum) { return best - sum < 2; }), 2);
  }
}

}  // namespace
}  // namespace rutter::route
