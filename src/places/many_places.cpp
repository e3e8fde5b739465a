#include "places/many_places.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>

#include "places/index_builder.hpp"
#include "places/packed.hpp"
#include "places/scoring.hpp"

namespace rutter::places {
namespace {

/// More than sums of the same weights in another order may differ.
constexpr double rounding = 1e-9;
constexpr double nothing = -std::numeric_limits<double>::infinity();

/// The largest of some numbers, each of which stands for so many.
class Largest {
 public:
  explicit Largest(std::size_t most) : most_(most) {
    constexpr std::size_t usual = 32;
    heap_.reserve(std::min(most + 1, usual));
  }

  void add(double number, std::size_t count) {
    if (count == 0 || number <= least()) return;
    heap_.emplace_back(number, count);
    std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
    count_ += count;
    while (count_ - heap_.front().second >= most_) {
      count_ -= heap_.front().second;
      std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
      heap_.pop_back();
    }
  }
  /// The least of the `most` largest; less than any where there are fewer.
  [[nodiscard]] double least() const { return count_ >= most_ ? heap_.front().first : nothing; }

 private:
  std::size_t most_;
  std::vector<std::pair<double, std::size_t>> heap_;  ///< the least first
  std::size_t count_ = 0;
};

bool is_apart(const PlacesOfKeys& keys, const CrowdMember& member) {
  return std::binary_search(keys.apart.begin(), keys.apart.end(), static_cast<std::int64_t>(member.at));
}

bool is_spelt_the_same(const Agreement& agreement) {
  return agreement.match == Match::exact && agreement.same_spelling && !agreement.by_area_word;
}

/// Decimal numbers in the order of their digits as text: 12 before 120 before 13.
std::pair<std::uint64_t, int> as_text(std::int64_t number) {
  constexpr std::uint64_t ten_digits = 1'000'000'000;
  auto scaled = static_cast<std::uint64_t>(number);
  int zeros = 0;
  for (; scaled > 0 && scaled < ten_digits; ++zeros) scaled *= 10;
  return {scaled, -zeros};
}

}  // namespace

/// What the members of a class may score.
struct ManyPlaces::Rating {
  const CrowdReader::Class* one = nullptr;
  std::size_t agreement = 0;
  Match closeness = Match::exact;
  bool as_written = false;
  bool by_country = false;  ///< they do not all score the same before anything is taken off
  double most = 0;
};

ManyPlaces::ManyPlaces(PlaceReader& reader, const AskedName& asked, const PlacesOfKeys& keys, const Score& score,
                       std::size_t most, std::optional<double> gained)
    : reader_(reader), most_(most), gained_(gained) {
  if (!gained || keys.crowds.size() != 1) {
    add_all(asked, keys, score);
    return;
  }
  read_rows(asked, keys.apart, score);
  constexpr std::size_t usual = 32;
  places_.reserve(usual);
  members_.reserve(usual);
  AgreeingCrowd crowd(reader.bytes(), keys.crowds.front());
  add_likely(crowd, asked, keys, score);
}

/// How much a class must be able to score not to be passed over: as much as so many others score at the least that it is not
/// among the best, nor the closest, nor the best as it is written.
class ManyPlaces::Enough {
 public:
  /// `reached`: how closely the closest place agrees. Of so many places it is not known whether they count.
  Enough(Match reached, std::size_t most, std::size_t left_out)
      : reached_(reached), any_(most + left_out), closest_(1 + left_out), as_written_(1 + left_out) {}

  void add(const Rating& rating) {
    if (rating.by_country) return;
    const double least = rating.most + most_lost_beside(reached_, rating.closeness);
    any_.add(least, rating.one->count);
    if (rating.closeness == reached_) closest_.add(least, rating.one->count);
    if (rating.as_written) as_written_.add(least, rating.one->count);
  }

  [[nodiscard]] bool pass_over(double most, Match closeness, bool as_written) const {
    return most < any_.least() && (closeness != reached_ || most < closest_.least()) &&
           (!as_written || most < as_written_.least());
  }
  [[nodiscard]] bool pass_over(const Rating& rating) const {
    return pass_over(rating.most, rating.closeness, rating.as_written);
  }

