#include "places/dump_lines.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "base/utf8.hpp"

namespace rutter::places {
namespace {

constexpr std::size_t longest_line = std::size_t{8} << 20U;
constexpr std::size_t sample_bytes = 65536;

bool is_ascii_line(std::string_view text) {
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

DumpLines::DumpLines(base::ByteSource source, std::string file) : buffer_{std::move(source)}, file_(std::move(file)) {
  buffer_.pass_byte_order_mark();
}

/// Finds the next line of the file; of one that is too long only the beginning is kept.
bool DumpLines::find_line() {
  too_long_ = false;
  std::size_t searched = 0;
  for (;;) {
    const std::size_t end = buffer_.bytes.find('\n', buffer_.at + searched);
    if (end != std::string::npos || (buffer_.ended && buffer_.at < buffer_.bytes.size())) {
      const std::size_t stop = std::min(end, buffer_.bytes.size());
      line_ = std::string_view(buffer_.bytes).substr(buffer_.at, stop - buffer_.at);
      buffer_.at = std::min(stop + 1, buffer_.bytes.size());
      ++number_;
      if (line_.ends_with('\r')) line_.remove_suffix(1);
      return true;
    }
    if (buffer_.ended) return false;
    searched = buffer_.bytes.size() - buffer_.at;
    if (searched > longest_line) {
      too_long_ = true;
      buffer_.bytes.resize(buffer_.at + sample_bytes);  // the end of the line is still looked for
      searched = sample_bytes;
    }
    buffer_.fill();
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
  if (is_ascii_line(line_)) return true;
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
  while (buffer_.bytes.size() - buffer_.at < sample_bytes && buffer_.fill()) {
  }
  std::vector<std::string> lines;
  std::string_view rest = std::string_view(buffer_.bytes).substr(buffer_.at, sample_bytes);
  const bool whole = buffer_.ended && buffer_.bytes.size() - buffer_.at <= sample_bytes;
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
  auto held = std::make_shared<std::string>(buffer_.bytes.substr(buffer_.at));
  return [held, source = buffer_.source](char* buffer, std::size_t size) {
    if (held->empty()) return source(buffer, size);
    const std::size_t taken = held->copy(buffer, size);
    held->erase(0, taken);
    return taken;
  };
}

}  // namespace rutter::places
