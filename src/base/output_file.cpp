#include "base/output_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>
#include <system_error>

#include "base/error.hpp"

namespace rutter::base {
namespace {

constexpr mode_t everyone_by_umask = 0666;
constexpr std::string_view part_infix = ".part.";
constexpr std::string_view lock_extension = ".lock";

/// What failed, why, and the way out.
[[noreturn]] void fail(const std::filesystem::path& path, int error) {
  std::string reason = std::error_code(error, std::generic_category()).message();
  std::string way_out;
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      way_out = "; free some space or choose another folder with --out";
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      way_out = "; choose a folder that is writable with --out";
      break;
    default:
      break;
  }
  throw Error(ErrorKind::output, "'" + path.string() + "' cannot be written: " + reason + way_out);
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

std::string random_suffix() {
  std::array<unsigned char, 8> bytes{};
  if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    throw Error(ErrorKind::internal, "the system gives no random numbers");
  }
  std::string text;
  for (const unsigned char byte : bytes) {
    text += "0123456789abcdef"[byte >> 4U];
    text += "0123456789abcdef"[byte & 0xFU];
  }
  return text;
}

/// Whether the file behind the descriptor is still the one that the name leads to.
bool is_named(int descriptor, const std::filesystem::path& path) {
  struct stat open_file {};
  struct stat named {};
  return ::fstat(descriptor, &open_file) == 0 && ::lstat(path.c_str(), &named) == 0 && open_file.st_ino == named.st_ino &&
         open_file.st_dev == named.st_dev;
}

bool is_suffix(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

/// What has been replaced between its opening and our lock on it is somebody else's.
void remove_if_unlocked(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) {
    return;
  }
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && ::flock(descriptor, LOCK_EX | LOCK_NB) == 0 &&
      is_named(descriptor, path)) {
    ::unlink(path.c_str());
  }
  ::close(descriptor);
}

}  // namespace

OutputLock::OutputLock(const std::filesystem::path& folder, std::string_view name)
    : path_(folder / ("." + std::string(name) + std::string(lock_extension))) {
  for (;;) {
    descriptor_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, everyone_by_umask);
    if (descriptor_ < 0) {
      fail(folder, errno);  // the user's file and not the lock is what cannot be written
    }
    if (::flock(descriptor_, LOCK_EX) != 0) {
      const int error = errno;
      ::close(descriptor_);
      fail(path_, error);
    }
    // The former holder removes the file: a lock on what is no longer there protects nothing.
    if (is_named(descriptor_, path_)) {
      return;
    }
    ::close(descriptor_);
  }
}

OutputLock::~OutputLock() {
  ::unlink(path_.c_str());
  ::close(descriptor_);
}

PartFile::PartFile(const std::filesystem::path& target) : target_(target) {
  struct stat status {};
  if (::lstat(target.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISLNK(status.st_mode)) {
    throw Error(ErrorKind::output, "'" + target.string() + "' cannot be written: it is not a regular file");
  }
  // Somebody who clears stale parts may lock and take the file between its creation and our lock: then make another one.
  do {
    discard();
    path_ = target.string() + std::string(part_infix) + random_suffix();
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, everyone_by_umask);
    if (descriptor_ < 0) {
      fail(target_, errno);
    }
  } while (!lock() || !is_named(descriptor_, path_));
}

PartFile::~PartFile() {
  discard();
}

void PartFile::append(std::string_view bytes) {
  if (::lseek(descriptor_, 0, SEEK_END) < 0) {
    give_up(errno);
  }
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written <= 0) {
      give_up(written < 0 ? errno : ENOSPC);
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void PartFile::publish() {
  publish_unsynced();
  sync_folder_of(target_);
}

void PartFile::publish_unsynced() {
  // The rename comes before the file is closed, because closing frees the lock and makes it look stale.
  if (::fsync(descriptor_) != 0 || ::rename(path_.c_str(), target_.c_str()) != 0) {
    give_up(errno);
  }
  close();
}

void PartFile::close() {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
    descriptor_ = -1;
  }
}

void PartFile::discard() {
  if (descriptor_ >= 0) {
    ::unlink(path_.c_str());
    close();
  }
}

bool PartFile::lock() {
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) {
    return true;
  }
  if (errno != EWOULDBLOCK) {
    give_up(errno);
  }
  return false;
}

void PartFile::give_up(int error) {
  discard();
  fail(target_, error);
}

void sync_folder_of(const std::filesystem::path& file) {
  const int folder = ::open(folder_of(file).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) {
    return;  // a folder that may be written but not read: nothing to sync with
  }
  const int failed = ::fsync(folder) != 0 ? errno : 0;
  ::close(folder);
  if (failed != 0 && failed != EINVAL && failed != EROFS) {
    fail(file, failed);
  }
}

void write_file_unsynced(const std::filesystem::path& path, std::string_view bytes) {
  PartFile part(path);
  part.append(bytes);
  part.publish_unsynced();
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  write_file_unsynced(path, bytes);
  sync_folder_of(path);
}

LeftFiles::LeftFiles(const std::filesystem::path& folder) {
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    const std::size_t at = name.rfind(part_infix);
    if (at != std::string::npos && is_suffix(std::string_view(name).substr(at + part_infix.size()))) {
      parts_.emplace(name.substr(0, at), entry->path());
    } else if (name.starts_with('.') && name.ends_with(lock_extension) && name.size() > 1 + lock_extension.size()) {
      locks_.emplace(name.substr(1, name.size() - 1 - lock_extension.size()), entry->path());
    }
  }
}

void LeftFiles::remove_parts(const std::filesystem::path& output) const {
  const auto [first, last] = parts_.equal_range(output.filename().string());
  for (auto part = first; part != last; ++part) {
    remove_if_unlocked(part->second);
  }
}

void LeftFiles::remove_lock(const std::string& name) const {
  if (const auto lock = locks_.find(name); lock != locks_.end()) {
    remove_if_unlocked(lock->second);
  }
}

void remove_stale_parts(const std::filesystem::path& path) {
  LeftFiles(folder_of(path)).remove_parts(path);
}

void make_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  std::error_code unknown;
  if (std::filesystem::is_directory(folder, unknown)) {
    return;
  }
  if (!error) {
    error = std::make_error_code(std::errc::not_a_directory);
  }
  throw Error(ErrorKind::output,
              "the folder '" + folder.string() + "' cannot be made: " + error.message() + "; choose another one with --out");
}

}  // namespace rutter::base