 private:
  Match reached_;
  Largest any_;
  Largest closest_;
  Largest as_written_;
};

/// Of a class whose members all score the same so many can be told as are asked for, and the one of the lowest number is the
/// closest, or the best whose name is as written, where one is wanted. A class is passed over where enough others score more
/// for each of these, whatever these lose. Members whose rows were read as well may have to be left out for them.
void ManyPlaces::add_likely(AgreeingCrowd& crowd, const AskedName& asked, const PlacesOfKeys& keys, const Score& score) {
  const std::size_t left_out = keys.apart.size();
  const std::vector<Rating> rated = ratings(crowd, asked, left_out, score);
  const Match reached = closest_of(rated);
  Enough enough(reached, most_, left_out);
  for (const Rating& rating : rated) enough.add(rating);
  std::vector<CrowdMember> members;
  for (const Rating& rating : rated) {
    if (enough.pass_over(rating)) continue;
    const bool score_the_same = !rating.by_country && rating.closeness == reached;
    const auto read = [&](std::size_t most) {
      members.clear();
      crowd.reader().members(*rating.one, most, members);
    };
    read(score_the_same ? 1 + most_ + left_out : rating.one->count);
    if (score_the_same && is_apart(keys, members.front())) read(rating.one->count);  // then which is the lowest is not known
    for (const CrowdMember& member : members)
      if (!is_apart(keys, member)) add(*rating.one, member, rating.agreement, score);
  }
}

Match ManyPlaces::closest_of(const std::vector<Rating>& rated) const {
  Match reached = Match::fuzzy;
  for (const Rating& rating : rated) reached = std::min(reached, rating.closeness);
  for (const WeighedPlace& row : places_) reached = std::min(reached, row.closeness);
  return reached;
}

/// The most that a place may score but for what its name gains it.
double ManyPlaces::most_unnamed(const PlaceTraits& place, std::size_t languages) const {
  return worth_of(place, languages) + gained_.value_or(0) + rounding;
}

/// Classes stand in the order of their worth: behind one that would be passed over with all that a name may gain it, none can
/// be among the best. Names are slow to compare, and those that are not spelt the same and have no mark gain nothing.
std::vector<ManyPlaces::Rating> ManyPlaces::ratings(AgreeingCrowd& crowd, const AskedName& asked, std::size_t left_out,
                                                    const Score& score) {
  std::vector<Rating> rated;
  Enough enough(Match::exact, most_, left_out);
  PlaceTraits traits;
  const double most_of_any = crowd.most_gained_of_any(asked);
  double last = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; const CrowdReader::Class* const one = crowd.reader().class_at(i); ++i) {
    one->describe(traits);
    const double unnamed = most_unnamed(traits, one->languages);
    if (unnamed > last + rounding) PackedReader::fail();  // else the best might stand behind those that are read
    last = unnamed;
    if (enough.pass_over(unnamed + most_of_any, Match::exact, true)) break;
    if (enough.pass_over(unnamed + crowd.most_gained(*one, asked), Match::exact, true)) continue;
    const std::size_t index = crowd.agreement(*one, asked, agreements_);
    const auto& agreement = agreements_[index];
    if (!agreement) continue;
    rated.push_back({one, index, places::closeness(agreement->match, agreement->but_for_article),
                     agreement->match <= Match::alternate, depends_on_country(*agreement),
                     score(traits, *agreement, one->languages)});
    enough.add(rated.back());
  }
  return rated;
}

