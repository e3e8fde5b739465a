#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

namespace rutter::places {

/// Whether the file begins as a zip archive does.
[[nodiscard]] bool is_zip(const std::filesystem::path& path);

/// Reads the files of a zip archive one after the other, in bounded memory (minizip). Throws base::Error(data) when the archive
/// is cut short or damaged, encrypted, or a bomb: more than 200 times as large unpacked as packed, or more than 16 GiB. What
/// the archive says of its sizes is not relied upon.
class ZipFile {
 public:
  explicit ZipFile(const std::filesystem::path& path);
  ~ZipFile();
  ZipFile(const ZipFile&) = delete;
  ZipFile& operator=(const ZipFile&) = delete;

  /// Opens the next file, folders left out; false after the last.
  bool next(std::string& name);
  /// Bytes of the open file; 0 at its end.
  std::size_t read(char* buffer, std::size_t size);
  /// Sum of the unpacked sizes as the archive states them: for progress only.
  [[nodiscard]] std::uint64_t stated_bytes();

 private:
  [[noreturn]] void fail(const std::string& reason) const;
  void open_entry();
  void close_entry();

  std::filesystem::path path_;
  void* archive_ = nullptr;
  bool begun_ = false;
  bool entry_open_ = false;
  std::string entry_;
  std::uint64_t packed_ = 0;
  std::uint64_t unpacked_ = 0;
};

}  // namespace rutter::places
