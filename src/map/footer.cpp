#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "map/citations.hpp"
#include "map/date_words.hpp"
#include "map/footer_words.hpp"
#include "map/furniture.hpp"
#include "map/furniture_flow.hpp"
#include "map/furniture_words.hpp"
#include "map/logo.hpp"

namespace rutter::map {
namespace {

constexpr double gutter_pt = 18;
constexpr double least_column_pt = 220;
constexpr double logo_height_in_type_sizes = 4.5;
constexpr double most_logo_share = 0.22;
constexpr double logo_gap_pt = 5;

std::string source_words(const Words& words, const Citations::Cited& cited) {
  const job::Source& source = *cited.source;
  const std::string comma = words.text("list.comma");
  std::string out;
  const auto add = [&](const std::string& part) { out += (out.empty() ? "" : comma) + part; };
  if (!source.publisher.empty()) add(words.embedded(source.publisher));
  if (!source.title.empty()) add(words.text("quote", {{"text", words.embedded(source.title)}}));
  add(published_words(words, source.date));
  if (!source.via.empty()) add(words.text("footer.citing", {{"outlet", words.embedded(source.via)}}));
  return fmt::format("[{}]{}{}", cited.number, citation_space, out);
}

std::string sources_words(const Words& words, const Citations& citations) {
  std::vector<std::string> sources;
  for (const Citations::Cited& cited : citations.cited()) sources.push_back(source_words(words, cited));
  return sources.empty() ? std::string() : words.sentence(words.text("footer.sources", {{"sources", words.parts(sources)}}));
}

std::vector<std::string> area_notes(const MapInputs& inputs, const Citations& citations) {
  const Words& words = inputs.words;
  std::vector<std::string> out;
  for (const route::ResolvedArea& area : inputs.route.itinerary.areas)
    if (!area.spec.note.empty())
      out.push_back("* " + words.text("join.label", {{"head", words.embedded(area.label)},
                                                     {"text", words.sentence(citations.numbered(area.spec.note))}}));
  return out;
}

std::string worldview_words(const Words& words, const std::string& worldview) {
  return worldview == "de-facto" ? words.text("footer.de_facto") : words.text("footer.worldview", {{"worldview", worldview}});
}

std::string facts_words(const MapInputs& inputs, const FrameFacts& facts) {
  const Words& words = inputs.words;
  Prose out;
  if (inputs.spec.as_of) out.add(words.sentence(words.text("footer.as_of", {{"date", date_words(words, *inputs.spec.as_of)}})));
  if (const auto precision = inputs.spec.publish_precision_km)
    out.add(words.text("footer.precision", {{"distance", words.text("unit.km", {{"n", words.number("{:g}", *precision)}})}}));
  if (!facts.projection_name.empty()) {
    const std::string name = words.capitalised(facts.projection_name);
    out.add(words.sentence(facts.projection_reason.empty()
                               ? name
                               : words.text("projection.reason", {{"projection", name}, {"reason", facts.projection_reason}})));
  }
  if (const double scale = rounded_to_3_digits(facts.scale_denominator); scale > 0)
    out.add(words.text(inputs.page.is_screen() ? "footer.scale_on_screen" : "footer.scale_on_paper",
                       {{"scale", words.number(std::llround(scale))}}));
  return out.take();
}

/// The desk's own tables that stops, or places on the way of legs, were found in, each once.
std::vector<std::string> desk_tables(const route::Itinerary& itinerary) {
  std::vector<std::string> tables;
  const auto add = [&](const route::ResolvedStop& stop) {
    if (stop.place && !stop.place->table.empty() && std::ranges::find(tables, stop.place->table) == tables.end())
      tables.push_back(stop.place->table);
  };
  for (const route::ResolvedStop& stop : itinerary.stops) add(stop);
  for (const route::ResolvedLeg& leg : itinerary.legs)
    for (const route::ResolvedStop& passed : leg.via) add(passed);
  return tables;
}

/// Whose data are drawn. The credits of bundled data are what their owners ask for, in English.
std::string credits_words(const MapInputs& inputs, const FrameFacts& facts) {
  const Words& words = inputs.words;
  std::vector<std::string> credits{words.embedded(inputs.basemap.credit()), words.embedded(facts.relief_credit)};
  for (const job::UserFile& layer : inputs.spec.layers)
    credits.push_back(words.text("footer.own_data", {{"file", words.embedded(layer.text)}}));
  for (const std::string& table : desk_tables(inputs.route.itinerary))
    credits.push_back(words.text("footer.own_data", {{"file", words.embedded(table)}}));
  return words.sentence(words.capitalised(words.parts(credits)));
}

std::string statement_words(const Words& words, const std::string& producer) {
  return producer.empty() ? words.text("footer.statement_without_publisher")
                          : words.text("footer.statement", {{"publisher", words.embedded(producer)}});
}

/// Without a legend the footer says what lines and numbers do not mean: these sentences are never dropped.
std::string honest_words(const MapInputs& inputs) {
  if (inputs.spec.legend.shown) return "";
  const route::Itinerary& itinerary = inputs.route.itinerary;
  Prose out;
  if (!itinerary.legs.empty()) out.add(inputs.words.text("legend.lines_are_not_paths"));
  if (itinerary.numbered && !itinerary.numbers_are_order && itinerary.stops.size() > 1)
    out.add(inputs.words.text("legend.numbers_are_no_order"));
  return out.take();
}

struct Footer {
  std::vector<std::string> left;
  std::vector<std::string> right;
};

std::string run_on(std::initializer_list<std::string> sentences) {
  Prose out;
  for (const std::string& text : sentences) out.add(text);
  return out.take();
}

Footer in_columns(FooterWords words) {
  Footer footer;
  footer.left.push_back(std::move(words.sources));
  for (std::string& note : words.area_notes) footer.left.push_back(std::move(note));
  footer.right.push_back(run_on({words.honest, words.facts, words.credits, words.worldview}));
  footer.right.push_back(run_on({words.statement, words.map_by}));
  return footer;
}

struct Setting {
  TextLook look;
  text::Shaper& shaper;
  bool right_to_left;
};

Block column(const std::vector<std::string>& paragraphs, const Setting& set, double width_pt) {
  TextFlow flow(set.shaper, width_pt, set.right_to_left);
  for (const std::string& text : paragraphs) flow.add(text, set.look);
  return flow.take();
}

/// Sources and notes, where reading begins, beside the technical lines: the division that gives the lowest footer.
Block two_columns(const Footer& words, const Setting& set, double width_pt) {
  Block best;
  for (const double share : {0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65}) {
    const double first_width = (width_pt - gutter_pt) * share;
    const double second_width = width_pt - gutter_pt - first_width;
    Block first = column(words.left, set, first_width);
    Block second = column(words.right, set, second_width);
    const double height = std::max(first.height_pt, second.height_pt);
    if (!best.nodes.empty() && height >= best.height_pt - 0.01) continue;
    best = {width_pt, height, placed(std::move(first), {set.right_to_left ? second_width + gutter_pt : 0, 0})};
    for (draw::Node& node : placed(std::move(second), {set.right_to_left ? 0 : first_width + gutter_pt, 0}))
      best.nodes.push_back(std::move(node));
  }
  return best;
}

/// Sources and technical lines in one column, or in two where there is room.
Block footer_text(FooterWords words, const Setting& set, double width_pt) {
  Footer footer = in_columns(std::move(words));
  if (width_pt >= 2 * least_column_pt + gutter_pt && !footer.left.front().empty()) return two_columns(footer, set, width_pt);
  for (std::string& text : footer.right) footer.left.push_back(std::move(text));
  return column(footer.left, set, width_pt);
}

/// The words, and the logo where lines end; above them where it would leave too little room beside it.
Block with_logo(FooterWords words, Block logo, const Setting& set, double width_pt) {
  const double width_beside = width_pt - logo.width_pt - gutter_pt;
  const bool above = width_beside < least_column_pt;
  const double text_width = above ? width_pt : width_beside;
  const double text_top = above ? logo.height_pt + logo_gap_pt : 0;
  const bool at_left = above != set.right_to_left;
  Block text = footer_text(std::move(words), set, text_width);
  Block out{width_pt, std::max(text_top + text.height_pt, logo.height_pt), {}};
  out.nodes =
      placed(as_furniture(std::move(text), "footer", "Footer"), {set.right_to_left ? width_pt - text_width : 0, text_top});
  const double logo_left = at_left ? 0 : width_pt - logo.width_pt;
  for (draw::Node& node : placed(std::move(logo), {logo_left, 0})) out.nodes.push_back(std::move(node));
  return out;
}

}  // namespace

FooterWords footer_words(const MapInputs& inputs, const FrameFacts& facts) {
  const Citations citations(inputs.job, inputs.spec);
  const Words& words = inputs.words;
  const std::string& producer = inputs.spec.producer;
  FooterWords out;
  out.sources = sources_words(words, citations);
  out.area_notes = area_notes(inputs, citations);
  out.honest = honest_words(inputs);
  out.facts = facts_words(inputs, facts);
  out.credits = credits_words(inputs, facts);
  out.worldview = worldview_words(words, inputs.spec.worldview);
  out.statement = statement_words(words, producer);
  if (!producer.empty()) out.map_by = words.sentence(words.text("footer.map_by", {{"producer", words.embedded(producer)}}));
  return out;
}

Block footer_block(const MapInputs& inputs, const FrameFacts& facts, text::Shaper& shaper, double width_pt) {
  const style::Furniture& furniture = inputs.style.furniture();
  const Setting set{{type_scale(inputs.style, inputs.page).small, furniture.muted_color, "footer", false, false},
                    shaper,
                    inputs.words.right_to_left()};
  FooterWords words = footer_words(inputs, facts);
  Block logo = logo_block(inputs, set.look.size_pt * logo_height_in_type_sizes, width_pt * most_logo_share);
  if (!logo.nodes.empty()) return with_logo(std::move(words), std::move(logo), set, width_pt);
  return as_furniture(footer_text(std::move(words), set, width_pt), "footer", "Footer");
}

std::vector<std::pair<std::string, int>> source_numbers(const MapInputs& inputs) {
  std::vector<std::pair<std::string, int>> out;
  const Citations citations(inputs.job, inputs.spec);
  for (const Citations::Cited& cited : citations.cited()) out.emplace_back(cited.source->id, cited.number);
  return out;
}

}  // namespace rutter::map
