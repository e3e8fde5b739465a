#include "geo/projection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>
#include <numbers>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "geo/formula.hpp"
#include "geo/known_projections.hpp"
#include "geo/own_formula.hpp"
#include "geo/probe_tear.hpp"
#include "geo/proj_definition.hpp"
#include "geo/projection_source.hpp"
#include "geo/sphere.hpp"

namespace rutter::geo {
namespace {

// Nothing that can be drawn lies further out; Mercator at the pole does.
constexpr double sane_m = 1e9;
// Held off the tear by a tenth of a millimetre, so that PROJ's own wrapping of longitudes does not change sides.
constexpr double just_inside_deg = 180 - 1e-9;

Tear tear_of(const KnownProjection& known, const ProjDefinition& d) {
  Tear tear{known.tear, {d.number("lon_0", 0), d.number("lat_0", 0)}, known.limit, -90, 90, {}};
  if (known.tear == TearKind::meridian) {
    tear.centre.lat = 0;
    tear.south = -known.limit;
    tear.north = known.limit;
    tear.radius_deg = 180;
  }
  if (known.proj == "lcc")
    (d.number("lat_1", 0) + d.number("lat_2", d.number("lat_1", 0)) < 0 ? tear.north : tear.south) *= 75.0 / 90;
  if (known.proj == "utm") tear.centre = {6 * d.number("zone", 0) - 183, 0};
  tear.lobes = lobes_of(known.proj);
  if (known.proj == "ups") tear.centre = {0, d.has("south") ? -90.0 : 90.0};
  if (known.proj == "nsper") tear.radius_deg = std::acos(1 / (1 + d.number("h", 0) / 6378137)) / radians - 0.01;
  return tear;
}

void check_parameters(const KnownProjection& known, const ProjDefinition& d, const std::string& shown) {
  const auto fail = [&](const char* why) {
    throw base::Error(base::ErrorKind::map, fmt::format("projection '{}': {}", shown, why));
  };
  if (known.proj == "utm" && !d.has("zone")) fail("+proj=utm needs +zone, such as +zone=37");
  if (known.proj == "nsper" && !(d.number("h", 0) > 0)) fail("+proj=nsper needs the height +h in metres, such as +h=3000000");
  if (known.proj == "somerc" && !d.has("lat_0")) fail("+proj=somerc needs +lat_0");
  if (std::abs(d.number("lon_0", 0)) > 360) fail("+lon_0 must be within -360 and 360");
}

/// The domain of a projection that is not in our table. It may lie round its origin, wherever its parameters put that.
std::optional<Tear> probed_tear(Formula& formula, const ProjDefinition& d) {
  const ForwardMany forward = [&formula](std::span<const LonLat> positions, std::span<Projected> out) {
    for (std::size_t i = 0; i < positions.size(); ++i) out[i] = {positions[i].lon * radians, positions[i].lat * radians};
    formula.forward(out.first(positions.size()));
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    for (Projected& at : out.first(positions.size()))
      if (!(std::abs(at.x) < sane_m && std::abs(at.y) < sane_m)) at = {nan, nan};
  };
  std::vector<LonLat> centres{{d.number("lon_0", d.number("lonc", 0)), d.number("lat_0", 0)}};
  // Whose middle no parameter tells: the Czech and Slovak lands, away from the cone's tip; New Zealand; Bertin's fixed
  // rotation.
  if (d.proj() == "krovak") centres = {{16.5, 49.5}};
  if (d.proj() == "nzmg") centres = {{173, -41}};
  if (d.proj() == "bertin1953") centres.insert(centres.begin(), {16.5, 42});
  if (formula.has_inverse()) {
    const Projected origin = formula.inverse({d.number("x_0", 0), d.number("y_0", 0)});
    if (std::isfinite(origin.x) && std::isfinite(origin.y)) centres.push_back({origin.x / radians, origin.y / radians});
  }
  return probe_tear(forward, centres);
}

bool starts_with_epsg(const std::string& text) {
  return text.size() > 5 && text[4] == ':' && (text.compare(0, 4, "EPSG") == 0 || text.compare(0, 4, "epsg") == 0);
}

}  // namespace

struct Projection::Impl {
  std::string asked_for;
  std::unique_ptr<Formula> formula;
  ProjectionFamily family = ProjectionFamily::cylindrical;
  Tear tear;
  std::string definition;
  std::string name;
  std::optional<SeenWindow> seen_last;
};

struct Projection::Idle {
  /// One made of this definition before that nobody uses, if there is any.
  std::unique_ptr<Impl> take(const std::string& definition) {
    const std::lock_guard hold(mutex);
    const auto last = std::find_if(free.rbegin(), free.rend(), [&](const auto& each) { return each->asked_for == definition; });
    if (last == free.rend()) return nullptr;
    const auto found = std::prev(last.base());
    std::unique_ptr<Impl> taken = std::move(*found);
    free.erase(found);
    return taken;
  }

  void put(std::unique_ptr<Impl> used) noexcept {
    const std::lock_guard hold(mutex);
    // The one that nobody asked for longest makes room. The room was made beforehand: nothing here may throw.
    if (free.size() == most) free.erase(free.begin());
    free.push_back(std::move(used));
  }

