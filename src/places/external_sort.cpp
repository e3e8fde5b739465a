#include "places/external_sort.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <utility>

#include "base/error.hpp"

namespace rutter::places {
namespace {

constexpr std::size_t buffer_size = 256 * 1024;

[[noreturn]] void fail(const std::filesystem::path& folder, int error) {
  throw base::Error(base::ErrorKind::output,
                    fmt::format("a temporary file in '{}' cannot be used: {}\nfree some space there, or "
                                "choose another folder with --out",
                                folder.string(), std::generic_category().message(error)));
}

std::uint64_t prefix_of(std::string_view record) {
  std::uint64_t prefix = 0;
  for (std::size_t i = 0; i < 8; ++i) prefix = prefix << 8U | (i < record.size() ? static_cast<unsigned char>(record[i]) : 0U);
  return prefix;
}

}  // namespace

/// A sorted run in a file without a name: it is gone with the process, however that ends.
class ExternalSort::Run {
 public:
  explicit Run(std::filesystem::path folder) : folder_(std::move(folder)) {
    std::string name = (folder_ / ".rutter-sort.XXXXXX").string();
    descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor_ < 0) fail(folder_, errno);
    ::unlink(name.c_str());
  }
  ~Run() { ::close(descriptor_); }
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  void write(std::string_view record) {
    std::array<char, 4> length{};
    const auto size = static_cast<std::uint32_t>(record.size());
    std::memcpy(length.data(), &size, length.size());
    buffer_.append(length.data(), length.size());
    buffer_ += record;
    if (buffer_.size() >= buffer_size) flush();
  }

  void rewind() {
    flush();
    if (::lseek(descriptor_, 0, SEEK_SET) < 0) fail(folder_, errno);
  }

  /// Moves to the next record; false after the last.
  bool advance() {
    std::uint32_t size = 0;
    if (!need(sizeof size)) return false;
    std::memcpy(&size, buffer_.data() + at_, sizeof size);
    at_ += sizeof size;
    if (!need(size)) fail(folder_, EIO);
    record_ = std::string_view(buffer_).substr(at_, size);
    at_ += size;
    return true;
  }

  [[nodiscard]] std::string_view record() const { return record_; }

 private:
  void flush() {
    std::string_view rest = buffer_;
    while (!rest.empty()) {
      const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) fail(folder_, written < 0 ? errno : ENOSPC);
      rest.remove_prefix(static_cast<std::size_t>(written));
    }
    buffer_.clear();
  }

  /// Whether so many bytes are left; they are then in the buffer, at at_.
  bool need(std::size_t bytes) {
    if (buffer_.size() - at_ >= bytes) return true;
    buffer_.erase(0, at_);
    at_ = 0;
    while (buffer_.size() < bytes) {
      const std::size_t held = buffer_.size();
      buffer_.resize(held + std::max(buffer_size, bytes - held));
      const ssize_t got = ::read(descriptor_, buffer_.data() + held, buffer_.size() - held);
      buffer_.resize(held + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
      if (got < 0 && errno != EINTR) fail(folder_, errno);
      if (got == 0) return false;
    }
    return true;
  }

  std::filesystem::path folder_;
  int descriptor_ = -1;
  std::string buffer_;
  std::size_t at_ = 0;
  std::string_view record_;
};

bool ExternalSort::Later::operator()(const Run* a, const Run* b) const {
  return a->record() > b->record();
}

ExternalSort::ExternalSort(std::filesystem::path folder, std::size_t memory) : folder_(std::move(folder)), memory_(memory) {
  if (folder_.empty()) folder_ = ".";
}
ExternalSort::~ExternalSort() = default;

void ExternalSort::add(std::string_view record) {
  // Three fifths for the bytes, the rest for the entries; neither grows beyond its share, which doubling would.
  const std::size_t most_bytes = memory_ / 5 * 3;
  const std::size_t most_entries = memory_ / 5 * 2 / sizeof(Entry);
  if (!entries_.empty() && (bytes_.size() + record.size() > most_bytes || entries_.size() >= most_entries)) spill();
  if (bytes_.size() > most_bytes / 2) bytes_.reserve(most_bytes);
  if (entries_.size() > most_entries / 2) entries_.reserve(most_entries);
  entries_.push_back({prefix_of(record), bytes_.size(), static_cast<std::uint32_t>(record.size())});
  bytes_ += record;
  ++size_;
}

std::string_view ExternalSort::text(const Entry& entry) const {
  return std::string_view(bytes_).substr(entry.begin, entry.length);
}

void ExternalSort::sort_held() {
  std::sort(entries_.begin(), entries_.end(),
            [&](const Entry& a, const Entry& b) { return a.prefix != b.prefix ? a.prefix < b.prefix : text(a) < text(b); });
}

void ExternalSort::spill() {
  sort_held();
  runs_.push_back(std::make_unique<Run>(folder_));
  for (const Entry& entry : entries_) runs_.back()->write(text(entry));
  runs_.back()->rewind();
  entries_.clear();
  bytes_.clear();
}

void ExternalSort::sort() {
  if (runs_.empty()) {
    sort_held();
    return;
  }
  spill();
  entries_ = {};
  bytes_ = {};
  for (const auto& run : runs_)
    if (run->advance()) heap_.push_back(run.get());
  std::make_heap(heap_.begin(), heap_.end(), Later());
}

bool ExternalSort::next(std::string_view& record) {
  if (runs_.empty()) {
    if (given_ == entries_.size()) return false;
    record = text(entries_[given_++]);
    return true;
  }
  // The run that gave the last record moves on only now, because the record lay in its buffer.
  if (started_) {
    std::pop_heap(heap_.begin(), heap_.end(), Later());
    if (heap_.back()->advance()) {
      std::push_heap(heap_.begin(), heap_.end(), Later());
    } else {
      heap_.pop_back();
    }
  }
  started_ = true;
  if (heap_.empty()) {
    started_ = false;
    return false;
  }
  record = heap_.front()->record();
  return true;
}

}  // namespace rutter::places
