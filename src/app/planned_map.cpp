#include "app/planned_map.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "app/console.hpp"
#include "base/edit_distance.hpp"
#include "base/sha256.hpp"
#include "base/text_file.hpp"
#include "geo/projection.hpp"
#include "job/words.hpp"
#include "places/gazetteer.hpp"
#include "route/desk_gazetteer.hpp"
#include "unicode/locales.hpp"

namespace rutter::app {
namespace {

std::string to_text(const job::PaletteValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
  return std::get<bool>(value) ? "true" : "false";
}

/// A style's problem is told where it stands: in the style's own text, else in the palette of the job, else at `style`.
base::Diagnostic located(base::Diagnostic problem, const job::MapSpec& spec) {
  if (!problem.at.file.empty()) return problem;
  const job::Located* where = spec.style_at.at.file.empty() ? &spec.where : &spec.style_at;
  for (const auto& [name, entry] : spec.palette)
    if (problem.message.find("'" + name + "'") != std::string::npos) where = &entry.where;
  problem.at = where->at;
  problem.source_line = where->line;
  return problem;
}

/// Adds a style's problems; those in the text of a bundled one are damaged data instead.
void refuse_style(const base::Diagnostics& found, const job::MapSpec& spec, base::Diagnostics& problems) {
  for (const base::Diagnostic& problem : found) {
    if (!spec.style_is_path && !problem.at.file.empty())
      throw base::Error(base::ErrorKind::data,
                        fmt::format("the bundled style '{}' is damaged: {}\n{}", spec.style, base::format(problem),
                                    "install again, or choose another folder with --data DIR"));
    problems.push_back(located(problem, spec));
  }
}

/// Styles read once for each file and palette.
class StyleShelf {
 public:
  explicit StyleShelf(const DataFolder& data) : data_(data) {}

  /// Adds to `problems` and gives nothing when the style cannot be used.
  std::shared_ptr<const style::Style> take(const job::MapSpec& spec, base::Diagnostics& problems) {
    style::Style::Palette palette;
    for (const auto& [name, entry] : spec.palette) palette.emplace(name, to_text(entry.value));
    const auto key = std::make_pair(path_of(spec), palette);
    const auto known = shelf_.find(key);
    if (known != shelf_.end()) return known->second;
    const auto read = style::Style::read(key.first, palette);
    std::shared_ptr<const style::Style> style;
    if (read)
      style = std::make_shared<const style::Style>(*read);
    else
      refuse_style(read.problems(), spec, problems);
    return shelf_.emplace(key, style).first->second;
  }

  /// The digest of the style's file, read once.
  const std::string& digest(const job::MapSpec& spec) {
    const std::filesystem::path path = path_of(spec);
    const auto known = digests_.find(path);
    return known != digests_.end() ? known->second : digests_.emplace(path, base::sha256_of_file(path)).first->second;
  }

 private:
  [[nodiscard]] std::filesystem::path path_of(const job::MapSpec& spec) const {
    return spec.style_is_path ? std::filesystem::path(spec.style) : data_.styles() / (spec.style + ".json");
  }

  const DataFolder& data_;
  std::map<std::pair<std::filesystem::path, style::Style::Palette>, std::shared_ptr<const style::Style>> shelf_;
  std::map<std::filesystem::path, std::string> digests_;
};

/// A bundled style's name must be one that there is; the message lists what there is.
bool is_bundled(const job::MapSpec& spec, const DataFolder& data, base::Diagnostics& problems) {
  if (spec.style_is_path) return true;
  const std::vector<std::string> names = data.style_names();
  if (std::ranges::find(names, spec.style) != names.end()) return true;
  base::Diagnostic problem;
  const job::Located& where = spec.style_at.at.file.empty() ? spec.where : spec.style_at;
  problem.at = where.at;
  problem.source_line = where.line;
  problem.message = fmt::format("unknown style '{}'", spec.style);
  const std::string nearest = base::nearest(spec.style, names);
  problem.hint = nearest.empty() ? fmt::format("there are {}; a file's path ends in .json", fmt::join(names, ", "))
                                 : fmt::format("did you mean '{}'?", nearest);
  problems.push_back(std::move(problem));
  return false;
}

base::Diagnostic problem_at(const job::Located& where, const job::MapSpec& spec, std::string message, std::string hint) {
  const job::Located& place = where.at.file.empty() ? spec.where : where;
  return {base::Severity::error, place.at, std::move(message), std::move(hint), place.line};
}

/// PROJ itself says whether it can make the projection that is asked for.
void check_projection(const job::MapSpec& spec, base::Diagnostics& problems) {
  if (std::ranges::find(job::words::projection, spec.projection) != job::words::projection.end()) return;  // made for the map
  try {
    (void)geo::Projection(spec.projection);
  } catch (const base::Error& error) {
    const base::Diagnostic told = to_diagnostic(error);
    problems.push_back(problem_at(spec.projection_at, spec, told.message, told.hint));
  }
}

void check_languages(const job::MapSpec& spec, base::Diagnostics& problems) {
  for (const std::string& language : spec.languages)
    if (!unicode::is_language(language))
      problems.push_back(problem_at(spec.languages_at, spec, fmt::format("unknown language '{}'", language),
                                    "'rutter list languages' tells the codes"));
}

/// Words read once for each file and language: only what the maps need.
class WordShelf {
 public:
  explicit WordShelf(const DataFolder& data) : data_(data) {}

