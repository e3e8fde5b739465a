#include "style/style.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text_file.hpp"
#include "base/utf8.hpp"
#include "draw/color_text.hpp"
#include "style/additions_reader.hpp"
#include "style/layer_reader.hpp"
#include "style/sources.hpp"

namespace rutter::style {

using Json = nlohmann::json;

struct Style::Content {
  std::string name;
  Json metadata = Json::object();
  std::vector<Layer> layers;
  std::vector<std::string> variables;
  StyleAdditions additions;
  base::Diagnostics warnings;
};

namespace {

// bearing, center, glyphs, pitch, transition and zoom matter to interactive maps only: they are read and have no effect.
constexpr std::array<std::string_view, 12> root_keys{"version", "name",   "metadata", "state", "sources",    "layers",
                                                     "bearing", "center", "glyphs",   "pitch", "transition", "zoom"};
constexpr std::array<std::string_view, 13> unsupported_root_keys{"centerAltitude", "font-faces", "fog",    "imports", "light",
                                                                 "lights",         "projection", "roll",   "schema",  "sky",
                                                                 "snow",           "sprite",     "terrain"};
constexpr std::size_t problem_limit = 100;
constexpr std::size_t layer_limit = 1000;

class StyleReader {
 public:
  StyleReader(const Json& json, const Style::Palette& palette, std::string display_path)
      : json_(json), palette_(palette), display_path_(std::move(display_path)) {}

  void read() {
    if (!expect_object(json_, {}, findings_)) return;
    check_keys(json_, {}, root_keys, unsupported_root_keys, "key of a style", findings_);
    if (!json_.contains("version") || json_["version"] != 8)
      findings_.add(json_.contains("version") ? Path{"version"} : Path{}, "a style needs \"version\": 8");
    if (json_.contains("name"))
      if (const auto name = read_text(json_["name"], Path{"name"}, findings_)) content_.name = *name;
    read_state();
    apply_palette();
    read_sources();
    read_metadata();
    read_layers();
  }

  Findings& findings() { return findings_; }
  base::Diagnostics& palette_problems() { return palette_problems_; }
  Style::Content& content() { return content_; }
  std::vector<std::shared_ptr<CompiledLayer>>& layers() { return layers_; }

 private:
  void read_state() {
    if (!json_.contains("state") || !expect_object(json_["state"], Path{"state"}, findings_)) return;
    constexpr std::array<std::string_view, 1> keys{"default"};
    for (const auto& member : json_["state"].items()) {
      const Path path = Path{"state"} / member.key();
      content_.variables.push_back(member.key());
      state_[member.key()] = nullptr;
      if (!expect_object(member.value(), path, findings_)) continue;
      check_keys(member.value(), path, keys, {}, "key of a state variable", findings_);
      if (member.value().contains("default")) state_[member.key()] = member.value()["default"];
    }
  }

  void apply_palette() {
    for (const auto& [name, text] : palette_) {
      const auto found = state_.find(name);
      if (found == state_.end()) {
        const std::vector<std::string_view> names(content_.variables.begin(), content_.variables.end());
        palette_problem(fmt::format("the style {} has no variable '{}'", title(), base::printable(name)),
                        suggestion(name, names));
      } else {
        set_variable(name, text, found->second);
      }
    }
  }

  /// A variable keeps the kind of its default: a number, true or false, a colour, any other text.
  void set_variable(const std::string& name, const std::string& text, Json& value) {
    const std::string shown = base::printable(text);
    if (value.is_string()) {
      if (draw::parse_color(value.get<std::string>()) && !draw::parse_color(text))
        return palette_problem(fmt::format("palette: '{}' as '{}' is no colour", shown, name), "write it like \"#b3202a\"");
      value = text;
      return;
    }
    const Json parsed = Json::parse(text, nullptr, false);
    if ((value.is_number() && parsed.is_number()) || (value.is_boolean() && parsed.is_boolean()))
      value = parsed;
    else if (value.is_null())
      value = text;
    else
      palette_problem(fmt::format("palette: '{}' as '{}' is not {}", shown, name, description(value)), {});
  }

  void palette_problem(std::string message, std::string hint) {
    base::Diagnostic problem;
    problem.message = std::move(message);
    problem.hint = std::move(hint);
    palette_problems_.push_back(std::move(problem));
  }

  [[nodiscard]] std::string title() const {
    return fmt::format("'{}'", base::printable(content_.name.empty() ? display_path_ : content_.name));
  }

  void read_sources() {
    if (!json_.contains("sources")) return findings_.add({}, "a style needs 'sources'");
    if (!expect_object(json_["sources"], Path{"sources"}, findings_)) return;
    for (const auto& member : json_["sources"].items()) {
      sources_.insert(member.key());
      read_source(member.key(), member.value(), Path{"sources"} / member.key());
    }
  }

