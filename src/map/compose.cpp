#include "map/compose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "map/furniture.hpp"
#include "map/groups.hpp"
#include "map/label.hpp"
#include "map/symbols.hpp"

namespace rutter::map {
namespace {

using draw::Group;
using draw::Node;

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
  Composer(const MapInputs& inputs, MapPieces& pieces, std::string prefix, text::Shaper& shaper)
      : in_(inputs),
        p_(pieces),
        prefix_(std::move(prefix)),
        shaper_(shaper),
        symbols_{inputs.style, pieces.frame.zoom, least_type_pt(inputs.page.is_screen())},
        stops_layer_(first_stops_layer()) {}

  std::vector<Node> compose() {
    gather_base();
    gather_doubts();
    gather_legs();
    gather_stops();
    std::vector<Node> out;
    for (std::size_t i = 0; i <= in_.style.layers().size(); ++i) {
      if (i == first_line_layer()) append_user(std::move(p_.scene.user_rasters), out);
      if (i == first_route_layer()) {
        add_graticule(out);
        append_user(std::move(p_.scene.user_layers), out);
      }
      const auto found = by_layer_.find(i);
      if (found == by_layer_.end() || found->second.empty()) continue;
      out.emplace_back(layer_group(in_.style.layers()[i].id(), std::move(found->second)));
    }
    out.emplace_back(layer_group("frame", {frame_line()}));
    return out;
  }

 private:
  /// Of the base map or the user; not beyond where the route begins.
  [[nodiscard]] std::size_t first_line_layer() const {
    const auto& layers = in_.style.layers();
    const auto found = std::find_if(layers.begin(), layers.end(), [](const auto& l) {
      return l.source() == "route" || l.source() == "layers" || l.type() == style::LayerType::line;
    });
    return static_cast<std::size_t>(found - layers.begin());
  }

  [[nodiscard]] std::size_t first_route_layer() const {
    const auto& layers = in_.style.layers();
    const auto found = std::find_if(layers.begin(), layers.end(), [](const auto& l) { return l.source() == "route"; });
    return static_cast<std::size_t>(found - layers.begin());
  }

  [[nodiscard]] std::size_t first_stops_layer() const {
    const auto& layers = in_.style.layers();
    const auto found = std::find_if(layers.begin(), layers.end(),
                                    [](const auto& l) { return l.source() == "route" && l.source_layer() == "stops"; });
    return found == layers.end() ? 0 : static_cast<std::size_t>(found - layers.begin());
  }

  Group layer_group(const std::string& id, std::vector<Node> nodes) const {
    return {prefix_ + "layer-" + id, "layer", id, false, 1, std::move(nodes)};
  }

  void append_user(std::vector<Node> from, std::vector<Node>& to) const {
    for (Node& node : from) {
      if (auto* group = std::get_if<Group>(&node)) group->id = prefix_ + group->id;
      to.push_back(std::move(node));
    }
  }

  void gather_base() {
    const std::shared_ptr<const BaseScene>& base = p_.scene.base;
    for (const SceneLayer& layer : base->layers)
      by_layer_[layer.style_layer].emplace_back(draw::Shared{{base, &layer.nodes}, base->number});
    for (SceneLayer& layer : p_.scene.layers) append(std::move(layer.nodes), by_layer_[layer.style_layer]);
    for (SceneLayer& layer : p_.labels.layers) append(std::move(layer.nodes), by_layer_[layer.style_layer]);
  }

  void gather_doubts() {
    for (const DoubtOnPage& doubt : p_.route.doubts) {
      geo::Properties properties = uncertainty_properties(doubt.kind, doubt.status);
      if (doubt.kind != "context") set_group(properties, in_, in_.route.itinerary.stops[doubt.index].spec.group);
      for (LayeredNodes& nodes : uncertainty_symbol(symbols_, properties, doubt.area, doubt.outline))
        append(std::move(nodes.nodes), by_layer_[nodes.layer]);
    }
  }

  /// Of the layers that paint a leg the topmost is the leg itself, those below are its casing.
  void gather_legs() {
    for (const LegOnPage& on_page : p_.route.legs) {
      if (on_page.lines.empty()) continue;
      const route::ResolvedLeg& leg = in_.route.itinerary.legs[on_page.leg];
      const std::string id = prefix_ + fmt::format("leg-{}", leg.number);
      if (!leg.spec.end_status || *leg.spec.end_status == leg.spec.status) {
        add_leg(on_page, properties_of(in_, leg, on_page.open_end, false), id);
        continue;
      }
      const auto [way, arrival] = on_page.split_for_end_status();
      add_leg(way, properties_of(in_, leg, on_page.open_end, false), id);
      add_leg(arrival, properties_of(in_, leg, on_page.open_end, true), id + "-end");
    }
  }

  void add_leg(const LegOnPage& on_page, const geo::Properties& properties, const std::string& id) {
    auto painted = leg_symbol(symbols_, properties, on_page.lines, on_page.marks);
    const auto top = std::find_if(painted.rbegin(), painted.rend(), [](const LayeredNodes& n) { return !n.only_signs; });
    for (LayeredNodes& layer : painted) {
      if (top != painted.rend() && &layer == &*top) {
        append(paths_of(std::get<draw::Stroke>(layer.nodes.front()), id), by_layer_[layer.layer]);
        layer.nodes.erase(layer.nodes.begin());
      }
      append(std::move(layer.nodes), by_layer_[layer.layer]);
    }
  }

