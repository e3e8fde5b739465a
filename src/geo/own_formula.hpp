#pragma once

#include <memory>

#include "geo/formula.hpp"
#include "geo/proj_definition.hpp"

namespace rutter::geo {

/// The formulas of Boost.Geometry for the projections that `projection = "auto"` and locators choose, and no parameters but the
/// usual ones; nothing for all else, which is left to PROJ, whose formulas these are (of version 4.9; they differ by less than
/// a micrometre). Maps in them are drawn without PROJ, which takes a twentieth of a map's time to load.
[[nodiscard]] std::unique_ptr<Formula> own_formula(const ProjDefinition& definition);

}  // namespace rutter::geo
