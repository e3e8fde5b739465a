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

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace rutter::base
