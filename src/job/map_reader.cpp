#include "job/map_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "base/sha256.hpp"
#include "job/check.hpp"
#include "job/citation.hpp"
#include "job/groups.hpp"
#include "job/keys.hpp"
#include "job/name.hpp"
#include "job/table_file.hpp"

namespace rutter::job {
namespace {

constexpr std::size_t most_maps = 20'000;
constexpr std::size_t most_stops_of_a_job = 100'000;

/// A key that is there but wrong has its own message.
void check_content(toml::Table& table, const MapSpec& map) {
  const bool tried = table.has("stop") || table.has("area") || table.has("extent") || map.stops_csv;
  if (!tried && map.stops.empty() && map.areas.empty() && !map.extent)
    table.problem(table.at(), "the map has nothing to draw", "add a [[map.stop]], a [[map.area]] or an 'extent'");
}

void read_name(toml::Table& table, MapSpec& map) {
  const auto name = table.text("name", true);
  if (!name) return;
  const std::string reason = why_illegal_name(name->text);
  if (!reason.empty()) table.problem(name->at, fmt::format("'name' {}", reason), "it becomes the name of the output files");
  map.name = name->text;
}

/// The languages of an edition: "ar", or ["ar", "en"].
std::vector<std::string> edition_of(const toml::Value& value) {
  if (const auto* const text = std::get_if<std::string>(&value.data)) return {*text};
  std::vector<std::string> languages;
  if (const auto* const array = std::get_if<toml::Array>(&value.data))
    for (const toml::Value& element : *array)
      if (const auto* const text = std::get_if<std::string>(&element.data)) languages.push_back(*text);
  return languages;
}

const toml::Value* find_value(const toml::Value& table, std::string_view key) {
  const auto* const members = std::get_if<toml::Members>(&table.data);
  const toml::Member* const member = members == nullptr ? nullptr : toml::find(*members, key);
  return member == nullptr ? nullptr : &member->value;
}

/// Brackets in a claim may be those of a quotation: only what is the id of a source cites.
std::set<std::string, std::less<>> cited_in_claims(const MapSpec& map) {
  std::set<std::string, std::less<>> ids;
  const auto add = [&](const Statement& statement) {
    for (const Citation& citation : find_citations(statement.claim)) ids.insert(citation.ids.begin(), citation.ids.end());
  };
  for (const Stop& stop : map.stops) {
    add(stop);
    for (const Report& report : stop.reports) add(report);
  }
  for (const Leg& leg : map.legs) add(leg);
  return ids;
}

}  // namespace

void MapReader::add_defaults(const toml::Table& table, const std::filesystem::path& folder) {
  defaults_.push_back({&table.document(), &table.whole(), folder});
  are_plain_ = are_plain_ && !is_template_ && !has_languages(table.whole());
  if (!are_plain_) return;
  defaults_content_ += toml::canonical(table.whole());
  reading_.folder = folder;
  toml::Table again(table.document(), table.whole(), defaults_kind, problems_);
  read_map_keys(again, reading_, plain_defaults_);
  again.finish();
}

void MapReader::read(toml::Table& root) {
  uses_of_defaults_ = reading_.source_uses.size();
  for (const Source& source : job_.sources) declared_.insert(source.id);
  const bool has_map = root.value("map") != nullptr;
  const bool has_table = root.value("maps_csv") != nullptr;
  if (has_map && has_table) {
    root.problem(root.at("maps_csv"), "'maps_csv' and [[map]] cannot be used together", "write two jobs");
  } else if (has_table) {
    read_rows(root);
  } else {
    read_tables_of_maps(root);
  }
  check_maps_of_rows();
  entries_.shrink_to_fit();
}

void MapReader::read_tables_of_maps(toml::Table& root) {
  document_ = &root.document();
  folder_ = reading_.folder;
  const std::size_t apart = document_->elements_apart();
  if (apart > most_maps) return root.problem(root.at("map"), fmt::format("more than {} of {}", most_maps, map_kind.title));
  for (std::size_t i = 0; i < apart; ++i) {
    read_editions({*document_, document_->element(i), nullptr}, i);
    if (is_full(root)) return;
  }
  for (const toml::Table& table : root.tables("map", map_kind, most_maps)) {
    tables_.push_back(&table.whole());
    read_editions({*document_, table.whole(), nullptr}, tables_.size() - 1);
    if (is_full(root)) return;
  }
  if (!root.has("map"))
    problems_.push_back({base::Severity::error, {job_.display_path, 0, 0}, "there is no [[map]] in it", {}, {}});
}

void MapReader::read_rows(toml::Table& root) {
  const auto name = root.text("maps_csv");
  if (!name) return;
  const std::filesystem::path path = (reading_.folder / name->text).lexically_normal();
  rows_ = reading_.tables->read(path, map_kind, OtherColumns::any, located(root, "maps_csv"), name->text, problems_);
  if (!rows_) return;
  job_.inputs.push_back({path.string(), rows_->sha256});
  const std::filesystem::path folder = std::exchange(reading_.folder, path.parent_path());
  folder_ = reading_.folder;
  for (std::size_t i = 0; i < rows_->rows(); ++i) {
    const TableRow row = rows_->row(i);
    read_editions({*rows_->document, row.table, &row}, i);
    if (is_full(root)) return;
  }
  reading_.folder = folder;
  if (rows_->rows() == 0) root.problem(name->at, fmt::format("'{}' has no rows", name->text), "each row makes a map");
  check_columns(*rows_);
}

void MapReader::check_columns(const TableFile& table) {
  if (table.rows() == 0) return;
  std::vector<std::string> names;
  for (const toml::Key& key : map_kind.keys) names.emplace_back(key.name);
  for (const std::string& column : table.other_columns) {
    if (std::ranges::find(used_values_, column) != used_values_.end()) continue;
    const std::string near = toml::suggestion(column, names);
    problems_.push_back(table.document->error(
        {1, 1}, fmt::format("the column '{}' is no key of [[map]], and nothing in [defaults] uses {{{}}}", column, column),
        near));
  }
}

void MapReader::check_maps_of_rows() {
  constexpr std::size_t most_told = 100;  // a suggestion weighs all names
  std::vector<std::string> names;
  for (const MapEntry& entry : entries_) names.push_back(entry.name);
  std::ranges::sort(names);
  std::size_t told = 0;
  for (const auto& [path, table] : reading_.tables->read_so_far())
    for (const auto& [map, rows] : table->rows_of_map) {
      if (map.empty() || std::ranges::binary_search(names, map)) continue;
      problems_.push_back(table->document->error(table->row(rows.front()).table.at, fmt::format("no map is called '{}'", map),
                                                 toml::suggestion(map, names)));
      if (++told == most_told) return;
    }
}

std::vector<std::vector<std::string>> MapReader::editions_of(const toml::Value& map) const {
  const toml::Value* value = find_value(map, "editions");
  for (auto defaults = defaults_.rbegin(); value == nullptr && defaults != defaults_.rend(); ++defaults)
    value = find_value(*defaults->value, "editions");
  std::vector<std::vector<std::string>> editions;
  if (value != nullptr)
    if (const auto* const array = std::get_if<toml::Array>(&value->data))
      for (const toml::Value& element : *array)
        if (auto languages = edition_of(element);
            !languages.empty() && std::ranges::none_of(editions, [&](const auto& edition) {
              return edition.front() == languages.front();  // told where the key is read
            }))
          editions.push_back(std::move(languages));
  return editions;
}

std::string MapReader::language_of(const toml::Value& map) const {
  const toml::Value* value = find_value(map, "languages");
  for (auto defaults = defaults_.rbegin(); value == nullptr && defaults != defaults_.rend(); ++defaults)
    value = find_value(*defaults->value, "languages");
  const std::vector<std::string> languages = value == nullptr ? std::vector<std::string>{} : edition_of(*value);
  return languages.empty() ? "en" : languages.front();
}

void MapReader::read_editions(const Origin& origin, std::size_t table) {
  auto editions = editions_of(origin.value);
  const bool is_one = editions.empty();
  if (is_one) editions.emplace_back();
  for (std::size_t i = 0; i < editions.size(); ++i) {
    const std::size_t first_use = reading_.source_uses.size();
    Pass pass{reading_, problems_, job_.warnings, used_values_};
    const MapSpec map = read_map(origin, is_one ? nullptr : &editions[i], pass);
    reading_.stops += map.stops.size() + map.legs.size() + map.areas.size();
    const toml::Value* const name = find_value(origin.value, "name");
    enter(map, name != nullptr ? name->at : origin.value.at, origin.document, table, is_one ? 0 : i + 1);
    forget_declared_uses(first_use);
  }
}

void MapReader::enter(const MapSpec& map, toml::Mark name_at, const toml::Document& document, std::size_t table,
                      std::size_t edition) {
  MapEntry entry{map.name, {}, &document, name_at, static_cast<std::uint32_t>(table), static_cast<std::uint32_t>(edition)};
  for (const Page& page : map.pages) entry.outputs.push_back(output_name(map, page));
  if (entry.outputs == std::vector{map.name}) entry.outputs = {};  // nearly all: without room for another name
  entries_.push_back(std::move(entry));
}

/// What else is used is an error, which is told at the end.
void MapReader::forget_declared_uses(std::size_t first_use) {
  const auto begin = reading_.source_uses.begin() + static_cast<std::ptrdiff_t>(first_use);
  const auto is_declared = [&](const SourceUse& use) { return declared_.count(use.id) > 0; };
  reading_.source_uses.erase(std::remove_if(begin, reading_.source_uses.end(), is_declared), reading_.source_uses.end());
}

MapSpec MapReader::read_again(const MapEntry& entry) const {
  Reading reading;
  reading.folder = folder_;
  reading.tables = reading_.tables;
  const auto begin = reading_.source_uses.begin();
  reading.source_uses.assign(begin, begin + static_cast<std::ptrdiff_t>(uses_of_defaults_));
  base::Diagnostics problems;  // there were none
  base::Diagnostics warnings;  // told before
  UsedValues used_values;
  Pass pass{reading, problems, warnings, used_values};
  const auto read = [&](const Origin& origin) {
    if (entry.edition == 0) return read_map(origin, nullptr, pass);
    return read_map(origin, &editions_of(origin.value).at(entry.edition - 1), pass);
  };
  if (rows_) {
    const TableRow row = rows_->row(entry.table);
    return read({*rows_->document, row.table, &row});
  }
  if (!tables_.empty()) return read({*document_, *tables_.at(entry.table), nullptr});
  return read({*document_, document_->element(entry.table), nullptr});
}

MapSpec MapReader::read_map(const Origin& origin, const std::vector<std::string>* edition, Pass& pass) const {
  const auto& [document, value, row] = origin;
  const std::size_t first_use = pass.reading.source_uses.size();
  const std::size_t first_problem = pass.problems.size();
  const Variant variant{row == nullptr ? nullptr : &row->values, edition != nullptr ? edition->front() : language_of(value)};
  std::string content;
  MapSpec map = defaults_for(variant, content, pass);
  // Problems of a template are told where it stands; which row they come from is told with them.
  if (row != nullptr)
    for (std::size_t i = first_problem; i < pass.problems.size(); ++i)
      pass.problems[i].message += fmt::format(" (with the values of {}:{})", document.display_path(), value.at.line);
  const bool varies = edition != nullptr || has_languages(value);
  const toml::Value own =
      varies ? varied(value, document, {nullptr, variant.language}, pass.used_values, pass.problems) : value;
  toml::Table table(document, own, map_kind, pass.problems);
  content += toml::canonical(own);
  map.where = located(table);
  map.name_at = located(table, "name");
  read_name(table, map);
  read_map_keys(table, pass.reading, map);
  table.finish();
  if (edition != nullptr) {
    map.languages = *edition;
    map.edition = edition->front();
    content += "edition " + map.edition;
  }
  read_desk_tables(map, pass.reading, content, pass.problems);
  read_stops_and_legs(map, table, pass.reading, {nullptr, variant.language}, content, pass.problems);
  finish_map(table, map, std::move(content), first_use, pass);
  return map;
}

MapSpec MapReader::defaults_for(const Variant& variant, std::string& content, Pass& pass) const {
  if (are_plain_) {
    content = defaults_content_;
    return plain_defaults_;
  }
  MapSpec map;
  const std::filesystem::path folder = pass.reading.folder;
  for (const Defaults& defaults : defaults_) {
    const toml::Value value = varied(*defaults.value, *defaults.document, variant, pass.used_values, pass.problems);
    content += toml::canonical(value);
    pass.reading.folder = defaults.folder;
    toml::Table table(*defaults.document, value, defaults_kind, pass.problems);
    read_map_keys(table, pass.reading, map);
    table.finish();
  }
  pass.reading.folder = folder;
  return map;
}

void MapReader::finish_map(toml::Table& table, MapSpec& map, std::string content, std::size_t first_use, Pass& pass) const {
  map.content_sha256 = digest_of(std::move(content), map, first_use, pass.reading);
  complete_map(map, pass.problems);
  warn_of_uncited(map, pass.warnings);
  warn_of_like_colors(map.groups, pass.warnings);
  check_content(table, map);
}

std::string MapReader::digest_of(std::string content, const MapSpec& map, std::size_t first_use, const Reading& reading) const {
  std::set<std::string, std::less<>> used = cited_in_claims(map);
  for (std::size_t i = 0; i < reading.source_uses.size(); ++i)
    if (i < uses_of_defaults_ || i >= first_use) used.insert(reading.source_uses[i].id);
  for (std::size_t i = 0; i < job_.sources.size(); ++i)
    if (used.count(job_.sources[i].id) > 0) content += source_contents_[i];
  return base::sha256(content);
}

bool MapReader::is_full(toml::Table& root) {
  const bool maps = entries_.size() > most_maps;
  if (!maps && reading_.stops <= most_stops_of_a_job) return false;
  root.problem(root.at(),
               maps ? fmt::format("more than {} maps in one job", most_maps)
                    : fmt::format("more than {} stops, legs and areas in one job", most_stops_of_a_job),
               "split the job into several files");
  return true;
}

}  // namespace rutter::job
