#include "base/csv_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.hpp"

namespace rutter::base {
namespace {

constexpr std::size_t longest_row = 16U << 20U;
constexpr std::size_t longest_line_shown = 200;

/// Where well-formed UTF-8 without NUL ends.
std::size_t first_broken_byte(std::string_view text) {
  return std::min(valid_utf8_bytes(text), std::min(text.find('\0'), text.size()));
}

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) > 0; });
}

}  // namespace

CsvReader::CsvReader(ByteSource source, std::string file, char delimiter, std::size_t piece)
    : buffer_{.source = std::move(source), .piece = piece}, file_(std::move(file)), delimiter_(delimiter) {
  buffer_.pass_byte_order_mark();
  if (delimiter_ == '\0') choose_delimiter();
}

int CsvReader::peek() {
  if (buffer_.at == buffer_.bytes.size() && !buffer_.fill()) return -1;
  return static_cast<unsigned char>(buffer_.bytes[buffer_.at]);
}

char CsvReader::take() {
  const char c = buffer_.bytes[buffer_.at++];
  raw_ += c;
  if (c == '\n') ++line_;
  return c;
}

void CsvReader::choose_delimiter() {
  constexpr std::array<char, 4> known{',', ';', '\t', '|'};
  std::array<int, 4> counts{};
  bool quoted = false;
  for (std::size_t i = buffer_.at; i < buffer_.bytes.size() && (quoted || buffer_.bytes[i] != '\n'); ++i) {
    if (buffer_.bytes[i] == '"') quoted = !quoted;
    const auto* const found = std::find(known.begin(), known.end(), buffer_.bytes[i]);
    if (!quoted && found != known.end()) ++counts.at(static_cast<std::size_t>(found - known.begin()));
  }
  delimiter_ = known.at(static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin()));
}

CsvReader::Next CsvReader::next() {
  for (;;) {
    raw_.clear();
    row_line_ = line_;
    row_offset_ = buffer_.total - (buffer_.bytes.size() - buffer_.at);
    used_ = 0;
    starts_.clear();
    if (peek() < 0) return Next::end;
    bool more = true;
    while (more) {
      if (!read_cell()) return Next::broken;
      more = peek() == static_cast<unsigned char>(delimiter_);
      if (more) take();
    }
    end_line();
    if (used_ == 1 && cells_.front().empty() && raw_.find('"') == std::string::npos) continue;  // an empty line
    cells_.resize(used_);
    return check_text() ? Next::row : Next::broken;
  }
}

bool CsvReader::read_cell() {
  starts_.push_back({line_, raw_.size()});
  if (used_ == cells_.size()) cells_.emplace_back();
  std::string& cell = cells_[used_++];
  cell.clear();
  if (peek() == '"') return read_quoted();
  for (int c = peek(); c >= 0 && c != '\n' && c != static_cast<unsigned char>(delimiter_); c = peek()) {
    if (c == '"')
      return broken({line_, raw_.size()}, "a quote inside a cell that does not begin with one",
                    "put the cell in quotes and double the quotes inside");
    if (raw_.size() > longest_row) return broken(starts_.back(), "a row of more than 16 MiB");
    cell += take();
  }
  if (!cell.empty() && cell.back() == '\r' && (peek() == '\n' || peek() < 0)) cell.pop_back();
  return true;
}

bool CsvReader::read_quoted() {
  const Spot start = starts_.back();
  std::string& cell = cells_[used_ - 1];
  take();
  for (;;) {
    if (peek() < 0)
      return broken(start, "a quote that is never closed", "close it, or double a quote that belongs to the text");
    if (raw_.size() > longest_row) return broken(start, "a row of more than 16 MiB", "is a quote missing?");
    const char c = take();
    if (c != '"') {
      cell += c;
    } else if (peek() == '"') {
      cell += take();
    } else {
      break;
    }
  }
  const int behind = peek();
  if (behind < 0 || behind == '\n' || behind == '\r' || behind == static_cast<unsigned char>(delimiter_)) return true;
  return broken({line_, raw_.size()}, "text behind a closing quote", "double the quotes that belong to the text");
}

void CsvReader::end_line() {
  if (peek() == '\r') take();
  if (peek() == '\n') take();
}

void CsvReader::skip_line() {
  for (int c = peek(); c >= 0; c = peek()) {
    ++buffer_.at;
    if (raw_.size() < longest_row) raw_ += static_cast<char>(c);
    if (c != '\n') continue;
    ++line_;
    return;
  }
}

bool CsvReader::check_text() {
  if (is_plain(raw_)) return true;
  const std::size_t bad = first_broken_byte(raw_);
  if (bad == raw_.size()) return true;
  const auto lines_before = std::count(raw_.begin(), raw_.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
  const Spot spot{row_line_ + static_cast<std::uint32_t>(lines_before), bad};
  if (raw_[bad] == '\0') {
    problem_ = diagnostic_at(spot, "a NUL character", "save the table as UTF-8 text");
  } else {
    problem_ = diagnostic_at(spot, "bytes that are not UTF-8", "save the table as UTF-8");
  }
  return false;
}

bool CsvReader::broken(Spot at, std::string message, std::string hint) {
  skip_line();
  problem_ = diagnostic_at(at, std::move(message), std::move(hint));
  return false;
}

Diagnostic CsvReader::diagnostic_at(Spot at, std::string message, std::string hint) const {
  const std::string_view raw = raw_;
  const std::size_t begin = at.offset == 0 ? 0 : raw.rfind('\n', at.offset - 1) + 1;  // npos + 1 is 0
  const std::string_view line = raw.substr(begin, std::min(raw.find('\n', begin), raw.size()) - begin);
  const std::size_t column = code_point_count(line.substr(0, at.offset - begin)) + 1;
  Diagnostic diagnostic;
  diagnostic.at = {file_, at.line, static_cast<std::uint32_t>(column)};
  diagnostic.message = std::move(message);
  diagnostic.hint = std::move(hint);
  if (line.size() <= longest_line_shown) diagnostic.source_line = printable(line);
  return diagnostic;
}

Diagnostic CsvReader::problem_at(std::size_t cell, std::string message, std::string hint) const {
  return diagnostic_at(cell < starts_.size() ? starts_[cell] : Spot{row_line_, 0}, std::move(message), std::move(hint));
}

std::string csv_cell(std::string_view text, char delimiter) {
  const bool bare =
      std::all_of(text.begin(), text.end(), [&](char c) { return c != '"' && c != '\n' && c != '\r' && c != delimiter; });
  if (bare) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace rutter::base
