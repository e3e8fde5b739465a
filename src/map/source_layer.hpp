#pragma once

#include <optional>
#include <span>
#include <vector>

#include "geo/feature.hpp"
#include "geo/projector.hpp"

namespace rutter::map {

/// One source layer on the page; projected once, however many style layers draw it.
class SourceLayer {
 public:
  /// Of the base map.
  SourceLayer(std::vector<geo::Feature> features, const geo::Projector& projector);
  /// Of the user, who may have given millions of vertices: not copied, and it must outlive this.
  SourceLayer(std::span<const geo::Feature> features, const geo::Projector& projector);
  SourceLayer(const SourceLayer&) = delete;
  SourceLayer& operator=(const SourceLayer&) = delete;
  ~SourceLayer() = default;

  [[nodiscard]] std::span<const geo::Feature> features() const { return features_; }

  /// What is visible of feature `i`, in page points; empty when it is of another kind.
  [[nodiscard]] std::vector<geo::PagePoint> points(std::size_t i) const;
  [[nodiscard]] const geo::MultiPolygon<geo::PagePoint>& area(std::size_t i);
  /// Lines, and the outlines of areas.
  [[nodiscard]] const std::vector<geo::Line<geo::PagePoint>>& lines(std::size_t i);

 private:
  std::vector<geo::Feature> owned_;
  std::span<const geo::Feature> features_;
  const geo::Projector& projector_;
  std::vector<std::optional<geo::MultiPolygon<geo::PagePoint>>> areas_;
  std::vector<std::optional<std::vector<geo::Line<geo::PagePoint>>>> lines_;
};

}  // namespace rutter::map
