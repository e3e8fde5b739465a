#include "places/crowd_lists.hpp"

#include <algorithm>
#include <limits>

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

}  // namespace

AgreeingCrowd::AgreeingCrowd(std::string_view bytes, std::uint64_t at)
    : reader_(bytes, at), agreement_of_(reader_.names().size() * kinds) {}

const std::vector<double>& AgreeingCrowd::gains(const AskedName& asked) {
  using Promise = AskedName::Promise;
  if (gains_.empty())
    for (const CrowdNames& names : reader_.names()) {
      const Promise promise = asked.promise_of(names.name, names.ascii, names.names);
      gains_.push_back(promise == Promise::none ? 0 : most_gained_by_name(asked.name(), promise == Promise::marked));
    }
  return gains_;
}

double AgreeingCrowd::most_gained_of_any(const AskedName& asked) {
  double most = 0;
  for (const double gain : gains(asked)) most = std::max(most, gain);
  return most;
}

std::size_t AgreeingCrowd::agreement(const CrowdClass& one, const AskedName& asked,
                                     std::vector<std::optional<Agreement>>& agreements) {
  const Kind kind = AskedName::as_compared(one.kind);
  std::size_t& index = agreement_of_[one.names * kinds + static_cast<std::size_t>(kind)];
  if (index == 0) {
    const CrowdNames& names = reader_.names()[one.names];
    agreements.push_back(asked.compare(names.name, names.ascii, spellings_of(names.names), kind, &compared_));
    index = agreements.size();
  }
  return index - 1;
}

CrowdLists::CrowdLists(std::vector<AgreeingCrowd> crowds, const Wanted& wanted) {
  lists_.reserve(crowds.size());
  for (AgreeingCrowd& crowd : crowds) lists_.emplace_back(std::move(crowd));
  std::vector<std::uint64_t> places;
  for (List& list : lists_) {
    for (const CrowdReader::Class& one : list.crowd.reader().classes()) list.taken.push_back(wanted(list.crowd, one));
    list.read_taken();
    for (const CrowdMember& member : list.members) places.push_back(member.at);
  }
  std::sort(places.begin(), places.end());
  for (List& list : lists_) {
    list.read_others(places);
    list.sort();
  }
}

bool CrowdLists::next() {
  for (const std::size_t i : here_) ++lists_[i].next;
  here_.clear();
  number_ = std::numeric_limits<std::uint64_t>::max();
  for (std::size_t i = 0; i < lists_.size(); ++i) {
    const List& list = lists_[i];
    if (list.next == list.members.size() || list.member().at > number_) continue;
    if (list.member().at < number_) here_.clear();
    number_ = list.member().at;
    here_.push_back(i);
  }
  return !here_.empty();
}

std::optional<std::size_t> CrowdLists::widest() {
  std::size_t widest = here_.front();
  for (const std::size_t other : here_) {
    if (lists_[other].names() == lists_[widest].names()) continue;
    const int wider = wider_of(widest, other);
    if (wider < 0) return std::nullopt;
    if (wider == 1) widest = other;
  }
  return widest;
}

void CrowdLists::List::read_taken() {
  for (std::size_t i = 0; i < taken.size(); ++i) {
    crowd.reader().members(crowd.reader().classes()[i], taken[i], members);
    while (order.size() < members.size()) order.emplace_back(order.size(), i);
  }
}

void CrowdLists::List::read_others(const std::vector<std::uint64_t>& places) {
  std::vector<CrowdMember> others;
  for (std::size_t i = 0; i < taken.size(); ++i) {
    const CrowdReader::Class& one = crowd.reader().classes()[i];
    if (taken[i] >= one.count) continue;
    others.clear();
    crowd.reader().members(one, one.count, others);
    for (std::size_t j = taken[i]; j < others.size(); ++j) {
      if (!std::binary_search(places.begin(), places.end(), others[j].at)) continue;
      order.emplace_back(members.size(), i);
      members.push_back(others[j]);
    }
  }
}

void CrowdLists::List::sort() {
  std::sort(order.begin(), order.end(),
            [&](const auto& a, const auto& b) { return members[a.first].at < members[b.first].at; });
}

int CrowdLists::wider_of(std::size_t a, std::size_t b) {
  const auto [known, is_new] = wider_.try_emplace({a, lists_[a].one().names, b, lists_[b].one().names}, -1);
  if (is_new) {
    if (hold(lists_[a].names(), lists_[b].names())) {
      known->second = 0;
    } else if (hold(lists_[b].names(), lists_[a].names())) {
      known->second = 1;
    }
  }
  return known->second;
}

}  // namespace rutter::places
