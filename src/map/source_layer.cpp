#include "map/source_layer.hpp"

#include <iterator>
#include <utility>
#include <variant>

namespace rutter::map {
namespace {

using geo::LonLat;
using geo::PagePoint;

template <class T>
void append(std::vector<T> from, std::vector<T>& to) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

}  // namespace

SourceLayer::SourceLayer(std::vector<geo::Feature> features, const geo::Projector& projector)
    : owned_(std::move(features)), features_(owned_), projector_(projector), areas_(owned_.size()), lines_(owned_.size()) {}

SourceLayer::SourceLayer(std::span<const geo::Feature> features, const geo::Projector& projector)
    : features_(features), projector_(projector), areas_(features.size()), lines_(features.size()) {}

std::vector<PagePoint> SourceLayer::points(std::size_t i) const {
  std::vector<PagePoint> out;
  if (const auto* points = std::get_if<geo::MultiPoint<LonLat>>(&features_[i].shape))
    for (const LonLat p : *points)
      if (const auto at = projector_.point(p)) out.push_back(*at);
  return out;
}

const geo::MultiPolygon<PagePoint>& SourceLayer::area(std::size_t i) {
  if (!areas_[i]) {
    areas_[i].emplace();
    if (const auto* polygons = std::get_if<geo::MultiPolygon<LonLat>>(&features_[i].shape))
      for (const auto& polygon : polygons->polygons) append(projector_.polygon(polygon).polygons, areas_[i]->polygons);
  }
  return *areas_[i];
}

const std::vector<geo::Line<PagePoint>>& SourceLayer::lines(std::size_t i) {
  if (!lines_[i]) {
    lines_[i].emplace();
    if (const auto* lines = std::get_if<geo::MultiLine<LonLat>>(&features_[i].shape))
      for (const auto& line : lines->lines) append(projector_.line(line), *lines_[i]);
    if (const auto* polygons = std::get_if<geo::MultiPolygon<LonLat>>(&features_[i].shape))
      for (const auto& polygon : polygons->polygons) append(projector_.outline(polygon), *lines_[i]);
  }
  return *lines_[i];
}

}  // namespace rutter::map
