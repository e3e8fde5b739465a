#include "places/gazetteer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <utility>

#include "base/error.hpp"
#include "base/mapped_file.hpp"
#include "places/database.hpp"
#include "places/index_trailer.hpp"
#include "places/nearest.hpp"
#include "places/place_reader.hpp"
#include "places/scoring.hpp"
#include "places/spelling.hpp"
#include "places/suggestions.hpp"

namespace rutter::places {

struct Gazetteer::Index {
  std::filesystem::path path;
  IndexTrailer trailer;
  Database base;
  PlaceReader reader;
  std::unique_ptr<base::MappedFile> mapped;  ///< when the trie is needed
  std::optional<NearestFinder> nearest;      ///< when places are looked for by position

  Index(std::filesystem::path file, IndexTrailer read, Database opened)
      : path(std::move(file)), trailer(std::move(read)), base(std::move(opened)), reader(base) {}

  std::string_view trie() {
    if (!mapped) mapped = std::make_unique<base::MappedFile>(path, "index of place names");
    const std::string_view bytes = mapped->bytes();
    if (bytes.size() < trailer.sqlite_bytes + trailer.trie_bytes) fail("it is cut short");
    return bytes.substr(trailer.sqlite_bytes, trailer.trie_bytes);
  }

  [[noreturn]] void fail(const std::string& reason) const { Index::fail(path, reason); }
  [[noreturn]] static void fail(const std::filesystem::path& path, const std::string& reason) {
    throw base::Error(
        base::ErrorKind::data,
        fmt::format("{}: the index of place names cannot be read: {}; install rutter's data again, or name another folder "
                    "with --data or RUTTER_DATA",
                    path.string(), reason));
  }
};

namespace {

std::vector<Candidate> find_candidates(PlaceReader& reader, const Query& query) {
  const AskedName asked(query.name, query.language);
  const std::vector<Container> containers = containers_of(reader, query.in.value_or(""), query.language);
  std::vector<Candidate> found;
  for (const auto& [number, agreement] : reader.find(asked)) {
    auto place = reader.place(number);
    if (!place) continue;
    Candidate candidate;
    candidate.place = std::move(*place);
    weigh_name_and_place(candidate, agreement, asked.area_kind());
    weigh_query(candidate, query, containers);
    found.push_back(std::move(candidate));
  }
  std::sort(found.begin(), found.end(), ranks_before);
  const auto limit = static_cast<std::size_t>(std::max(0, query.limit));
  if (found.size() > limit) found.erase(found.begin() + static_cast<std::ptrdiff_t>(limit), found.end());
  return found;
}

}  // namespace

Gazetteer::Gazetteer(std::unique_ptr<Index> index) : index_(std::move(index)) {}
Gazetteer::~Gazetteer() = default;
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;

Gazetteer Gazetteer::open(const std::filesystem::path& path) {
  try {
    if (!std::filesystem::is_regular_file(path)) Index::fail(path, "there is no such file");
    IndexTrailer trailer = read_trailer(path);
    if (trailer.format != index_format)
      Index::fail(path, fmt::format("it has format {}, this program reads format {}", trailer.format, index_format));
    return Gazetteer(std::make_unique<Index>(path, std::move(trailer), Database::open_immutable(path)));
  } catch (const base::Error&) {
    throw;
  } catch (const std::exception& error) {
    Index::fail(path, error.what());
  }
}

std::vector<Candidate> Gazetteer::candidates(const Query& query) const {
  try {
    std::vector<Candidate> found = find_candidates(index_->reader, query);
    const std::size_t comma = query.name.find(',');
    if (!found.empty() || query.in || comma == std::string::npos) return found;
    // "Kilis, Turkey": the name and, behind the comma, what it lies in.
    Query divided = query;
    divided.in = query.name.substr(comma + 1);
    divided.name.erase(comma);
    // What is behind the comma must be an area: a part of the name that nobody understands is not left out in silence.
    const auto around = containers_of(index_->reader, *divided.in, divided.language);
    if (std::any_of(around.begin(), around.end(), [](const Container& c) { return c.areas.empty(); })) return {};
    return find_candidates(index_->reader, divided);
  } catch (const std::runtime_error& error) {
    index_->fail(error.what());
  }
}

std::optional<Place> Gazetteer::by_id(std::string_view id) const {
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
    return suggestions_for(index_->reader, index_->trie(), query, stops);
  } catch (const base::Error&) {
    throw;
  } catch (const std::runtime_error& error) {
    index_->fail(error.what());
  }
}

std::vector<Nearby> Gazetteer::nearest(geo::LonLat point) const {
  try {
    if (!index_->nearest) index_->nearest.emplace(index_->base);
    std::vector<Nearby> found;
    for (const NearNumber& near : index_->nearest->find(point))
      if (auto place = index_->reader.place(near.number)) found.push_back({std::move(*place), near.km});
    return found;
  } catch (const std::runtime_error& error) {
    index_->fail(error.what());
  }
}

std::string Gazetteer::display_name(const Place& place, std::string_view language) {
  const auto in = [&](std::string_view wanted) -> const NameIn* {
    // What a place was called once, or is called in passing, is not its name on a map.
    const auto found = std::find_if(place.names.begin(), place.names.end(), [&](const NameIn& n) {
      return (n.mark.empty() || n.mark == "preferred") && has_language(n.lang, wanted);
    });
    return found == place.names.end() ? nullptr : &*found;
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
