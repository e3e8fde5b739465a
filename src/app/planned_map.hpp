#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "app/command_line.hpp"
#include "app/data_folder.hpp"
#include "app/shard.hpp"
#include "job/read.hpp"
#include "map/words.hpp"
#include "places/desk_gazetteer.hpp"
#include "style/style.hpp"

namespace rutter::app {

/// Reads "svg,pdf"; throws Error(usage) for a format that there is not.
[[nodiscard]] std::vector<job::Format> parse_formats(const std::string& text);

/// What maps are drawn with, besides the bundled data, that is looked for and checked before the first one is; many maps share
/// it.
struct Outfit {
  std::shared_ptr<const style::Style> style;
  std::string style_sha256;
  map::Words words;
  std::string words_sha256;  ///< of the user's file of words, else of the bundled one; empty for English
  std::shared_ptr<const places::DeskGazetteer> desk;  ///< the desk's own places; nullptr: the map names no table of them
};

/// A map that will be drawn, with all that can be checked before the first one is.
struct PlannedMap : Outfit {
  const job::Job* job = nullptr;
  job::MapSpec spec;
};

/// The maps of a run: all are checked. Of each only a few words are kept; the rest is read again from the job's text when the
/// map is asked for.
class Plan {
 public:
  [[nodiscard]] std::size_t size() const { return maps_.size(); }
  [[nodiscard]] const job::MapEntry& entry(std::size_t index) const;
  [[nodiscard]] job::MapSpec spec(std::size_t index) const;
  /// Several threads may ask.
  [[nodiscard]] PlannedMap map(std::size_t index) const;

  void add_job(job::OpenJob job) { jobs_.push_back(std::move(job)); }
  /// A map of the job added last, by its place in it.
  void add_map(std::size_t map, const Outfit& outfit);

 private:
  struct Chosen {
    std::uint32_t job = 0;
    std::uint32_t map = 0;
    std::uint32_t outfit = 0;
  };

  using OutfitKey = std::tuple<const void*, std::string, std::string, const void*, std::string, const void*>;

  std::vector<job::OpenJob> jobs_;
  std::vector<Outfit> outfits_;  ///< each once
  std::map<OutfitKey, std::uint32_t> outfit_numbers_;
  std::vector<Chosen> maps_;
};

/// The maps that `--map` and `--shard` leave, in the order of the jobs; throws Error(usage) for a name that no job has.
[[nodiscard]] Plan plan_maps(const std::vector<job::OpenJob>& jobs, const std::vector<std::string>& names, const Shard& shard,
                             const DataFolder& data, base::Diagnostics& problems);

}  // namespace rutter::app
