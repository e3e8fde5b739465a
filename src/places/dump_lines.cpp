#include "places/dump_lines.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "base/utf8.hpp"

namespace rutter::places {
namespace {

constexpr std::size_t chunk = std::size_t{1} << 18U;
constexpr std::size_t longest_line = std::size_t{8} << 20U;
constexpr std::size_t sample_bytes = 65536;

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) > 0; });
}

}  // namespace

void split_cells(std::string_view line, std::vector<std::string_view>& cells) {
  cells.clear();
  for (std::size_t tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t')) {
    cells.push_back(line.substr(0, tab));
    line.remove_prefix(tab + 1);
  }
  cells.push_back(line);
}

DumpLines::DumpLines(base::ByteSource source, std::string file) : source_(std::move(source)), file_(std::move(file)) {
  while (buffer_.size() < 3 && fill()) {
  }
  if (buffer_.starts_with("\xEF\xBB\xBF")) at_ = 3;
}

bool DumpLines::fill() {
  if (ended_) return false;
  buffer_.erase(0, at_);
  at_ = 0;
  const std::size_t kept = buffer_.size();
  buffer_.resize(kept + chunk);
  const std::size_t got = source_(buffer_.data() + kept, chunk);
  buffer_.resize(kept + got);
  bytes_read_ += got;
  ended_ = got == 0;
  return got > 0;
}

/// Finds the next line of the file; of one that is too long only the beginning is kept.
bool DumpLines::find_line() {
  too_long_ = false;
  std::size_t searched = 0;
  for (;;) {
    const std::size_t end = buffer_.find('\n', at_ + searched);
    if (end != std::string::npos || (ended_ && at_ < buffer_.size())) {
      const std::size_t stop = std::min(end, buffer_.size());
      line_ = std::string_view(buffer_).substr(at_, stop - at_);
      at_ = std::min(stop + 1, buffer_.size());
      ++number_;
      if (line_.ends_with('\r')) line_.remove_suffix(1);
      return true;
    }
    if (ended_) return false;
    searched = buffer_.size() - at_;
    if (searched > longest_line) {
      too_long_ = true;
      buffer_.resize(at_ + sample_bytes);  // the end of the line is still looked for
      searched = sample_bytes;
    }
    fill();
  }
}

DumpLines::Next DumpLines::next() {
  while (find_line()) {
    if (!too_long_ && (line_.empty() || line_.front() == '#')) continue;
    if (!check_line()) return Next::broken;
    split_cells(line_, cells_);
    return Next::row;
  }
  return Next::end;
}

bool DumpLines::check_line() {
  if (too_long_) {
    problem_ = problem_in_line(0, "a line of more than 8 MiB");
    return false;
  }
  if (is_ascii(line_)) return true;
  const std::size_t nul = std::min(line_.find('\0'), line_.size());
  const std::size_t bad = std::min(nul, base::valid_utf8_bytes(line_));
  if (bad == line_.size()) return true;
  problem_ = problem_in_line(bad, bad == nul ? "a NUL character" : "bytes that are not UTF-8");
  return false;
}

base::Diagnostic DumpLines::problem_in_line(std::size_t offset, std::string message) const {
  constexpr std::size_t longest_shown = 200;
  base::Diagnostic diagnostic;
  const auto column = static_cast<std::uint32_t>(base::code_point_count(line_.substr(0, offset)) + 1);
  diagnostic.severity = base::Severity::warning;
  diagnostic.at = {file_, number_, column};
  diagnostic.message = std::move(message);
  if (line_.size() <= longest_shown) diagnostic.source_line = base::printable(line_);
  return diagnostic;
}

base::Diagnostic DumpLines::problem_at(std::size_t cell, std::string message) const {
  const std::size_t offset = cell < cells_.size() ? static_cast<std::size_t>(cells_[cell].data() - line_.data()) : 0;
  return problem_in_line(offset, std::move(message));
}

std::vector<std::string> DumpLines::first_lines() {
  while (buffer_.size() - at_ < sample_bytes && fill()) {
  }
  std::vector<std::string> lines;
  std::string_view rest = std::string_view(buffer_).substr(at_, sample_bytes);
  const bool whole = ended_ && buffer_.size() - at_ <= sample_bytes;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos && !whole && !lines.empty()) break;  // the last one is cut
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.emplace_back(line);
  }
  return lines;
}

base::ByteSource DumpLines::rest() {
  auto held = std::make_shared<std::string>(buffer_.substr(at_));
  return [held, source = source_](char* buffer, std::size_t size) {
    if (held->empty()) return source(buffer, size);
    const std::size_t taken = held->copy(buffer, size);
    held->erase(0, taken);
    return taken;
  };
}

}  // namespace rutter::places
