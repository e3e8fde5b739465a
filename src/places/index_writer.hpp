#pragma once

#include <filesystem>

#include "places/tables.hpp"

namespace rutter::places {

/// Writes the index of the tables (see IndexBuilder). Same tables, same bytes. Throws base::Error.
void write_index(const Tables& tables, const std::filesystem::path& path);

}  // namespace rutter::places
