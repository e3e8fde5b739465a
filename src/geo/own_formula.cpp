#include "geo/own_formula.hpp"

#include <algorithm>
#include <array>
#include <boost/geometry/core/cs.hpp>
#include <boost/geometry/geometries/point.hpp>
#include <boost/geometry/srs/projection.hpp>
#include <cmath>
#include <limits>
#include <span>
#include <string_view>

namespace rutter::geo {
namespace {

namespace srs = boost::geometry::srs;
namespace spar = srs::spar;

using OnGlobe = boost::geometry::model::point<double, 2, boost::geometry::cs::geographic<boost::geometry::radian>>;
using InPlane = boost::geometry::model::point<double, 2, boost::geometry::cs::cartesian>;
using Exception = boost::geometry::projection_exception;

constexpr Projected nowhere{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};

/// `Parameters`: an spar::parameters with the projection, the ellipsoid and the parameters with numbers.
template <class Parameters>
class BoostFormula final : public Formula {
 public:
  explicit BoostFormula(const Parameters& parameters) : projection_(parameters) {}

  void forward(std::span<Projected> points) override {
    for (Projected& p : points) {
      InPlane out;
      try {
        projection_.forward(OnGlobe(p.x, p.y), out);
        p = {out.get<0>(), out.get<1>()};
      } catch (const Exception&) {
        p = nowhere;
      }
    }
  }

  [[nodiscard]] Projected inverse(Projected p) override {
    OnGlobe out;
    try {
      projection_.inverse(InPlane(p.x, p.y), out);
    } catch (const Exception&) {
      return nowhere;
    }
    return {out.get<0>(), out.get<1>()};
  }

  [[nodiscard]] bool has_inverse() const override { return true; }

 private:
  srs::projection<Parameters> projection_;
};

template <class... Parameters>
std::unique_ptr<Formula> formula(Parameters... parameters) {
  using All = spar::parameters<Parameters...>;
  return std::make_unique<BoostFormula<All>>(All(parameters...));
}

/// Boost takes any number for a latitude.
bool has_latitudes(const ProjDefinition& d) {
  return std::abs(d.number("lat_0", 0)) <= 90 && std::abs(d.number("lat_1", 0)) < 90 && std::abs(d.number("lat_2", 0)) < 90 &&
         std::abs(d.number("lat_ts", 0)) < 90;
}

/// Whether there is +ellps=WGS84, or nothing that says otherwise, and for the rest nothing but these parameters.
bool has_only(const ProjDefinition& definition, std::span<const std::string_view> names) {
  return std::ranges::all_of(definition.parameters(), [&](const auto& parameter) {
    return (parameter.first == "ellps" && parameter.second == "WGS84") || std::ranges::count(names, parameter.first) > 0;
  });
}

std::unique_ptr<Formula> usual_formula(const ProjDefinition& d) {
  if (!has_latitudes(d)) return nullptr;
  const std::string_view proj = d.proj();
  const spar::ellps_wgs84 wgs84;
  const spar::lon_0<> lon_0(d.number("lon_0", 0));
  const spar::lat_0<> lat_0(d.number("lat_0", 0));
  const spar::lat_ts<> lat_ts(d.number("lat_ts", 0));
  const auto has = [&](auto... names) {
    const std::array all{std::string_view(names)...};
    return has_only(d, all);
  };
  if ((proj == "lcc" || proj == "aea") && d.has("lat_1") && d.has("lat_2") && has("lat_0", "lon_0", "lat_1", "lat_2")) {
    const spar::lat_1<> lat_1(d.number("lat_1", 0));
    const spar::lat_2<> lat_2(d.number("lat_2", 0));
    if (proj == "lcc") return formula(spar::proj_lcc(), wgs84, lat_0, lon_0, lat_1, lat_2);
    return formula(spar::proj_aea(), wgs84, lat_0, lon_0, lat_1, lat_2);
  }
  if (proj == "laea" && has("lat_0", "lon_0")) return formula(spar::proj_laea(), wgs84, lat_0, lon_0);
  if (proj == "stere" && d.has("lat_ts") && has("lat_0", "lon_0", "lat_ts"))
    return formula(spar::proj_stere(), wgs84, lat_0, lon_0, lat_ts);
  if (proj == "merc" && has("lon_0", "lat_ts")) return formula(spar::proj_merc(), wgs84, lon_0, lat_ts);
  if (proj == "cea" && has("lon_0", "lat_ts")) return formula(spar::proj_cea(), wgs84, lon_0, lat_ts);
  if (proj == "eqc" && has("lon_0", "lat_ts")) return formula(spar::proj_eqc(), wgs84, lon_0, lat_ts);
  // Boost 1.74 has the orthographic projection of a sphere alone.
  if (proj == "ortho" && d.number("R", 0) > 0 && !d.has("ellps") && has("lat_0", "lon_0", "R"))
    return formula(spar::proj_ortho(), spar::ellps<srs::sphere<double>>(srs::sphere<double>(d.number("R", 0))), lat_0, lon_0);
  return nullptr;
}

}  // namespace

std::unique_ptr<Formula> own_formula(const ProjDefinition& definition) {
  try {
    return usual_formula(definition);
  } catch (const Exception&) {
    return nullptr;  // PROJ says what is wrong with the parameters
  }
}

}  // namespace rutter::geo