/// The classes of names that are spelt as asked. A place that another crowd has as well, with other names, cannot score less
/// for these.
std::vector<ManyPlaces::Rating> ManyPlaces::spelt_the_same(AgreeingCrowd& crowd, const AskedName& asked, const Score& score) {
  std::vector<Rating> rated;
  PlaceTraits place;
  for (const CrowdReader::Class& one : crowd.reader().classes()) {
    if (crowd.most_gained(one, asked) == 0) continue;  // not spelt so, and no mark
    const std::size_t index = crowd.agreement(one, asked, agreements_);
    const auto& agreement = agreements_[index];
    if (!agreement || !is_spelt_the_same(*agreement)) continue;
    one.describe(place);
    rated.push_back({&one, index, Match::exact, true, false, score(place, *agreement, one.languages)});
  }
  return rated;
}

/// How many of the first of a class are weighed where other crowds may have the same places, with other names. How a place
/// agrees is how it does by what one of the crowds has of it, but that a transliterated name may resemble a main name that only
/// its row has.
std::size_t ManyPlaces::wanted(AgreeingCrowd& crowd, const CrowdReader::Class& one, const std::vector<Enough>& enough,
                               const AskedName& asked, const PlacesOfKeys& keys, const Score& score) {
  const auto passes_over = [&](double most) {
    return std::any_of(enough.begin(), enough.end(), [&](const Enough& e) { return e.pass_over(most, Match::exact, true); });
  };
  one.describe(described_);
  if (!enough.empty() && passes_over(most_unnamed(described_, one.languages) + crowd.most_gained(one, asked))) return 0;
  const std::size_t index = crowd.agreement(one, asked, agreements_);
  if (!agreements_[index]) return 0;
  if (enough.empty()) return one.count;
  Agreement agreement = *agreements_[index];
  agreement.unlike_main = false;
  if (passes_over(score(described_, agreement, one.languages))) return 0;
  if (!is_spelt_the_same(agreement)) return one.count;
  std::vector<CrowdMember> first;
  crowd.reader().members(one, 1, first);
  return first.empty() || is_apart(keys, first.front()) ? one.count : std::min(one.count, 1 + most_ + keys.apart.size());
}

void ManyPlaces::add_all(const AskedName& asked, const PlacesOfKeys& keys, const Score& score) {
  std::vector<std::int64_t> to_read = keys.apart;
  std::vector<AgreeingCrowd> read;
  read.reserve(keys.crowds.size());
  for (const std::uint64_t at : keys.crowds) read.emplace_back(reader_.bytes(), at);
  std::vector<Enough> enough;  // by crowds, which may have the same places
  if (gained_) {
    for (AgreeingCrowd& crowd : read) {
      Enough& own = enough.emplace_back(Match::exact, most_, keys.apart.size());
      for (const Rating& rating : spelt_the_same(crowd, asked, score)) own.add(rating);
    }
  }
  CrowdLists crowds(std::move(read), [&](AgreeingCrowd& crowd, const CrowdReader::Class& one) {
    return wanted(crowd, one, enough, asked, keys, score);
  });
  while (crowds.next()) {
    if (std::binary_search(keys.apart.begin(), keys.apart.end(), crowds.number())) continue;
    const auto widest = crowds.widest();
    if (!widest) {  // each list has a name that another lacks: only the row has them all
      to_read.push_back(crowds.number());
      continue;
    }
    CrowdLists::List& list = crowds[*widest];
    const std::size_t index = list.crowd.agreement(list.one(), asked, agreements_);
    if (agreements_[index]) add(list.one(), list.member(), index, score);
  }
  std::sort(to_read.begin(), to_read.end());
  read_rows(asked, to_read, score);
}

void ManyPlaces::add(const CrowdClass& one, const CrowdMember& member, std::size_t agreement, const Score& score) {
  one.describe(described_);
  member.describe(described_);
  if (!gained_) {  // by its id the context may name the place itself
    described_id_ = member.place_id();
    described_.id = described_id_;
  }
  const Agreement& how = *agreements_[agreement];
  places_.push_back({static_cast<std::int64_t>(member.at), score(described_, how, one.languages), one.population, how.match,
                     places::closeness(how.match, how.but_for_article), one.kind, std::nullopt, agreement, members_.size()});
  members_.push_back({one, member});
}

