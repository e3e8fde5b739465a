#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "basemap/arcs.hpp"
#include "basemap/build.hpp"

namespace rutter::basemap {

/// A polygon (rings of an arc set, the first one outer), a line (one ring) or a point, of one feature.
struct DraftPart {
  std::uint32_t feature = 0;
  LevelRange levels;
  std::shared_ptr<const ArcSet> arcs;
  std::vector<ArcRing> rings;
  GridPoint point;
};

/// A part as added, before the arcs are known: numbers of rings in the arc set.
struct RawPart {
  std::uint32_t feature = 0;
  LevelRange levels;
  std::vector<std::size_t> rings;
  GridPoint point;
};

/// A layer while it is built. Its parts may lie on another layer's arcs.
struct DraftLayer {
  LayerSpec spec;
  std::vector<geo::Properties> properties;
  std::vector<RawPart> raw;
  std::vector<DraftPart> parts;
  std::shared_ptr<ArcSet> arcs = std::make_shared<ArcSet>();
  bool settled = false;

  /// Builds the arcs once all features are there; nothing may be added from outside afterwards.
  void settle();
};

/// The file of the finished layers (encode.cpp).
[[nodiscard]] std::string encode(const std::string& data_version, const std::string& credit,
                                 const std::vector<DraftLayer>& layers);

/// Rings of the arcs that one feature alone uses, each with land on its left, and the lines among them (derive.cpp).
void derive_shared_lines(DraftLayer& polygons, DraftLayer& to, LevelRange levels, std::string_view within,
                         const geo::Properties& more);
void derive_outer_lines(DraftLayer& polygons, DraftLayer& to);
void derive_union(const DraftLayer& polygons, DraftLayer& to);
void derive_region(const DraftLayer& polygons, const std::set<std::string, std::less<>>& members, geo::Properties properties,
                   DraftLayer& to);

}  // namespace rutter::basemap
