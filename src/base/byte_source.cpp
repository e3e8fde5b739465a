#include "base/byte_source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#include <string>
#include <system_error>

#include "base/error.hpp"

namespace rutter::base {
namespace {

std::string reason_of(int error) {
  return std::error_code(error, std::generic_category()).message();
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ > STDERR_FILENO) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

}  // namespace

bool ByteBuffer::fill() {
  if (ended) return false;
  bytes.erase(0, at);
  at = 0;
  const std::size_t kept = bytes.size();
  bytes.resize(kept + piece);
  const std::size_t got = source(bytes.data() + kept, piece);
  bytes.resize(kept + got);
  total += got;
  ended = got == 0;
  return got > 0;
}

void ByteBuffer::pass_byte_order_mark() {
  while (bytes.size() < 3 && fill()) {
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) at = 3;
}

ByteSource open_bytes(const std::filesystem::path& path) {
  const bool standard_input = path == "-";
  const std::string name = standard_input ? "<stdin>" : path.string();
  const auto refuse = [&](const std::string& reason) {
    throw Error(ErrorKind::usage, name + ": cannot be read: " + reason + "\ngive a file, or '-' for standard input");
  };
  // O_NONBLOCK: opening a FIFO that nobody writes to would wait for ever.
  const auto file = std::make_shared<Descriptor>(
      standard_input ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (file->number() < 0) refuse(reason_of(errno));
  struct stat status {};
  if (::fstat(file->number(), &status) != 0) refuse(reason_of(errno));
  if (S_ISDIR(status.st_mode)) refuse("is a folder");
  if (!standard_input && !S_ISREG(status.st_mode)) refuse("is not a regular file");
  return [file, name](char* buffer, std::size_t size) {
    for (;;) {
      const ssize_t got = ::read(file->number(), buffer, size);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) throw Error(ErrorKind::data, name + ": cannot be read further: " + reason_of(errno));
    }
  };
}

}  // namespace rutter::base
