#include "places/tsv_file.hpp"

#include <utility>

#include "base/error.hpp"
#include "base/text_file.hpp"

namespace rutter::places {

TsvFile::TsvFile(const std::filesystem::path& path) : path_(path) {
  auto text = base::read_text_file(path);
  if (!text)
    throw base::Error(base::ErrorKind::data, fmt::format("{}: cannot be read; scripts/build_geodata writes it", path.string()));
  text_ = std::move(text.value());
  rest_ = text_;
  if (next()) names_ = cells_;
}

bool TsvFile::next() {
  if (rest_.empty()) return false;
  const std::size_t end = rest_.find('\n');
  std::string_view line = rest_.substr(0, end);
  rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
  ++line_;
  cells_.clear();
  for (std::size_t tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t')) {
    cells_.push_back(line.substr(0, tab));
    line.remove_prefix(tab + 1);
  }
  cells_.push_back(line);
  if (!names_.empty() && cells_.size() != names_.size())
    fail(fmt::format("{} columns instead of {}", cells_.size(), names_.size()));
  return true;
}

std::size_t TsvFile::column(std::string_view name) const {
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (names_[i] == name) return i;
  }
  fail(fmt::format("no column '{}'", name));
}

std::string TsvFile::message(const std::string& what) const {
  return fmt::format("{}:{}: {}; scripts/build_geodata writes the tables", path_.string(), line_, what);
}

void TsvFile::fail(const std::string& what) const {
  throw base::Error(base::ErrorKind::data, message(what));
}

}  // namespace rutter::places
