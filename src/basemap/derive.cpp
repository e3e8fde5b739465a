// Lines and unions made of the arcs of a polygon layer: borders, coast, land.
#include <algorithm>
#include <map>
#include <utility>

#include "basemap/draft.hpp"

namespace rutter::basemap {

namespace {

using Arcs = std::vector<std::uint32_t>;

GridPoint start_of(const ArcSet& set, ArcUse use) {
  const auto& points = set.arcs()[use.arc].points;
  return use.backwards ? points.back() : points.front();
}

GridPoint end_of(const ArcSet& set, ArcUse use) {
  return start_of(set, {use.arc, !use.backwards});
}

/// Joins arcs where exactly two of them meet, so that dashes run through.
std::vector<ArcRing> chained(const ArcSet& set, const Arcs& arcs) {
  std::map<GridPoint, std::vector<ArcUse>> leaving;
  for (const std::uint32_t arc : arcs)
    for (const bool backwards : {false, true}) leaving[start_of(set, {arc, backwards})].push_back({arc, backwards});
  std::map<std::uint32_t, bool> used;
  const auto walk = [&](ArcUse use) {
    ArcRing line;
    while (!used[use.arc]) {
      used[use.arc] = true;
      line.push_back(use);
      const auto& next = leaving[end_of(set, use)];
      if (next.size() != 2) break;
      use = next[0].arc == use.arc ? next[1] : next[0];
    }
    return line;
  };
  std::vector<ArcRing> lines;
  for (const auto& [point, uses] : leaving)
    if (uses.size() != 2)
      for (const ArcUse use : uses)
        if (!used[use.arc]) lines.push_back(walk(use));
  for (const std::uint32_t arc : arcs)
    if (!used[arc]) lines.push_back(walk({arc, false}));
  return lines;
}

void add_lines(DraftLayer& to, const DraftLayer& polygons, const Arcs& arcs, LevelRange levels, geo::Properties properties) {
  const auto feature = static_cast<std::uint32_t>(to.properties.size());
  to.properties.push_back(std::move(properties));
  for (ArcRing& line : chained(*polygons.arcs, arcs))
    to.parts.push_back({feature, levels, polygons.arcs, {std::move(line)}, {}});
}

/// The uses of arcs along which none of these parts lies on the other side, in their rings' direction.
std::vector<ArcUse> outer_uses(const std::vector<const DraftPart*>& parts) {
  std::vector<ArcUse> uses;
  std::map<std::uint32_t, std::size_t> count;
  for (const DraftPart* part : parts)
    for (const ArcRing& ring : part->rings)
      for (const ArcUse use : ring) {
        uses.push_back(use);
        ++count[use.arc];
      }
  std::erase_if(uses, [&](ArcUse use) { return count[use.arc] != 1; });
  return uses;
}

std::vector<ArcRing> closed_rings(const ArcSet& set, const std::vector<ArcUse>& uses) {
  std::map<GridPoint, Arcs> leaving;
  for (std::uint32_t i = 0; i < uses.size(); ++i) leaving[start_of(set, uses[i])].push_back(i);
  std::vector<bool> used(uses.size());
  std::vector<ArcRing> rings;
  for (std::uint32_t first = 0; first < uses.size(); ++first) {
    ArcRing ring;
    for (std::uint32_t at = first; !used[at];) {
      used[at] = true;
      ring.push_back(uses[at]);
      for (const std::uint32_t next : leaving[end_of(set, uses[at])])
        if (!used[next]) {
          at = next;
          break;
        }
    }
    if (!ring.empty() && start_of(set, ring.front()) == end_of(set, ring.back())) rings.push_back(std::move(ring));
  }
  return rings;
}

bool inside(GridPoint p, const std::vector<GridPoint>& ring) {
  bool in = false;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const GridPoint a = ring[i];
    const GridPoint b = ring[i + 1];
    if ((a.y > p.y) == (b.y > p.y)) continue;
    const double x =
        a.x + (static_cast<double>(p.y) - a.y) * (static_cast<double>(b.x) - a.x) / (static_cast<double>(b.y) - a.y);
    if (p.x < x) in = !in;
  }
  return in;
}

struct OuterRing {
  ArcRing ring;
  std::vector<GridPoint> points;
  double area = 0;
  std::vector<ArcRing> holes;
};

/// The union of parts of one arc set as polygons, each its outer ring and its holes, the largest first.
std::vector<std::vector<ArcRing>> united(const ArcSet& set, const std::vector<const DraftPart*>& parts) {
  std::vector<OuterRing> outers;
  std::vector<OuterRing> holes;
  for (ArcRing& ring : closed_rings(set, outer_uses(parts))) {
    std::vector<GridPoint> points = set.points(ring, 0);
    const double area = signed_area_m2(points);
    (area > 0 ? outers : holes).push_back({std::move(ring), std::move(points), area, {}});
  }
  std::stable_sort(outers.begin(), outers.end(), [](const OuterRing& a, const OuterRing& b) { return a.area < b.area; });
  for (OuterRing& hole : holes) {
    const auto owner = std::find_if(outers.begin(), outers.end(), [&](const OuterRing& outer) {
      return outer.area > -hole.area && inside(hole.points.front(), outer.points);
    });
    if (owner != outers.end()) owner->holes.push_back(std::move(hole.ring));
  }
  std::vector<std::vector<ArcRing>> polygons;
  for (auto outer = outers.rbegin(); outer != outers.rend(); ++outer) {
    polygons.push_back({std::move(outer->ring)});
    for (ArcRing& hole : outer->holes) polygons.back().push_back(std::move(hole));
  }
  return polygons;
}

}  // namespace

