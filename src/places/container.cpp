#include "places/container.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

namespace rutter::places {
namespace {

/// The parts of "Aleppo, Syria".
std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    std::string_view part = text.substr(0, comma);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    if (!part.empty()) parts.emplace_back(part);
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return parts;
}

bool is_country_code(std::string_view text) {
  return text.size() == 2 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// The areas that a part of `in` may mean; those by transliteration only when there are no others.
Container container_of(PlaceReader& reader, const std::string& text, const std::string& language) {
  Container container{text, {}};
  if (is_country_code(text)) {
    if (auto country = reader.place(reader.number_of("country:" + text))) container.areas.push_back(std::move(*country));
    if (!container.areas.empty()) return container;
  }
  std::vector<Place> looser;
  for (const auto& [number, agreement] : reader.find(AskedName(text, language))) {
    auto place = reader.place(number);
    if (!place || !is_area(place->kind)) continue;
    (agreement.match == Match::transliterated ? looser : container.areas).push_back(std::move(*place));
  }
  if (container.areas.empty()) container.areas = std::move(looser);
  return container;
}

}  // namespace

std::vector<Container> containers_of(PlaceReader& reader, std::string_view in, const std::string& language) {
  std::vector<Container> containers;
  for (const std::string& part : parts_of(in)) containers.push_back(container_of(reader, part, language));
  return containers;
}

}  // namespace rutter::places
