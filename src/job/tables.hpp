#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "job/desk_table.hpp"
#include "job/model.hpp"
#include "job/table_file.hpp"
#include "toml/table.hpp"

namespace rutter::job {

/// The tables that a job names, each read once. Asking again for what has been read changes nothing: several threads may.
class Tables {
 public:
  using Key = std::pair<std::filesystem::path, std::string_view>;

  /// The table at `path`; nothing when it has problems, which are told where they stand, or, when it cannot be read, where the
  /// job names it.
  std::shared_ptr<const TableFile> read(const std::filesystem::path& path, const toml::TableKind& kind, OtherColumns others,
                                        const Located& named, const std::string& name, base::Diagnostics& problems);

  /// The desk's own places in such a table; nullptr when it has problems, which are told once.
  std::shared_ptr<const DeskTable> read_places(const UserFile& file, base::Diagnostics& problems);

  /// All that have been read without problems, by path and kind.
  [[nodiscard]] const std::map<Key, std::shared_ptr<const TableFile>>& read_so_far() const { return good_; }

 private:
  std::map<Key, std::shared_ptr<const TableFile>> good_;
  std::set<Key> tried_;
  std::map<std::filesystem::path, std::shared_ptr<const DeskTable>> places_;  ///< nullptr: has problems
};

}  // namespace rutter::job
