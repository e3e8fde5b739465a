#pragma once

#include <filesystem>
#include <string_view>

namespace rutter::base {

/// A regular file mapped for reading.
class MappedFile {
 public:
  /// `what` it is, for messages. Throws Error(data) when it is missing, no regular file or not readable.
  explicit MappedFile(const std::filesystem::path& path, std::string_view what = "base map");
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }
  /// Lets go of the pages in memory; what is read again comes back from the system's own copy of the file. Other threads may go
  /// on reading meanwhile.
  void release_pages() const;

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace rutter::base
