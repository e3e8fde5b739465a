#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "places/asked_name.hpp"
#include "places/candidate.hpp"
#include "places/container.hpp"

namespace rutter::places {

// Weights are logarithms of odds: a candidate whose score is higher by 2.3 is ten times as likely meant. What the context says
// and how a name agrees outweigh what a place is. Set by hand on tests/gazetteer/queries.tsv; docs/geocoding.md lists them and
// how often what is said with which confidence is right.

/// Takes over how the names agree, and adds the evidence of it.
void weigh_name(Candidate& candidate, const Agreement& agreement);

/// Adds that evidence, and that of population or size, and of the kind.
/// `languages`: in how many the place is named.
void weigh_name_and_place(Candidate& candidate, const Agreement& agreement, std::optional<Kind> area_kind,
                          std::size_t languages);

/// What is asked, as far as evidence is put into words later.
struct Asking {
  std::optional<Kind> area_kind;
  Query query;
  std::vector<Container> containers;
};

/// What the evidence of a candidate comes from, of which only the sum is known: most are weighed, and few told.
struct Untold {
  Agreement agreement;
  std::size_t languages = 0;
  std::shared_ptr<const Asking> asking;
};

/// Takes over how the names agree, and adds the evidence of weigh_name_and_place, weigh_query and weigh_likeness.
void weigh_whole(Candidate& candidate, const Agreement& agreement, std::size_t languages, const Asking& asking);

/// Does what weigh_whole does but for the evidence, which tell_evidence puts before what was added since.
void weigh_untold(Candidate& candidate, Untold untold);

/// Puts the evidence into words. The candidate's place must be whole, with its own radius.
void tell_evidence(Candidate& candidate);

/// The sum of the weights that weigh_name_and_place, weigh_query and weigh_likeness add, the same to the last bit, without a
/// word of why.
[[nodiscard]] double score_of(const PlaceTraits& place, const Agreement& agreement, std::optional<Kind> area_kind,
                              std::size_t languages, const Query& query, const std::vector<Container>& containers);

/// What a place scores for being what it is: the score where the name is exactly its own but not spelt as asked, and nothing
/// else is asked.
[[nodiscard]] double worth_of(const PlaceTraits& place, std::size_t languages);

/// How much more than worth_of a place may score for a name that is spelt as asked, or also has a mark.
[[nodiscard]] double most_gained_by_name(std::string_view asked, bool is_marked);
/// And for what is asked beside the name, but for `in` and `near`.
[[nodiscard]] double most_gained_by_query(std::optional<Kind> area_kind, const Query& query);

/// The match, where what differs in nothing but Arabic articles counts as another known spelling.
[[nodiscard]] Match closeness(Match match, bool but_for_article);

/// What a place loses beside the closest one, that of the closest match and of these with the highest score, which agrees as
/// closely as `reached`; 0 for nothing. `own`: how closely the place agrees.
[[nodiscard]] double weight_beside(const PlaceTraits& closest, Match reached, const PlaceTraits& place, Match own);

/// Whether a place of the kind may be one with the closest, as a town and its province are; else weight_beside asks nothing
/// else of it.
[[nodiscard]] bool may_be_one_with(const PlaceTraits& closest, Kind kind);

/// The most that it may lose so: weight_beside gives that or 0.
[[nodiscard]] double most_lost_beside(Match reached, Match own);

/// Whether a place that agrees so may score less for the country that it lies in, where nothing but the name is asked. No
/// country makes it score more than none does, and nothing else of where it lies counts then.
[[nodiscard]] bool depends_on_country(const Agreement& agreement);

/// Adds what the candidates say of each other: beside a place that the name is exactly the name of, less exact ones lose.
void weigh_beside_others(std::vector<Candidate>& candidates);

/// In how many languages the place's names are.
[[nodiscard]] std::size_t language_count(const Place& place);

/// Adds what speaks against a transliterated match where nothing but the name is given: then many a place on Earth is spelt
/// nearly so, and whoever means a well-known one spells it as others do.
void weigh_likeness(Candidate& candidate, const Agreement& agreement, const Query& query);

/// Adds the evidence of what the query says beside the name.
void weigh_query(Candidate& candidate, const Query& query, const std::vector<Container>& containers);

}  // namespace rutter::places
