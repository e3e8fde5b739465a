#include "map/furniture_words.hpp"

#include <algorithm>
#include <cmath>

#include "base/utf8.hpp"

namespace rutter::map {

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = base::lower_ascii(c);
  return out;
}

std::string status_id(job::Status status, job::Confirms confirms) {
  const std::string word = job::to_string(status);
  if (status != job::Status::confirmed || confirms == job::Confirms::unstated) return word;
  return word + "_" + job::to_string(confirms);
}

std::string status_words(const Words& words, job::Status status, job::Confirms confirms) {
  return status == job::Status::none ? std::string() : words.text("status." + status_id(status, confirms));
}

std::string mode_words(const Words& words, job::Mode mode) {
  return mode == job::Mode::unknown ? std::string() : words.text("mode." + job::to_string(mode));
}

double rounded_to_3_digits(double value) {
  if (!std::isfinite(value) || value <= 0) return 0;
  const double unit = std::pow(10.0, std::max(0.0, std::floor(std::log10(value)) - 2));
  return std::round(value / unit) * unit;
}

}  // namespace rutter::map
