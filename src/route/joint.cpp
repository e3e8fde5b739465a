#include "route/joint.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "places/place.hpp"

namespace rutter::route {
namespace {

/// Readings further below the best have no probability worth telling (one in a million).
constexpr double negligible = 14;
/// Gains looked at before the search gives up: about half a second.
constexpr std::size_t most_work = 60'000'000;
constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

/// The gains of all readings from all others, and the search over them. Readings of all names are numbered through.
class JointSearch {
 public:
  JointSearch(const std::vector<JointName>& names, const std::vector<geo::LonLat>& fixed) : count_(names.size()) {
    first_.push_back(0);
    for (const JointName& name : names) {
      for (const JointReading& reading : name) readings_.push_back(&reading);
      first_.push_back(readings_.size());
    }
    weigh_fixed(fixed);
    weigh_pairs();
    find_most();
  }

  JointFit fit() {
    const std::vector<std::size_t> open(count_, none);
    const double best = solve(open, ascend());
    JointFit found;
    for (std::size_t name = 0; name < count_; ++name) {
      std::vector<double> sums;
      for (std::size_t reading = first_[name]; reading < first_[name + 1]; ++reading) {
        std::vector<std::size_t> chosen = open;
        chosen[name] = reading;
        sums.push_back(solve(chosen, best - negligible));
      }
      found.best.push_back(std::move(sums));
    }
    found.proven = work_ < most_work;
    return found;
  }

 private:
  [[nodiscard]] double& near(std::size_t a, std::size_t b) { return near_[a * readings_.size() + b]; }
  [[nodiscard]] double& shared(std::size_t a, std::size_t b) { return shared_[a * readings_.size() + b]; }

  static double nearness(geo::LonLat a, geo::LonLat b) { return std::exp(-places::distance_km(a, b) / near_fading_km); }

  void weigh_fixed(const std::vector<geo::LonLat>& fixed) {
    for (const JointReading* const reading : readings_) {
      double gain = 0;
      if (reading->point)
        for (const geo::LonLat point : fixed) gain = std::max(gain, near_gain * nearness(*reading->point, point));
      from_fixed_.push_back(gain);
    }
  }

  void weigh_pairs() {
    const std::size_t all = readings_.size();
    const double share = count_ > 1 ? 1 / static_cast<double>(count_ - 1) : 0;
    near_.assign(all * all, 0);
    shared_.assign(all * all, 0);
    for (std::size_t a = 0; a < all; ++a) {
      for (std::size_t b = 0; b < all; ++b) {
        const JointReading& own = *readings_[a];
        const JointReading& other = *readings_[b];
        if (!own.country.empty() && own.country == other.country) shared(a, b) = share * same_country_gain;
        if (!own.point || !other.point || !other.draws_others) continue;
        const double by_distance = nearness(*own.point, *other.point);
        near(a, b) = near_gain * by_distance;
        shared(a, b) += share * region_gain * by_distance;
      }
    }
  }

  /// The most that a reading may gain from each other name.
  void find_most() {
    most_near_.assign(readings_.size() * count_, 0);
    most_shared_.assign(readings_.size() * count_, 0);
    for (std::size_t a = 0; a < readings_.size(); ++a) {
      for (std::size_t name = 0; name < count_; ++name) {
        for (std::size_t b = first_[name]; b < first_[name + 1]; ++b) {
          most_near_[a * count_ + name] = std::max(most_near_[a * count_ + name], near(a, b));
          most_shared_[a * count_ + name] = std::max(most_shared_[a * count_ + name], shared(a, b));
        }
      }
    }
  }

  /// The most that a name adds to the sum with this reading, given the readings chosen: exact when all are.
  double bound_of(std::size_t name, std::size_t reading, const std::vector<std::size_t>& chosen) {
    double nearest = from_fixed_[reading];
    double average = 0;
    for (std::size_t other = 0; other < count_; ++other) {
      if (other == name) continue;
      const bool known = chosen[other] != none;
      nearest = std::max(nearest, known ? near(reading, chosen[other]) : most_near_[reading * count_ + other]);
      average += known ? shared(reading, chosen[other]) : most_shared_[reading * count_ + other];
    }
    work_ += count_;
    return readings_[reading]->score + (nearest + average) / 2;
  }

  /// Bounds of the readings of a name, best first: (bound, reading).
  std::vector<std::pair<double, std::size_t>> bounds_of(std::size_t name, const std::vector<std::size_t>& chosen) {
    if (chosen[name] != none) return {{bound_of(name, chosen[name], chosen), chosen[name]}};
    std::vector<std::pair<double, std::size_t>> bounds;
    for (std::size_t reading = first_[name]; reading < first_[name + 1]; ++reading)
      bounds.emplace_back(bound_of(name, reading, chosen), reading);
    std::sort(bounds.begin(), bounds.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    return bounds;
  }

  /// The best sum with the readings chosen so far, or `floor` when none is better. When the work runs out, the bound.
  double solve(const std::vector<std::size_t>& chosen, double floor) {
    std::vector<std::vector<std::pair<double, std::size_t>>> bounds;
    double sum = 0;
    for (std::size_t name = 0; name < count_; ++name) {
      bounds.push_back(bounds_of(name, chosen));
      sum += bounds.back().front().first;
    }
    if (sum <= floor || work_ >= most_work) return std::max(sum <= floor ? floor : sum, floor);
    // The name with the fewest readings that may still be better leaves the least to search.
    std::size_t next = none;
    std::size_t fewest = none;
    for (std::size_t name = 0; name < count_; ++name) {
      if (chosen[name] != none) continue;
      const auto may = static_cast<std::size_t>(std::count_if(bounds[name].begin(), bounds[name].end(), [&](const auto& b) {
        return sum - bounds[name].front().first + b.first > floor;
      }));
      if (may < fewest) {
        fewest = may;
        next = name;
      }
    }
    if (next == none) return sum;
    std::vector<std::size_t> deeper = chosen;
    for (const auto& [bound, reading] : bounds[next]) {
      if (sum - bounds[next].front().first + bound <= floor) break;
      deeper[next] = reading;
      floor = std::max(floor, solve(deeper, floor));
    }
    return floor;
  }

  /// A good sum to begin with: each name as suits the others, until nothing changes or a few rounds are over.
  double ascend() {
    constexpr int most_rounds = 8;
    std::vector<std::size_t> chosen(count_, none);
    for (std::size_t name = 0; name < count_; ++name) chosen[name] = bounds_of(name, chosen).front().second;
    for (int round = 0; round < most_rounds; ++round) {
      const std::vector<std::size_t> before = chosen;
      for (std::size_t name = 0; name < count_; ++name) {
        chosen[name] = none;
        chosen[name] = bounds_of(name, chosen).front().second;
      }
      if (chosen == before) break;
    }
    double sum = 0;
    for (std::size_t name = 0; name < count_; ++name) sum += bound_of(name, chosen[name], chosen);
    return sum;
  }

  std::size_t count_;
  std::vector<std::size_t> first_;  ///< of each name the number of its first reading, and their count behind the last
  std::vector<const JointReading*> readings_;
  std::vector<double> from_fixed_;
  std::vector<double> near_;
  std::vector<double> shared_;
  std::vector<double> most_near_;
  std::vector<double> most_shared_;
  std::size_t work_ = 0;
};

}  // namespace

JointFit fit_jointly(const std::vector<JointName>& names, const std::vector<geo::LonLat>& fixed) {
  return JointSearch(names, fixed).fit();
}

}  // namespace rutter::route
