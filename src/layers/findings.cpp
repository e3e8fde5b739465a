#include "layers/findings.hpp"

#include <fmt/format.h>

namespace rutter::layers {

namespace {

constexpr std::size_t most_listed = 5;

}  // namespace

void Findings::Kind::add(const std::string& which, const std::string& what) {
  if (++count > most_listed) return;
  if (count == 1) first = which + ": " + what;
  listed += fmt::format("{}{} ({})", count == 1 ? "" : "; ", which, what);
}

std::vector<std::string> Findings::sentences(std::size_t features) const {
  std::vector<std::string> out;
  const auto say = [&](const Kind& kind, const char* one, const char* several) {
    if (kind.count == 0) return;
    const std::string more = kind.count > most_listed ? fmt::format("; and {} more", kind.count - most_listed) : "";
    out.push_back(fmt::format("{} of {} feature{} {}: {}{}", kind.count, features, features == 1 ? "" : "s",
                              kind.count == 1 ? one : several, kind.listed, more));
  };
  say(skipped_, "is not drawn", "are not drawn");
  say(repaired_, "was repaired", "were repaired");
  return out;
}

}  // namespace rutter::layers
