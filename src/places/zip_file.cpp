#include "places/zip_file.hpp"

#include <fmt/format.h>
#include <minizip/unzip.h>

#include <algorithm>
#include <array>
#include <fstream>

#include "base/error.hpp"

namespace rutter::places {
namespace {

constexpr std::uint64_t most_bytes = std::uint64_t{16} << 30U;
constexpr std::uint64_t most_times = 200;
/// Small files may well be packed tighter: a page of blanks is no bomb.
constexpr std::uint64_t harmless_bytes = std::uint64_t{16} << 20U;

}  // namespace

bool is_zip(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::array<char, 4> magic{};
  file.read(magic.data(), magic.size());
  return file && magic[0] == 'P' && magic[1] == 'K' && (magic[2] == 3 || magic[2] == 5) && magic[3] == magic[2] + 1;
}

ZipFile::ZipFile(const std::filesystem::path& path) : path_(path), archive_(unzOpen64(path.c_str())) {
  if (archive_ == nullptr) fail("it has no directory at its end: it is cut short or damaged");
}

ZipFile::~ZipFile() {
  if (entry_open_) unzCloseCurrentFile(archive_);
  if (archive_ != nullptr) unzClose(archive_);
}

void ZipFile::fail(const std::string& reason) const {
  throw base::Error(base::ErrorKind::data,
                    fmt::format("{}{}{}: cannot be unpacked: {}\nfetch it again, or unpack it and give the files",
                                path_.string(), entry_.empty() ? "" : ":", entry_, reason));
}

bool ZipFile::next(std::string& name) {
  for (;;) {
    if (entry_open_) close_entry();
    const int status = begun_ ? unzGoToNextFile(archive_) : unzGoToFirstFile(archive_);
    begun_ = true;
    if (status == UNZ_END_OF_LIST_OF_FILE) return false;
    if (status != UNZ_OK) fail("its directory is damaged");
    open_entry();
    if (entry_.ends_with('/')) continue;
    name = entry_;
    return true;
  }
}

void ZipFile::open_entry() {
  std::array<char, 1024> name{};
  unz_file_info64 info{};
  if (unzGetCurrentFileInfo64(archive_, &info, name.data(), name.size() - 1, nullptr, 0, nullptr, 0) != UNZ_OK)
    fail("its directory is damaged");
  entry_ = name.data();
  packed_ = info.compressed_size;
  unpacked_ = 0;
  if ((info.flag & 1U) != 0) fail("it is encrypted");
  std::error_code ignored;
  packed_ = std::min<std::uint64_t>(packed_, std::filesystem::file_size(path_, ignored));
  if (unzOpenCurrentFile(archive_) != UNZ_OK) fail("it is damaged, or packed by another method than deflate");
  entry_open_ = true;
}

void ZipFile::close_entry() {
  entry_open_ = false;
  if (unzCloseCurrentFile(archive_) == UNZ_CRCERROR) fail("its checksum does not agree");
}

std::size_t ZipFile::read(char* buffer, std::size_t size) {
  constexpr std::size_t piece = std::size_t{1} << 20U;
  const int got = unzReadCurrentFile(archive_, buffer, static_cast<unsigned>(std::min(size, piece)));
  if (got < 0) fail("it is damaged");
  if (got == 0 && !unzeof(archive_)) fail("it is cut short");
  unpacked_ += static_cast<std::uint64_t>(got);
  if (unpacked_ > most_bytes || (unpacked_ > harmless_bytes && unpacked_ / most_times > packed_))
    fail(fmt::format("{} bytes become more than {}: such an archive is not unpacked", packed_, unpacked_));
  if (got == 0) close_entry();
  return static_cast<std::size_t>(got);
}

std::uint64_t ZipFile::stated_bytes() {
  std::uint64_t sum = 0;
  for (int status = unzGoToFirstFile(archive_); status == UNZ_OK; status = unzGoToNextFile(archive_)) {
    unz_file_info64 info{};
    if (unzGetCurrentFileInfo64(archive_, &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK) break;
    sum += info.uncompressed_size;
  }
  begun_ = false;
  return sum;
}

}  // namespace rutter::places
