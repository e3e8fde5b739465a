#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "places/answer.hpp"
#include "places/candidate.hpp"
#include "places/container.hpp"
#include "places/place.hpp"

namespace rutter::places {

/// A place and how far it is from a point, on the mean sphere as distance_km has it.
struct Nearby {
  Place place;
  double km = 0;
};

/// The index of place names. Opening reads one page; a look-up takes tenths of a millisecond. One object per thread.
class Gazetteer {
 public:
  /// Opens the index that rutter-build-gazetteer or 'rutter gazetteer build' wrote. Throws base::Error(data) naming the path,
  /// the reason and the way out when it is missing, no index, cut short, or of another format. A damaged page may only be
  /// noticed by a later call, which throws the same; summarise reads all of the file.
  [[nodiscard]] static Gazetteer open(const std::filesystem::path& path);

  ~Gazetteer();
  Gazetteer(Gazetteer&&) noexcept;
  Gazetteer& operator=(Gazetteer&&) noexcept;

  /// The places that the name may mean, best first, each with its evidence; those of the query's desk alone where some of them
  /// bear the name and fit. Spelling, diacritics and script do not matter as
  /// far as the two keys of fold.hpp go; fuzzy matches are not among them (see suggestions). Empty for a name without letters
  /// and digits.
  [[nodiscard]] std::vector<Candidate> candidates(const Query& query) const;

  /// Reads what the answer's best and the first candidates lack, which were asked for with Query::whole.
  void complete(Answer& answer, std::size_t listed) const;

  /// The parts of a context like "Aleppo, Syria" or "near Azaz" and what they may mean, in any language.
  [[nodiscard]] std::vector<Container> areas_named(const std::string& in, const std::string& language) const;

  /// The place of an id as it stands in Place::id, those of the desk first; nothing when there is none.
  [[nodiscard]] std::optional<Place> by_id(std::string_view id, const DeskGazetteer* desk = nullptr) const;

  /// What a misspelt name may mean, best first, at most five: places with a spelling one or two edits away (optimal string
  /// alignment over the code points of the strict key; one below six), ranked by edits, population, and the context of the
  /// query and of `stops`, the other stops of the map. Each is matched as fuzzy, which `choose` never takes. The same key is no
  /// suggestion; names of more than 60 letters have none.
  [[nodiscard]] std::vector<Candidate> suggestions(const Query& query, const std::vector<geo::LonLat>& stops = {}) const;

  /// The populated place nearest to a point, abandoned and former ones left out, and those at most 1.2 % farther on the sphere,
  /// nearest first: the one that is nearest on the ellipsoid is among them. Empty when the index has none.
  [[nodiscard]] std::vector<Nearby> nearest(geo::LonLat point) const;

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
