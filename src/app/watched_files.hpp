#pragma once

#include <cstdint>
#include <filesystem>
#include <map>

#include "job/read.hpp"

namespace rutter::app {

/// The files of the user that maps are made of, with what tells that one has changed: size, time of change, identity. Asked
/// again and again, because notifications of the system miss files on network drives and editors that replace what they save.
class WatchedFiles {
 public:
  /// A file, whether it is there or not; of a folder, the files in it.
  void add(const std::filesystem::path& path);
  /// The job's own files, and the tables, styles, words, layers and fonts of its maps.
  void add(const job::OpenJob& job);

  /// Takes the files as they are now for unchanged. None is forgotten: one that a broken job no longer names may mend it.
  void renew();
  /// Whether a file has changed, come or gone since it was added.
  [[nodiscard]] bool have_changed() const;
  /// Waits until nothing has changed for a moment: an editor may write in several steps.
  void settle() const;

 private:
  struct State {
    std::uintmax_t size = 0;
    std::int64_t changed = 0;
    std::uint64_t identity = 0;
    bool operator==(const State&) const = default;
  };
  static State state_of(const std::filesystem::path& path);

  std::map<std::filesystem::path, State> files_;
};

}  // namespace rutter::app
