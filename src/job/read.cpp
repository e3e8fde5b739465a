#include "job/read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>
#include <tuple>
#include <utility>

#include "base/sha256.hpp"
#include "base/text_file.hpp"
#include "job/check.hpp"
#include "job/keys.hpp"
#include "job/map_reader.hpp"
#include "job/reading.hpp"

namespace rutter::job {
namespace {

constexpr std::size_t most_sources = 5000;
constexpr std::size_t most_files = 100;
constexpr std::size_t most_problems_of_a_job = 200;

std::filesystem::path identity_of(const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::path canonical = std::filesystem::weakly_canonical(path, error);
  return error ? path.lexically_normal() : canonical;
}

/// In the order of the text, each once. Files keep the order in which they were first met.
base::Diagnostics tidied(base::Diagnostics problems) {
  std::vector<std::string> files;
  for (const base::Diagnostic& problem : problems) {
    if (std::ranges::find(files, problem.at.file) == files.end()) {
      files.push_back(problem.at.file);
    }
  }
  const auto key = [&](const base::Diagnostic& d) {
    return std::tuple(std::ranges::find(files, d.at.file) - files.begin(), d.at.line, d.at.column);
  };
  std::ranges::stable_sort(problems, {}, key);
  const auto same = [](const base::Diagnostic& a, const base::Diagnostic& b) {
    return a.at.file == b.at.file && a.at.line == b.at.line && a.at.column == b.at.column && a.message == b.message;
  };
  problems.erase(std::unique(problems.begin(), problems.end(), same), problems.end());
  return problems;
}

base::Diagnostics shortened(base::Diagnostics problems) {
  if (problems.size() > most_problems_of_a_job) {
    base::Position at;
    at.file = problems.front().at.file;
    problems.resize(most_problems_of_a_job);
    problems.push_back({base::Severity::note, std::move(at), "more problems are not shown", {}, {}});
  }
  return problems;
}

}  // namespace

/// Reads one job: its file and, before that, what it includes. It stays with the job, to read its maps again.
class JobReader {
 public:
  JobReader() { reading_.tables = &tables_; }
  JobReader(const JobReader&) = delete;
  JobReader& operator=(const JobReader&) = delete;

  void read_file(const std::filesystem::path& path) {
    job_.file = path;
    job_.display_path = path == "-" ? "<stdin>" : path.string();
    auto text = base::read_text_file(path, toml::Limits{}.bytes);
    if (!text) {
      problems_.insert(problems_.end(), text.problems().begin(), text.problems().end());
      return;
    }
    read_text(std::move(*text), job_.display_path, path == "-" ? std::filesystem::path() : path);
  }

  void read_text(std::string text, const std::string& display_path, const std::filesystem::path& path) {
    job_.display_path = display_path;
    open_.push_back(identity_of(path));
    read_document(text, display_path, path, true);
    open_.pop_back();
    if (!broken_) {  // else sources would be missed that are only unread
      check_sources(job_.sources, reading_.source_uses, problems_);
    }
    job_.warnings = tidied(std::move(job_.warnings));
  }

  [[nodiscard]] const Job& job() const { return job_; }
  [[nodiscard]] const MapReader& maps() const { return maps_; }
  [[nodiscard]] base::Diagnostics& problems() { return problems_; }

 private:
  void read_document(std::string_view text, const std::string& display_path, const std::filesystem::path& path, bool is_job) {
    job_.inputs.push_back({display_path, base::sha256(text)});
    // Only a job has many maps, and only those are read one at a time.
    auto parsed = is_job ? toml::Document::parse_apart(text, display_path, "map") : toml::Document::parse(text, display_path);
    if (!parsed) {
      problems_.insert(problems_.end(), parsed.problems().begin(), parsed.problems().end());
      broken_ = true;
      return;
    }
    documents_.push_back(std::make_unique<toml::Document>(std::move(*parsed)));
    const toml::Document& document = *documents_.back();
    toml::Table root(document, document.root(), job_kind, problems_);
    if (is_job) maps_.set_template(root.has("maps_csv"));
    read_includes(root, path);
    reading_.folder = path.parent_path();
    for (toml::Table& source : root.tables("source", source_kind, most_sources)) {
      job_.sources.push_back(read_source(source));
      maps_.add_source_content(toml::canonical(source.whole()));
    }
    if (auto table = root.table("defaults", defaults_kind)) maps_.add_defaults(*table, path.parent_path());
    if (is_job) {
      maps_.read(root);
    } else {
      for (const char* const key : {"map", "maps_csv"})
        if (root.value(key) != nullptr)
          root.problem(
              root.at(key),
              fmt::format("an included file cannot have {}", key == std::string_view("map") ? "a [[map]]" : "'maps_csv'"),
              "give both files to rutter instead");
    }
    root.finish();
  }

