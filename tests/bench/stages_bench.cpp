// What each stage of a map costs, on the bundled data and the example examples/transit-chain.toml.

#include <benchmark/benchmark.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "basemap/basemap.hpp"
#include "canvas/formats.hpp"
#include "geo/choose_projection.hpp"
#include "geo/projector.hpp"
#include "job/read.hpp"
#include "map/draw_map.hpp"
#include "paint/paint.hpp"
#include "places/gazetteer.hpp"
#include "route/resolve.hpp"
#include "route/trace.hpp"
#include "style/style.hpp"
#include "text/shaper.hpp"

namespace {

using namespace rutter;

const std::filesystem::path data_folder = RUTTER_BENCH_DATA_DIR;
const std::filesystem::path example = std::filesystem::path{RUTTER_SOURCE_DIR} / "examples" / "transit-chain.toml";
/// From Istanbul to Baku, Aleppo to the Caucasus.
constexpr geo::LonLatBox window{27, 34, 51, 43};
constexpr geo::PageBox page{0, 0, 842, 595};
constexpr double metres_per_px = 2000;
constexpr std::array<std::string_view, 4> drawn_layers{"land", "lakes", "borders", "rivers"};

std::string text_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

template <class T>
T value_of(base::Result<T> result) {
  if (!result.ok()) throw std::runtime_error(base::format(result.problems().front()));
  return std::move(*result);
}

const basemap::Basemap& base_map() {
  static const auto opened = basemap::Basemap::open(data_folder / "basemap.rutter");
  return opened;
}

const places::Gazetteer& gazetteer() {
  static const auto opened = places::Gazetteer::open(data_folder / "gazetteer.sqlite");
  return opened;
}

const text::FontCollection& fonts() {
  static const auto opened = text::FontCollection::open(data_folder / "fonts");
  return opened;
}

const style::Style& look() {
  static const auto read = value_of(style::Style::read(data_folder / "styles" / "report-light.json"));
  return read;
}

const job::Job& transit_chain() {
  static const auto read = value_of(job::read_job_text(text_of(example), example.string()));
  return read;
}

const route::Route& transit_route() {
  static const auto traced = route::trace(value_of(route::resolve(transit_chain().maps.front(), gazetteer(), {})), base_map());
  return traced;
}

map::DrawnMap draw_transit_chain() {
  const job::MapSpec& spec = transit_chain().maps.front();
  return map::draw_map(
      {transit_chain(), spec, spec.pages.front(), transit_route(), look(), base_map(), gazetteer(), fonts(), false, {}});
}

const draw::Drawing& transit_drawing() {
  static const auto drawn = draw_transit_chain();
  return drawn.drawing;
}

std::vector<geo::Feature> window_features() {
  std::vector<geo::Feature> all;
  for (const std::string_view layer : drawn_layers)
    for (geo::Feature& feature : base_map().features(layer, window, metres_per_px)) all.push_back(std::move(feature));
  return all;
}

void job_read(benchmark::State& state) {
  const std::string text = text_of(example);
  for (auto _ : state) benchmark::DoNotOptimize(job::read_job_text(text, example.string()));
}
BENCHMARK(job_read)->Unit(benchmark::kMicrosecond);

places::Query asked(std::string name, std::optional<std::string> in) {
  places::Query query;
  query.name = std::move(name);
  query.in = std::move(in);
  return query;
}

void gazetteer_open_and_look_up(benchmark::State& state) {
  const places::Query query = asked("Azaz", std::nullopt);
  for (auto _ : state) benchmark::DoNotOptimize(places::Gazetteer::open(data_folder / "gazetteer.sqlite").candidates(query));
}
BENCHMARK(gazetteer_open_and_look_up)->Unit(benchmark::kMicrosecond);

void gazetteer_look_up(benchmark::State& state) {
  const places::Query query = asked("Hawar Kilis", "Aleppo, Syria");
  for (auto _ : state) benchmark::DoNotOptimize(gazetteer().candidates(query));
}
BENCHMARK(gazetteer_look_up)->Unit(benchmark::kMicrosecond);

void route_resolve(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(route::resolve(transit_chain().maps.front(), gazetteer(), {}));
}
BENCHMARK(route_resolve)->Unit(benchmark::kMicrosecond);

void basemap_window(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(window_features());
}
BENCHMARK(basemap_window)->Unit(benchmark::kMicrosecond);

/// Every layer of a window.
std::size_t read_all(const basemap::Basemap& map, const geo::LonLatBox& box, double resolution_m) {
  std::size_t count = 0;
  for (const auto& layer : map.layers()) count += map.features(layer.name, box, resolution_m).size();
  return count;
}

constexpr geo::LonLatBox town_window{36.75, 36.35, 37.5, 36.9};  // 60 km round Azaz

void basemap_town_warm(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(read_all(base_map(), town_window, 100));
}
BENCHMARK(basemap_town_warm)->Unit(benchmark::kMicrosecond);

/// With the file opened anew, so that every block that is read is checked again.
void basemap_town_cold(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(read_all(basemap::Basemap::open(data_folder / "basemap.rutter"), town_window, 100));
}
BENCHMARK(basemap_town_cold)->Unit(benchmark::kMicrosecond);

void basemap_world(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(read_all(base_map(), {-180, -90, 180, 90}, 25'000));
}
BENCHMARK(basemap_world)->Unit(benchmark::kMicrosecond);

void style_read(benchmark::State& state) {
  const std::string text = text_of(data_folder / "styles" / "report-light.json");
  for (auto _ : state) benchmark::DoNotOptimize(style::Style::parse(text, "report-light.json"));
}
BENCHMARK(style_read)->Unit(benchmark::kMicrosecond);

/// Every layer of the style, its filter and a colour and a width, for one feature.
void style_evaluate(benchmark::State& state) {
  geo::Properties properties;
  properties.set("status", std::string("claimed"));
  properties.set("mode", std::string("air"));
  properties.set("rank", 3.0);
  const style::Input input{5.5, &properties, "LineString", nullptr};
  for (auto _ : state)
    for (const style::Layer& layer : look().layers()) {
      benchmark::DoNotOptimize(layer.shows(input));
      benchmark::DoNotOptimize(layer.color(style::ColorProperty::line_color, input));
      benchmark::DoNotOptimize(layer.number(style::NumberProperty::line_width, input));
    }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(look().layers().size()));
}
BENCHMARK(style_evaluate)->Unit(benchmark::kMicrosecond);

geo::PageTransform transform_for(const geo::Projection& projection) {
  geo::ProjectedBox box;
  for (const geo::LonLat corner : {geo::LonLat{window.west, window.south},
                                   {window.east, window.south},
                                   {window.west, window.north},
                                   {window.east, window.north}})
    if (const auto p = projection.forward(corner)) box.add(*p);
  return geo::fit(box, page);
}

void project_window(benchmark::State& state) {
  const geo::Projection projection(geo::choose_projection(window).proj);
  const geo::Projector projector(projection, transform_for(projection), page);
  const std::vector<geo::Feature> features = window_features();
  for (auto _ : state)
    for (const geo::Feature& feature : features) {
      if (const auto* polygons = std::get_if<geo::MultiPolygon<geo::LonLat>>(&feature.shape))
        for (const auto& polygon : polygons->polygons) benchmark::DoNotOptimize(projector.polygon(polygon));
      if (const auto* lines = std::get_if<geo::MultiLine<geo::LonLat>>(&feature.shape))
        for (const auto& line : lines->lines) benchmark::DoNotOptimize(projector.line(line));
    }
}
BENCHMARK(project_window)->Unit(benchmark::kMicrosecond);

/// A new shaper each time: it keeps what it has shaped.
void text_shape(benchmark::State& state) {
  constexpr std::array<std::string_view, 4> names{"Hawar Kilis", "Şanlıurfa", "أعزاز", "Ստեփանակերտ"};
  for (auto _ : state) {
    text::Shaper shaper(fonts());
    for (const std::string_view name : names) benchmark::DoNotOptimize(shaper.shape(name, {}));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(names.size()));
}
BENCHMARK(text_shape)->Unit(benchmark::kMicrosecond);

void map_draw(benchmark::State& state) {
  (void)transit_route();
  for (auto _ : state) benchmark::DoNotOptimize(draw_transit_chain());
}
BENCHMARK(map_draw)->Unit(benchmark::kMillisecond);

using Painter = std::string (*)(const draw::Drawing&, const text::FontCollection&);

void paint(benchmark::State& state, Painter painter) {
  (void)transit_drawing();
  std::size_t bytes = 0;
  for (auto _ : state) bytes = painter(transit_drawing(), fonts()).size();
  state.counters["bytes"] = static_cast<double>(bytes);
}
std::string to_svg(const draw::Drawing& drawing, const text::FontCollection& fonts) {
  return paint::to_svg(drawing, fonts);
}
BENCHMARK_CAPTURE(paint, svg, to_svg)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(paint, pdf, canvas::to_pdf)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(paint, png, canvas::to_png)->Unit(benchmark::kMillisecond);

}  // namespace
