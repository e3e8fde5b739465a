#include "geo/projector.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "geo/clip_box.hpp"
#include "geo/cut_unwrapped.hpp"
#include "geo/half_plane.hpp"
#include "geo/horizon.hpp"
#include "geo/lon_lat_box.hpp"
#include "geo/page_polygon.hpp"
#include "geo/resampler.hpp"
#include "geo/simplify.hpp"
#include "geo/unwrap.hpp"
#include "geo/visible_box.hpp"

namespace rutter::geo {
namespace {

constexpr double least_area_pt2 = 0.01;
constexpr double farthest_pt = 1e6;
constexpr int horizon_step_deg = 1;

using Places = std::vector<Line<LonLat>>;
using Lines = std::vector<Line<PagePoint>>;
using PlaceHalf = HalfPlane<LonLat>;

// How a projector cuts, decided once. Flat: everything is cut along `cut_lon + 180` and to a window of longitudes and latitudes
// that holds all that is visible. Round (a pole or a hemisphere is visible on an azimuthal map): only the horizon cuts.
struct Plan {
  bool flat = true;
  bool at_horizon = false;
  std::vector<LonLatBox> lobes;  // of an interrupted projection, from cut_lon; then flat
  double cut_lon = 0;
  Horizon horizon;  // its longitude from cut_lon
  std::vector<PlaceHalf> window;
  double west = -180;
  double south = -90;
  double east = 180;
  double north = 90;
};

std::array<PlaceHalf, 4> sides_of(const LonLatBox& box) {
  return {{{&LonLat::lon, &LonLat::lat, box.west, 1},
           {&LonLat::lon, &LonLat::lat, box.east, -1},
           {&LonLat::lat, &LonLat::lon, box.south, 1},
           {&LonLat::lat, &LonLat::lon, box.north, -1}}};
}

Plan make_plan(const Tear& tear, const LonLatBox& surroundings) {
  Plan plan;
  const double width = width_deg(surroundings);
  const bool at_meridian = tear.kind == TearKind::meridian;
  plan.flat = at_meridian || width < 350;
  plan.cut_lon = at_meridian || !plan.flat ? tear.centre.lon : centre_of(surroundings).lon;
  plan.horizon = {{std::remainder(tear.centre.lon - plan.cut_lon, 360.0), tear.centre.lat}, tear.radius_deg};
  if (plan.flat) {
    const double west = std::remainder(surroundings.west - plan.cut_lon, 360.0);
    if (width < 350 && west + width <= 180) {
      plan.west = west;
      plan.east = west + width;
      plan.window.push_back({&LonLat::lon, &LonLat::lat, plan.west, 1});
      plan.window.push_back({&LonLat::lon, &LonLat::lat, plan.east, -1});
    }
    plan.south = std::max(surroundings.south, tear.south);
    plan.north = std::min(surroundings.north, tear.north);
    if (plan.south > -90) plan.window.push_back({&LonLat::lat, &LonLat::lon, plan.south, 1});
    if (plan.north < 90) plan.window.push_back({&LonLat::lat, &LonLat::lon, plan.north, -1});
  }
  plan.lobes = tear.lobes;
  plan.at_horizon = !at_meridian && (!plan.flat || !plan.horizon.surely_contains(plan.west, plan.south, plan.east, plan.north));
  return plan;
}

}  // namespace

struct Projector::Impl {
  Impl(const Projection& p, const PageTransform& t, const PageBox& c, ProjectorOptions o)
      : clip(c),
        options(o),
        visible(visible_box(p, t, c)),
        surroundings(with_margin(visible)),
        plan(make_plan(p.tear(), surroundings)),
        resampler(p, t, c, std::remainder(plan.cut_lon - p.central_meridian(), 360.0), o.tolerance_pt) {
    for (const LonLatBox& box : plan.lobes) lobes.push_back({sides_of(box), Resampler(p, t, c, 0, o.tolerance_pt, box)});
  }

  // A piece of an interrupted projection, cut out and projected on its own.
  struct Lobe {
    std::array<PlaceHalf, 4> sides;
    Resampler resampler;
  };

  PageBox clip;
  ProjectorOptions options;
  LonLatBox visible;
  LonLatBox surroundings;
  Plan plan;
  Resampler resampler;
  std::vector<Lobe> lobes;

  // Cut points back onto the grid; those on the box's border stay on it.
  [[nodiscard]] PagePoint on_grid(PagePoint p) const {
    const PagePoint r = rounded(p);
    return {p.x <= clip.min_x || p.x >= clip.max_x ? p.x : std::clamp(r.x, clip.min_x, clip.max_x),
            p.y <= clip.min_y || p.y >= clip.max_y ? p.y : std::clamp(r.y, clip.min_y, clip.max_y)};
  }

