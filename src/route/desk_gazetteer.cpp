#include "route/desk_gazetteer.hpp"

#include <fmt/format.h>

#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "places/answer.hpp"
#include "places/fold.hpp"

namespace rutter::route {
namespace {

constexpr std::size_t most_problems = 100;

struct Country {
  std::string code;
  std::string name;
};

/// The words for kinds, as the gazetteer has them.
std::vector<std::string_view> all_kinds() {
  std::vector<std::string_view> words;
  for (int kind = 0; kind <= static_cast<int>(places::Kind::other); ++kind)
    words.push_back(places::to_string(static_cast<places::Kind>(kind)));
  return words;
}

class Builder {
 public:
  Builder(const places::Gazetteer& gazetteer, base::Diagnostics& problems) : gazetteer_(gazetteer), problems_(problems) {}

  void add(const job::DeskTable& table) {
    for (const job::DeskPlace& row : table.places) {
      if (problems_.size() >= most_problems) return;
      add(table, row);
    }
  }

  std::vector<places::Place> take() { return std::move(places_); }

 private:
  void add(const job::DeskTable& table, const job::DeskPlace& row) {
    places::Place place;
    place.name = row.name;
    place.point = row.point;
    for (const std::string& name : row.names) place.names.push_back({{}, name});
    place.uncertainty_km = row.uncertainty_km.value_or(0);
    place.source = row.source;
    place.note = row.note;
    place.table = table.file_name;
    check_name(table, row);
    read_country(table, row, place);
    read_kind(table, row, place);
    places_.push_back(std::move(place));
  }

  void problem(const job::DeskTable& table, toml::Mark at, std::string message, std::string hint) {
    problems_.push_back(table.document->error(at, std::move(message), std::move(hint)));
  }

  void check_name(const job::DeskTable& table, const job::DeskPlace& row) {
    const std::string key = places::strict_key(places::plain_words(row.name));
    if (key.empty())
      return problem(table, row.name_at, fmt::format("'name' has no letter and no digit: '{}'", row.name),
                     "write the name that reports spell");
    const auto [first, is_new] = first_.try_emplace({key, row.point.lat, row.point.lon}, &table, &row);
    if (is_new) return;
    const auto& [other_table, other_row] = first->second;
    problem(table, row.name_at, fmt::format("'{}' is there twice at the same point", row.name),
            fmt::format("the first is '{}' at {}:{}; leave one out", other_row->name, other_table->document->display_path(),
                        other_row->at.line));
  }

  void read_kind(const job::DeskTable& table, const job::DeskPlace& row, places::Place& place) {
    if (row.kind.empty()) return;
    if (const auto kind = places::kind_from_string(row.kind)) {
      place.kind = *kind;
      return;
    }
    const std::vector<std::string_view> words = all_kinds();
    const std::string near = toml::suggestion(row.kind, std::vector<std::string>(words.begin(), words.end()));
    problem(table, row.kind_at, fmt::format("unknown kind '{}'", row.kind),
            near.empty() ? fmt::format("the kinds are {}", toml::listed(words)) : near);
  }

  void read_country(const job::DeskTable& table, const job::DeskPlace& row, places::Place& place) {
    if (row.country.empty()) return;
    const std::vector<Country>& countries = countries_named(row.country);
    if (countries.size() == 1) {
      place.country = countries.front().code;
      place.country_name = countries.front().name;
    } else if (countries.empty()) {
      problem(table, row.country_at, fmt::format("unknown country '{}'", row.country),
              "write its code of ISO 3166 (\"SY\") or its name (\"Syria\")");
    } else {
      std::string codes;
      for (const Country& country : countries)
        codes += fmt::format("{}{} ({})", codes.empty() ? "" : ", ", country.code, country.name);
      problem(table, row.country_at, fmt::format("several countries are called '{}'", row.country),
              fmt::format("write the code: {}", codes));
    }
  }

  /// Those of a code or a name in any language; states that are no more are none.
  const std::vector<Country>& countries_named(const std::string& text) {
    const auto [known, is_new] = countries_.try_emplace(text);
    if (!is_new) return known->second;
    for (const places::Container& part : gazetteer_.areas_named(text, "en"))
      for (const places::Place& area : part.areas)
        if (area.kind == places::Kind::country && !places::is_historical(area))
          known->second.push_back({area.country, area.name});
    return known->second;
  }

  using Spot = std::tuple<std::string, double, double>;  ///< key of the name, latitude, longitude

  const places::Gazetteer& gazetteer_;
  base::Diagnostics& problems_;
  std::vector<places::Place> places_;
  std::map<std::string, std::vector<Country>> countries_;
  std::map<Spot, std::pair<const job::DeskTable*, const job::DeskPlace*>> first_;
};

}  // namespace

std::shared_ptr<const places::DeskGazetteer> desk_gazetteer(const std::vector<std::shared_ptr<const job::DeskTable>>& tables,
                                                            const places::Gazetteer& gazetteer, base::Diagnostics& problems) {
  if (tables.empty()) return nullptr;
  base::Diagnostics found;
  Builder builder(gazetteer, found);
  for (const auto& table : tables) builder.add(*table);
  problems.insert(problems.end(), found.begin(), found.end());
  return found.empty() ? std::make_shared<const places::DeskGazetteer>(builder.take()) : nullptr;
}

}  // namespace rutter::route
