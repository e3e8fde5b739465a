#include "places/many_places.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>

#include "places/index_builder.hpp"
#include "places/scoring.hpp"

namespace rutter::places {
namespace {

/// The least of the `most` largest numbers, each of which stands for so many; less than any where they are fewer.
double least_of_largest(std::vector<std::pair<double, std::size_t>> numbers, std::size_t most) {
  const auto end = numbers.begin() + static_cast<std::ptrdiff_t>(std::min(most, numbers.size()));
  std::partial_sort(numbers.begin(), end, numbers.end(), std::greater<>());
  std::size_t count = 0;
  for (auto number = numbers.begin(); number != end; ++number)
    if ((count += number->second) >= most) return number->first;
  return -std::numeric_limits<double>::infinity();
}

bool is_apart(const PlacesOfKeys& keys, const CrowdMember& member) {
  return std::binary_search(keys.apart.begin(), keys.apart.end(), static_cast<std::int64_t>(member.at));
}

bool is_spelt_the_same(const Agreement& agreement) {
  return agreement.match == Match::exact && agreement.same_spelling && !agreement.by_area_word;
}

/// The most that a place scores whose names are not spelt as asked and have no mark.
double most_for(const Place& place, const AskedName& asked, std::size_t languages, const ManyPlaces::Score& score) {
  Agreement exact;
  double most = score(place, exact, languages);
  if (asked.area_kind()) {
    exact.by_area_word = true;
    most = std::max(most, score(place, exact, languages));
  }
  return most;
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
                       std::size_t most, bool is_alone)
    : reader_(reader), most_(most), is_alone_(is_alone) {
  if (!is_alone || keys.crowds.size() != 1) {
    add_all(asked, keys, score);
    return;
  }
  read_rows(asked, keys.apart, score);
  AgreeingCrowd crowd(reader.bytes(), keys.crowds.front());
  add_likely(crowd, asked, keys, score);
}

/// How much a class must be able to score not to be passed over: as much as so many others score at the least that it is not
/// among the best, nor the closest, nor the best as it is written.
struct ManyPlaces::Enough {
  double any = 0;
  double closest = 0;
  double as_written = 0;

  Enough(const std::vector<Rating>& rated, Match reached, std::size_t most, std::size_t left_out) {
    std::vector<std::pair<double, std::size_t>> all;
    std::vector<std::pair<double, std::size_t>> close;
    std::vector<std::pair<double, std::size_t>> written;
    for (const Rating& rating : rated) {
      const double least = rating.by_country ? -std::numeric_limits<double>::infinity()
                                             : rating.most + most_lost_beside(reached, rating.closeness);
      const std::pair counted(least, rating.one->count);
      all.push_back(counted);
      if (rating.closeness == reached) close.push_back(counted);
      if (rating.as_written) written.push_back(counted);
    }
    any = least_of_largest(std::move(all), most + left_out);
    closest = least_of_largest(std::move(close), 1 + left_out);
    as_written = least_of_largest(std::move(written), 1 + left_out);
  }

