#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "job/model.hpp"

namespace rutter::map {

/// Stands before the number of a source (in the list of sources behind it), so that no line begins with a lone "[4].".
inline constexpr std::string_view citation_space = "\u00A0";

/// Whether the key tells what is said about the stop (not with `callout = false`).
[[nodiscard]] bool is_told(const job::Stop& stop);

/// Whether a leg says anything that the key has to print: a status, a date, a speaker, a claim, a source ...
[[nodiscard]] bool is_told(const job::Leg& leg);

/// The numbers of a map's sources: those that something printed on the map cites, counted from 1 in the order of the job. Notes
/// and claims cite as "[id]"; in a claim, whose brackets may also be those of a quotation, only where that is a source's id.
class Citations {
 public:
  Citations(const job::Job& job, const job::MapSpec& spec);

  /// A source and its number.
  struct Cited {
    const job::Source* source = nullptr;
    int number = 0;
  };
  [[nodiscard]] const std::vector<Cited>& cited() const { return cited_; }
  /// nullptr when nothing cites it.
  [[nodiscard]] const job::Source* find(std::string_view id) const;
  /// "[1][4]" for ids, ascending, each once; empty for none.
  [[nodiscard]] std::string marks(const std::vector<std::string>& ids) const;
  /// A note in which each "[id]" is replaced by the number, bound to the word before it; brackets that cite nothing known stay.
  [[nodiscard]] std::string numbered(std::string_view note) const;
  /// A note without its citations, for readers who do not see the list of sources; brackets that cite nothing known stay.
  [[nodiscard]] std::string left_out(std::string_view note) const;

 private:
  std::vector<Cited> cited_;
};

}  // namespace rutter::map