  void read_includes(toml::Table& root, const std::filesystem::path& path) {
    const auto includes = root.texts("include");
    if (!includes) {
      return;
    }
    for (const toml::Text& include : *includes) {
      const std::filesystem::path file = (path.parent_path() / include.text).lexically_normal();
      const std::filesystem::path identity = identity_of(file);
      if (std::ranges::find(open_, identity) != open_.end()) {
        root.problem(include.at, fmt::format("'{}' includes itself", include.text), chain_to(identity));
      } else if (included_.count(identity) > 0) {
        continue;
      } else if (included_.size() >= most_files) {
        root.problem(include.at, fmt::format("more than {} files are included", most_files));
        return;
      } else {
        read_include(root, include, file, identity);
      }
    }
  }

  void read_include(toml::Table& root, const toml::Text& include, const std::filesystem::path& file,
                    const std::filesystem::path& identity) {
    included_.insert(identity);
    auto text = base::read_text_file(file, toml::Limits{}.bytes);
    if (!text) {
      root.problem(include.at, fmt::format("'{}' {}", include.text, text.problems().front().message),
                   "a path is relative to the file that names it");
      broken_ = true;
      return;
    }
    open_.push_back(identity);
    read_document(*text, file.string(), file, false);
    open_.pop_back();
  }

  /// "a.toml includes b.toml includes a.toml"
  std::string chain_to(const std::filesystem::path& identity) const {
    std::string text;
    for (auto file = std::ranges::find(open_, identity); file != open_.end(); ++file) {
      text += file->filename().string() + " includes ";
    }
    return text + identity.filename().string();
  }

  Job job_;
  base::Diagnostics problems_;
  Tables tables_;
  Reading reading_;
  MapReader maps_{job_, reading_, problems_};
  std::vector<std::unique_ptr<toml::Document>> documents_;
  std::vector<std::filesystem::path> open_;  ///< files being read, the job first
  std::set<std::filesystem::path> included_;
  bool broken_ = false;  ///< a file could not be read or parsed
};

namespace {

/// With all maps made.
Job whole(const OpenJob& open) {
  Job job = open.job();
  for (const MapEntry& map : open.maps()) job.maps.push_back(open.spec(map));
  return job;
}

}  // namespace

const Job& OpenJob::job() const {
  return reader_->job();
}

const std::vector<MapEntry>& OpenJob::maps() const {
  return reader_->maps().entries();
}

MapSpec OpenJob::spec(const MapEntry& map) const {
  return reader_->maps().read_again(map);
}

base::Result<std::vector<OpenJob>> open_jobs(const std::vector<std::filesystem::path>& paths) {
  std::vector<OpenJob> jobs;
  std::vector<std::span<const MapEntry>> maps;
  base::Diagnostics problems;
  for (const std::filesystem::path& path : paths) {
    const auto reader = std::make_shared<JobReader>();
    reader->read_file(path);
    base::Diagnostics found = shortened(tidied(std::move(reader->problems())));
    problems.insert(problems.end(), found.begin(), found.end());
    maps.emplace_back(reader->maps().entries());
    jobs.emplace_back(reader);
  }
  check_names(maps, problems);
  if (!problems.empty()) {
    return problems;
  }
  return jobs;
}

base::Result<std::vector<Job>> read_jobs(const std::vector<std::filesystem::path>& paths) {
  const auto open = open_jobs(paths);
  if (!open) return open.problems();
  std::vector<Job> jobs;
  for (const OpenJob& job : *open) jobs.push_back(whole(job));
  return jobs;
}

base::Result<Job> read_job_text(std::string_view text, const std::string& display_path) {
  const auto reader = std::make_shared<JobReader>();
  reader->read_text(std::string(text), display_path, display_path);
  base::Diagnostics problems = std::move(reader->problems());
  check_names({reader->maps().entries()}, problems);
  if (!problems.empty()) {
    return shortened(tidied(std::move(problems)));
  }
  return whole(OpenJob(reader));
}

}  // namespace rutter::job
