#include "places/candidate.hpp"

#include <array>
#include <cstddef>
#include <utility>

namespace rutter::places {

std::string_view to_string(Match match) {
  constexpr std::array<std::string_view, 4> names{"exact", "alternate", "transliterated", "fuzzy"};
  return names.at(static_cast<std::size_t>(match));
}

void Candidate::add(std::string what, double weight) {
  constexpr std::size_t usual = 8;
  score += weight;
  if (evidence.empty()) evidence.reserve(usual);
  evidence.push_back({std::move(what), weight});
}

bool ranks_before(const Candidate& a, const Candidate& b) {
  if (a.score != b.score) return a.score > b.score;
  if (a.place.population != b.place.population) return a.place.population > b.place.population;
  return a.place.id < b.place.id;
}

}  // namespace rutter::places