void ManyPlaces::read_rows(const AskedName& asked, const std::vector<std::int64_t>& numbers, const Score& score) {
  rows_ = reader_.find(asked, numbers);
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const FoundPlace& found = rows_[i];
    const Agreement& agreement = found.agreement;
    places_.push_back({found.number, score(found.place, agreement, found.languages), found.place.population, agreement.match,
                       places::closeness(agreement.match, agreement.but_for_article), found.place.kind, i, 0, 0});
  }
}

void ManyPlaces::describe_but_for_id(const WeighedPlace& weighed, PlaceTraits& place) const {
  if (weighed.row) {
    place = rows_[*weighed.row].place;
    return;
  }
  members_[weighed.member].one.describe(place);
  members_[weighed.member].member.describe(place);
}

void ManyPlaces::give(const WeighedPlace& weighed, FoundPlace& found) {
  if (weighed.row) {
    found = std::move(rows_[*weighed.row]);
    return;
  }
  const auto& [one, member] = members_[weighed.member];
  Place& place = found.place;
  place.id = member.place_id();
  place.point = member.point;
  place.country = member.country;
  place.admin1 = member.admin1;
  place.admin2 = member.admin2;
  place.kind = one.kind;
  place.uncertainty_km = one.uncertainty_km;
  place.population = one.population;
  place.feature_code = one.feature_code;
  if (one.has_iata) place.iata = "?";  // which code it is ranks nothing
  found.number = weighed.number;
  found.agreement = *agreements_[weighed.agreement];
  found.languages = one.languages;
  found.is_sketch = true;
}

std::string ManyPlaces::id_of(const WeighedPlace& weighed) const {
  return weighed.row ? rows_[*weighed.row].place.id : members_[weighed.member].member.place_id();
}

std::int64_t ManyPlaces::geonames_number_of(const WeighedPlace& weighed) const {
  if (weighed.row) return geonames_number(rows_[*weighed.row].place.id);
  const CrowdMember& member = members_[weighed.member].member;
  return member.id.empty() ? member.number : 0;
}

bool ManyPlaces::ranks_first(const WeighedPlace& a, const WeighedPlace& b) const {
  if (a.score != b.score) return a.score > b.score;
  if (a.population != b.population) return a.population > b.population;
  const std::int64_t first = geonames_number_of(a);
  const std::int64_t second = geonames_number_of(b);
  if (first != 0 && second != 0) return as_text(first) < as_text(second);
  return id_of(a) < id_of(b);
}

std::vector<FoundPlace> ManyPlaces::best() {
  const auto closest = std::min_element(places_.begin(), places_.end(), [](const WeighedPlace& a, const WeighedPlace& b) {
    return std::tuple(a.closeness, -a.score, a.number) < std::tuple(b.closeness, -b.score, b.number);
  });
  if (closest == places_.end()) return {};
  std::vector<WeighedPlace> told{*closest};
  const Match reached = closest->closeness;
  PlaceTraits other;
  PlaceTraits nearest;
  describe_but_for_id(*closest, nearest);
  for (WeighedPlace& weighed : places_) {
    if (weighed.closeness <= reached) continue;
    if (may_be_one_with(nearest, weighed.kind)) describe_but_for_id(weighed, other);
    other.kind = weighed.kind;
    weighed.score += weight_beside(nearest, reached, other, weighed.closeness);
  }
  const auto end = places_.begin() + static_cast<std::ptrdiff_t>(std::min(most_, places_.size()));
  std::partial_sort(places_.begin(), end, places_.end(),
                    [&](const WeighedPlace& a, const WeighedPlace& b) { return ranks_first(a, b); });
  told.insert(told.end(), places_.begin(), end);
  constexpr std::size_t mostly_told = 5;  // their rows are read when the others have been weighed
  for (std::size_t i = 0; i < std::min({mostly_told, most_, places_.size()}); ++i)
    if (!places_[i].row) reader_.prefetch(places_[i].number);
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
  for (const WeighedPlace& weighed : told) give(weighed, best.emplace_back());
  return best;
}

}  // namespace rutter::places
