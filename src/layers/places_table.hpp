#pragma once

#include <filesystem>

#include "basemap/build.hpp"

namespace rutter::layers {

/// Adds the towns of the gazetteer's places.tsv to the point layer `places`: those of 5,000 inhabitants and more, capitals and
/// seats of provinces and districts. Properties: id, name, name_LANG, population, feature_code, capital (2 country, 4 province,
/// 6 district), rank (0 the most important .. 9). The level at which a town appears follows its rank. Throws base::Error(data).
void add_places(basemap::BasemapBuilder& builder, const std::filesystem::path& table);

/// Adds the seas of the gazetteer's supplement.tsv to the point layer `ocean`: id, name, name_LANG, radius_km.
void add_seas(basemap::BasemapBuilder& builder, const std::filesystem::path& table);

}  // namespace rutter::layers