  [[nodiscard]] bool pass_over(const Rating& rating, Match reached) const {
    return rating.most < any && (rating.closeness != reached || rating.most < closest) &&
           (!rating.as_written || rating.most < as_written);
  }
};

/// Of a class whose members all score the same so many can be told as are asked for, and the one of the lowest number is the
/// closest, or the best whose name is as written, where one is wanted. A class is passed over where enough others score more
/// for each of these, whatever these lose. Members whose rows were read as well may have to be left out for them.
void ManyPlaces::add_likely(AgreeingCrowd& crowd, const AskedName& asked, const PlacesOfKeys& keys, const Score& score) {
  const std::size_t left_out = keys.apart.size();
  const std::vector<Rating> rated = ratings(crowd, asked, left_out, score);
  const Match reached = closest_of(rated);
  const Enough enough(rated, reached, most_, left_out);
  std::vector<CrowdMember> members;
  for (const Rating& rating : rated) {
    if (enough.pass_over(rating, reached)) continue;
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

std::vector<ManyPlaces::Rating> ManyPlaces::ratings(AgreeingCrowd& crowd, const AskedName& asked, std::size_t left_out,
                                                    const Score& score) {
  std::vector<Rating> rated;
  Place place;
  const auto rate = [&](const CrowdReader::Class& one) {
    const std::size_t index = crowd.agreement(one, asked, agreements_);
    const auto& agreement = agreements_[index];
    if (!agreement) return;
    one.describe(place);
    rated.push_back({&one, index, places::closeness(agreement->match, agreement->but_for_article),
                     agreement->match <= Match::alternate, depends_on_country(*agreement),
                     score(place, *agreement, one.languages)});
  };
  // Names are slow to compare. Those that are not spelt the same and have no mark can at best be exact, and mostly that is too
  // little beside those that are.
  for (const CrowdReader::Class& one : crowd.reader().classes())
    if (crowd.may_stand_out(one, asked)) rate(one);
  const bool is_exact = closest_of(rated) == Match::exact;
  const Enough enough(rated, Match::exact, most_, left_out);
  for (const CrowdReader::Class& one : crowd.reader().classes()) {
    if (crowd.may_stand_out(one, asked)) continue;
    one.describe(place);
    if (is_exact &&
        enough.pass_over({&one, 0, Match::exact, true, false, most_for(place, asked, one.languages, score)}, Match::exact))
      continue;
    rate(one);
  }
  return rated;
}

/// The classes of names that are spelt as asked. A place that another crowd has as well, with other names, cannot score less
/// for these.
std::vector<ManyPlaces::Rating> ManyPlaces::spelt_the_same(AgreeingCrowd& crowd, const AskedName& asked, const Score& score) {
  std::vector<Rating> rated;
  Place place;
  for (const CrowdReader::Class& one : crowd.reader().classes()) {
    if (!crowd.may_stand_out(one, asked)) continue;
    const std::size_t index = crowd.agreement(one, asked, agreements_);
    const auto& agreement = agreements_[index];
    if (!agreement || !is_spelt_the_same(*agreement)) continue;
    one.describe(place);
    rated.push_back({&one, index, Match::exact, true, false, score(place, *agreement, one.languages)});
  }
  return rated;
}

void ManyPlaces::raise(std::optional<Enough>& enough, const std::vector<Rating>& rated, std::size_t left_out) const {
  if (rated.empty()) return;
  const Enough other(rated, Match::exact, most_, left_out);
  if (!enough) {
    enough = other;
  } else {
    enough->any = std::max(enough->any, other.any);
    enough->closest = std::max(enough->closest, other.closest);
    enough->as_written = std::max(enough->as_written, other.as_written);
  }
}

/// How many of the first of a class are weighed where other crowds may have the same places, with other names. How a place
/// agrees is how it does by what one of the crowds has of it, but that a transliterated name may resemble a main name that only
/// its row has.
std::size_t ManyPlaces::wanted(AgreeingCrowd& crowd, const CrowdReader::Class& one, const std::optional<Enough>& enough,
                               const AskedName& asked, const PlacesOfKeys& keys, const Score& score) {
  one.describe(described_);
  const auto passes_over = [&](double most) {
    return enough && enough->pass_over({&one, 0, Match::exact, true, false, most}, Match::exact);
  };
  if (!crowd.may_stand_out(one, asked) && passes_over(most_for(described_, asked, one.languages, score))) return 0;
  const std::size_t index = crowd.agreement(one, asked, agreements_);
  if (!agreements_[index]) return 0;
  if (!enough) return one.count;
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
  for (const std::uint64_t at : keys.crowds) read.emplace_back(reader_.bytes(), at);
  std::optional<Enough> enough;
  if (is_alone_)
    for (AgreeingCrowd& crowd : read) raise(enough, spelt_the_same(crowd, asked, score), keys.apart.size());
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
  if (!is_alone_) described_.id = member.place_id();  // by it the context may name the place itself
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

void ManyPlaces::describe_but_for_id(const WeighedPlace& weighed, Place& place) const {
  if (weighed.row) {
    place = rows_[*weighed.row].place;
    return;
  }
  members_[weighed.member].one.describe(place);
  members_[weighed.member].member.describe(place);
}

FoundPlace ManyPlaces::found(const WeighedPlace& weighed) {
  if (weighed.row) return std::move(rows_[*weighed.row]);
  FoundPlace place;
  describe_but_for_id(weighed, place.place);
  place.place.id = id_of(weighed);
  place.number = weighed.number;
  place.agreement = *agreements_[weighed.agreement];
  place.languages = members_[weighed.member].one.languages;
  place.is_sketch = true;
  return place;
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
  Place other;
  Place nearest;
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