  /// The words of a map; problems of the user's file, and what it lacks, are added to `problems`.
  map::Words take(const job::MapSpec& spec, base::Diagnostics& problems) {
    const std::string& language = spec.languages.front();
    const std::shared_ptr<const map::Catalogue> bundled = bundled_for(language);
    if (!spec.words) {
      if (!bundled && unicode::is_language(language)) problems.push_back(no_words(spec));
      return {language, bundled ? bundled : map::english_catalogue()};
    }
    const auto key = std::make_pair(spec.words->path, bundled);
    const auto known = own_.find(key);
    if (known != own_.end()) return {language, known->second};
    std::shared_ptr<const map::Catalogue> own = read(spec, bundled, problems);
    own_.emplace(key, own);
    return {language, own};
  }

  /// The digest of the file that a map's words come from, the user's before the bundled one; empty for English.
  const std::string& digest(const job::MapSpec& spec) {
    std::filesystem::path path = data_.words() / (map::primary_language(spec.languages.front()) + ".json");
    if (spec.words) path = spec.words->path;
    const auto known = digests_.find(path);
    if (known != digests_.end()) return known->second;
    std::error_code ignored;
    const bool is_there = std::filesystem::is_regular_file(path, ignored);
    return digests_.emplace(path, is_there ? base::sha256_of_file(path) : std::string()).first->second;
  }

 private:
  /// Nothing when there are none for the language.
  std::shared_ptr<const map::Catalogue> bundled_for(const std::string& language) {
    const std::string code = map::primary_language(language);
    if (code == "en") return map::english_catalogue();
    const auto known = bundled_.find(code);
    if (known != bundled_.end()) return known->second;
    std::shared_ptr<const map::Catalogue> catalogue;
    const std::filesystem::path path = data_.words() / (code + ".json");
    if (std::filesystem::exists(path)) {
      base::Diagnostics problems;
      catalogue = read(path, path.string(), map::english_catalogue().get(), false, problems);
      if (!catalogue)
        throw base::Error(base::ErrorKind::data,
                          fmt::format("the bundled words '{}' are damaged: {}\n{}", code, base::format(problems.front()),
                                      "install again, or choose another folder with --data DIR"));
    }
    bundled_.emplace(code, catalogue);
    return catalogue;
  }

  /// A user's file: what it lacks is taken from the bundled words of its language, else from English with a warning.
  std::shared_ptr<const map::Catalogue> read(const job::MapSpec& spec, const std::shared_ptr<const map::Catalogue>& bundled,
                                             base::Diagnostics& problems) {
    const job::UserFile& file = *spec.words;
    const auto& behind = bundled ? bundled : map::english_catalogue();
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file.path, ignored)) {
      problems.push_back(problem_at(file.where, spec, fmt::format("there is no file of words '{}'", file.text),
                                    "a path is relative to the file that names it"));
      return behind;
    }
    auto own = read(file.path, file.path.string(), behind.get(), !bundled, problems);
    return own ? own : behind;
  }

  static std::shared_ptr<const map::Catalogue> read(const std::filesystem::path& path, const std::string& display_path,
                                                    const map::Catalogue* behind, bool warn_of_gaps,
                                                    base::Diagnostics& problems) {
    constexpr std::size_t most_bytes = 1U << 20U;
    const auto text = base::read_text_file(path, most_bytes);
    auto catalogue = text ? map::read_catalogue(*text, display_path, behind, warn_of_gaps, problems)
                          : base::Result<std::shared_ptr<const map::Catalogue>>(text.problems());
    if (catalogue) return *catalogue;
    problems.insert(problems.end(), catalogue.problems().begin(), catalogue.problems().end());
    return nullptr;
  }

  static base::Diagnostic no_words(const job::MapSpec& spec) {
    base::Diagnostic told = problem_at(
        spec.languages_at, spec, fmt::format("no words for '{}': what rutter itself prints is English", spec.languages.front()),
        "give a file of words with words = \"FILE.json\"; see docs/languages.md");
    told.severity = base::Severity::warning;
    return told;
  }