  /// A path for each part of a leg that the map's edge tears, so that who walks along one never jumps across the map.
  static std::vector<Node> paths_of(const draw::Stroke& leg, const std::string& id) {
    std::vector<Node> out;
    for (std::size_t i = 0; i < leg.lines.size(); ++i)
      out.emplace_back(Group{
          i == 0 ? id : fmt::format("{}-part-{}", id, i + 1), "leg", "", true, 1, {draw::Stroke{{leg.lines[i]}, leg.pen}}});
    return out;
  }

  void gather_stops() {
    std::vector<Node>& nodes = by_layer_[stops_layer_];
    append(std::move(p_.under_stops), nodes);
    const style::Furniture& look = in_.style.furniture();
    const draw::Pen leader{look.leader_color, look.leader_width_pt, {}, draw::Cap::butt, draw::Join::round};
    std::vector<Marker> moved;
    for (const std::vector<Marker>* markers : {&p_.route.markers, &p_.route.readings})
      std::copy_if(markers->begin(), markers->end(), std::back_inserter(moved), [](const Marker& m) { return m.moved; });
    for (const Marker& m : moved) {
      geo::Line<geo::PagePoint> line = leader_of(m);
      if (line.empty()) continue;
      nodes.emplace_back(Group{"", "leader", "", true, 1, {draw::Stroke{{std::move(line)}, leader}}});
    }
    for (const Marker& m : moved) nodes.emplace_back(place_dot(m.point));
    for (const Marker& m : p_.route.readings) nodes.emplace_back(reading(m.stop, m.centre));
    for (std::size_t i = 0; i < in_.route.itinerary.stops.size(); ++i) nodes.emplace_back(stop_group(i));
    // The name stands beside its stop's group, so that the group's box is the marker's.
    for (const StopLabel& label : p_.labels.stops)
      if (in_.route.itinerary.stops[label.stop].known != route::Known::area) nodes.emplace_back(label.text);
    append(std::move(p_.labels.route), nodes);
    append(std::move(p_.on_route), nodes);
    std::erase_if(nodes, [](const Node& n) {
      const auto* group = std::get_if<Group>(&n);
      return group != nullptr && group->children.empty();
    });
  }

  [[nodiscard]] draw::Circle place_dot(geo::PagePoint at) const {
    const style::Furniture& look = in_.style.furniture();
    return {at, place_dot_radius_pt, look.leader_color, {look.paper, 0.5, {}, draw::Cap::butt, draw::Join::round}};
  }

  /// The other reading of a place: a plain circle, because nothing is confirmed of it; its number with a question mark.
  Node reading(std::size_t index, geo::PagePoint at) {
    const route::ResolvedStop& stop = in_.route.itinerary.stops[index];
    const std::string number = in_.route.itinerary.numbered ? fmt::format("{}?", stop.number) : "?";
    geo::Properties properties = stop_properties(job::Status::none, "alternative", job::Confirms::unstated);
    set_group(properties, in_, stop.spec.group);
    return Group{"", "reading", "", false, 1, stop_symbol(symbols_, properties, at, number, shaper_)};
  }

  Group stop_group(std::size_t index) {
    const route::ResolvedStop& stop = in_.route.itinerary.stops[index];
    Group group{prefix_ + fmt::format("stop-{}", stop.number), "stop", "", false, 1, {}};
    const std::string number = in_.route.itinerary.numbered ? std::to_string(stop.number) : "";
    for (const Marker& m : p_.route.markers)
      if (m.stop == index && (m.dot || m.small))
        group.children.emplace_back(place_dot(m.centre));
      else if (m.stop == index)
        append(stop_symbol(symbols_, properties_of(in_, stop), m.centre, number, shaper_), group.children);
    for (const StopLabel& label : p_.labels.stops)
      if (label.stop == index && stop.known == route::Known::area) group.children.emplace_back(label.text);
    return group;
  }

  void add_graticule(std::vector<Node>& nodes) {
    if (p_.graticule.lines.empty()) return;
    const style::Furniture& look = in_.style.furniture();
    std::vector<Node> children{
        draw::Stroke{std::move(p_.graticule.lines),
                     {look.graticule_color, look.graticule_width_pt, {}, draw::Cap::butt, draw::Join::round}}};
    append(std::move(p_.graticule_labels), children);
    nodes.emplace_back(layer_group("graticule", std::move(children)));
  }

  [[nodiscard]] Node frame_line() const {
    const style::Furniture& look = in_.style.furniture();
    const geo::PageBox& m = p_.frame.layout.map;
    const geo::Line<geo::PagePoint> ring{
        {m.min_x, m.min_y}, {m.max_x, m.min_y}, {m.max_x, m.max_y}, {m.min_x, m.max_y}, {m.min_x, m.min_y}};
    return draw::Stroke{{ring}, {look.frame_color, look.frame_width_pt, {}, draw::Cap::butt, draw::Join::miter}};
  }

  const MapInputs& in_;
  MapPieces& p_;
  std::string prefix_;
  text::Shaper& shaper_;
  SymbolInput symbols_;
  std::size_t stops_layer_;
  std::map<std::size_t, std::vector<Node>> by_layer_;
};

}  // namespace

std::vector<draw::Node> compose_map(const MapInputs& inputs, MapPieces pieces, const std::string& prefix,
                                    text::Shaper& shaper) {
  return Composer(inputs, pieces, prefix, shaper).compose();
}

draw::Drawing compose_sheet(const MapInputs& in, double page_height_pt) {
  draw::Drawing out;
  out.width_pt = in.page.width_pt;
  out.height_pt = page_height_pt;
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

}  // namespace rutter::map