  void read_source(const std::string& name, const Json& source, const Path& path) {
    if (!expect_object(source, path, findings_)) return;
    constexpr std::array<std::string_view, 2> keys{"type", "attribution"};
    constexpr std::array<std::string_view, 18> unsupported{
        "bounds", "buffer",   "cluster", "clusterMaxZoom", "clusterMinPoints", "clusterProperties", "coordinates",
        "data",   "encoding", "filter",  "generateId",     "maxzoom",          "minzoom",           "promoteId",
        "scheme", "tiles",    "url",     "volatile"};
    check_keys(source, path, keys, unsupported, "key of a source", findings_);
    const auto names = source_names();
    if (!source.contains("type")) return findings_.add(path, "a source needs a 'type'");
    const std::string_view wanted = source_type(name);
    if (source["type"] != wanted) {
      const std::string type = source["type"].is_string() ? source["type"].get<std::string>() : source["type"].dump();
      return findings_.add(path / "type", fmt::format("the source type '{}' is not supported", base::printable(type)),
                           wanted == "raster" ? "the source \"relief\" is of type \"raster\""
                                              : "sources are of type \"vector\"; only \"relief\" is of type \"raster\"");
    }
    if (std::find(names.begin(), names.end(), name) == names.end())
      findings_.add_at_key(path, fmt::format("unknown source '{}'", base::printable(name)),
                           fmt::format("the sources are {}", fmt::join(names, ", ")));
  }

  void read_metadata() {
    if (!json_.contains("metadata") || !expect_object(json_["metadata"], Path{"metadata"}, findings_)) return;
    content_.metadata = json_["metadata"];
    content_.additions = read_style_additions(content_.metadata, Path{"metadata"}, state_, findings_);
  }

  void read_layers() {
    if (!json_.contains("layers")) return findings_.add({}, "a style needs 'layers'");
    const Json& layers = json_["layers"];
    if (!layers.is_array())
      return findings_.add(Path{"layers"}, fmt::format("expected an array, found {}", description(layers)));
    if (layers.size() > layer_limit) return findings_.add(Path{"layers"}, fmt::format("more than {} layers", layer_limit));
    std::set<std::string> ids;
    for (std::size_t i = 0; i < layers.size() && findings_.problems.size() < problem_limit; ++i) {
      const auto layer = read_layer(layers[i], i, sources_, state_, findings_);
      if (!layer) continue;
      if (!layer->id.empty() && !ids.insert(layer->id).second)
        findings_.add(Path{"layers", i, "id"}, fmt::format("two layers have the id '{}'", base::printable(layer->id)));
      layers_.push_back(layer);
    }
  }

  const Json& json_;
  const Style::Palette& palette_;
  std::string display_path_;
  Parser::State state_;
  std::set<std::string> sources_;
  Findings findings_;
  base::Diagnostics palette_problems_;
  Style::Content content_;
  std::vector<std::shared_ptr<CompiledLayer>> layers_;
};

/// The problems in the order of the file.
base::Diagnostics located(const std::vector<Problem>& problems, const JsonText& text, base::Severity severity) {
  base::Diagnostics result;
  for (std::size_t i = 0; i < problems.size() && i < problem_limit; ++i)
    result.push_back(text.diagnostic(problems[i], severity));
  std::stable_sort(result.begin(), result.end(), [](const base::Diagnostic& a, const base::Diagnostic& b) {
    return std::pair(a.at.line, a.at.column) < std::pair(b.at.line, b.at.column);
  });
  return result;
}

}  // namespace

base::Result<Style> Style::parse(std::string_view json, const std::string& display_path, const Palette& palette) {
  const JsonText text(json, display_path);
  const auto document = text.document();
  if (!document) return document.problems();
  StyleReader reader(document.value(), palette, display_path);
  reader.read();
  base::Diagnostics problems = located(reader.findings().problems, text, base::Severity::error);
  problems.insert(problems.end(), reader.palette_problems().begin(), reader.palette_problems().end());
  if (!problems.empty()) return problems;
  auto content = std::make_shared<Content>(std::move(reader.content()));
  content->warnings = located(reader.findings().warnings, text, base::Severity::warning);
  const auto kept = std::make_shared<const std::string>(json);
  for (const auto& layer : reader.layers()) {
    layer->file_text = kept;
    layer->file = display_path;
    content->layers.emplace_back(layer);
  }
  return Style(std::move(content));
}

base::Result<Style> Style::read(const std::filesystem::path& path, const Palette& palette) {
  const auto text = base::read_text_file(path, std::size_t{4} << 20U);
  if (!text) return text.problems();
  return parse(text.value(), path.string(), palette);
}

Style::Style(std::shared_ptr<const Content> content) : content_(std::move(content)) {}

const std::string& Style::name() const {
  return content_->name;
}
const Json& Style::metadata() const {
  return content_->metadata;
}
const std::vector<Layer>& Style::layers() const {
  return content_->layers;
}
const std::vector<std::string>& Style::variables() const {
  return content_->variables;
}
const Furniture& Style::furniture() const {
  return content_->additions.furniture;
}
const Callout& Style::callout() const {
  return content_->additions.callout;
}
const Inset& Style::inset() const {
  return content_->additions.inset;
}
const base::Diagnostics& Style::warnings() const {
  return content_->warnings;
}

}  // namespace rutter::style
