#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "places/candidate.hpp"
#include "places/container.hpp"
#include "places/place.hpp"

namespace rutter::places {

/// The index of place names. Opening reads one page; a look-up takes tenths of a millisecond. One object per thread.
class Gazetteer {
 public:
  /// Opens the index that rutter-build-gazetteer wrote. Throws base::Error(data) naming the path, the reason and the way out
  /// when it is missing, no index, or of another format. A damaged page may only be noticed by a later call, which throws the
  /// same.
  [[nodiscard]] static Gazetteer open(const std::filesystem::path& path);

  ~Gazetteer();
  Gazetteer(Gazetteer&&) noexcept;
  Gazetteer& operator=(Gazetteer&&) noexcept;

  /// The places that the name may mean, best first, each with its evidence. Spelling, diacritics and script do not matter as
  /// far as the two keys of fold.hpp go; fuzzy matches are not among them (see suggestions). Empty for a name without letters
  /// and digits.
  [[nodiscard]] std::vector<Candidate> candidates(const Query& query) const;

  /// The parts of a context like "Aleppo, Syria" or "near Azaz" and what they may mean, in any language.
  [[nodiscard]] std::vector<Container> areas_named(const std::string& in, const std::string& language) const;

  /// The place of an id as it stands in Place::id; nothing when there is none.
  [[nodiscard]] std::optional<Place> by_id(std::string_view id) const;

  /// Names at most two edits away (one for short names) that share the first two letters, best first, at most five; matched as
  /// fuzzy.
  [[nodiscard]] std::vector<Candidate> suggestions(std::string_view name) const;

  /// The name to print: in the language, else in English, else the main one.
  [[nodiscard]] static std::string display_name(const Place& place, std::string_view language);

  /// Identifies the tables from which the index was made.
  [[nodiscard]] std::string data_version() const;

 private:
  struct Index;
  explicit Gazetteer(std::unique_ptr<Index> index);
  std::unique_ptr<Index> index_;
};

}  // namespace rutter::places
