#include <string>
#include <vector>

#include "map/citations.hpp"
#include "map/date_words.hpp"
#include "map/furniture.hpp"
#include "map/furniture_words.hpp"
#include "map/place_words.hpp"
#include "map/report_words.hpp"

namespace rutter::map {
namespace {

/// "1 Azaz, Syria: what is told.", or without anything to tell a sentence of its own.
std::string stop_words(const MapInputs& inputs, const route::ResolvedStop& stop, const Citations& citations) {
  const Words& words = inputs.words;
  Prose told;
  if (is_told(stop.spec)) {
    for (const job::Report& report : job::all_reports(stop.spec))
      told.add(report_words(words, report, citations, CiteBy::name));
    told.add(words.sentence(citations.left_out(stop.spec.note)));
    told.add(own_denial_words(words, stop.spec.denied_by, stop.spec.denied_by_inherited, inputs.spec));
  } else {
    told.add(words.sentence(status_words(words, stop.status, job::Confirms::unstated)));
  }
  told.add(doubt_words(words, stop));
  const std::string head = numbered(inputs.route.itinerary, stop, stop_name(words, stop));
  const std::string text = told.take();
  return text.empty() ? words.sentence(head) : words.text("join.label", {{"head", head}, {"text", text}});
}

std::string leg_words(const MapInputs& inputs, const route::ResolvedLeg& leg, const Citations& citations) {
  const Words& words = inputs.words;
  Prose told;
  told.add(label_words(words, leg.spec));
  told.add(report_words(words, leg.spec, citations, CiteBy::name));
  told.add(arrival_words(words, leg.spec));
  const std::string head =
      words.text("description.movement", {{"movement", movement_words(words, inputs.route.itinerary, leg)}});
  const std::string text = told.take();
  return text.empty() ? words.sentence(head) : words.text("join.label", {{"head", head}, {"text", text}});
}

}  // namespace

std::string long_description(const MapInputs& inputs) {
  const route::Itinerary& itinerary = inputs.route.itinerary;
  const Words& words = inputs.words;
  const Citations citations(inputs.job, inputs.spec);
  Prose prose;
  prose.add(words.text("description.map"));
  prose.add(words.sentence(inputs.spec.title));
  prose.add(words.sentence(inputs.spec.subtitle));
  prose.add(citations.left_out(note_words(words, inputs.spec)));
  if (!itinerary.stops.empty()) prose.add(words.text("description.places"));
  for (const route::ResolvedStop& stop : itinerary.stops) prose.add(stop_words(inputs, stop, citations));
  if (!itinerary.legs.empty()) prose.add(words.text("description.movements"));
  for (const route::ResolvedLeg& leg : itinerary.legs) prose.add(leg_words(inputs, leg, citations));
  if (!itinerary.legs.empty()) prose.add(words.text("legend.lines_are_not_paths"));
  if (itinerary.numbered && !itinerary.numbers_are_order && itinerary.stops.size() > 1)
    prose.add(words.text("legend.numbers_are_no_order"));
  for (const route::ResolvedArea& area : itinerary.areas)
    if (!area.spec.note.empty())
      prose.add(words.text(
          "join.label", {{"head", words.embedded(area.label)}, {"text", words.sentence(citations.left_out(area.spec.note))}}));
  for (const route::Gap& gap : itinerary.gaps)
    prose.add(words.sentence(
        words.text("draft.missing", {{"place", words.embedded(gap.query)}, {"reason", words.embedded(gap.reason)}})));
  if (inputs.spec.as_of)
    prose.add(words.sentence(words.text("footer.as_of", {{"date", date_words(words, *inputs.spec.as_of)}})));
  return prose.take();
}

}  // namespace rutter::map
