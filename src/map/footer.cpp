#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "map/citations.hpp"
#include "map/furniture.hpp"
#include "map/furniture_flow.hpp"
#include "map/furniture_words.hpp"

namespace rutter::map {
namespace {

constexpr double gutter_pt = 18;
constexpr double least_column_pt = 220;

/// A source's date: one that is open at an end says from when or until when it was published.
std::string published(const std::optional<job::Date>& date) {
  if (!date) return "undated";
  if (!date->interval || (date->from && date->to)) return job::in_words(*date);
  job::Date known;
  known.from = date->from ? date->from : date->to;
  return job::in_words(known) + (date->from ? " or later" : " or earlier");
}

std::string source_words(const Citations::Cited& cited) {
  const job::Source& source = *cited.source;
  std::string out = fmt::format("[{}] ", cited.number) + embedded(source.publisher);
  if (!source.publisher.empty() && !source.title.empty()) out += ", ";
  if (!source.title.empty()) out += "“" + embedded(source.title) + "”";
  out += ", " + published(source.date);
  if (!source.via.empty()) out += ", citing " + embedded(source.via);
  return out;
}

std::string sources_words(const Citations& citations) {
  std::string out;
  for (const Citations::Cited& cited : citations.cited()) out += (out.empty() ? "Sources: " : "; ") + source_words(cited);
  return sentence(out);
}

std::vector<std::string> area_notes(const MapInputs& inputs, const Citations& citations) {
  std::vector<std::string> out;
  for (const route::ResolvedArea& area : inputs.route.itinerary.areas)
    if (!area.spec.note.empty())
      out.push_back("* " + embedded(area.label) + ": " + sentence(citations.numbered(area.spec.note)));
  return out;
}

std::string worldview_words(const std::string& worldview) {
  if (worldview == "de-facto") return "Boundaries as controlled on the ground (“de facto”), after Natural Earth 4.1 (2018).";
  return "Boundaries in the worldview of the Digital Chart of the World for GMT 2.1.1 (“" + worldview + "”).";
}

std::string facts_words(const MapInputs& inputs, const FrameFacts& facts) {
  std::string out;
  if (inputs.spec.as_of) out += "Positions as of " + job::in_words(*inputs.spec.as_of) + ". ";
  if (inputs.spec.publish_precision_km)
    out += fmt::format("Positions published to the nearest {:g} km. ", *inputs.spec.publish_precision_km);
  if (!facts.projection_name.empty())
    out +=
        sentence(capitalised(facts.projection_name) + (facts.projection_reason.empty() ? "" : ", " + facts.projection_reason)) +
        " ";
  if (const double scale = rounded_to_3_digits(facts.scale_denominator); scale > 0)
    out += fmt::format("Scale 1:{} {}. ", grouped(std::llround(scale)),
                       inputs.page.is_screen() ? "at 96 pixels per inch" : "on the printed page");
  return out;
}

std::string credits_words(const MapInputs& inputs, const FrameFacts& facts) {
  std::string out = inputs.basemap.credit();
  if (!facts.relief_credit.empty()) out += (out.empty() ? "" : "; ") + facts.relief_credit;
  for (const job::UserFile& layer : inputs.spec.layers)
    out += (out.empty() ? "Own data: " : "; own data: ") + embedded(layer.text);
  return sentence(out);
}

std::string statement_words(const std::string& producer) {
  return "The boundaries and names shown and the designations used on this map do not imply official endorsement or acceptance "
         "by " +
         (producer.empty() ? std::string("its publisher") : embedded(producer)) + ".";
}

/// Without a legend the footer says what lines and numbers do not mean: these sentences are never dropped.
std::string honest_words(const MapInputs& inputs) {
  if (inputs.spec.legend.shown) return "";
  const route::Itinerary& itinerary = inputs.route.itinerary;
  std::string out;
  if (!itinerary.legs.empty()) out += std::string(lines_are_not_paths_words) + " ";
  if (itinerary.numbered && !itinerary.numbers_are_order && itinerary.stops.size() > 1)
    out += std::string(numbers_are_no_order_words) + " ";
  return out;
}

struct Footer {
  std::vector<std::string> left;
  std::vector<std::string> right;
};

Footer footer_words(const MapInputs& inputs, const FrameFacts& facts) {
  const Citations citations(inputs.job, inputs.spec);
  Footer words;
  words.left.push_back(sources_words(citations));
  for (std::string& note : area_notes(inputs, citations)) words.left.push_back(std::move(note));
  const std::string& producer = inputs.spec.producer;
  words.right.push_back(honest_words(inputs) + facts_words(inputs, facts) + credits_words(inputs, facts) + " " +
                        worldview_words(inputs.spec.worldview));
  words.right.push_back(statement_words(producer) + (producer.empty() ? "" : " Map: " + sentence(embedded(producer))));
  return words;
}

Block column(const std::vector<std::string>& paragraphs, const TextLook& look, text::Shaper& shaper, double width_pt) {
  TextFlow flow(shaper, width_pt);
  for (const std::string& text : paragraphs) flow.add(text, look);
  return flow.take();
}

/// Sources and notes beside the technical lines, the division that gives the lowest footer.
Block two_columns(const Footer& words, const TextLook& look, text::Shaper& shaper, double width_pt) {
  Block best;
  for (const double share : {0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65}) {
    const double left_width = (width_pt - gutter_pt) * share;
    Block left = column(words.left, look, shaper, left_width);
    Block right = column(words.right, look, shaper, width_pt - gutter_pt - left_width);
    const double height = std::max(left.height_pt, right.height_pt);
    if (!best.nodes.empty() && height >= best.height_pt - 0.01) continue;
    best = {width_pt, height, std::move(left.nodes)};
    for (draw::Node& node : placed(std::move(right), {left_width + gutter_pt, 0})) best.nodes.push_back(std::move(node));
  }
  return best;
}

}  // namespace

Block footer_block(const MapInputs& inputs, const FrameFacts& facts, text::Shaper& shaper, double width_pt) {
  const style::Furniture& furniture = inputs.style.furniture();
  const TextLook look{type_scale(inputs.style, inputs.page).small, furniture.muted_color, "footer", false, false};
  Footer words = footer_words(inputs, facts);
  Block block;
  if (width_pt >= 2 * least_column_pt + gutter_pt && !words.left.front().empty()) {
    block = two_columns(words, look, shaper, width_pt);
  } else {
    for (std::string& text : words.right) words.left.push_back(std::move(text));
    block = column(words.left, look, shaper, width_pt);
  }
  return as_furniture(std::move(block), "footer", "Footer");
}

std::vector<std::pair<std::string, int>> source_numbers(const MapInputs& inputs) {
  std::vector<std::pair<std::string, int>> out;
  const Citations citations(inputs.job, inputs.spec);
  for (const Citations::Cited& cited : citations.cited()) out.emplace_back(cited.source->id, cited.number);
  return out;
}

}  // namespace rutter::map
