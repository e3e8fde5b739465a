#pragma once

#include <string>

#include "geo/choose_projection.hpp"
#include "map/words.hpp"

namespace rutter::map {

/// The projection's name in the map's language, as geo::choose_projection names it in English; of a projection that the job
/// names it is PROJ's own name.
[[nodiscard]] std::string projection_words(const Words& words, const geo::ProjectionChoice& choice);

/// Why a projection was chosen ("for middle latitudes"), in the map's language; other reasons stay as they are.
[[nodiscard]] std::string reason_words(const Words& words, const std::string& english);

/// A distance: "1.5 km", "1,200 km", "300 m" below one kilometre.
[[nodiscard]] std::string distance_words(const Words& words, double km);

/// "40° E", "12°30′ S", "0°", "180°".
[[nodiscard]] std::string degrees_words(const Words& words, double degrees, bool meridian);

}  // namespace rutter::map
