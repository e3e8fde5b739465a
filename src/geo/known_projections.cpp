#include "geo/known_projections.hpp"

#include <algorithm>
#include <array>

namespace rutter::geo {
namespace {

// Limits: Mercator's as on the web; conformal conics up to 75 degrees on the other side of the equator (Projection narrows
// them); a horizon a little short of where the formula ends, and where the scale is past use.
constexpr auto table = [] {
  using enum ProjectionFamily;
  using enum TearKind;
  return std::array{
      KnownProjection{"aea", "Albers equal-area conic", conic, meridian, 90},
      KnownProjection{"aeqd", "azimuthal equidistant", azimuthal, horizon, 179},
      KnownProjection{"aitoff", "Aitoff", pseudocylindrical, meridian, 90},
      KnownProjection{"cass", "Cassini-Soldner", transverse, horizon, 85},
      KnownProjection{"cea", "cylindrical equal-area", cylindrical, meridian, 90},
      KnownProjection{"crast", "Craster parabolic", pseudocylindrical, meridian, 90},
      KnownProjection{"eck1", "Eckert I", pseudocylindrical, meridian, 90},
      KnownProjection{"eck2", "Eckert II", pseudocylindrical, meridian, 90},
      KnownProjection{"eck3", "Eckert III", pseudocylindrical, meridian, 90},
      KnownProjection{"eck4", "Eckert IV", pseudocylindrical, meridian, 90},
      KnownProjection{"eck5", "Eckert V", pseudocylindrical, meridian, 90},
      KnownProjection{"eck6", "Eckert VI", pseudocylindrical, meridian, 90},
      KnownProjection{"eqc", "equidistant cylindrical", cylindrical, meridian, 90},
      KnownProjection{"eqdc", "equidistant conic", conic, meridian, 90},
      KnownProjection{"eqearth", "Equal Earth", pseudocylindrical, meridian, 90},
      KnownProjection{"etmerc", "transverse Mercator", transverse, horizon, 85},
      KnownProjection{"gall", "Gall stereographic", cylindrical, meridian, 90},
      KnownProjection{"gnom", "gnomonic", azimuthal, horizon, 75},
      KnownProjection{"hammer", "Hammer", pseudocylindrical, meridian, 90},
      KnownProjection{"igh", "interrupted Goode homolosine", pseudocylindrical, meridian, 90},
      KnownProjection{"igh_o", "interrupted Goode homolosine (oceans)", pseudocylindrical, meridian, 90},
      KnownProjection{"imoll", "interrupted Mollweide", pseudocylindrical, meridian, 90},
      KnownProjection{"imoll_o", "interrupted Mollweide (oceans)", pseudocylindrical, meridian, 90},
      KnownProjection{"kav5", "Kavrayskiy V", pseudocylindrical, meridian, 90},
      KnownProjection{"kav7", "Kavrayskiy VII", pseudocylindrical, meridian, 90},
      KnownProjection{"laea", "Lambert azimuthal equal-area", azimuthal, horizon, 179},
      KnownProjection{"lcc", "Lambert conformal conic", conic, meridian, 90},
      KnownProjection{"merc", "Mercator", cylindrical, meridian, 85.06},
      KnownProjection{"mill", "Miller cylindrical", cylindrical, meridian, 90},
      KnownProjection{"moll", "Mollweide", pseudocylindrical, meridian, 90},
      KnownProjection{"natearth", "Natural Earth", pseudocylindrical, meridian, 90},
      KnownProjection{"natearth2", "Natural Earth II", pseudocylindrical, meridian, 90},
      KnownProjection{"nsper", "near-sided perspective", azimuthal, horizon, 90},
      KnownProjection{"ortho", "orthographic", azimuthal, horizon, 89.99},
      KnownProjection{"patterson", "Patterson cylindrical", cylindrical, meridian, 90},
      KnownProjection{"robin", "Robinson", pseudocylindrical, meridian, 90},
      KnownProjection{"sinu", "sinusoidal", pseudocylindrical, meridian, 90},
      KnownProjection{"somerc", "Swiss oblique Mercator", transverse, horizon, 60},
      KnownProjection{"stere", "stereographic", azimuthal, horizon, 150},
      KnownProjection{"sterea", "oblique stereographic", azimuthal, horizon, 120},
      KnownProjection{"tmerc", "transverse Mercator", transverse, horizon, 85},
      KnownProjection{"ups", "universal polar stereographic", azimuthal, horizon, 120},
      KnownProjection{"utm", "universal transverse Mercator", transverse, horizon, 85},
      KnownProjection{"vandg", "van der Grinten", pseudocylindrical, meridian, 90},
      KnownProjection{"wag4", "Wagner IV", pseudocylindrical, meridian, 90},
      KnownProjection{"wag5", "Wagner V", pseudocylindrical, meridian, 90},
      KnownProjection{"wag6", "Wagner VI", pseudocylindrical, meridian, 90},
      KnownProjection{"webmerc", "Web Mercator", cylindrical, meridian, 85.06},
      KnownProjection{"wink1", "Winkel I", pseudocylindrical, meridian, 90},
      KnownProjection{"wintri", "Winkel Tripel", pseudocylindrical, meridian, 90},
  };
}();

}  // namespace

const KnownProjection* find_known_projection(std::string_view proj) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const KnownProjection& k) { return k.proj == proj; });
  return found == table.end() ? nullptr : &*found;
}

std::vector<LonLatBox> lobes_of(std::string_view proj) {
  // Where the lobes of land or of ocean part, north and south of the equator (Goode 1925; PROJ's igh.cpp, imoll.cpp).
  const bool lands = proj == "igh" || proj == "imoll";
  if (!lands && proj != "igh_o" && proj != "imoll_o") return {};
  const std::vector<double> north = lands ? std::vector<double>{-180, -40, 180} : std::vector<double>{-180, -90, 60, 180};
  const std::vector<double> south =
      lands ? std::vector<double>{-180, -100, -20, 80, 180} : std::vector<double>{-180, -60, 90, 180};
  std::vector<LonLatBox> lobes;
  for (std::size_t i = 1; i < north.size(); ++i) lobes.push_back({north[i - 1], 0, north[i], 90});
  for (std::size_t i = 1; i < south.size(); ++i) lobes.push_back({south[i - 1], -90, south[i], 0});
  return lobes;
}

}  // namespace rutter::geo
