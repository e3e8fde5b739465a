#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "job/model.hpp"
#include "toml/table.hpp"

namespace rutter::job {

/// Points (1/72 inch) in one unit.
[[nodiscard]] double points_per(Unit unit);

/// The named page, if there is one of that name.
[[nodiscard]] std::optional<Page> find_page(std::string_view name);

/// The sides that a page given by hand may have, in its unit: about 20 mm to 2 m.
[[nodiscard]] toml::Range page_limits(Unit unit);

/// A page given by hand: width and height in `unit`, the height free when absent; named "180x120mm".
[[nodiscard]] Page custom_page(double width, std::optional<double> height, Unit unit);

}  // namespace rutter::job
