#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace rutter::base {

/// Holds the lock of one map's outputs, so that several runs and shards may share a folder: an exclusive flock on
/// `FOLDER/.NAME.lock`, waited for; released and removed by the destructor. Throws Error(output).
class OutputLock {
 public:
  OutputLock(const std::filesystem::path& folder, std::string_view name);
  ~OutputLock();
  OutputLock(const OutputLock&) = delete;
  OutputLock& operator=(const OutputLock&) = delete;

 private:
  std::filesystem::path path_;
  int descriptor_ = -1;
};

/// An output that is written in pieces: a temporary file beside it, `NAME.EXT.part.<random>` (O_EXCL, O_NOFOLLOW), locked while
/// it is written and gone when it is not published. Everything that fails throws Error(output) with the reason and the way out.
class PartFile {
 public:
  explicit PartFile(const std::filesystem::path& target);
  ~PartFile();
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;

  /// The temporary file, for libraries that write by name.
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  void append(std::string_view bytes);
  /// Gives the complete file the output's name: fsync, rename, fsync of the folder. Nothing is appended afterwards.
  void publish();
  /// The same but for the folder: its names may be lost with the machine's power until sync_folder_of.
  void publish_unsynced();

 private:
  void close();
  void discard();
  [[nodiscard]] bool lock();  ///< false when somebody else holds the lock
  [[noreturn]] void give_up(int error);

  std::filesystem::path target_;
  std::filesystem::path path_;
  int descriptor_ = -1;
};

/// Writes `bytes` as `path` so that the name holds the old complete file or the new complete file and never anything else:
/// `NAME.EXT.part.<random>` in the same folder (O_EXCL, O_NOFOLLOW, locked while written), fsync, rename, fsync of the folder.
/// A handled failure leaves no temporary file. Throws Error(output) with the reason (disk full, read-only, ...) and the way
/// out.
void write_file(const std::filesystem::path& path, std::string_view bytes);

/// The same but for the folder, whose sync is left to sync_folder_of: for files of one folder that are written together.
void write_file_unsynced(const std::filesystem::path& path, std::string_view bytes);

/// Sees to it that the names of files written before survive a loss of power; throws Error(output) about `file`.
void sync_folder_of(const std::filesystem::path& file);

/// What killed runs may have left behind: the parts `NAME.EXT.part.*` and the locks `.NAME.lock` that stood in a folder when
/// this was made. The folder is read once, not once a file: a batch would read it again and again as it fills it.
class LeftFiles {
 public:
  /// Of a folder that cannot be read there are none.
  explicit LeftFiles(const std::filesystem::path& folder);

  [[nodiscard]] bool empty() const { return parts_.empty() && locks_.empty(); }
  /// Removes the parts of an output (NAME.EXT) that nobody holds a lock on. May be called by several threads, as the next.
  void remove_parts(const std::filesystem::path& output) const;
  /// Removes the lock of the outputs called NAME when nobody holds it.
  void remove_lock(const std::string& name) const;

 private:
  std::multimap<std::string, std::filesystem::path> parts_;  ///< by NAME.EXT
  std::map<std::string, std::filesystem::path> locks_;       ///< by NAME
};

/// Removes `path.part.*` whose lock is free: what a killed run left behind.
void remove_stale_parts(const std::filesystem::path& path);

/// Creates the folder and its parents where missing; throws Error(output) when that fails or it is no folder.
void make_folder(const std::filesystem::path& folder);

}  // namespace rutter::base
