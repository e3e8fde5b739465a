#pragma once

#include <filesystem>
#include <vector>

#include "basemap/build.hpp"
#include "geo/feature.hpp"

namespace rutter::layers {

/// Adds the towns of the gazetteer's places.tsv to the point layer `places`: those of 5,000 inhabitants and more, capitals and
/// seats of provinces and districts. Properties: id, name, name_LANG, population, feature_code, capital (2 country, 4 province,
/// 6 district), rank (0 the most important .. 9). The level at which a town appears follows its rank; suburbs of great cities
/// that are no seats appear from the 80 m level on. Those whose `id` stands in not_drawn.tsv are no towns, whatever population
/// the source gives them. Throws base::Error(data).
void add_places(basemap::BasemapBuilder& builder, const std::filesystem::path& table, const std::filesystem::path& not_drawn);

/// Gives provinces, by their `key`, the names that the gazetteer's areas.tsv has of them: name_LANG. Throws base::Error(data).
void add_province_names(std::vector<geo::Feature>& provinces, const std::filesystem::path& table);

/// Adds the gazetteer's airports.tsv to the point layer `airports`: id, name, municipality, iata, icao (where they have one),
/// size (large, medium, small), iso_a2. Small ones appear at finer levels only. Throws base::Error(data).
void add_airports(basemap::BasemapBuilder& builder, const std::filesystem::path& table);

/// Adds to the polygon layer `regions` the regions of the gazetteer's supplement.tsv that are made of whole countries or
/// provinces, whose layers must be there: key (what stands behind "regions/" in the column `area`), name. Throws
/// base::Error(data).
void add_regions(basemap::BasemapBuilder& builder, const std::filesystem::path& table);

/// Adds the seas of the gazetteer's supplement.tsv to the point layer `ocean`: id, name, name_LANG, radius_km.
void add_seas(basemap::BasemapBuilder& builder, const std::filesystem::path& table);

}  // namespace rutter::layers