  [[nodiscard]] Lines through_horizon(const UnwrappedPolygon& polygon) const {
    const HorizonCut cut = cut_at_horizon(polygon, plan.horizon);
    const auto arc = [&](double from, double to, Line<PagePoint>& out) {
      // NOLINTNEXTLINE(clang-analyzer-security.FloatLoopCounter,cert-flp30-c): whole steps of degrees are exact
      for (double at = std::floor(from / horizon_step_deg + 1) * horizon_step_deg; at < to; at += horizon_step_deg)
        out.push_back(resampler.point(plan.horizon.at(cut.zero + at)));
    };
    Lines rings;
    for (const Line<LonLat>& ring : cut.whole) rings.push_back(resampler.ring(ring));
    std::vector<Chain<PagePoint>> chains;
    for (const Chain<LonLat>& chain : cut.chains) {
      chains.push_back({resampler.chain(chain.points), chain.from, chain.to});
      if (chains.back().points.empty()) chains.back().points.push_back(resampler.point(chain.points.front()));
    }
    if (chains.empty() && cut.inside_at_zero) {
      Line<PagePoint> all;
      arc(-0.5, 359.5, all);
      all.push_back(all.front());
      rings.push_back(std::move(all));
    }
    for (Line<PagePoint>& ring : stitched(chains, cut.inside_at_zero, 360.0, arc)) rings.push_back(std::move(ring));
    for (Line<PagePoint>& ring : rings) std::erase_if(ring, [](PagePoint p) { return std::isnan(p.x); });
    return rings;
  }

  [[nodiscard]] MultiPolygon<PagePoint> finish(Lines rings) const {
    for (const HalfPlane<PagePoint>& half : sides_of(clip)) rings = clip_rings(std::move(rings), half);
    Lines kept;
    for (Line<PagePoint>& ring : rings) {
      for (PagePoint& p : ring) p = on_grid(p);
      Line<PagePoint> thin = simplified(ring, options.simplify_pt);
      if (thin.size() >= 4 && std::abs(signed_area(thin)) >= least_area_pt2) kept.push_back(std::move(thin));
    }
    return nested(std::move(kept));
  }

  [[nodiscard]] MultiPolygon<PagePoint> flat(Places rings) const {
    for (const PlaceHalf& half : plan.window) rings = clip_rings(std::move(rings), half);
    if (plan.at_horizon) {
      UnwrappedPolygon cut;
      for (Line<LonLat>& ring : rings) cut.rings.push_back({std::move(ring), 0, 0, {}});
      return finish(through_horizon(cut));
    }
    Lines pages;
    const auto add = [&](const Places& whole, const Resampler& by) {
      for (const Line<LonLat>& ring : whole) {
        Line<PagePoint> page = by.ring(ring);
        if (page.size() >= 4) pages.push_back(std::move(page));
      }
    };
    if (lobes.empty()) add(rings, resampler);
    for (const Lobe& lobe : lobes) {
      Places part = rings;
      for (const PlaceHalf& half : lobe.sides) part = clip_rings(std::move(part), half);
      add(part, lobe.resampler);
    }
    return finish(std::move(pages));
  }

  // An unwrapped line's visible parts, not yet simplified.
  [[nodiscard]] Lines visible_parts(const Line<LonLat>& line) const {
    Places places;
    if (plan.flat) {
      places = cut_unwrapped(line);
      for (const PlaceHalf& half : plan.window) places = clip_lines(std::move(places), half);
    } else {
      places.push_back(line);
    }
    Lines parts;
    for (const Line<LonLat>& place : places) {
      if (plan.at_horizon)
        for (const Line<LonLat>& seen : cut_at_horizon(place, plan.horizon)) add_parts(seen, resampler, parts);
      else if (lobes.empty())
        add_parts(place, resampler, parts);
      else
        add_lobes(place, parts);
    }
    for (const HalfPlane<PagePoint>& half : sides_of(clip)) parts = clip_lines(std::move(parts), half);
    for (Line<PagePoint>& part : parts) {
      for (PagePoint& p : part) p = on_grid(p);
      part.erase(std::unique(part.begin(), part.end()), part.end());
    }
    std::erase_if(parts, [](const Line<PagePoint>& part) { return part.size() < 2; });
    return parts;
  }

  static void add_parts(const Line<LonLat>& place, const Resampler& by, Lines& parts) {
    for (Line<PagePoint>& part : by.line(place)) parts.push_back(std::move(part));
  }

