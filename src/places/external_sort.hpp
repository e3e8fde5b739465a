#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rutter::places {

/// Sorts more records than memory holds: sorted runs go to unnamed temporary files, which are merged at the end. Records are
/// bytes, compared as such; equal ones keep no order, and cannot be told apart.
class ExternalSort {
 public:
  /// `folder` is where the temporary files are made, `memory` how many bytes may be held before one is. Throws
  /// base::Error(output) when one cannot be written.
  ExternalSort(std::filesystem::path folder, std::size_t memory);
  ~ExternalSort();
  ExternalSort(const ExternalSort&) = delete;
  ExternalSort& operator=(const ExternalSort&) = delete;

  void add(std::string_view record);
  /// Ends the adding; `next` then gives the records in order.
  void sort();
  /// The next record, valid until the next call; false after the last.
  bool next(std::string_view& record);
  [[nodiscard]] std::uint64_t size() const { return size_; }

 private:
  struct Entry {
    std::uint64_t prefix;  ///< first eight bytes, big-endian, so that most comparisons need no look at the record
    std::size_t begin;
    std::uint32_t length;
  };
  class Run;
  struct Later {
    bool operator()(const Run* a, const Run* b) const;
  };

  [[nodiscard]] std::string_view text(const Entry& entry) const;
  void sort_held();
  void spill();

  std::filesystem::path folder_;
  std::size_t memory_;
  std::string bytes_;
  std::vector<Entry> entries_;
  std::size_t given_ = 0;
  std::vector<std::unique_ptr<Run>> runs_;
  std::vector<Run*> heap_;
  bool started_ = false;
  std::uint64_t size_ = 0;
};

}  // namespace rutter::places
