#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/result.hpp"
#include "style/additions.hpp"
#include "style/layer.hpp"

namespace rutter::style {

/// A map's look: a MapLibre style (specification v8) with the `rutter:*` additions, read and checked as a whole. What the
/// program cannot draw is refused by name and place; docs/style.md lists what it can. Cheap to copy, immutable.
class Style {
 public:
  /// Values for the style's `state` variables, as a job's `palette` gives them.
  using Palette = std::map<std::string, std::string>;

  /// Reads a style from text. All problems at once, each with line and column; a JSON syntax error ends the reading. A name in
  /// the palette that the style does not declare, or a value that does not fit the variable (a colour, a number), is a problem
  /// without position, because it stands in the job.
  [[nodiscard]] static base::Result<Style> parse(std::string_view json, const std::string& display_path,
                                                 const Palette& palette = {});
  /// Reads a style file (at most 4 MB); messages name it as `path` says.
  [[nodiscard]] static base::Result<Style> read(const std::filesystem::path& path, const Palette& palette = {});

  [[nodiscard]] const std::string& name() const;
  [[nodiscard]] const nlohmann::json& metadata() const;
  [[nodiscard]] const std::vector<Layer>& layers() const;           ///< in drawing order, the first below
  [[nodiscard]] const std::vector<std::string>& variables() const;  ///< names of the `state` variables, alphabetically
  [[nodiscard]] const Furniture& furniture() const;
  [[nodiscard]] const Callout& callout() const;
  [[nodiscard]] const Inset& inset() const;
  /// What is odd but harmless, for example a `global-state` variable that the style does not declare.
  [[nodiscard]] const base::Diagnostics& warnings() const;

  struct Content;
  explicit Style(std::shared_ptr<const Content> content);

 private:
  std::shared_ptr<const Content> content_;
};

}  // namespace rutter::style
