#pragma once

#include <filesystem>

#include "places/tables.hpp"

namespace rutter::places {

/// Version of the index's layout, kept in its `user_version`; a reader refuses others.
inline constexpr int index_format = 2;

/// Writes the SQLite index of the tables: `place` (one row each, under the GeoNames id where it is a number), `id` (ids that
/// are no numbers), `name_key` (both folded keys of every name), `meta`. Same tables, same bytes. Throws base::Error.
void write_index(const Tables& tables, const std::filesystem::path& path);

}  // namespace rutter::places
