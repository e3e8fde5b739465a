#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "places/asked_name.hpp"
#include "places/crowd.hpp"

namespace rutter::places {

/// A crowd that is read, with how its names agree.
class AgreeingCrowd {
 public:
  /// `at`: where the crowd stands in the bytes, which must outlive it.
  AgreeingCrowd(std::string_view bytes, std::uint64_t at);

  [[nodiscard]] CrowdReader& reader() { return reader_; }
  /// How much more the members of a class may score than for a name that is exactly theirs, but not spelt as asked: 0 where
  /// none of theirs is, nor has a mark.
  double most_gained(const CrowdClass& one, const AskedName& asked) { return gains(asked)[one.names]; }
  /// The most of all classes; 0 where there is none.
  double most_gained_of_any(const AskedName& asked);
  /// The index of how the members of a class agree. Of a crowd most bear the same few spellings.
  std::size_t agreement(const CrowdClass& one, const AskedName& asked, std::vector<std::optional<Agreement>>& agreements);

 private:
  const std::vector<double>& gains(const AskedName& asked);

  CrowdReader reader_;
  std::vector<AskedName::Compared> compared_;
  std::vector<double> gains_;              ///< by names, once one is asked for
  std::vector<std::size_t> agreement_of_;  ///< by names and kind: one more than the index, 0 where it was not asked for
};

/// Several crowds side by side, by ascending places of their members' rows.
class CrowdLists {
 public:
  using Wanted = std::function<std::size_t(AgreeingCrowd&, const CrowdReader::Class&)>;

  /// Of the places those that are wanted from one of the crowds, as the others have them too. `wanted` tells how many of the
  /// first of a class are.
  CrowdLists(std::vector<AgreeingCrowd> crowds, const Wanted& wanted);

  /// Goes to the next place; false after the last.
  bool next();
  [[nodiscard]] std::int64_t number() const { return static_cast<std::int64_t>(number_); }
  /// The list that has all names of the place which any of them has; nothing when none does.
  std::optional<std::size_t> widest();

  struct List {
    AgreeingCrowd crowd;
    std::vector<CrowdMember> members;
    std::vector<std::size_t> taken;                          ///< of each class so many of the first
    std::vector<std::pair<std::size_t, std::size_t>> order;  ///< member and its class, by where the rows stand
    std::size_t next = 0;

    explicit List(AgreeingCrowd one) : crowd(std::move(one)) {}

    void read_taken();
    /// Reads those of the others that stand at one of these places, which are in order.
    void read_others(const std::vector<std::uint64_t>& places);
    void sort();
    [[nodiscard]] const CrowdMember& member() const { return members[order[next].first]; }
    [[nodiscard]] const CrowdClass& one() { return crowd.reader().classes()[order[next].second]; }
    [[nodiscard]] const CrowdNames& names() { return crowd.reader().names()[one().names]; }
  };
  List& operator[](std::size_t i) { return lists_[i]; }

 private:
  /// Which of two lists has all names of the other: 0 or 1, or -1 for neither.
  int wider_of(std::size_t a, std::size_t b);

  std::vector<List> lists_;
  std::vector<std::size_t> here_;  ///< lists that have the place
  std::uint64_t number_ = 0;
  std::map<std::tuple<std::size_t, std::size_t, std::size_t, std::size_t>, int> wider_;
};

}  // namespace rutter::places
