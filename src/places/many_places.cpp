#include "places/many_places.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "places/crowd.hpp"
#include "places/index_builder.hpp"
#include "places/scoring.hpp"
#include "places/spelling.hpp"

namespace rutter::places {
namespace {

constexpr std::size_t kinds = static_cast<std::size_t>(Kind::other) + 1;

/// Whether the names hold all of the others.
bool hold(const CrowdNames& names, const CrowdNames& others) {
  if (!others.name.empty() && others.name != names.name) return false;
  if (!others.ascii.empty() && others.ascii != names.ascii) return false;
  const auto held = spellings_of(names.names);
  const auto wanted = spellings_of(others.names);
  return std::all_of(wanted.begin(), wanted.end(), [&](const Spelling& one) {
    return std::any_of(held.begin(), held.end(),
                       [&](const Spelling& own) { return own.text == one.text && own.languages == one.languages; });
  });
}

/// A crowd that is read, with how its names agree.
struct List {
  CrowdReader reader;
  CrowdMember member;
  std::size_t at = 0;
  bool ended = false;
  std::vector<std::size_t> agreement_of;  ///< by names and kind: one more than the index, 0 where it was not asked for

  explicit List(std::string_view bytes) : reader(bytes), agreement_of(reader.names().size() * kinds) { advance(); }

  void advance() {
    at = reader.at();
    ended = !reader.next(member);
  }
  [[nodiscard]] const CrowdNames& names() const { return reader.names()[member.names]; }

  /// The index of how the member agrees. Of a crowd most bear the same few spellings.
  std::size_t agreement(const AskedName& asked, std::vector<std::optional<Agreement>>& agreements) {
    std::size_t& index = agreement_of[member.names * kinds + static_cast<std::size_t>(member.kind)];
    if (index == 0) {
      agreements.push_back(asked.compare(names().name, names().ascii, spellings_of(names().names), member.kind));
      index = agreements.size();
    }
    return index - 1;
  }
};

/// Decimal numbers in the order of their digits as text: 12 before 120 before 13.
std::pair<std::uint64_t, int> as_text(std::int64_t number) {
  constexpr std::uint64_t ten_digits = 1'000'000'000;
  auto scaled = static_cast<std::uint64_t>(number);
  int zeros = 0;
  for (; scaled > 0 && scaled < ten_digits; ++zeros) scaled *= 10;
  return {scaled, -zeros};
}

}  // namespace

/// The crowds side by side, by ascending numbers.
class ManyPlaces::Lists {
 public:
  Lists(const std::vector<std::string>& crowds) {
    lists_.reserve(crowds.size());
    for (const std::string& crowd : crowds) lists_.emplace_back(crowd);
  }

  /// Goes to the next number; false after the last.
  bool next() {
    for (const std::size_t i : here_) lists_[i].advance();
    here_.clear();
    number_ = std::numeric_limits<std::int64_t>::max();
    for (std::size_t i = 0; i < lists_.size(); ++i) {
      if (lists_[i].ended || lists_[i].member.number > number_) continue;
      if (lists_[i].member.number < number_) here_.clear();
      number_ = lists_[i].member.number;
      here_.push_back(i);
    }
    return !here_.empty();
  }
  [[nodiscard]] std::int64_t number() const { return number_; }

  /// The list that has all names of the place which any of them has; nothing when none does.
  std::optional<std::size_t> widest() {
    std::size_t widest = here_.front();
    for (const std::size_t other : here_) {
      if (lists_[other].names() == lists_[widest].names()) continue;
      const int wider = wider_of(widest, other);
      if (wider < 0) return std::nullopt;
      if (wider == 1) widest = other;
    }
    return widest;
  }
  List& operator[](std::size_t i) { return lists_[i]; }

 private:
  /// Which of two lists has all names of the other: 0 or 1, or -1 for neither.
  int wider_of(std::size_t a, std::size_t b) {
    const auto [known, is_new] = wider_.try_emplace({a, lists_[a].member.names, b, lists_[b].member.names}, -1);
    if (is_new) {
      if (hold(lists_[a].names(), lists_[b].names())) {
        known->second = 0;
      } else if (hold(lists_[b].names(), lists_[a].names())) {
        known->second = 1;
      }
    }
    return known->second;
  }

