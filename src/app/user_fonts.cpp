#include "app/user_fonts.hpp"

#include "app/console.hpp"
#include "base/error.hpp"
#include "base/sha256.hpp"

namespace rutter::app {

UserFonts read_user_fonts(const job::MapSpec& map, const text::FontCollection& bundled) {
  UserFonts out{bundled, {}, {}};
  // The last first: each goes before those that are open already.
  for (auto file = map.fonts.rbegin(); file != map.fonts.rend(); ++file) {
    try {
      out.fonts = out.fonts.behind(file->path);
    } catch (const base::Error& error) {
      if (error.kind() != base::ErrorKind::map) throw;
      base::Diagnostic told = to_diagnostic(error);
      told.at = file->where.at;
      told.source_line = file->where.line;
      out.problems.insert(out.problems.begin(), std::move(told));
    }
  }
  for (std::size_t i = 0; i + bundled.size() < out.fonts.size(); ++i) {
    const std::filesystem::path& path = out.fonts.face(i).path;
    out.files.push_back({path.string(), base::sha256_of_file(path)});
  }
  return out;
}

}  // namespace rutter::app
