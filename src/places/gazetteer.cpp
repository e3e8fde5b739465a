#include "places/gazetteer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <utility>

#include "base/error.hpp"
#include "base/longer_name.hpp"
#include "base/mapped_file.hpp"
#include "places/database.hpp"
#include "places/derived.hpp"
#include "places/desk_gazetteer.hpp"
#include "places/index_trailer.hpp"
#include "places/place_reader.hpp"
#include "places/search.hpp"
#include "places/spelling.hpp"
#include "places/suggestions.hpp"

namespace rutter::places {

struct Gazetteer::Index {
  std::filesystem::path path;
  base::MappedFile mapped;
  IndexParts parts;
  Database base;
  PlaceReader reader;

  Index(const std::filesystem::path& file, const IndexTrailer& trailer)
      : path(file),
        mapped(file, "index of place names"),
        parts(parts_of(mapped.bytes(), trailer)),
        base(Database::open_immutable(file)),
        reader(base, parts) {}

  [[noreturn]] void fail(const std::string& reason) const { Index::fail(path, reason); }
  [[noreturn]] static void fail(const std::filesystem::path& path, const std::string& reason) {
    throw base::Error(
        base::ErrorKind::data,
        fmt::format("{}: the index of place names cannot be read: {}; install rutter's data again, or name another folder "
                    "with --data or RUTTER_DATA",
                    path.string(), reason));
  }
};

Gazetteer::Gazetteer(std::unique_ptr<Index> index) : index_(std::move(index)) {}
Gazetteer::~Gazetteer() = default;
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;

Gazetteer Gazetteer::open(const std::filesystem::path& path) {
  try {
    if (!std::filesystem::is_regular_file(path)) Index::fail(path, "there is no such file");
    const IndexTrailer trailer = read_trailer(path);
    if (trailer.format != index_format)
      Index::fail(path, fmt::format("it has format {}, this program reads format {}", trailer.format, index_format));
    return Gazetteer(std::make_unique<Index>(path, trailer));
  } catch (const base::Error&) {
    throw;
  } catch (const std::exception& error) {
    Index::fail(path, error.what());
  }
}

std::vector<Candidate> Gazetteer::candidates(const Query& query) const {
  try {
    return search(index_->reader, query);
  } catch (const std::runtime_error& error) {
    index_->fail(error.what());
  }
}

void Gazetteer::complete(Answer& answer, std::size_t listed) const {
  try {
    const std::size_t count = std::min(listed, answer.candidates.size());
    for (std::size_t i = 0; i < count; ++i) index_->reader.prefetch(answer.candidates[i].number);
    if (answer.best) index_->reader.complete(*answer.best);
    for (std::size_t i = 0; i < count; ++i) index_->reader.complete(answer.candidates[i]);
  } catch (const std::runtime_error& error) {
    index_->fail(error.what());
  }
}

std::vector<Container> Gazetteer::areas_named(const std::string& in, const std::string& language) const {
  try {
    return containers_of(index_->reader, in, language);
  } catch (const std::runtime_error& error) {
    index_->fail(error.what());
  }
}

std::optional<Place> Gazetteer::by_id(std::string_view id, const DeskGazetteer* desk) const {
  if (desk != nullptr)
    if (const Place* const own = desk->by_id(id); own != nullptr) return *own;
  if (auto point = place_of_point_id(id)) return point;
  if (const auto ends = between_of(id)) {
    const auto first = by_id(ends->first, desk);
    const auto second = by_id(ends->second, desk);
    if (!first || !second || first->relation != Relation::none || second->relation != Relation::none) return std::nullopt;
    return place_between(*first, *second);
  }
  if (const std::size_t slash = id.rfind('/'); slash != std::string_view::npos) {
    const auto derivation = derivation_of(id.substr(slash + 1));
    const auto known = derivation ? by_id(id.substr(0, slash), desk) : std::nullopt;
    if (!known || known->relation != Relation::none) return std::nullopt;
    return derived_place(*known, *derivation);
  }
  try {
    const std::int64_t number = index_->reader.number_of(id);
    if (number == 0) return std::nullopt;
    auto place = index_->reader.place(number);
    // "country:SY" and rows whose number is not their id are ways in for us, not ids.
    if (place && place->id != id) return std::nullopt;
    return place;
  } catch (const std::runtime_error& error) {
    index_->fail(error.what());
  }
}

std::vector<Candidate> Gazetteer::suggestions(const Query& query, const std::vector<geo::LonLat>& stops) const {
  try {
    return suggestions_for(index_->reader, index_->parts.trie(), query, stops);
  } catch (const base::Error&) {
    throw;
  } catch (const std::runtime_error& error) {
    index_->fail(error.what());
  }
}

std::vector<Nearby> Gazetteer::nearest(geo::LonLat point) const {
  try {
    std::vector<Nearby> found;
    for (const NearNumber& near : index_->reader.nearest(point))
      if (auto place = index_->reader.place(near.number)) found.push_back({std::move(*place), near.km});
    return found;
  } catch (const std::runtime_error& error) {
    index_->fail(error.what());
  }
}

std::string Gazetteer::display_name(const Place& place, std::string_view language) {
  const auto in = [&](std::string_view wanted) -> const NameIn* {
    // What a place was called once, or is called in passing, is not its name on a map: also where the sources have the name
    // a second time without that mark (GeoNames prefers "Angora" in English).
    const auto is_marked = [](const NameIn& n) { return !n.mark.empty() && n.mark != "preferred"; };
    const auto found = std::ranges::find_if(place.names, [&](const NameIn& n) {
      return !is_marked(n) && has_language(n.lang, wanted) &&
             std::ranges::none_of(place.names, [&](const NameIn& other) { return is_marked(other) && other.text == n.text; });
    });
    return found == place.names.end() || (wanted == "en" && base::is_longer_name(found->text, place.name)) ? nullptr : &*found;
  };
  if (const NameIn* const own = in(language)) return own->text;
  if (const NameIn* const english = in("en")) return english->text;
  return place.name;
}

std::string Gazetteer::data_version() const {
  try {
    Statement version = index_->base.prepare("SELECT value FROM meta WHERE name = 'data_version'");
    return std::string(version.step() ? version.text(0) : std::string_view{});
  } catch (const std::runtime_error& error) {
    index_->fail(error.what());
  }
}

}  // namespace rutter::places