  std::vector<List> lists_;
  std::vector<std::size_t> here_;  ///< lists that have the number
  std::int64_t number_ = 0;
  std::map<std::tuple<std::size_t, std::size_t, std::size_t, std::size_t>, int> wider_;
};

ManyPlaces::ManyPlaces(PlaceReader& reader, const AskedName& asked, const PlacesOfKeys& keys, const Score& score)
    : keys_(keys) {
  std::vector<std::int64_t> to_read = keys.apart;
  Lists lists(keys.crowds);
  Place place;
  while (lists.next()) {
    if (std::binary_search(keys.apart.begin(), keys.apart.end(), lists.number())) continue;
    const auto widest = lists.widest();
    if (!widest) {  // each list has a name that another lacks: only the row has them all
      to_read.push_back(lists.number());
      continue;
    }
    List& list = lists[*widest];
    const std::size_t index = list.agreement(asked, agreements_);
    const auto& agreement = agreements_[index];
    if (!agreement) continue;
    list.member.describe(place);
    places_.push_back({list.member.number, score(place, *agreement, list.member.languages), place.population, agreement->match,
                       places::closeness(agreement->match, agreement->but_for_article), places::is_area(place.kind), index,
                       *widest + 1, list.at});
  }
  std::sort(to_read.begin(), to_read.end());
  rows_ = reader.find(asked, to_read);
  for (std::size_t i = 0; i < rows_.size(); ++i) add(rows_[i], i, score);
}

void ManyPlaces::add(const FoundPlace& found, std::size_t at, const Score& score) {
  const Agreement& agreement = found.agreement;
  places_.push_back({found.number, score(found.place, agreement, found.languages), found.place.population, agreement.match,
                     places::closeness(agreement.match, agreement.but_for_article), places::is_area(found.place.kind), 0, 0,
                     at});
}

void ManyPlaces::describe(const WeighedPlace& weighed, Place& place) const {
  if (weighed.list == 0) {
    place = rows_[weighed.at].place;
    return;
  }
  // The names stand first and need not be read again.
  CrowdMember member;
  CrowdReader::member_at(keys_.crowds[weighed.list - 1], weighed.at, member);
  member.describe(place);
}

FoundPlace ManyPlaces::found(const WeighedPlace& weighed) {
  if (weighed.list == 0) return std::move(rows_[weighed.at]);
  FoundPlace place;
  CrowdMember member;
  CrowdReader::member_at(keys_.crowds[weighed.list - 1], weighed.at, member);
  member.describe(place.place);
  place.number = member.number;
  place.agreement = *agreements_[weighed.agreement];
  place.languages = member.languages;
  place.is_sketch = true;
  return place;
}

bool ManyPlaces::ranks_first(const WeighedPlace& a, const WeighedPlace& b) const {
  if (a.score != b.score) return a.score > b.score;
  if (a.population != b.population) return a.population > b.population;
  if (a.number < first_own_number && b.number < first_own_number) return as_text(a.number) < as_text(b.number);
  Place first;
  Place second;
  describe(a, first);
  describe(b, second);
  return first.id < second.id;
}

std::vector<FoundPlace> ManyPlaces::best(std::size_t most) {
  const auto closest = std::min_element(places_.begin(), places_.end(), [](const WeighedPlace& a, const WeighedPlace& b) {
    return std::tuple(a.closeness, -a.score, a.number) < std::tuple(b.closeness, -b.score, b.number);
  });
  if (closest == places_.end()) return {};
  std::vector<WeighedPlace> told{*closest};
  const Match reached = closest->closeness;
  Place other;
  Place nearest;
  describe(*closest, nearest);
  for (WeighedPlace& weighed : places_) {
    if (weighed.closeness <= reached) continue;
    describe(weighed, other);
    weighed.score += weight_beside(nearest, reached, other, weighed.closeness);
  }
  const auto end = places_.begin() + static_cast<std::ptrdiff_t>(std::min(most, places_.size()));
  std::partial_sort(places_.begin(), end, places_.end(),
                    [&](const WeighedPlace& a, const WeighedPlace& b) { return ranks_first(a, b); });
  told.insert(told.end(), places_.begin(), end);
  // Whether the name is one as it is written must be seen of those told.
  const auto is_as_written = [](const WeighedPlace& place) { return place.match <= Match::alternate; };
  if (std::none_of(places_.begin(), end, is_as_written)) {
    const auto best = std::min_element(end, places_.end(), [&](const WeighedPlace& a, const WeighedPlace& b) {
      return std::tuple(!is_as_written(a), -a.score, a.number) < std::tuple(!is_as_written(b), -b.score, b.number);
    });
    if (best != places_.end() && is_as_written(*best)) told.push_back(*best);
  }
  std::ranges::sort(told, {}, &WeighedPlace::number);
  const auto again = std::ranges::unique(told, {}, &WeighedPlace::number);
  told.erase(again.begin(), again.end());
  std::vector<FoundPlace> best;
  best.reserve(told.size());
  for (const WeighedPlace& weighed : told) best.push_back(found(weighed));
  return best;
}

}  // namespace rutter::places