  const DataFolder& data_;
  std::map<std::filesystem::path, std::string> digests_;
  std::map<std::string, std::shared_ptr<const map::Catalogue>> bundled_;
  std::map<std::pair<std::filesystem::path, std::shared_ptr<const map::Catalogue>>, std::shared_ptr<const map::Catalogue>> own_;
};

/// The desks' own places, made once for each set of tables; the gazetteer is opened when there are any.
class DeskShelf {
 public:
  explicit DeskShelf(const DataFolder& data) : data_(data) {}

  /// nullptr without tables, and when they have problems, which are told once.
  std::shared_ptr<const places::DeskGazetteer> take(const job::MapSpec& spec, base::Diagnostics& problems) {
    if (spec.desk_tables.empty()) return nullptr;
    const auto [known, is_new] = shelf_.try_emplace(spec.desk_tables);
    if (!is_new) return known->second;
    if (!gazetteer_) gazetteer_.emplace(places::Gazetteer::open(data_.gazetteer()));
    return known->second = route::desk_gazetteer(spec.desk_tables, *gazetteer_, problems);
  }

 private:
  const DataFolder& data_;
  std::optional<places::Gazetteer> gazetteer_;
  std::map<std::vector<std::shared_ptr<const job::DeskTable>>, std::shared_ptr<const places::DeskGazetteer>> shelf_;
};

void require_known(const std::vector<std::string>& names, const std::vector<job::OpenJob>& jobs) {
  if (names.empty()) return;
  std::vector<std::string> known;
  for (const job::OpenJob& job : jobs)
    for (const job::MapEntry& map : job.maps()) known.push_back(map.name);
  for (const std::string& name : names) require_one_of("map", name, known);
}

}  // namespace

std::vector<job::Format> parse_formats(const std::string& text) {
  constexpr std::array all{job::Format::svg, job::Format::pdf, job::Format::png, job::Format::svg_outlines};
  std::vector<std::string> words;
  for (const job::Format format : all) words.push_back(job::to_string(format));
  std::vector<job::Format> formats;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    const std::string word = text.substr(begin, end - begin);
    require_one_of("format", word, words);
    const job::Format format = all[static_cast<std::size_t>(std::ranges::find(words, word) - words.begin())];
    if (std::ranges::find(formats, format) == formats.end()) formats.push_back(format);
    begin = end + 1;
  }
  return formats;
}

const job::MapEntry& Plan::entry(std::size_t index) const {
  const Chosen& chosen = maps_.at(index);
  return jobs_[chosen.job].maps()[chosen.map];
}

job::MapSpec Plan::spec(std::size_t index) const {
  return jobs_[maps_.at(index).job].spec(entry(index));
}

PlannedMap Plan::map(std::size_t index) const {
  const Chosen& chosen = maps_.at(index);
  return {outfits_[chosen.outfit], &jobs_[chosen.job].job(), spec(index)};
}

void Plan::add_map(std::size_t map, const Outfit& outfit) {
  const OutfitKey key{outfit.style.get(),        outfit.style_sha256, outfit.words.language(),
                      &outfit.words.catalogue(), outfit.words_sha256, outfit.desk.get()};
  const auto [number, is_new] = outfit_numbers_.try_emplace(key, static_cast<std::uint32_t>(outfits_.size()));
  if (is_new) outfits_.push_back(outfit);
  maps_.push_back({static_cast<std::uint32_t>(jobs_.size() - 1), static_cast<std::uint32_t>(map), number->second});
}

Plan plan_maps(const std::vector<job::OpenJob>& jobs, const std::vector<std::string>& names, const Shard& shard,
               const DataFolder& data, base::Diagnostics& problems) {
  require_known(names, jobs);
  StyleShelf shelf(data);
  WordShelf words(data);
  DeskShelf desks(data);
  Plan plan;
  for (const job::OpenJob& job : jobs) {
    plan.add_job(job);
    for (std::size_t i = 0; i < job.maps().size(); ++i) {
      const job::MapSpec spec = job.spec(job.maps()[i]);
      // Every style is checked, also of maps that this run leaves out: asked wrongly is asked wrongly in every shard.
      check_projection(spec, problems);
      check_languages(spec, problems);
      map::Words own_words = words.take(spec, problems);
      auto desk = desks.take(spec, problems);
      if (!is_bundled(spec, data, problems)) continue;
      std::shared_ptr<const style::Style> style = shelf.take(spec, problems);
      const bool named = names.empty() || std::ranges::find(names, spec.name) != names.end();
      if (!style || !named || !shard.takes(spec.name)) continue;
      if (base::has_errors(problems)) continue;  // nothing will be drawn: only the other problems are still sought
      plan.add_map(i, {std::move(style), shelf.digest(spec), std::move(own_words), words.digest(spec), std::move(desk)});
    }
  }
  return plan;
}

}  // namespace rutter::app
