#include "map/compose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "map/furniture.hpp"
#include "map/label.hpp"
#include "map/symbols.hpp"

namespace rutter::map {
namespace {

using draw::Group;
using draw::Node;

Group layer_group(const std::string& id, std::vector<Node> nodes) {
  return {"layer-" + id, "layer", id, false, 1, std::move(nodes)};
}

void append(std::vector<Node> from, std::vector<Node>& to) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// A source as the document's metadata state it: all that the job says of it.
std::string source_line(const job::Source& source) {
  std::string out;
  for (const std::string& part : {source.publisher, source.title, source.date ? source.date->text : std::string(), source.url,
                                  source.archived.empty() ? std::string() : "archived: " + source.archived,
                                  source.accessed ? "accessed " + source.accessed->text : std::string()})
    if (!part.empty()) out += (out.empty() ? "" : ", ") + part;
  return out;
}

class Composer {
 public:
  Composer(Pieces& pieces, text::Shaper& shaper)
      : p_(pieces),
        shaper_(shaper),
        symbols_{pieces.inputs.style, pieces.frame.zoom, least_type_pt(pieces.inputs.page.is_screen())},
        stops_layer_(first_stops_layer()) {}

  draw::Drawing compose() {
    gather_base();
    gather_doubts();
    gather_legs();
    gather_stops();
    draw::Drawing out = sheet();
    for (std::size_t i = 0; i <= p_.inputs.style.layers().size(); ++i) {
      if (i == first_line_layer()) append(std::move(p_.scene.user_rasters), out.nodes);
      if (i == first_route_layer()) {
        add_graticule(out.nodes);
        append(std::move(p_.scene.user_layers), out.nodes);
      }
      const auto found = by_layer_.find(i);
      if (found == by_layer_.end() || found->second.empty()) continue;
      out.nodes.emplace_back(layer_group(p_.inputs.style.layers()[i].id(), std::move(found->second)));
    }
    out.nodes.emplace_back(layer_group("frame", {frame_line()}));
    append(std::move(p_.furniture), out.nodes);
    return out;
  }

 private:
  /// Of the base map or the user; not beyond where the route begins.
  [[nodiscard]] std::size_t first_line_layer() const {
    const auto& layers = p_.inputs.style.layers();
    const auto found = std::find_if(layers.begin(), layers.end(), [](const auto& l) {
      return l.source() == "route" || l.source() == "layers" || l.type() == style::LayerType::line;
    });
    return static_cast<std::size_t>(found - layers.begin());
  }

  [[nodiscard]] std::size_t first_route_layer() const {
    const auto& layers = p_.inputs.style.layers();
    const auto found = std::find_if(layers.begin(), layers.end(), [](const auto& l) { return l.source() == "route"; });
    return static_cast<std::size_t>(found - layers.begin());
  }

  [[nodiscard]] std::size_t first_stops_layer() const {
    const auto& layers = p_.inputs.style.layers();
    const auto found = std::find_if(layers.begin(), layers.end(),
                                    [](const auto& l) { return l.source() == "route" && l.source_layer() == "stops"; });
    return found == layers.end() ? 0 : static_cast<std::size_t>(found - layers.begin());
  }

  draw::Drawing sheet() const {
    const auto& in = p_.inputs;
    draw::Drawing out;
    out.width_pt = in.page.width_pt;
    out.height_pt = p_.frame.layout.page_height_pt;
    out.in_pixels = in.page.is_screen();
    out.dpi = job::dpi_of(in.spec, in.page);
    out.paper = in.style.furniture().paper;
    out.id_prefix = in.spec.id_prefix;
    out.info.title = in.spec.title.empty() ? in.spec.name : in.spec.title;
    if (in.draft) out.info.title = in.words.text("draft.title", {{"title", out.info.title}});
    out.info.description = long_description(in);
    out.info.language = in.spec.languages.front();
    out.info.producer = in.spec.producer;
    for (const auto& [id, number] : source_numbers(in))
      for (const job::Source& source : in.job.sources)
        if (source.id == id) out.info.sources.push_back(source_line(source));
    return out;
  }

  void gather_base() {
    for (SceneLayer& layer : p_.scene.layers) append(std::move(layer.nodes), by_layer_[layer.style_layer]);
    for (SceneLayer& layer : p_.labels.layers) append(std::move(layer.nodes), by_layer_[layer.style_layer]);
  }

  void gather_doubts() {
    for (const DoubtOnPage& doubt : p_.route.doubts)
      for (LayeredNodes& nodes :
           uncertainty_symbol(symbols_, uncertainty_properties(doubt.kind, doubt.status), doubt.area, doubt.outline))
        append(std::move(nodes.nodes), by_layer_[nodes.layer]);
  }