void derive_shared_lines(DraftLayer& polygons, DraftLayer& to, LevelRange levels, std::string_view within,
                         const geo::Properties& more) {
  std::map<std::pair<std::string, std::string>, Arcs> pairs;
  std::map<std::string, std::string> names;
  const auto& arcs = polygons.arcs->arcs();
  for (std::uint32_t i = 0; i < arcs.size(); ++i) {
    if (arcs[i].users.size() != 2) continue;
    const auto& left = polygons.properties[arcs[i].users[0]];
    const auto& right = polygons.properties[arcs[i].users[1]];
    if (!within.empty() && (left.text(within).empty() || left.text(within) != right.text(within))) continue;
    std::pair keys{std::string(left.text(polygons.spec.key)), std::string(right.text(polygons.spec.key))};
    if (keys.first == keys.second) continue;
    names[keys.first] = left.text("name");
    names[keys.second] = right.text("name");
    if (keys.second < keys.first) std::swap(keys.first, keys.second);
    pairs[keys].push_back(i);
  }
  for (const auto& [keys, shared] : pairs) {
    geo::Properties properties;
    properties.set("left", keys.first);
    properties.set("right", keys.second);
    properties.set("left_name", names[keys.first]);
    properties.set("right_name", names[keys.second]);
    for (const auto& [key, value] : more) properties.set(key, value);
    add_lines(to, polygons, shared, levels, std::move(properties));
  }
}

void derive_outer_lines(DraftLayer& polygons, DraftLayer& to) {
  std::map<std::string, Arcs> by_key;
  const auto& arcs = polygons.arcs->arcs();
  for (std::uint32_t i = 0; i < arcs.size(); ++i)
    if (arcs[i].uses == 1 && !along_frame(arcs[i]))
      by_key[std::string(polygons.properties[arcs[i].users[0]].text(polygons.spec.key))].push_back(i);
  for (const auto& [key, outer] : by_key) {
    geo::Properties properties;
    properties.set(polygons.spec.key, key);
    add_lines(to, polygons, outer, {}, std::move(properties));
  }
}

void derive_union(const DraftLayer& polygons, DraftLayer& to) {
  std::vector<const DraftPart*> parts;
  for (const DraftPart& part : polygons.parts) parts.push_back(&part);
  for (std::vector<ArcRing>& rings : united(*polygons.arcs, parts)) {
    to.parts.push_back({static_cast<std::uint32_t>(to.properties.size()), {}, polygons.arcs, std::move(rings), {}});
    to.properties.emplace_back();
  }
}

void derive_region(const DraftLayer& polygons, const std::set<std::string, std::less<>>& members, geo::Properties properties,
                   DraftLayer& to) {
  std::vector<const DraftPart*> parts;
  for (const DraftPart& part : polygons.parts)
    if (members.contains(polygons.properties[part.feature].text(polygons.spec.key))) parts.push_back(&part);
  const auto feature = static_cast<std::uint32_t>(to.properties.size());
  for (std::vector<ArcRing>& rings : united(*polygons.arcs, parts))
    to.parts.push_back({feature, {}, polygons.arcs, std::move(rings), {}});
  to.properties.push_back(std::move(properties));
}

}  // namespace rutter::basemap
