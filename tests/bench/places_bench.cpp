// Look-ups in the index, with everything warm: exact names, typing errors, the place nearest to a point. The first argument
// that Google Benchmark does not know is another index than the bundle's.
#include <benchmark/benchmark.h>

#include <random>
#include <string>
#include <vector>

#include "places/answer.hpp"
#include "places/gazetteer.hpp"

namespace rutter::places {
namespace {

std::string index_path = RUTTER_BENCH_DATA_DIR "/gazetteer.sqlite";

const Gazetteer& gazetteer() {
  static const Gazetteer opened = Gazetteer::open(index_path);
  return opened;
}

/// Names of populated places drawn from the index, the same every time.
const std::vector<std::string>& names() {
  static const std::vector<std::string> drawn = [] {
    std::vector<std::string> found;
    std::mt19937 random(1);
    while (found.size() < 20000) {
      const geo::LonLat point{static_cast<double>(random() % 3600) / 10 - 180, static_cast<double>(random() % 1300) / 10 - 60};
      for (const Nearby& nearby : gazetteer().nearest(point)) found.push_back(nearby.place.name);
    }
    return found;
  }();
  return drawn;
}

std::vector<std::string> misspelt() {
  std::mt19937 random(2);
  std::vector<std::string> found;
  for (const std::string& name : names()) {
    if (name.size() < 5) continue;
    std::string typed = name;
    std::swap(typed[1 + random() % (typed.size() - 2)], typed[typed.size() / 2]);
    typed[random() % typed.size()] = static_cast<char>('a' + random() % 26);
    found.push_back(typed);
  }
  return found;
}

void exact(benchmark::State& state) {
  const auto& asked = names();
  std::size_t i = 0;
  Query query;
  // As 'rutter geocode' does: twenty decide, five are told.
  constexpr std::size_t told = 5;
  query.limit = 20;
  query.whole = 0;
  double candidates = 0;
  // Each once before: pages of the index that the system holds are mapped when they are first touched.
  for (const std::string& name : asked) {
    query.name = name;
    Answer answer = choose(gazetteer().candidates(query));
    gazetteer().complete(answer, told);
  }
  for (auto unused : state) {
    static_cast<void>(unused);
    query.name = asked[i++ % asked.size()];
    Answer answer = choose(gazetteer().candidates(query));
    gazetteer().complete(answer, told);
    candidates += static_cast<double>(answer.candidates.size());
  }
  state.SetItemsProcessed(state.iterations());
  state.counters["candidates"] = benchmark::Counter(candidates, benchmark::Counter::kAvgIterations);
}
BENCHMARK(exact)->Unit(benchmark::kMicrosecond);

void typing_error(benchmark::State& state) {
  const auto asked = misspelt();
  std::size_t i = 0;
  Query query;
  for (auto unused : state) {
    static_cast<void>(unused);
    query.name = asked[i++ % asked.size()];
    benchmark::DoNotOptimize(gazetteer().suggestions(query));
  }
}
BENCHMARK(typing_error)->Unit(benchmark::kMillisecond);

void nearest_place(benchmark::State& state) {
  std::mt19937 random(3);
  for (auto unused : state) {
    static_cast<void>(unused);
    const geo::LonLat point{static_cast<double>(random() % 3600) / 10 - 180, static_cast<double>(random() % 1800) / 10 - 90};
    benchmark::DoNotOptimize(gazetteer().nearest(point));
  }
}
BENCHMARK(nearest_place)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace rutter::places

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc > 1) rutter::places::index_path = argv[1];
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