  // A line lobe by lobe; what meets again where two lobes hang together is one part.
  void add_lobes(const Line<LonLat>& place, Lines& parts) const {
    Lines pieces;
    for (const Lobe& lobe : lobes) {
      Places inside = {place};
      for (const PlaceHalf& half : lobe.sides) inside = clip_lines(std::move(inside), half);
      for (const Line<LonLat>& piece : inside) add_parts(piece, lobe.resampler, pieces);
    }
    std::erase_if(pieces, [](const Line<PagePoint>& piece) { return piece.size() < 2; });
    while (!pieces.empty()) {
      Line<PagePoint> part = std::move(pieces.back());
      pieces.pop_back();
      const auto take = [&](auto fits) {
        const auto found = std::find_if(pieces.begin(), pieces.end(), fits);
        if (found == pieces.end()) return Line<PagePoint>();
        Line<PagePoint> taken = std::move(*found);
        pieces.erase(found);
        return taken;
      };
      for (;;) {
        if (const auto next = take([&](const auto& piece) { return piece.front() == part.back(); }); !next.empty())
          part.insert(part.end(), next.begin() + 1, next.end());
        else if (auto last = take([&](const auto& piece) { return piece.back() == part.front(); }); !last.empty())
          part.insert(part.begin(), last.begin(), last.end() - 1);
        else
          break;
      }
      parts.push_back(std::move(part));
    }
  }

  // The parts of a closed line that begin and end at its start are one part.
  void join(Lines& parts, LonLat start) const {
    if (parts.size() < 2) return;
    const PagePoint at = resampler.point(start);
    if (!(parts.front().front() == at) || !(parts.back().back() == at)) return;
    parts.back().insert(parts.back().end(), parts.front().begin() + 1, parts.front().end());
    parts.front() = std::move(parts.back());
    parts.pop_back();
  }

  void simplify(Lines& parts) const {
    for (Line<PagePoint>& part : parts) part = simplified(part, options.simplify_pt);
    std::erase_if(parts, [](const Line<PagePoint>& part) { return part.size() < 2; });
  }
};

Projector::Projector(const Projection& projection, const PageTransform& transform, const PageBox& clip,
                     ProjectorOptions options)
    : projection_(&projection), transform_(transform), clip_(clip), options_(options) {}
Projector::~Projector() = default;
Projector::Projector(Projector&&) noexcept = default;
Projector& Projector::operator=(Projector&&) noexcept = default;

const Projector::Impl& Projector::impl() const {
  if (impl_ == nullptr) impl_ = std::make_unique<Impl>(*projection_, transform_, clip_, options_);
  return *impl_;
}

std::optional<PagePoint> Projector::unclipped_point(LonLat p) const {
  const std::optional<Projected> at = projection_->forward(p);
  if (!at) return std::nullopt;
  const PagePoint page = rounded(transform_.to_page(*at));
  if (std::abs(page.x) > farthest_pt || std::abs(page.y) > farthest_pt) return std::nullopt;
  return page;
}

std::optional<PagePoint> Projector::point(LonLat p) const {
  const std::optional<PagePoint> page = unclipped_point(p);
  return page && clip_.contains(*page) ? page : std::nullopt;
}

Lines Projector::line(const Line<LonLat>& line) const {
  const Unwrapped unwrapped = unwrapped_line(line, impl().plan.cut_lon);
  if (unwrapped.points.size() < 2) return {};
  Lines parts = impl().visible_parts(unwrapped.points);
  if (line.front() == line.back()) impl().join(parts, unwrapped.points.front());
  impl().simplify(parts);
  return parts;
}

MultiPolygon<PagePoint> Projector::polygon(const Polygon<LonLat>& polygon) const {
  const UnwrappedPolygon open = unwrapped(polygon, impl().plan.cut_lon);
  if (open.rings.empty()) return {};
  return impl().plan.flat ? impl().flat(cut_unwrapped(open)) : impl().finish(impl().through_horizon(open));
}

Lines Projector::outline(const Polygon<LonLat>& polygon) const {
  Lines all;
  for (const Line<LonLat>& ring : polygon.rings) {
    const Unwrapped open = unwrapped_ring(ring, impl().plan.cut_lon);
    if (open.points.empty()) continue;
    // From one seam to the next; a ring without seams in one go.
    Line<LonLat> run = {open.points[0]};
    Lines parts;
    const auto flush = [&] {
      if (run.size() > 1)
        for (Line<PagePoint>& part : impl().visible_parts(run)) parts.push_back(std::move(part));
      run.clear();
    };
    for (std::size_t i = 0; i + 1 < open.points.size(); ++i) {
      if (open.seam[i]) flush();
      run.push_back(open.points[i + 1]);
    }
    flush();
    impl().join(parts, open.points[0]);
    impl().simplify(parts);
    all.insert(all.end(), std::make_move_iterator(parts.begin()), std::make_move_iterator(parts.end()));
  }
  return all;
}

MultiPolygon<PagePoint> Projector::sphere() const {
  const Plan& plan = impl().plan;
  if (!plan.flat) {
    UnwrappedPolygon all;
    all.north_inside = all.south_inside = true;
    return impl().finish(impl().through_horizon(all));
  }
  const Line<LonLat> ring = {{plan.west, plan.south},
                             {plan.east, plan.south},
                             {plan.east, plan.north},
                             {plan.west, plan.north},
                             {plan.west, plan.south}};
  return impl().flat({ring});
}

const LonLatBox& Projector::visible() const {
  return impl().visible;
}

const LonLatBox& Projector::surroundings() const {
  return impl().surroundings;
}

}  // namespace rutter::geo
