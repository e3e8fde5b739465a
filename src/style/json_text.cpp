#include "style/json_text.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "style/json_scan.hpp"

namespace rutter::style {
namespace {

/// The library's sentence without its own prefix and position, which we state ourselves.
std::string reason_of(const nlohmann::json::exception& error) {
  const std::string_view what = error.what();
  for (const std::string_view mark : {"syntax error", "] "}) {
    const std::size_t found = what.find(mark);
    if (found == std::string_view::npos) continue;
    const std::size_t dash = what.find(" - ", found);
    return std::string(what.substr(dash == std::string_view::npos ? found + (mark == "] " ? 2 : 0) : dash + 3));
  }
  return std::string(what);
}

std::size_t common_steps(const Path& a, const Path& b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

}  // namespace

std::string to_text(const Path& path) {
  std::string text;
  for (const Step& step : path) {
    if (const auto* index = std::get_if<std::size_t>(&step)) {
      text += fmt::format("[{}]", *index);
    } else {
      if (!text.empty()) text += '.';
      text += base::printable(std::get<std::string>(step));
    }
  }
  return text;
}

base::Result<nlohmann::json> JsonText::document() const {
  try {
    bool too_deep = false;
    const auto watch_depth = [&](int depth, nlohmann::json::parse_event_t, nlohmann::json&) {
      too_deep = too_deep || static_cast<std::size_t>(depth) > depth_limit;
      return !too_deep;
    };
    nlohmann::json document = nlohmann::json::parse(text_, watch_depth);
    base::Diagnostics problems = structure_problems();
    if (!problems.empty()) return problems;
    return document;
  } catch (const nlohmann::json::parse_error& error) {
    const std::size_t offset = error.byte > 0 ? error.byte - 1 : 0;
    return base::Diagnostics{at_offset(offset, base::Severity::error, "JSON syntax: " + reason_of(error), {})};
  } catch (const nlohmann::json::exception& error) {
    return base::Diagnostics{at_offset(0, base::Severity::error, "JSON: " + reason_of(error), {})};
  }
}

base::Diagnostics JsonText::structure_problems() const {
  base::Diagnostics problems;
  std::vector<std::set<std::string>> keys;
  scan_json(text_, [&](const ScanPlace& place) {
    const std::size_t depth = place.path.size();
    if (depth > depth_limit) {
      problems.push_back(
          at_offset(place.offset, base::Severity::error, fmt::format("nested more than {} levels deep", depth_limit), {}));
      return false;
    }
    if (place.is_key) {
      if (keys.size() < depth) keys.resize(depth);
      const auto& key = std::get<std::string>(place.path.back());
      if (!keys[depth - 1].insert(key).second)
        problems.push_back(
            at_offset(place.offset, base::Severity::error,
                      fmt::format("{}: key '{}' stands twice in one object", to_text(place.path), base::printable(key)), {}));
    } else if (keys.size() > depth) {
      keys.resize(depth);  // a new value begins here: what was seen inside its predecessor is over
    }
    return true;
  });
  return problems;
}

base::Diagnostic JsonText::diagnostic(const Problem& problem, base::Severity severity) const {
  std::size_t best_offset = text_.find_first_not_of(" \t\r\n");
  if (best_offset == std::string_view::npos) best_offset = 0;
  std::size_t best_length = 0;
  scan_json(text_, [&](const ScanPlace& place) {
    if (place.path.empty() || common_steps(place.path, problem.path) != place.path.size()) return true;
    const bool complete = place.path.size() == problem.path.size();
    if (place.is_key && !(complete && problem.at_key)) return true;
    if (place.path.size() > best_length) {
      best_length = place.path.size();
      best_offset = place.offset;
    }
    return !complete;
  });
  const std::string where = to_text(problem.path);
  return at_offset(best_offset, severity, where.empty() ? problem.message : where + ": " + problem.message, problem.hint);
}

base::Diagnostic JsonText::at_offset(std::size_t offset, base::Severity severity, std::string message, std::string hint) const {
  const std::string_view before = text_.substr(0, std::min(offset, text_.size()));
  const std::size_t line_begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  base::Diagnostic diagnostic;
  diagnostic.severity = severity;
  diagnostic.at.file = display_path_;
  diagnostic.at.line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1);
  diagnostic.at.column = static_cast<std::uint32_t>(base::code_point_count(before.substr(line_begin)) + 1);
  diagnostic.message = std::move(message);
  diagnostic.hint = std::move(hint);
  diagnostic.source_line = base::line_of(text_, diagnostic.at.line);
  return diagnostic;
}

}  // namespace rutter::style
