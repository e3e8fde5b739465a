#include "app/render_map.hpp"

#include <fmt/format.h>

#include <new>

#include "app/console.hpp"
#include "app/fingerprint.hpp"
#include "app/interrupts.hpp"
#include "app/own_files.hpp"
#include "app/plugins.hpp"
#include "app/position_check.hpp"
#include "app/record.hpp"
#include "app/up_to_date.hpp"
#include "base/plugin_file.hpp"
#include "map/draw_map.hpp"
#include "map/place_words.hpp"
#include "paint/canvas_source.hpp"
#include "paint/paint.hpp"
#include "route/resolve.hpp"
#include "route/trace.hpp"

namespace rutter::app {
namespace {

/// All files of one page of a map, the record last.
struct FinishedPage {
  std::string name;
  std::vector<OutputFile> files;
};

const paint::CanvasSource& canvas() {
  return paint::load_canvas_plugin(base::plugin_path("librutter_canvas.so"));
}

std::string painted(job::Format format, const draw::Drawing& drawing, const text::FontCollection& fonts,
                    paint::SharedParts& parts) {
  switch (format) {
    case job::Format::svg:
      return paint::to_svg(drawing, fonts, &parts);
    case job::Format::pdf:
      return canvas().pdf(drawing, fonts);
    case job::Format::png:
      return canvas().png(drawing, fonts);
    case job::Format::svg_outlines:
      break;
  }
  return canvas().outlines_svg(drawing, fonts);
}

base::Diagnostic warning_of(const job::MapSpec& spec, const std::string& text) {
  return {base::Severity::warning,
          {spec.where.at.file, spec.where.at.line, 0},
          fmt::format("map '{}': {}", spec.name, text),
          {},
          {}};
}

/// What all pages of a map are drawn with, besides the bundled data.
struct Materials {
  OwnFiles own;
  map::Words words;
  base::Diagnostics doubts;  ///< of positions and the extent
};

FinishedPage finished_page(const PlannedMap& planned, const job::Page& page, const route::Route& route,
                           const Materials& materials, const Bundled& bundled, const RenderOptions& options,
                           MapOutcome& outcome) {
  const text::FontCollection& fonts = materials.own.fonts.fonts;
  map::DrawnMap drawn = map::draw_map({*planned.job, planned.spec, page, route, *planned.style, bundled.basemap,
                                       bundled.gazetteer, fonts, options.draft, materials.own.layers.layers, bundled.relief,
                                       materials.words, materials.own.logo.image, &bundled.shared});
  FinishedPage finished{job::output_name(planned.spec, page), {}};
  for (const job::Format format : formats_of(planned.spec, options))
    finished.files.push_back({file_name(finished.name, format), painted(format, drawn.drawing, fonts, bundled.parts)});
  for (const std::string& text : drawn.report.warnings) outcome.messages.push_back(warning_of(planned.spec, text));
  for (const base::Diagnostic& told : materials.own.layers.warnings) drawn.report.warnings.push_back(told.message);
  for (const base::Diagnostic& doubt : materials.doubts) drawn.report.warnings.push_back(doubt.message);
  for (const route::Gap& gap : route.itinerary.gaps)
    drawn.report.warnings.push_back(fmt::format("draft: '{}' is not on the map: {}", gap.query, gap.reason));
  const std::string record = to_record({planned, page, route, drawn.report, materials.own.files(), outcome.fingerprint,
                                        bundled.gazetteer_version, bundled.basemap.data_version()},
                                       finished.files);
  finished.files.push_back({finished.name + ".json", record});
  return finished;
}

void write_page(const FinishedPage& page, const std::filesystem::path& folder, const base::LeftFiles& left,
                MapOutcome& outcome) {
  const Writing interruptions_wait;
  const base::OutputLock lock(folder, page.name);
  const std::size_t before = outcome.files.size();
  for (const OutputFile& file : page.files) {
    left.remove_parts(folder / file.name);
    base::write_file_unsynced(folder / file.name, file.bytes);
    outcome.files.push_back(folder / file.name);
  }
  try {
    base::sync_folder_of(folder / page.files.back().name);
  } catch (const base::Error&) {
    outcome.files.resize(before);
    throw;
  }
}

base::Diagnostics doubts_of(const job::MapSpec& spec, const route::Itinerary& itinerary, const Bundled& bundled) {
  base::Diagnostics doubts = doubtful_positions(spec, bundled.gazetteer, bundled.basemap);
  for (base::Diagnostic& doubt : doubtful_extent(spec, itinerary)) doubts.push_back(std::move(doubt));
  return doubts;
}

void draw_and_write(const PlannedMap& planned, const Bundled& bundled, const RenderOptions& options,
                    const base::LeftFiles& left, MapOutcome& outcome) {
  const auto itinerary = route::resolve(planned.spec, bundled.gazetteer, {options.draft, planned.desk.get()});
  if (!itinerary) {
    outcome.code = ExitCode::some_maps;
    outcome.messages = itinerary.problems();
    return;
  }
  // Of a draft these are what it lacks: told even when nothing can be drawn after all.
  outcome.messages = itinerary->problems;
  if (!itinerary->gaps.empty()) outcome.code = ExitCode::some_maps;
  if (!itinerary->gaps.empty() && itinerary->stops.empty() && itinerary->areas.empty()) return;
  const route::Route route = route::trace(*itinerary, bundled.basemap);
  const Materials materials{read_own_files(planned.spec, bundled.fonts),
                            map::with_country_names(planned.words, route.itinerary, bundled.gazetteer),
                            doubts_of(planned.spec, *itinerary, bundled)};
  outcome.messages.insert(outcome.messages.end(), materials.doubts.begin(), materials.doubts.end());
  const base::Diagnostics problems = materials.own.problems();
  outcome.messages.insert(outcome.messages.end(), problems.begin(), problems.end());
  if (!problems.empty()) {
    outcome.code = ExitCode::some_maps;
    return;
  }
  outcome.messages.insert(outcome.messages.end(), materials.own.layers.warnings.begin(), materials.own.layers.warnings.end());
  std::vector<FinishedPage> pages;
  for (const job::Page& page : planned.spec.pages)
    pages.push_back(finished_page(planned, page, route, materials, bundled, options, outcome));
  for (const FinishedPage& page : pages) write_page(page, options.folder, left, outcome);
}

/// An error about a map, told with the map's place in its job.
base::Diagnostic told_of_map(const job::MapSpec& spec, const base::Error& error) {
  base::Diagnostic told = to_diagnostic(error);
  told.at = spec.name_at.at.file.empty() ? spec.where.at : spec.name_at.at;
  told.source_line = spec.name_at.at.file.empty() ? spec.where.line : spec.name_at.line;
  told.message = fmt::format("map '{}': {}", spec.name, told.message);
  return told;
}

}  // namespace

const std::vector<job::Format>& formats_of(const job::MapSpec& spec, const RenderOptions& options) {
  return options.formats.empty() ? spec.formats : options.formats;
}

MapOutcome render_map(const PlannedMap& planned, const Bundled& bundled, const RenderOptions& options,
                      const base::LeftFiles& left) {
  MapOutcome outcome;
  const auto fail = [&](const base::Error& error) {
    outcome.code = exit_code_of(error.kind());
    outcome.messages.push_back(error.kind() == base::ErrorKind::map ? told_of_map(planned.spec, error) : to_diagnostic(error));
  };
  try {
    const std::vector<job::Format>& formats = formats_of(planned.spec, options);
    if (!options.draft) outcome.fingerprint = fingerprint(planned, formats, bundled.version);
    outcome.up_to_date = !options.force && is_up_to_date(planned, formats, outcome.fingerprint, options.folder);
    if (outcome.up_to_date)
      for (const std::string& text : recorded_warnings(planned, options.folder))
        outcome.messages.push_back(warning_of(planned.spec, text));
    else
      draw_and_write(planned, bundled, options, left, outcome);
  } catch (const base::Error& error) {
    fail(error);
  } catch (const std::bad_alloc&) {
    fail({base::ErrorKind::map, "not enough memory for this map\nask for a smaller page, a lower dpi, or fewer --jobs"});
  } catch (const std::exception& error) {
    fail({base::ErrorKind::internal, fmt::format("map '{}': {}", planned.spec.name, error.what())});
  }
  return outcome;
}

}  // namespace rutter::app
