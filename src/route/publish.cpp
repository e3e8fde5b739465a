#include "route/publish.hpp"

#include <cmath>
#include <numbers>

#include "geo/lon_lat_box.hpp"
#include "places/derived.hpp"

namespace rutter::route {
namespace {

constexpr double km_per_degree = 111.195;  // of the mean sphere

double to_cell(double value, double step) {
  return (std::floor(value / step) + 0.5) * step;
}

/// Moves a place to the grid; one given by coordinates tells them in its id and name as well.
void round_place(places::Place& place, double grid_km) {
  const geo::LonLat moved = to_grid(place.point, grid_km);
  if (place.relation == places::Relation::coordinates) place = places::place_at(moved, grid_km, place.note);
  place.point = moved;
}

/// Words of the job that are coordinates themselves are not printed either.
void round_words(ResolvedStop& stop) {
  if (!stop.place || stop.place->relation != places::Relation::coordinates) return;
  if (stop.label == stop.query || stop.label == stop.spec.place) stop.label = stop.place->name;
  stop.query = stop.spec.place = stop.place->name;
}

void round_stop(ResolvedStop& stop, double grid_km) {
  if (stop.known == Known::area) return;
  stop.point = to_grid(stop.point, grid_km);
  stop.uncertainty_km += grid_km * std::numbers::sqrt2 / 2;
  if (stop.spec.at) stop.spec.at = stop.point;
  if (stop.place) round_place(*stop.place, grid_km);
  round_words(stop);
  for (Reading& reading : stop.readings) reading.point = to_grid(reading.point, grid_km);
  for (geo::LonLat& point : stop.spec.alternatives) point = to_grid(point, grid_km);
  for (places::Candidate& candidate : stop.candidates) round_place(candidate.place, grid_km);
}

}  // namespace

geo::LonLat to_grid(geo::LonLat point, double grid_km) {
  const double lat_step = grid_km / km_per_degree;
  geo::LonLat moved;
  moved.lat = std::fmin(90, std::fmax(-90, to_cell(point.lat, lat_step)));
  const double shrink = std::cos(moved.lat * std::numbers::pi / 180);
  const double lon_step = std::fmin(360, lat_step / std::fmax(shrink, 1e-6));
  moved.lon = geo::normalised_lon(to_cell(point.lon, lon_step));
  return moved;
}

void round_for_publication(Itinerary& itinerary, double grid_km) {
  for (ResolvedStop& stop : itinerary.stops) round_stop(stop, grid_km);
  for (ResolvedLeg& leg : itinerary.legs)
    for (ResolvedStop& via : leg.via) round_stop(via, grid_km);
}

}  // namespace rutter::route
