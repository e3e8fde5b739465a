#include "app/user_logo.hpp"

#include <fmt/format.h>

#include "app/console.hpp"
#include "base/error.hpp"
#include "base/sha256.hpp"
#include "base/text_file.hpp"
#include "paint/read_png.hpp"

namespace rutter::app {
namespace {

constexpr std::size_t most_bytes = 16U << 20U;

}  // namespace

UserLogo read_user_logo(const job::MapSpec& map) {
  UserLogo out;
  if (!map.logo) return out;
  const auto refuse = [&](base::Diagnostic told) {
    told.at = map.logo->where.at;
    told.source_line = map.logo->where.line;
    out.problems.push_back(std::move(told));
  };
  const auto bytes = base::read_text_file(map.logo->path, most_bytes);
  if (!bytes) {
    for (base::Diagnostic problem : bytes.problems()) {
      problem.message = fmt::format("the logo {} {}", map.logo->path.string(), problem.message);
      if (problem.hint.empty()) problem.hint = "a path is relative to the file that names it";
      refuse(std::move(problem));
    }
    return out;
  }
  try {
    out.image = std::make_shared<const draw::Image>(paint::read_png(*bytes, map.logo->path.string()));
    out.files.push_back({map.logo->path.string(), base::sha256(*bytes)});
  } catch (const base::Error& error) {
    if (error.kind() != base::ErrorKind::map) throw;
    refuse(to_diagnostic(error));
  }
  return out;
}

}  // namespace rutter::app
