#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "geo/box.hpp"
#include "geo/page_transform.hpp"
#include "geo/point.hpp"

namespace rutter::geo {

/// How a projection treats the globe, for the graticule and for north arrows. `transverse`: turned or oblique cylinders.
enum class ProjectionFamily { cylindrical, pseudocylindrical, conic, azimuthal, transverse };

/// Where the plane is torn.
enum class TearKind {
  meridian,  ///< along the meridian opposite to the central one, from pole to pole
  horizon,   ///< outside a circle on the globe
};

/// The domain of a projection.
struct Tear {
  TearKind kind = TearKind::meridian;
  LonLat centre;           ///< of the map (lon_0) or of the horizon circle; degrees
  double radius_deg = 90;  ///< of the horizon circle, as seen from the Earth's centre (latitudes taken as on a sphere)
  double south = -90;      ///< what lies beyond these parallels is not drawn (85 for Mercator)
  double north = 90;
  /// Of an interrupted projection: the pieces that are whole, in longitudes from the central meridian. Else empty.
  std::vector<LonLatBox> lobes;
};

/// What of the Earth a window of the page shows.
struct SeenWindow {
  PageTransform transform;
  PageBox window;
  LonLatBox seen;
};

/// A map projection of PROJ on its own: a forward and usually an inverse function between WGS84 positions and metres in a
/// plane. Shifts between geodetic datums (up to some 100 m) are ignored. One object per thread: it may be moved to another
/// thread, never shared; copies share one object of PROJ and stay in one thread together. The network is off, whatever the
/// environment says.
class Projection {
 public:
  /// From a PROJ string (`+proj=lcc +lat_1=37 ...`) or `EPSG:n`. Without an ellipsoid, WGS84 is used; units are always metres.
  /// Where a projection that is not in our table is torn is found by sampling it (see probe_tear). Geographic ones (EPSG:4326,
  /// `+proj=longlat`) are drawn as equidistant cylindrical. Throws Error(map) naming the way out when it is unknown, names
  /// files or steps, lacks parameters, or shows no usable part of the Earth.
  explicit Projection(const std::string& definition);
  ~Projection();
  Projection(Projection&&) noexcept;
  Projection& operator=(Projection&&) noexcept;
  Projection(const Projection&);
  Projection& operator=(const Projection&);

  /// The position in the plane, or nothing where it is outside of the domain (see Tear) or PROJ gives no finite sane value.
  [[nodiscard]] std::optional<Projected> forward(LonLat p) const;

  /// The same for many; NaN where there is none. The domain is not checked (the latitude's limits are): longitudes count from
  /// the central meridian and are held within 180 degrees of it, so that both sides of the tear can be had.
  /// `out` has room for as many points as `from_centre`.
  void forward_from_centre(std::span<const LonLat> from_centre, std::span<Projected> out) const;

  /// The position on the globe; nothing when PROJ has no inverse, or the point is no image of any position.
  [[nodiscard]] std::optional<LonLat> inverse(Projected p) const;
  [[nodiscard]] bool has_inverse() const;

  [[nodiscard]] ProjectionFamily family() const;
  [[nodiscard]] const Tear& tear() const;
  /// Longitude of the central meridian, degrees.
  [[nodiscard]] double central_meridian() const;
  /// The PROJ string in use.
  [[nodiscard]] const std::string& proj_string() const;
  /// A name to print: "Lambert conformal conic"; that of PROJ's operation where we know no better.
  [[nodiscard]] const std::string& name() const;

  /// Where visible_box() notes what it found last: it takes hundreds of positions, and maps ask for one window again and again.
  [[nodiscard]] std::optional<SeenWindow>& seen_last() const;

 private:
  struct Impl;
  /// Objects of PROJ that were used and are free: setting one up takes a third of a millisecond, most of it for reading PROJ's
  /// settings, and the maps of a batch ask for the same few again and again.
  struct Idle;
  static std::unique_ptr<Impl> made(const std::string& definition);

  std::shared_ptr<Impl> impl_;
};

}  // namespace rutter::geo
