#pragma once

#include <deque>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "job/map_entry.hpp"
#include "job/model.hpp"
#include "job/reading.hpp"
#include "job/variant.hpp"
#include "toml/table.hpp"

namespace rutter::job {

/// What the reading of maps tells besides the maps.
struct Pass {
  Reading& reading;
  base::Diagnostics& problems;
  base::Diagnostics& warnings;
  UsedValues& used_values;
};

/// Makes the maps of one job: from its [[map]] tables, or from the rows of its table of maps, whose template [defaults] is;
/// each once, or once for each of its editions. All are read and checked once, one after the other, and what they were is
/// forgotten; then each may be read again. What it reads from, documents and tables, must outlive it.
class MapReader {
 public:
  MapReader(Job& job, Reading& reading, base::Diagnostics& problems) : job_(job), reading_(reading), problems_(problems) {}

  /// Before any [defaults]: whether they are the template of a table of maps.
  void set_template(bool is_template) { is_template_ = is_template; }
  /// [defaults] of a file, in the order in which later ones win; relative paths start from `folder`.
  void add_defaults(const toml::Table& table, const std::filesystem::path& folder);
  /// Parallel to Job::sources.
  void add_source_content(std::string content) { source_contents_.push_back(std::move(content)); }
  /// Reads [[map]] or `maps_csv` of the job's own file.
  void read(toml::Table& root);

  /// The maps, in the order of the text.
  [[nodiscard]] const std::vector<MapEntry>& entries() const { return entries_; }
  /// One of them, as it was when it was checked. Several threads may ask, once `read` is through without problems.
  [[nodiscard]] MapSpec read_again(const MapEntry& entry) const;

 private:
  struct Defaults {
    const toml::Document* document;
    const toml::Value* value;
    std::filesystem::path folder;
  };
  /// The table that a map is made from, and of a row all its cells.
  struct Origin {
    const toml::Document& document;
    const toml::Value& value;
    const TableRow* row;
  };

  void read_tables_of_maps(toml::Table& root);
  void read_rows(toml::Table& root);
  void check_columns(const TableFile& table);
  void check_maps_of_rows();
  [[nodiscard]] std::vector<std::vector<std::string>> editions_of(const toml::Value& map) const;
  [[nodiscard]] std::string language_of(const toml::Value& map) const;
  void read_editions(const Origin& origin, std::size_t table);
  void enter(const MapSpec& map, toml::Mark name_at, const toml::Document& document, std::size_t table, std::size_t edition);
  [[nodiscard]] MapSpec read_map(const Origin& origin, const std::vector<std::string>* edition, Pass& pass) const;
  [[nodiscard]] MapSpec defaults_for(const Variant& variant, std::string& content, Pass& pass) const;
  void finish_map(toml::Table& table, MapSpec& map, std::string content, std::size_t first_use, Pass& pass) const;
  [[nodiscard]] std::string digest_of(std::string content, const MapSpec& map, std::size_t first_use,
                                      const Reading& reading) const;
  void forget_declared_uses(std::size_t first_use);
  [[nodiscard]] bool is_full(toml::Table& root);

  Job& job_;
  Reading& reading_;
  base::Diagnostics& problems_;
  bool is_template_ = false;
  std::vector<Defaults> defaults_;
  MapSpec plain_defaults_;                    ///< where they need no variant
  bool are_plain_ = true;                     ///< no texts in languages, no template
  std::string defaults_content_;              ///< of all [defaults] met, in order
  std::vector<std::string> source_contents_;  ///< of Job::sources
  std::set<std::string> declared_;            ///< ids of Job::sources
  std::size_t uses_of_defaults_ = 0;          ///< of sources, before the first map
  UsedValues used_values_;
  std::filesystem::path folder_;              ///< where relative paths of the maps start
  const toml::Document* document_ = nullptr;  ///< of [[map]] tables
  std::vector<const toml::Value*> tables_;    ///< [[map]] tables that the document holds; those apart are parsed again
  std::shared_ptr<const TableFile> rows_;     ///< of `maps_csv`
  std::vector<MapEntry> entries_;
};

}  // namespace rutter::job
