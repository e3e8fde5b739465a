#include "map/template_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/error.hpp"
#include "job/read.hpp"
#include "map/footer_words.hpp"
#include "map/furniture_flow.hpp"
#include "map/label.hpp"
#include "map/locator.hpp"
#include "map/logo.hpp"
#include "map/report_words.hpp"

namespace rutter::map {
namespace {

using geo::PageBox;
using geo::PagePoint;

constexpr double mm = 72 / 25.4;
constexpr double country_size_pt = 18;
constexpr double number_size_pt = 12;
constexpr double disclaimer_size_pt = 9;
constexpr double most_number_share = 0.4;
constexpr double most_logo_share = 0.2;
constexpr double paragraph_gap_pt = 3;
constexpr double size_step_pt = 0.5;
/// The most by which the header's type may shrink.
constexpr double least_header_share = 0.6;

/// A box given as the template does: millimetres, from the lower left corner of the page.
PageBox box_mm(const job::Page& page, double left, double bottom, double right, double top) {
  const double height = page.height_pt.value_or(0);
  return {left * mm, height - top * mm, right * mm, height - bottom * mm};
}

base::Error too_small(const job::Page& page, std::string_view what, const PageBox& box) {
  return {
      base::ErrorKind::map,
      fmt::format("the page {} is too small: its box for {} ({:.0f} x {:.0f} mm) cannot hold the text in the smallest type; "
                  "take the page a3-landscape, or shorter texts",
                  page.name, what, box.width() / mm, box.height() / mm)};
}

/// What `make` gives for the largest type size at which it fits the height of the box.
template <class Make>
std::optional<Block> fitted(const job::Page& page, const PageBox& box, double wanted_pt, const Make& make) {
  const double least = least_type_pt(page.is_screen());
  for (double size = wanted_pt;; size = std::max(size - size_step_pt, least)) {
    Block block = make(size);
    if (block.height_pt <= box.height()) return block;
    if (size <= least) return std::nullopt;
  }
}

void add_at(Block block, PagePoint at, std::vector<draw::Node>& to) {
  for (draw::Node& node : placed(std::move(block), at)) to.push_back(std::move(node));
}

/// The countries of the stops, each once, in the stops' order.
std::vector<std::string> countries_of(const MapInputs& in) {
  std::vector<std::string> out;
  for (const route::ResolvedStop& stop : in.route.itinerary.stops) {
    if (!stop.place || stop.place->country_name.empty()) continue;
    std::string name = in.words.embedded(in.words.country(stop.place->country, stop.place->country_name));
    if (std::find(out.begin(), out.end(), name) == out.end()) out.push_back(std::move(name));
  }
  return out;
}

class TemplateFurniture {
 public:
  TemplateFurniture(const MapInputs& in, const FrameFacts& facts, text::Shaper& shaper)
      : in_(in),
        look_(in.style.furniture()),
        words_(footer_words(in, facts)),
        scale_(type_scale(in.style, in.page)),
        boxes_(template_boxes(in.page)),
        shaper_(shaper) {}

  std::vector<draw::Node> take(const MapFrame& frame, const LegendContents& contents, const FrameFacts& facts) {
    add_header();
    add_locator(frame);
    add_column("summary", "Summary", boxes_.summary, scale_.subtitle, [&](double size) { return summary(size); });
    if (in_.spec.legend.shown && !frame.layout.legend_beside) {
      add_legend(contents, facts);
    } else {
      boxes_.sources.min_x = boxes_.legend.min_x;  // the free box is the sources'
    }
    add_column("sources", "Sources", boxes_.sources, scale_.small, [&](double size) { return sources(size); });
    add_logo();
    add_column("metadata", "About the map", boxes_.metadata, scale_.small, [&](double size) { return metadata(size); });
    return std::move(out_);
  }

 private:
  [[nodiscard]] TextFlow flow(double width_pt) const { return {shaper_, width_pt, in_.words.right_to_left()}; }

  template <class Make>
  void add_column(std::string id, std::string label, const PageBox& box, double wanted_pt, const Make& make) {
    std::optional<Block> block = fitted(in_.page, box, wanted_pt, make);
    if (!block) throw too_small(in_.page, id, box);
    add_at(as_furniture(std::move(*block), id, std::move(label)), {box.min_x, box.min_y}, out_);
  }

  /// Countries and title where reading begins, the map's number at the other end.
  void add_header() {
    const PageBox& box = boxes_.header;
    const bool rtl = in_.words.right_to_left();
    text::TextStyle set;
    set.size_pt = number_size_pt;
    set.bold = true;
    const double most = box.width() * most_number_share;
    const double number_width = std::min(shaper_.shape(in_.spec.name, set).width_pt + 1, most);
    TextFlow number = flow(number_width);
    number.space(0);
    number.add(in_.spec.name, {number_size_pt, look_.muted_color, "map-number", true, false});
    Block number_block = number.take();
    const double width = box.width() - number_width - look_.gap_pt;
    Block head;
    for (double share = 1; head.nodes.empty() || head.height_pt > box.height(); share -= 0.05) {
      if (share < least_header_share) throw too_small(in_.page, "the header", box);
      head = header(width, share);
      if (head.nodes.empty()) break;
    }
    const double top = box.max_y - std::max(head.height_pt, number_block.height_pt);
    add_at(as_furniture(std::move(head), "title", "Title"), {rtl ? box.max_x - width : box.min_x, top}, out_);
    add_at(as_furniture(std::move(number_block), "map-number", "Map number"), {rtl ? box.min_x : box.max_x - number_width, top},
           out_);
  }

