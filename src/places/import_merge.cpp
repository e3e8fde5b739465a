#include "places/import_merge.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "places/import_records.hpp"
#include "places/index_builder.hpp"
#include "places/spelling.hpp"

namespace rutter::places {
namespace {

constexpr std::size_t name_head = 8 + 8 + 1;
constexpr double merging_share = 0.4;

/// One spelling with all the languages that have it.
struct Spelt {
  std::string text;
  std::string languages;
};

int rank_of(const Spelt& spelt) {
  if (spelt.languages.empty()) return 3;
  if (spelt.languages.find("~preferred") != std::string::npos) return 0;
  return spelt.languages.find('~') == std::string::npos ? 1 : 2;
}

/// Alternate names, in the order of their places.
class NameStream {
 public:
  explicit NameStream(ExternalSort& names) : names_(names) { advance(); }

  /// The records of this place; those of places before it are counted as lost.
  void take(std::int64_t number, std::vector<std::string>& records) {
    records.clear();
    for (; !ended_ && number_of(record_) < number; advance()) ++lost_;
    for (; !ended_ && number_of(record_) == number; advance()) records.emplace_back(record_);
  }
  std::uint64_t lost() {
    for (; !ended_; advance()) ++lost_;
    return lost_;
  }

 private:
  static std::int64_t number_of(std::string_view record) { return static_cast<std::int64_t>(from_sortable(record)); }
  void advance() { ended_ = !names_.next(record_); }

  ExternalSort& names_;
  std::string_view record_;
  bool ended_ = false;
  std::uint64_t lost_ = 0;
};

std::string joined(std::vector<Spelt> spellings, const std::string& without_language) {
  std::stable_sort(spellings.begin(), spellings.end(), [](const Spelt& a, const Spelt& b) { return rank_of(a) < rank_of(b); });
  std::set<std::string_view> known;
  std::string names;
  for (const Spelt& spelt : spellings) {
    if (rank_of(spelt) == 3 && known.count(spelt.text) != 0) continue;
    known.insert(spelt.text);
    append_spelling(names, spelt.languages, spelt.text);
  }
  for (const Spelling& spelling : spellings_of(without_language))
    if (known.insert(spelling.text).second) append_spelling(names, spelling.languages, spelling.text);
  return names;
}

/// Gives the row its alternate names and codes.
void add_names(const std::vector<std::string>& records, Row& row) {
  std::vector<Spelt> spellings;
  for (const std::string& record : records) {
    const std::string_view rest = std::string_view(record).substr(name_head);
    const std::size_t end = rest.find('\0');
    const std::string languages(rest.substr(0, end));
    const std::string text(rest.substr(end + 1));
    const auto use = static_cast<AlternateName::Use>(record[name_head - 1]);
    if (use == AlternateName::Use::iata) row.iata = text;
    if (use == AlternateName::Use::icao) row.icao = text;
    if (use != AlternateName::Use::name) continue;
    const bool marked = languages.find('~') != std::string::npos;
    const auto same = std::find_if(spellings.begin(), spellings.end(), [&](const Spelt& spelt) {
      return !marked && spelt.text == text && spelt.languages.find('~') == std::string::npos && !spelt.languages.empty() &&
             !languages.empty();
    });
    if (same == spellings.end()) {
      spellings.push_back({text, languages});
    } else if (!has_language(same->languages, languages)) {
      same->languages += "," + languages;
    }
  }
  row.names = joined(std::move(spellings), row.names);
}

/// What a division's dump row lacks.
void complete(Row& row, const std::string& code, const DivisionExtents& extents) {
  if (row.uncertainty_km == 0)
    if (const DivisionExtents::Extent* const extent = extents.find(code)) row.uncertainty_km = extent->radius_km;
  if (!row.area.empty()) return;
  if (row.kind == Kind::country) row.area = "countries/" + code;
  if (row.kind == Kind::province) row.area = "provinces/" + code;
}

}  // namespace

std::string name_record(std::uint64_t order, const AlternateName& name) {
  std::string record = sortable(static_cast<std::uint64_t>(name.number)) + sortable(order);
  record += static_cast<char>(name.use);
  record += name.languages;
  record += '\0';
  record += name.text;
  return record;
}

MergeReport merge_into(const std::filesystem::path& out, const MergeInputs& inputs) {
  constexpr std::uint64_t rows_a_report = 1U << 14U;
  MergeReport report;
  IndexBuilder builder(out, inputs.memory);
  inputs.places.sort();
  inputs.names.sort();
  NameStream names(inputs.names);
  std::vector<std::string> records;
  std::string last;
  std::int64_t next_own = first_own_number;
  for (std::string_view bytes; inputs.places.next(bytes);) {
    PlaceRecord place(bytes);
    if (place.key == last) {
      // A row made of a table of codes gives way to the dump's own without a word.
      if (from_sortable(bytes.substr(place.key.size())) != synthetic_order) ++report.repeated;
      continue;
    }
    last = place.key;
    const bool own = place.key.front() != '\0';
    const std::int64_t number = own ? next_own++ : static_cast<std::int64_t>(from_sortable(place.key.substr(1)));
    if (!own) {
      names.take(number, records);
      add_names(records, place.row);
    }
    const std::string code = division_code(place.row);
    if (!code.empty()) complete(place.row, code, inputs.extents);
    builder.add(number, place.row);
    if (!code.empty() && place.row.kind != Kind::country) builder.add_way_in("geonames:" + code, number);
    if (++report.places % rows_a_report == 0 && inputs.progress)
      inputs.progress(merging_share * static_cast<double>(report.places) / static_cast<double>(inputs.places.size()));
  }
  report.without_place = names.lost();
  builder.finish(inputs.data_version, [&](double share) {
    if (inputs.progress) inputs.progress(merging_share + (1 - merging_share) * share);
  });
  return report;
}

}  // namespace rutter::places
