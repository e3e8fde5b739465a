#include "base/mapped_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/error.hpp"

namespace rutter::base {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path, std::string_view what, std::string_view reason) {
  throw Error(ErrorKind::data, fmt::format("{}: cannot read the {}: {}; name the folder that holds it with "
                                           "--data, or build it again",
                                           path.string(), what, reason));
}

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& path, std::string_view what) {
  // O_NONBLOCK: opening a FIFO must not wait for a writer.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) fail(path, what, std::generic_category().message(errno));
  struct stat info {};
  if (::fstat(descriptor, &info) != 0 || !S_ISREG(info.st_mode)) {
    ::close(descriptor);
    fail(path, what, "it is not a regular file");
  }
  size_ = static_cast<std::size_t>(info.st_size);
  if (size_ > 0) {
    void* mapped = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor, 0);
    const int reason = errno;
    ::close(descriptor);
    if (mapped == MAP_FAILED) fail(path, what, std::generic_category().message(reason));
    data_ = static_cast<const char*>(mapped);
  } else {
    ::close(descriptor);
  }
}

MappedFile::~MappedFile() {
  // munmap takes a non-const pointer for memory that it only releases.
  if (data_) ::munmap(const_cast<char*>(data_), size_);  // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

void MappedFile::release_pages() const {
  if (data_) ::madvise(const_cast<char*>(data_), size_, MADV_DONTNEED);  // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

}  // namespace rutter::base
