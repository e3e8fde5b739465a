#include <string>
#include <vector>

#include <fmt/format.h>

#include "map/citations.hpp"
#include "map/furniture.hpp"
#include "map/furniture_words.hpp"
#include "map/place_words.hpp"
#include "map/report_words.hpp"

namespace rutter::map {
namespace {

/// Sentences one after the other.
class Prose {
 public:
  void add(const std::string& text) {
    if (!text.empty()) text_ += (text_.empty() ? "" : " ") + text;
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

std::string stop_words(const job::MapSpec& spec, const route::Itinerary& itinerary, const route::ResolvedStop& stop,
                       const Citations& citations) {
  Prose prose;
  const std::string country = country_words(stop);
  prose.add((itinerary.numbered ? fmt::format("{} ", stop.number) : "") + embedded(stop.label) +
            (country.empty() ? "" : ", " + embedded(country)) + ":");
  if (is_told(stop.spec)) {
    for (const job::Report& report : job::all_reports(stop.spec)) prose.add(report_words(report, citations, CiteBy::name));
    prose.add(sentence(without_citations(stop.spec.note)));
    prose.add(own_denial_words(stop.spec.denied_by, stop.spec.denied_by_inherited, spec));
  } else if (const std::string how_sure = status_words(stop.status, job::Confirms::unstated); !how_sure.empty()) {
    prose.add(how_sure + ".");
  }
  prose.add(doubt_words(stop));
  std::string out = prose.take();
  if (out.back() == ':') out.back() = '.';
  return out;
}

std::string leg_words(const route::Itinerary& itinerary, const route::ResolvedLeg& leg, const Citations& citations) {
  Prose prose;
  const std::string told = report_words(leg.spec, citations, CiteBy::name);
  const std::string arrival = arrival_words(leg.spec);
  prose.add("From " + movement_words(itinerary, leg) + (told.empty() && arrival.empty() ? "." : ":"));
  prose.add(told);
  prose.add(arrival);
  return prose.take();
}

}  // namespace

std::string long_description(const MapInputs& inputs) {
  const route::Itinerary& itinerary = inputs.route.itinerary;
  const Citations citations(inputs.job, inputs.spec);
  Prose prose;
  prose.add("Map.");
  prose.add(sentence(inputs.spec.title));
  prose.add(sentence(inputs.spec.subtitle));
  prose.add(without_citations(note_words(inputs.spec)));
  if (!itinerary.stops.empty()) prose.add("Places and reports:");
  for (const route::ResolvedStop& stop : itinerary.stops) prose.add(stop_words(inputs.spec, itinerary, stop, citations));
  if (!itinerary.legs.empty()) prose.add("Movements:");
  for (const route::ResolvedLeg& leg : itinerary.legs) prose.add(leg_words(itinerary, leg, citations));
  if (!itinerary.legs.empty()) prose.add(std::string(lines_are_not_paths_words));
  if (itinerary.numbered && !itinerary.numbers_are_order && itinerary.stops.size() > 1)
    prose.add(std::string(numbers_are_no_order_words));
  for (const route::ResolvedArea& area : itinerary.areas)
    if (!area.spec.note.empty()) prose.add(embedded(area.label) + ": " + sentence(without_citations(area.spec.note)));
  for (const route::Gap& gap : itinerary.gaps)
    prose.add(sentence("Not on this draft: " + embedded(gap.query) + ", " + gap.reason));
  if (inputs.spec.as_of) prose.add("Positions as of " + job::in_words(*inputs.spec.as_of) + ".");
  return prose.take();
}

}  // namespace rutter::map
