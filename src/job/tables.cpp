#include "job/tables.hpp"

#include <fmt/format.h>

#include "base/text_file.hpp"
#include "job/check.hpp"
#include "job/keys.hpp"

namespace rutter::job {

std::shared_ptr<const TableFile> Tables::read(const std::filesystem::path& path, const toml::TableKind& kind,
                                              OtherColumns others, const Located& named, const std::string& name,
                                              base::Diagnostics& problems) {
  const Key key{path, kind.title};
  if (tried_.count(key) > 0) {
    const auto known = good_.find(key);
    return known == good_.end() ? nullptr : known->second;
  }
  tried_.insert(key);
  auto text = base::read_text_file(path, most_table_bytes);
  if (!text) {
    problems.push_back(error_at(named, fmt::format("'{}' {}", name, text.problems().front().message),
                                "a path is relative to the file that names it"));
    return nullptr;
  }
  auto table = parse_table(std::move(*text), path.string(), kind, others, problems);
  if (table) good_.emplace(key, table);
  return table;
}

std::shared_ptr<const DeskTable> Tables::read_places(const UserFile& file, base::Diagnostics& problems) {
  const auto known = places_.find(file.path);
  if (known != places_.end()) return known->second;
  const auto rows = read(file.path, desk_place_kind, OtherColumns::none, file.where, file.text, problems);
  auto places = rows ? desk_table_of(*rows, problems) : nullptr;
  places_.emplace(file.path, places);
  return places;
}

}  // namespace rutter::job
