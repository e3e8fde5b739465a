#include "places/gazetteer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <stdexcept>
#include <utility>

#include "base/edit_distance.hpp"
#include "base/error.hpp"
#include "places/database.hpp"
#include "places/derived.hpp"
#include "places/fold.hpp"
#include "places/index_writer.hpp"
#include "places/place_reader.hpp"
#include "places/scoring.hpp"
#include "places/search.hpp"
#include "places/spelling.hpp"

namespace rutter::places {

struct Gazetteer::Index {
  std::filesystem::path path;
  Database base;
  PlaceReader reader;
  Statement key_range;

  Index(std::filesystem::path file, Database opened)
      : path(std::move(file)),
        base(std::move(opened)),
        reader(base),
        key_range(base.prepare("SELECT k, n FROM name_key WHERE k >= ? AND k < ? ORDER BY k, n")) {}

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

std::int64_t format_of(const Database& base) {
  Statement version = base.prepare("PRAGMA user_version");
  return version.step() ? version.integer(0) : 0;
}

/// The first two characters of a key, and the least string behind all that begin with them.
std::pair<std::string, std::string> prefix_range(const std::string& key) {
  std::size_t end = 0;
  for (int characters = 0; characters < 2 && end < key.size(); ++characters) {
    ++end;
    while (end < key.size() && (static_cast<unsigned char>(key[end]) & 0xC0U) == 0x80U) ++end;
  }
  std::string behind = key.substr(0, end);
  if (!behind.empty()) behind.back() = static_cast<char>(static_cast<unsigned char>(behind.back()) + 1);
  return {key.substr(0, end), behind};
}

/// Numbers of the places with a key near the one asked, and how many edits away the nearest is.
std::map<std::int64_t, std::size_t> near_keys(Statement& range, const std::string& asked, std::size_t most_edits) {
  std::map<std::int64_t, std::size_t> nearest;
  const auto [first, behind] = prefix_range(asked);
  range.bind(0, std::string_view(first));
  range.bind(1, std::string_view(behind));
  while (range.step()) {
    const std::string_view key = range.text(0);
    if (key.size() > asked.size() + most_edits || asked.size() > key.size() + most_edits) continue;
    const std::size_t edits = base::edit_distance(asked, key, most_edits);
    if (edits > most_edits) continue;
    const auto [entry, added] = nearest.emplace(range.integer(1), edits);
    if (!added) entry->second = std::min(entry->second, edits);
  }
  range.reset();
  return nearest;
}

}  // namespace

Gazetteer::Gazetteer(std::unique_ptr<Index> index) : index_(std::move(index)) {}
Gazetteer::~Gazetteer() = default;
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;

Gazetteer Gazetteer::open(const std::filesystem::path& path) {
  try {
    if (!std::filesystem::is_regular_file(path)) Index::fail(path, "there is no such file");
    Database base = Database::open_immutable(path);
    if (const auto format = format_of(base); format != index_format)
      Index::fail(path, fmt::format("it has format {}, this program reads format {}", format, index_format));
    return Gazetteer(std::make_unique<Index>(path, std::move(base)));
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

std::vector<Container> Gazetteer::areas_named(const std::string& in, const std::string& language) const {
  try {
    return containers_of(index_->reader, in, language);
  } catch (const std::runtime_error& error) {
    index_->fail(error.what());
  }
}

std::optional<Place> Gazetteer::by_id(std::string_view id) const {
  if (auto point = place_of_point_id(id)) return point;
  if (const std::size_t slash = id.rfind('/'); slash != std::string_view::npos) {
    const auto derivation = derivation_of(id.substr(slash + 1));
    const auto known = derivation ? by_id(id.substr(0, slash)) : std::nullopt;
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

std::vector<Candidate> Gazetteer::suggestions(std::string_view name) const {
  // Two wrong letters of six make another name.
  constexpr std::size_t short_name = 8;
  constexpr std::size_t most_suggestions = 5;
  const AskedName asked(name, "en");
  if (asked.strict().size() < 3) return {};
  try {
    std::vector<Candidate> found;
    for (const auto& [number, edits] :
         near_keys(index_->key_range, asked.strict(), asked.strict().size() < short_name ? 1 : 2)) {
      auto place = index_->reader.place(number);
      if (!place) continue;
      Candidate candidate;
      candidate.place = std::move(*place);
      weigh_name_and_place(candidate, {Match::fuzzy, candidate.place.name, false, false, false}, std::nullopt);
      candidate.add(fmt::format("{} letters differ", edits), -2.0 * static_cast<double>(edits));
      candidate.matched_name = display_name(candidate.place, "en");
      found.push_back(std::move(candidate));
    }
    std::sort(found.begin(), found.end(), ranks_before);
    if (found.size() > most_suggestions) found.erase(found.begin() + most_suggestions, found.end());
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
