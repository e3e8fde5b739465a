#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "job/model.hpp"
#include "job/table_file.hpp"
#include "toml/table.hpp"

namespace rutter::job {

/// The tables that a job names, each read once.
class Tables {
 public:
  using Key = std::pair<std::filesystem::path, std::string_view>;

  /// The table at `path`; nothing when it has problems, which are told where they stand, or, when it cannot be read, where the
  /// job names it.
  std::shared_ptr<const TableFile> read(const std::filesystem::path& path, const toml::TableKind& kind, OtherColumns others,
                                        const Located& named, const std::string& name, base::Diagnostics& problems);

  /// All that have been read without problems, by path and kind.
  [[nodiscard]] const std::map<Key, std::shared_ptr<const TableFile>>& read_so_far() const { return good_; }

 private:
  std::map<Key, std::shared_ptr<const TableFile>> good_;
  std::map<Key, bool> tried_;
};

}  // namespace rutter::job
