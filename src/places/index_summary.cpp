#include "places/index_summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <stdexcept>

#include "base/error.hpp"
#include "base/mapped_file.hpp"
#include "places/gazetteer.hpp"
#include "places/index_trailer.hpp"
#include "places/place_row.hpp"
#include "places/spelling.hpp"

namespace rutter::places {
namespace {

/// Counts a spelling for each language of "de,fr".
void count_languages(std::string_view languages, std::map<std::string, std::size_t>& counts) {
  while (!languages.empty()) {
    const std::size_t comma = std::min(languages.find(','), languages.size());
    if (!is_mark(languages)) ++counts[std::string(languages.substr(0, comma))];
    languages.remove_prefix(std::min(comma + 1, languages.size()));
  }
}

void count_places(const IndexParts& parts, IndexSummary& summary) {
  std::map<std::string, std::size_t> languages;
  std::map<Kind, std::size_t> kinds;
  for (std::size_t at = IndexParts::first_row; at < parts.rows_end;) {
    const PlaceRow row = read_row(parts.bytes, at);
    ++summary.places;
    ++kinds[row.kind];
    for (const Spelling& spelling : spellings_of(row.names)) {
      ++summary.names;
      count_languages(spelling.languages, languages);
    }
  }
  for (const auto& [kind, count] : kinds) summary.kinds.emplace_back(to_string(kind), count);
  summary.languages.assign(languages.begin(), languages.end());
}

}  // namespace

IndexSummary summarise(const std::filesystem::path& path) {
  IndexSummary summary;
  summary.data_version = Gazetteer::open(path).data_version();
  try {
    verify_checksum(path);
    const base::MappedFile mapped(path, "index of place names");
    count_places(parts_of(mapped.bytes(), read_trailer(path)), summary);
  } catch (const std::runtime_error& error) {
    throw base::Error(
        base::ErrorKind::data,
        fmt::format("{}: the index of place names cannot be read: {}; install rutter's data again, or name another folder "
                    "with --data or RUTTER_DATA",
                    path.string(), error.what()));
  }
  return summary;
}

}  // namespace rutter::places
