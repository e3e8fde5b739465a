#include "places/index_writer.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "places/index_builder.hpp"

namespace rutter::places {
namespace {

/// Rows with the number under which they are stored, by number.
std::vector<std::pair<std::int64_t, const Row*>> numbered(const std::vector<Row>& rows) {
  std::vector<std::pair<std::int64_t, const Row*>> found;
  found.reserve(rows.size());
  std::int64_t next = first_own_number;
  for (const Row& row : rows) {
    const std::int64_t number = geonames_number(row.id);
    found.emplace_back(number > 0 ? number : next++, &row);
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

void write_index(const Tables& tables, const std::filesystem::path& path) {
  constexpr std::size_t memory = std::size_t{512} << 20U;
  IndexBuilder builder(path, memory);
  for (const auto& [number, row] : numbered(tables.rows)) builder.add(number, *row);
  builder.finish(tables.version);
}

}  // namespace rutter::places
