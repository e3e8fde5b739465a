#include "app/watched_files.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <thread>

namespace rutter::app {

WatchedFiles::State WatchedFiles::state_of(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {};
  constexpr std::int64_t nanoseconds = 1'000'000'000;
  return {static_cast<std::uintmax_t>(status.st_size), status.st_mtim.tv_sec * nanoseconds + status.st_mtim.tv_nsec,
          status.st_ino};
}

void WatchedFiles::add(const std::filesystem::path& path) {
  files_.emplace(path, state_of(path));
  std::error_code error;
  for (std::filesystem::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error))
    files_.emplace(entry->path(), state_of(entry->path()));
}

void WatchedFiles::add(const job::OpenJob& job) {
  for (const job::InputFile& input : job.job().inputs) add(std::filesystem::path(input.path));
  for (const job::MapEntry& entry : job.maps()) {
    const job::MapSpec map = job.spec(entry);
    for (const auto& file : {map.stops_csv, map.legs_csv, map.words, map.logo})
      if (file) add(file->path);
    for (const job::UserFile& file : map.places) add(file.path);
    if (map.style_is_path) add(std::filesystem::path(map.style));
    for (const job::UserFile& file : map.layers) add(file.path);
    for (const job::UserFile& file : map.fonts) add(file.path);
  }
}

void WatchedFiles::renew() {
  for (auto& [path, state] : files_) state = state_of(path);
}

bool WatchedFiles::have_changed() const {
  return std::ranges::any_of(files_, [](const auto& file) { return file.second != state_of(file.first); });
}

void WatchedFiles::settle() const {
  constexpr auto moment = std::chrono::milliseconds(100);
  constexpr int most_moments = 50;
  WatchedFiles now = *this;
  for (int i = 0; i < most_moments; ++i) {
    now.renew();
    std::this_thread::sleep_for(moment);
    if (!now.have_changed()) return;
  }
}

}  // namespace rutter::app