  /// Of the layers that paint a leg the topmost is the leg itself, those below are its casing.
  void gather_legs() {
    for (const LegOnPage& on_page : p_.route.legs) {
      if (on_page.lines.empty()) continue;
      const route::ResolvedLeg& leg = p_.inputs.route.itinerary.legs[on_page.leg];
      auto painted =
          leg_symbol(symbols_, leg_properties(leg.spec.status, leg.spec.mode, !leg.to), on_page.lines, on_page.arrives);
      for (std::size_t i = 0; i < painted.size(); ++i) {
        std::vector<Node>& nodes = painted[i].nodes;
        if (i + 1 == painted.size())
          nodes.front() = Group{fmt::format("leg-{}", leg.number), "leg", "", true, 1, {std::move(nodes.front())}};
        append(std::move(nodes), by_layer_[painted[i].layer]);
      }
    }
  }

  void gather_stops() {
    std::vector<Node>& nodes = by_layer_[stops_layer_];
    const style::Furniture& look = p_.inputs.style.furniture();
    const draw::Pen leader{look.leader_color, look.leader_width_pt, {}, draw::Cap::butt, draw::Join::round};
    std::vector<Marker> moved;
    for (const std::vector<Marker>* markers : {&p_.route.markers, &p_.route.readings})
      std::copy_if(markers->begin(), markers->end(), std::back_inserter(moved), [](const Marker& m) { return m.moved; });
    for (const Marker& m : moved) {
      const double share = 1 - m.radius_pt / geo::distance(m.point, m.centre);
      const geo::PagePoint end = m.point + (m.centre - m.point) * share;
      nodes.emplace_back(Group{"", "leader", "", true, 1, {draw::Stroke{{{m.point, end}}, leader}}});
    }
    for (const Marker& m : moved)
      nodes.emplace_back(draw::Circle{
          m.point, place_dot_radius_pt, look.leader_color, {look.paper, 0.5, {}, draw::Cap::butt, draw::Join::round}});
    for (const Marker& m : p_.route.readings) nodes.emplace_back(reading(m.stop, m.centre));
    for (std::size_t i = 0; i < p_.inputs.route.itinerary.stops.size(); ++i) nodes.emplace_back(stop_group(i));
    // The name stands beside its stop's group, so that the group's box is the marker's.
    for (const StopLabel& label : p_.labels.stops)
      if (p_.inputs.route.itinerary.stops[label.stop].known != route::Known::area) nodes.emplace_back(label.text);
    append(std::move(p_.labels.route), nodes);
    std::erase_if(nodes, [](const Node& n) {
      const auto* group = std::get_if<Group>(&n);
      return group != nullptr && group->children.empty();
    });
  }

  /// The other reading of a place: a plain circle, because nothing is confirmed of it; its number with a question mark.
  Node reading(std::size_t index, geo::PagePoint at) {
    const route::ResolvedStop& stop = p_.inputs.route.itinerary.stops[index];
    const std::string number = p_.inputs.route.itinerary.numbered ? fmt::format("{}?", stop.number) : "?";
    return Group{
        "",
        "reading",
        "",
        false,
        1,
        stop_symbol(symbols_, stop_properties(job::Status::none, "alternative", job::Confirms::unstated), at, number, shaper_)};
  }

  Group stop_group(std::size_t index) {
    const route::ResolvedStop& stop = p_.inputs.route.itinerary.stops[index];
    Group group{fmt::format("stop-{}", stop.number), "stop", "", false, 1, {}};
    const std::string number = p_.inputs.route.itinerary.numbered ? std::to_string(stop.number) : "";
    for (const Marker& m : p_.route.markers)
      if (m.stop == index)
        append(
            stop_symbol(symbols_, stop_properties(stop.status, kind_of(stop), stop.spec.confirms), m.centre, number, shaper_),
            group.children);
    for (const StopLabel& label : p_.labels.stops)
      if (label.stop == index && stop.known == route::Known::area) group.children.emplace_back(label.text);
    return group;
  }

  void add_graticule(std::vector<Node>& nodes) {
    if (p_.graticule.lines.empty()) return;
    const style::Furniture& look = p_.inputs.style.furniture();
    std::vector<Node> children{
        draw::Stroke{std::move(p_.graticule.lines),
                     {look.graticule_color, look.graticule_width_pt, {}, draw::Cap::butt, draw::Join::round}}};
    append(std::move(p_.graticule_labels), children);
    nodes.emplace_back(layer_group("graticule", std::move(children)));
  }

  [[nodiscard]] Node frame_line() const {
    const style::Furniture& look = p_.inputs.style.furniture();
    const geo::PageBox& m = p_.frame.layout.map;
    const geo::Line<geo::PagePoint> ring{
        {m.min_x, m.min_y}, {m.max_x, m.min_y}, {m.max_x, m.max_y}, {m.min_x, m.max_y}, {m.min_x, m.min_y}};
    return draw::Stroke{{ring}, {look.frame_color, look.frame_width_pt, {}, draw::Cap::butt, draw::Join::miter}};
  }

  Pieces& p_;
  text::Shaper& shaper_;
  SymbolInput symbols_;
  std::size_t stops_layer_;
  std::map<std::size_t, std::vector<Node>> by_layer_;
};

}  // namespace

draw::Drawing compose(Pieces pieces, text::Shaper& shaper) {
  return Composer(pieces, shaper).compose();
}

}  // namespace rutter::map
