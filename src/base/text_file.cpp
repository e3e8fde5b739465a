#include "base/text_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace rutter::base {
namespace {

std::string reason_of(int error) {
  return std::error_code(error, std::generic_category()).message();
}

Diagnostics problem(const std::filesystem::path& path, const std::string& reason, const std::string& hint = {}) {
  Diagnostic diagnostic;
  diagnostic.at.file = path == "-" ? "<stdin>" : path.string();
  diagnostic.message = "cannot be read: " + reason;
  diagnostic.hint = hint;
  return {diagnostic};
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ > STDERR_FILENO) {
      ::close(number_);
    }
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

Result<std::string> read_all(int descriptor, const std::filesystem::path& path, std::size_t limit_bytes) {
  std::string text;
  std::array<char, 65536> buffer{};
  for (;;) {
    const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
    if (got == 0) {
      return text;
    }
    if (got < 0) {
      if (errno == EINTR) {
        continue;
      }
      return problem(path, reason_of(errno));
    }
    text.append(buffer.data(), static_cast<std::size_t>(got));
    if (text.size() > limit_bytes) {
      return problem(path, "larger than the limit of " + std::to_string(limit_bytes) + " bytes");
    }
  }
}

}  // namespace

Result<std::string> read_text_file(const std::filesystem::path& path, std::size_t limit_bytes) {
  if (path == "-") {
    return read_all(STDIN_FILENO, path, limit_bytes);
  }
  // O_NONBLOCK: opening a FIFO that nobody writes to would wait for ever.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (file.number() < 0) {
    return problem(path, reason_of(errno));
  }
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) {
    return problem(path, reason_of(errno));
  }
  if (S_ISDIR(status.st_mode)) {
    return problem(path, "is a folder");
  }
  if (!S_ISREG(status.st_mode)) {
    return problem(path, "is not a regular file", "give a file, or '-' for standard input");
  }
  return read_all(file.number(), path, limit_bytes);
}

}  // namespace rutter::base