  /// Never destroyed: projections of static life may outlive whatever is.
  static Idle& all() {
    static Idle& idle = *new Idle;
    return idle;
  }

 private:
  static constexpr std::size_t most = 16;

  Idle() { free.reserve(most); }

  std::mutex mutex;
  std::vector<std::unique_ptr<Impl>> free;  ///< the one used last at the end
};

Projection::Projection(const std::string& definition) {
  std::unique_ptr<Impl> impl = Idle::all().take(definition);
  if (!impl) impl = made(definition);
  impl_ = {impl.release(), [](Impl* used) { Idle::all().put(std::unique_ptr<Impl>(used)); }};
}

std::unique_ptr<Projection::Impl> Projection::made(const std::string& definition) {
  auto impl = std::make_unique<Impl>();
  impl->asked_for = definition;
  const ProjDefinition d(starts_with_epsg(definition) ? projection_source().string_of_epsg(definition) : definition,
                         definition);
  const KnownProjection* known = find_known_projection(d.proj());
  if (known) check_parameters(*known, d, definition);
  impl->definition = d.text();
  impl->formula = own_formula(d);
  if (!impl->formula) impl->formula = projection_source().formula(impl->definition, definition);
  if (known) {
    impl->family = known->family;
    impl->tear = tear_of(*known, d);
    impl->name = known->name;
    return impl;
  }
  impl->name = projection_source().described(d.proj());
  const std::optional<Tear> found = probed_tear(*impl->formula, d);
  if (!found)
    throw base::Error(
        base::ErrorKind::map,
        fmt::format("projection '{}': it shows no part of the Earth in one piece; write \"auto\", a PROJ string such "
                    "as \"+proj=robin\", or \"EPSG:3035\"",
                    definition));
  impl->tear = *found;
  impl->family = found->kind == TearKind::meridian ? ProjectionFamily::pseudocylindrical : ProjectionFamily::azimuthal;
  return impl;
}

Projection::~Projection() = default;
Projection::Projection(Projection&&) noexcept = default;
Projection& Projection::operator=(Projection&&) noexcept = default;
Projection::Projection(const Projection&) = default;
Projection& Projection::operator=(const Projection&) = default;

void Projection::forward_from_centre(std::span<const LonLat> from_centre, std::span<Projected> out) const {
  const Tear& tear = impl_->tear;
  const bool torn = tear.kind == TearKind::meridian;
  for (std::size_t i = 0; i < from_centre.size(); ++i) {
    const LonLat p = from_centre[i];
    const double lon = torn ? std::clamp(p.lon, -just_inside_deg, just_inside_deg) : std::remainder(p.lon, 360.0);
    out[i] = {(tear.centre.lon + lon) * radians, std::clamp(p.lat, -90.0, 90.0) * radians};
  }
  impl_->formula->forward(out.first(from_centre.size()));
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  for (std::size_t i = 0; i < from_centre.size(); ++i) {
    const double lat = from_centre[i].lat;
    const bool sane = std::abs(out[i].x) < sane_m && std::abs(out[i].y) < sane_m && lat >= tear.south && lat <= tear.north;
    if (!sane) out[i] = {nan, nan};
  }
}

std::optional<Projected> Projection::forward(LonLat p) const {
  const Tear& tear = impl_->tear;
  if (!std::isfinite(p.lon) || !(std::abs(p.lat) <= 90)) return std::nullopt;
  if (tear.kind == TearKind::horizon && sphere_distance_deg(tear.centre, p) > tear.radius_deg) return std::nullopt;
  const LonLat from_centre{std::remainder(p.lon - tear.centre.lon, 360.0), p.lat};
  Projected out;
  forward_from_centre({&from_centre, 1}, {&out, 1});
  if (std::isnan(out.x)) return std::nullopt;
  return out;
}

std::optional<LonLat> Projection::inverse(Projected p) const {
  if (!has_inverse() || !std::isfinite(p.x) || !std::isfinite(p.y)) return std::nullopt;
  const Projected found = impl_->formula->inverse(p);
  if (!std::isfinite(found.x) || !std::isfinite(found.y)) return std::nullopt;
  const LonLat position{std::remainder(found.x / radians, 360.0), std::clamp(found.y / radians, -90.0, 90.0)};
  // Beyond the edge of the world some inverses go on, or wrap round.
  const std::optional<Projected> back = forward(position);
  if (!back || distance(*back, p) > 100 + 1e-6 * std::hypot(p.x, p.y)) return std::nullopt;
  return position;
}

std::optional<SeenWindow>& Projection::seen_last() const {
  return impl_->seen_last;
}

bool Projection::has_inverse() const {
  return impl_->formula->has_inverse();
}
ProjectionFamily Projection::family() const {
  return impl_->family;
}
const Tear& Projection::tear() const {
  return impl_->tear;
}
double Projection::central_meridian() const {
  return impl_->tear.centre.lon;
}
const std::string& Projection::proj_string() const {
  return impl_->definition;
}
const std::string& Projection::name() const {
  return impl_->name;
}

}  // namespace rutter::geo
