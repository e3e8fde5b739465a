#include "map/insets.hpp"

#include <algorithm>

#include "geo/geodesic.hpp"
#include "geo/lon_lat_box.hpp"
#include "map/occupancy.hpp"

namespace rutter::map {
namespace {

using geo::LonLat;
using geo::PageBox;
using geo::PagePoint;

/// How near markers of a crowd stand: circles of 6 pt that would touch.
constexpr double linkage_pt = 13.5;
constexpr double most_of_map = 0.38;  ///< a crowd that takes more of the map's width or height gains nothing
constexpr std::size_t most_insets = 4;
constexpr std::size_t most_in_inset = 60;  ///< nobody tells more apart, and trying its sizes takes quadratic time
constexpr double least_gain = 1.8;
constexpr double least_apart_m = 300;  ///< places nearer than this cannot be told apart by any inset
constexpr double ring_share = 2.5;     ///< a ring wider than so many times the crowd does not set an inset's scale

/// A stop's place on the main map.
struct Seen {
  std::size_t stop = 0;
  PagePoint point;
};

using Crowd = std::vector<std::size_t>;  // indices of places

std::vector<Crowd> linked(const std::vector<Seen>& markers, double reach) {
  std::vector<Crowd> crowds;
  std::vector<bool> done(markers.size(), false);
  for (std::size_t seed = 0; seed < markers.size(); ++seed) {
    if (done[seed]) continue;
    Crowd crowd{seed};
    done[seed] = true;
    for (std::size_t k = 0; k < crowd.size(); ++k)
      for (std::size_t other = 0; other < markers.size(); ++other)
        if (!done[other] && geo::distance(markers[crowd[k]].point, markers[other].point) < reach) {
          done[other] = true;
          crowd.push_back(other);
        }
    std::sort(crowd.begin(), crowd.end());
    crowds.push_back(std::move(crowd));
  }
  return crowds;
}

bool is_worth_an_inset(const MapInputs& in, const std::vector<Seen>& markers, const Crowd& crowd, const PageBox& map) {
  if (crowd.size() < 2 || crowd.size() > most_in_inset) return false;
  PageBox box;
  for (const std::size_t i : crowd) box.add(markers[i].point);
  if (box.width() >= map.width() * most_of_map || box.height() >= map.height() * most_of_map) return false;
  const auto& stops = in.route.itinerary.stops;
  return std::any_of(crowd.begin(), crowd.end(), [&](std::size_t i) {
    return std::any_of(crowd.begin(), crowd.end(), [&](std::size_t j) {
      return geo::distance_m(stops[markers[i].stop].point, stops[markers[j].stop].point) > least_apart_m;
    });
  });
}

std::vector<InsetWish> wishes_by_hand(const MapInputs& in) {
  std::vector<InsetWish> out;
  std::size_t number = 0;
  for (const job::Inset& asked : in.spec.insets_by_hand) {
    InsetWish wish{{}, asked.extent, asked.scale, asked.position, asked.label, ++number};
    for (const job::LegEnd& stop : asked.stops)
      // Areas have no place of their own to zoom to.
      if (stop.stop && in.route.itinerary.stops[*stop.stop].known != route::Known::area) wish.stops.push_back(*stop.stop);
    if (!wish.stops.empty() || wish.extent) out.push_back(std::move(wish));
  }
  return out;
}

double spread_km(const std::vector<LonLat>& points) {
  double most = 0;
  for (const LonLat a : points)
    for (const LonLat b : points) most = std::max(most, geo::distance_m(a, b) / 1000);
  return most;
}

std::vector<LonLat> positions_in(const MapInputs& inputs, const InsetWish& wish) {
  std::vector<LonLat> positions;
  if (wish.extent) {
    const geo::LonLatBox& box = *wish.extent;
    for (const double lon : {box.west, geo::centre_of(box).lon, box.east})
      for (const double lat : {box.south, (box.south + box.north) / 2, box.north}) positions.push_back({lon, lat});
  } else {
    for (const std::size_t i : wish.stops) positions.push_back(inputs.route.itinerary.stops[i].point);
    if (wish.tight) return positions;
    // Measured only where something asks for it: it takes quadratic time.
    std::optional<double> measured_km;
    const std::vector<LonLat> places = positions;
    const auto spread = [&] {
      if (!measured_km) measured_km = spread_km(places);
      return *measured_km;
    };
    const auto belongs = [&](std::size_t stop) {
      return std::find(wish.stops.begin(), wish.stops.end(), stop) != wish.stops.end();
    };
    for (const route::Ring& ring : inputs.route.rings)
      if (belongs(ring.stop) &&
          inputs.route.itinerary.stops[ring.stop].uncertainty_km * 2 < std::max(spread(), 4.0) * ring_share)
        positions.insert(positions.end(), ring.line.begin(), ring.line.end());
    for (const std::size_t i : wish.stops)
      for (const route::Reading& reading : inputs.route.itinerary.stops[i].readings)
        if (geo::distance_m(reading.point, inputs.route.itinerary.stops[i].point) / 1000 < std::max(spread(), 4.0) * ring_share)
          positions.push_back(reading.point);
  }
  return positions;
}

}  // namespace

std::vector<InsetWish> inset_wishes(const MapInputs& inputs, const MapFrame& main, const geo::Projector& on_main) {
  if (!inputs.spec.insets_by_hand.empty()) return wishes_by_hand(inputs);
  if (inputs.spec.insets == job::Insets::none) return {};
  std::vector<Seen> seen;
  for (std::size_t i = 0; i < inputs.route.itinerary.stops.size(); ++i) {
    const route::ResolvedStop& stop = inputs.route.itinerary.stops[i];
    if (const auto at = on_main.point(stop.point); at && stop.known != route::Known::area) seen.push_back({i, *at});
  }
  std::vector<Crowd> crowds;
  for (Crowd& crowd : linked(seen, linkage_pt))
    if (is_worth_an_inset(inputs, seen, crowd, main.layout.map)) crowds.push_back(std::move(crowd));
  std::stable_sort(crowds.begin(), crowds.end(), [](const Crowd& a, const Crowd& b) { return a.size() > b.size(); });
  if (crowds.size() > most_insets) crowds.resize(most_insets);
  std::sort(crowds.begin(), crowds.end());
  std::vector<InsetWish> out;
  for (const Crowd& crowd : crowds) {
    InsetWish wish;
    for (const std::size_t m : crowd) wish.stops.push_back(seen[m].stop);
    out.push_back(std::move(wish));
  }
  return out;
}

const View& InsetViews::of(const InsetWish& wish) {
  const std::tuple key(wish.stops, wish.by_hand, wish.tight);
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  std::vector<LonLat> positions = positions_in(in_, wish);
  const geo::ProjectionChoice choice = geo::choose_projection(geo::enclosing_box(positions));
  return known_.emplace(key, View(std::move(positions), choice)).first->second;
}

std::optional<Inset> inset_in(const MapInputs& inputs, InsetViews& views, InsetWish wish, const PageBox& box) {
  const double margin = std::clamp(std::min(box.width(), box.height()) * 0.2, 22.0, 46.0);
  const auto& stops = inputs.route.itinerary.stops;
  for (std::size_t round = 0; round <= stops.size(); ++round) {
    MapFrame frame = inset_frame(views.of(wish), box, wish.extent ? 0 : margin, wish.denominator);
    const auto is_shown = [&](LonLat position) {
      const auto at = frame.projection.forward(position);
      return at && box.grown(-8).contains(frame.transform.to_page(*at));
    };
    const std::size_t known = wish.stops.size();
    for (std::size_t i = 0; i < stops.size(); ++i)
      if (stops[i].known != route::Known::area && is_shown(stops[i].point) &&
          std::find(wish.stops.begin(), wish.stops.end(), i) == wish.stops.end())
        wish.stops.push_back(i);
    if (known <= most_in_inset && wish.stops.size() > most_in_inset && wish.by_hand == 0) return std::nullopt;
    std::sort(wish.stops.begin(), wish.stops.end());
    if (wish.stops.size() > known && !wish.extent && !wish.denominator) continue;
    return Inset{std::move(wish), 'A', std::move(frame), {}, {}};
  }
  return std::nullopt;
}

bool is_gain(const Inset& inset, const MapFrame& main) {
  return inset.wish.denominator || main.scale_denominator >= inset.frame.scale_denominator * least_gain;
}

geo::Line<PagePoint> outline_on(const MapFrame& frame, const geo::Projector& on_main) {
  return on_page(border_of(frame), on_main);
}

geo::Line<PagePoint> on_page(const std::vector<LonLat>& border, const geo::Projector& on_main) {
  geo::Line<PagePoint> out;
  for (const LonLat position : border) {
    const auto at = on_main.unclipped_point(position);
    if (!at) return {};
    out.push_back(*at);
  }
  if (!out.empty()) out.push_back(out.front());
  return out;
}

std::vector<InsetWish> wishes_of(const std::vector<Inset>& insets) {
  std::vector<InsetWish> out;
  for (const Inset& inset : insets) out.push_back(inset.wish);
  return out;
}

ShownRoute shown_on_main(const MapInputs& inputs, const std::vector<InsetWish>& insets) {
  const route::Itinerary& itinerary = inputs.route.itinerary;
  std::vector<std::size_t> inset_of(itinerary.stops.size(), insets.size());
  for (std::size_t k = 0; k < insets.size(); ++k)
    for (const std::size_t stop : insets[k].stops) inset_of[stop] = k;
  ShownRoute shown;
  for (const std::size_t k : inset_of) shown.stops.push_back(k < insets.size() ? Shown::dot : Shown::marker);
  for (const route::ResolvedLeg& leg : itinerary.legs) {
    const std::size_t from = inset_of[leg.from];
    // What an inset shows whole would be a speck here.
    shown.legs.push_back(from == insets.size() || (leg.to && inset_of[*leg.to] != from) || !leg.via.empty());
  }
  return shown;
}

ShownRoute shown_in(const MapInputs& inputs, const Inset& inset) {
  const route::Itinerary& itinerary = inputs.route.itinerary;
  ShownRoute shown{std::vector<Shown>(itinerary.stops.size(), Shown::absent), {}};
  for (const std::size_t stop : inset.wish.stops) shown.stops[stop] = Shown::marker;
  for (const route::ResolvedLeg& leg : itinerary.legs)
    shown.legs.push_back(leg.to.has_value() || shown.stops[leg.from] == Shown::marker);
  return shown;
}

std::string inset_title(const MapInputs& inputs, const Inset& inset) {
  std::string title(1, inset.letter);
  if (!inset.wish.label.empty()) return title + "  " + inputs.words.embedded(inset.wish.label);
  std::vector<std::string> provinces;
  for (const std::size_t i : inset.wish.stops) {
    const auto& place = inputs.route.itinerary.stops[i].place;
    if (!place || place->admin1_name.empty()) continue;
    const std::string name = inputs.words.embedded(place->admin1_name);
    if (std::find(provinces.begin(), provinces.end(), name) == provinces.end()) provinces.push_back(name);
  }
  if (provinces.empty() || provinces.size() > 3) return title;
  return title + "  " + inputs.words.listed(provinces);
}

}  // namespace rutter::map
