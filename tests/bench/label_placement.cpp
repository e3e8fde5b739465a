// The standard benchmark of point labels: percentage of labels without conflict, beside the published ones. Random maps, so the
// published maps are others of the same kind; means of 25 vary by about 0.1 (100 points) to 0.4 (1000 points).
// usage: label_placement [MAPS]     exit code 1 when a mean is below what is required or a map takes over a second
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <string>

#include "label_benchmark.hpp"

namespace {

using namespace rutter::map;
using namespace rutter::map::benchmark;

constexpr std::array<std::size_t, 5> sizes{100, 250, 500, 750, 1000};
constexpr std::array<double, 5> required{100, 100, 99.6, 97.5, 91.0};
constexpr double most_seconds = 1;

struct Published {
  const char* method;
  std::array<double, 5> percent;
};
// From Yamamoto, Camara and Lorena 2002 (the first three), Cravo, Ribeiro and Lorena 2008.
constexpr std::array<Published, 4> published{{{"greedy", {95.1, 88.8, 75.2, 58.6, 43.4}},
                                              {"simulated annealing", {100, 99.9, 98.3, 92.3, 82.1}},
                                              {"tabu search", {100, 100, 99.3, 96.8, 90.0}},
                                              {"GRASP", {100, 100, 99.7, 97.7, 91.2}}}};

struct Outcome {
  std::array<double, 5> percent{};
  std::array<double, 5> seconds{};  ///< of the slowest map
  std::array<std::uint32_t, 5> proven{};
};

Outcome measured(std::uint32_t maps, Measure measure, bool points_count) {
  Outcome out;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    std::size_t clear = 0;
    for (std::uint32_t seed = 1; seed <= maps; ++seed) {
      const std::clock_t begin = std::clock();
      const Points map = random_points(sizes[i], seed);
      const LabelChoice choice = choose_labels(problem_of(map, measure, points_count), benchmark_limits);
      out.seconds[i] = std::max(out.seconds[i], static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
      clear += clear_labels(map, measure, points_count, choice);
      if (choice.proven) ++out.proven[i];
    }
    out.percent[i] = 100.0 * static_cast<double>(clear) / static_cast<double>(sizes[i] * maps);
  }
  return out;
}

template <class Numbers>
void print_row(const std::string& name, const Numbers& numbers, const char* format) {
  fmt::print("{:<44}", name);
  for (const auto number : numbers) fmt::print("{:>9}", fmt::format(fmt::runtime(format), number));
  fmt::print("\n");
}

bool print(const std::string& name, const Outcome& outcome) {
  print_row(name, outcome.percent, "{:.2f}");
  print_row("    slowest map, CPU seconds", outcome.seconds, "{:.2f}");
  print_row("    maps proven", outcome.proven, "{}");
  bool good = true;
  for (std::size_t i = 0; i < sizes.size(); ++i)
    good = good && outcome.percent[i] >= required[i] && outcome.seconds[i] <= most_seconds;
  return good;
}

}  // namespace

int main(int argc, char** argv) {
  const auto maps = static_cast<std::uint32_t>(argc > 1 ? std::max(1, std::atoi(argv[1])) : 25);
  fmt::print("Labels without conflict, per cent; {} random maps of each size\n\n", maps);
  print_row("points", sizes, "{}");
  for (const Published& p : published) print_row(std::string(p.method) + ", published", p.percent, "{:.1f}");
  print_row("required", required, "{:.1f}");
  const bool good = print("rutter, every point labelled (as published)", measured(maps, Measure::all_labelled, false));
  print("rutter, largest set of clear labels", measured(maps, Measure::largest_clear_set, false));
  print("rutter, as published, and over no point", measured(maps, Measure::all_labelled, true));
  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
