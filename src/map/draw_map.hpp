#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "basemap/basemap.hpp"
#include "basemap/layer_source.hpp"
#include "draw/drawing.hpp"
#include "geo/box.hpp"
#include "job/model.hpp"
#include "map/words.hpp"
#include "places/gazetteer.hpp"
#include "route/route.hpp"
#include "style/style.hpp"
#include "text/font_collection.hpp"

namespace rutter::map {

struct SharedWork;

/// A file of the user, read already.
struct UserLayer {
  std::string name;  ///< the file as the job names it
  std::vector<geo::Feature> features;
  std::shared_ptr<const basemap::RasterFile> raster;  ///< of a raster file; then there are no features
  double opacity = 1;                                 ///< of the raster
};

/// All that one map depends on; nothing else reaches its bytes.
struct MapInputs {
  const job::Job& job;
  const job::MapSpec& spec;
  const job::Page& page;
  const route::Route& route;
  const style::Style& style;
  const basemap::Basemap& basemap;
  const places::Gazetteer& gazetteer;
  const text::FontCollection& fonts;
  bool draft = false;
  std::span<const UserLayer> user_layers;        ///< the job's own, in its order: the first lies below
  std::filesystem::path relief = {};             ///< relief.rutter; opened only when the style draws the relief
  Words words = {};                              ///< what rutter itself prints, in the map's language
  std::shared_ptr<const draw::Image> logo = {};  ///< the producer's mark; its box has no meaning
  SharedWork* shared = nullptr;                  ///< of the maps drawn with it; changes no byte of any. nullptr: drawn alone
};

/// A label as the record tells it. The box is in page points: [left, top, right, bottom].
struct PlacedLabel {
  std::string text;
  std::string css_class;
  geo::PageBox box;
  bool placed = true;
  bool leader = false;
  std::string reason;                ///< why it was dropped or moved, may be empty
  std::vector<geo::PageBox> pieces;  ///< of a sloping or curved label, whose box says little: smaller boxes that cover it
};

/// An inset as the record tells it.
struct InsetReport {
  std::size_t number = 1;  ///< as in its id, from 1
  char letter = 'A';
  geo::PageBox frame;  ///< on the page, points
  geo::LonLatBox visible;
  double scale_denominator = 0;
  std::string projection;  ///< PROJ string
  std::vector<int> stops;  ///< numbers of the stops that it shows
  bool tied = false;       ///< a line leads from its outline to it
};

/// What the drawing came to: the part of the record that only the map stages know.
struct MapReport {
  std::string projection;       ///< PROJ string
  std::string projection_name;  ///< for people
  std::string projection_reason;
  geo::PageBox frame;  ///< of the map on the page, points
  geo::LonLatBox visible;
  double scale_denominator = 0;  ///< at the map's centre, on the printed page
  double zoom = 0;
  std::vector<InsetReport> insets;
  std::vector<PlacedLabel> labels;
  std::vector<std::string> warnings;
};

struct DrawnMap {
  draw::Drawing drawing;
  MapReport report;
};

/// More stops than this on one map are refused: nobody could tell them apart, and spreading them takes cubic time.
inline constexpr std::size_t most_stops = 500;

/// Stages 4 to 8: frame, scene, labels, furniture, composition. Throws base::Error(map) when it cannot be drawn: the page is
/// too small for what must be printed, or the projection does not serve.
[[nodiscard]] DrawnMap draw_map(const MapInputs& inputs);

}  // namespace rutter::map