  [[nodiscard]] Block header(double width_pt, double share) const {
    TextFlow head = flow(width_pt);
    head.add(in_.words.listed(countries_of(in_)), {country_size_pt * share, look_.title_color, "country", true, false});
    head.add(in_.spec.title, {scale_.title * share, look_.title_color, "title", true, false});
    return head.take();
  }

  void add_locator(const MapFrame& frame) {
    if (!in_.spec.locator.shown || !wants_locator(frame)) return;
    const PageBox& box = boxes_.locator;
    Block block = locator_block(in_, frame, box.width(), box.height());
    const double left = box.centre().x - block.width_pt / 2;
    add_at(std::move(block), {left, box.min_y}, out_);
  }

  void add_legend(const LegendContents& contents, const FrameFacts& facts) {
    const PageBox& box = boxes_.legend;
    std::optional<Block> block = template_legend(in_, contents, facts, shaper_);
    if (!block) throw too_small(in_.page, "the legend", box);
    const double left = in_.words.right_to_left() ? box.max_x - block->width_pt : box.min_x;
    add_at(std::move(*block), {left, box.min_y}, out_);
  }

  /// Above the words about the map, which have the rest of their box.
  void add_logo() {
    PageBox& box = boxes_.metadata;
    Block logo = logo_block(in_, box.height() * most_logo_share, box.width());
    if (logo.nodes.empty()) return;
    const double below = logo.height_pt + look_.gap_pt;
    const double left = in_.words.right_to_left() ? box.max_x - logo.width_pt : box.min_x;
    add_at(std::move(logo), {left, box.min_y}, out_);
    box.min_y += below;
  }

  [[nodiscard]] Block summary(double size_pt) const {
    const TypeScale scale = at_most(scale_, size_pt);
    TextFlow out = flow(boxes_.summary.width());
    out.add(in_.spec.subtitle, {scale.subtitle, look_.text_color, "subtitle", false, false});
    out.space(paragraph_gap_pt);
    out.add(Citations(in_.job, in_.spec).numbered(note_words(in_.words, in_.spec)),
            {scale.note, look_.note_color, "note", true, false});
    return out.take();
  }

  [[nodiscard]] Block sources(double size_pt) const {
    const TextLook small{size_pt, look_.muted_color, "footer", false, false};
    TextFlow out = flow(boxes_.sources.width());
    out.add(words_.sources, small);
    for (const std::string& note : words_.area_notes) {
      out.space(paragraph_gap_pt);
      out.add(note, small);
    }
    return out.take();
  }

  [[nodiscard]] Block metadata(double size_pt) const {
    const TextLook small{size_pt, look_.muted_color, "footer", false, false};
    const TextLook disclaimer{std::min(size_pt, disclaimer_size_pt), look_.muted_color, "footer", false, false};
    TextFlow out = flow(boxes_.metadata.width());
    for (const std::string* text : {&words_.map_by, &words_.honest, &words_.facts, &words_.credits}) {
      out.add(*text, small);
      out.space(paragraph_gap_pt);
    }
    out.add(words_.worldview, disclaimer);
    out.add(words_.statement, disclaimer);
    return out.take();
  }

  const MapInputs& in_;
  const style::Furniture& look_;
  FooterWords words_;
  TypeScale scale_;
  TemplateBoxes boxes_;
  text::Shaper& shaper_;
  std::vector<draw::Node> out_;
};

}  // namespace

TemplateBoxes template_boxes(const job::Page& page) {
  const auto box = [&](double left, double bottom, double right, double top) { return box_mm(page, left, bottom, right, top); };
  return {box(15, 272, 410, 292),    box(15, 70, 410, 270),   box(15, 10, 125, 65), box(127.5, 10, 192.5, 65),
          box(197.5, 10, 267.5, 65), box(270, 10, 337.5, 65), box(340, 10, 410, 65)};
}

PageLayout template_layout(const MapInputs& inputs, const FurnitureSizes& sizes) {
  const TemplateBoxes boxes = template_boxes(inputs.page);
  PageLayout out;
  out.page_height_pt = inputs.page.height_pt.value_or(0);
  out.title = boxes.header;
  out.locator = boxes.locator;
  out.map = boxes.map;
  out.footer = boxes.metadata;
  out.legend_beside = sizes.legend_beside;
  if (sizes.panel_beside_width_pt <= 0) return out;
  out.panel_place = PanelPlace::beside;
  out.panel = boxes.map;
  out.panel.min_x = boxes.map.max_x - sizes.panel_beside_width_pt;
  out.map.max_x = out.panel.min_x - inputs.style.furniture().gap_pt * 1.5;
  return out;
}

std::optional<Block> template_legend(const MapInputs& inputs, const LegendContents& contents, const FrameFacts& facts,
                                     text::Shaper& shaper) {
  const TypeScale scale = type_scale(inputs.style, inputs.page);
  const PageBox box = template_boxes(inputs.page).legend;
  return fitted(inputs.page, box, scale.body, [&](double size) {
    return legend_block(inputs, contents, facts, shaper, {box.width(), 1, at_most(scale, size)});
  });
}

std::vector<draw::Node> template_furniture(const MapInputs& inputs, const MapFrame& frame, const FrameFacts& facts,
                                           const LegendContents& contents, text::Shaper& shaper) {
  return TemplateFurniture(inputs, facts, shaper).take(frame, contents, facts);
}

}  // namespace rutter::map
