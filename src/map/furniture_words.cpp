#include "map/furniture_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "text/shaper.hpp"

namespace rutter::map {

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string status_words(job::Status status, job::Confirms confirms) {
  switch (status) {
    case job::Status::confirmed:
      if (confirms == job::Confirms::place) return "location confirmed";
      return confirms == job::Confirms::event ? "event confirmed" : "confirmed";
    case job::Status::reported:
      return "reported";
    case job::Status::claimed:
      return "claimed";
    case job::Status::inferred:
      return "inferred";
    case job::Status::planned:
      return "planned";
    case job::Status::retracted:
      return "retracted";
    case job::Status::none:
      break;
  }
  return {};
}

std::string mode_words(job::Mode mode) {
  switch (mode) {
    case job::Mode::road:
      return "by road";
    case job::Mode::air:
      return "by air";
    case job::Mode::sea:
      return "by sea";
    case job::Mode::rail:
      return "by rail";
    case job::Mode::foot:
      return "on foot";
    case job::Mode::unknown:
      break;
  }
  return {};
}

std::string listed(const std::vector<std::string>& items) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i + 1 == items.size() ? " and " : ", ";
    out += items[i];
  }
  return out;
}

std::string grouped(std::int64_t number) {
  std::string out = fmt::format("{}", number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (std::size_t at = out.size(); at > first + 3; at -= 3) out.insert(at - 3, ",");
  return out;
}

double rounded_to_3_digits(double value) {
  if (!std::isfinite(value) || value <= 0) return 0;
  const double unit = std::pow(10.0, std::max(0.0, std::floor(std::log10(value)) - 2));
  return std::round(value / unit) * unit;
}

std::string embedded(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = base::next_code_point(name, at);
    const bool right_to_left = (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF) ||
                               (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
    if (right_to_left) return text::isolated(name);
  }
  return std::string(name);
}

std::string sentence(std::string text) {
  while (!text.empty() && text.back() == ' ') text.pop_back();
  if (text.empty()) return text;
  static constexpr std::array<std::string_view, 8> ends = {".", "!", "?", "…", ".”", ".)", "؟", "։"};
  const bool ended = std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return text.ends_with(end); });
  return ended ? text : text + ".";
}

}  // namespace rutter::map
