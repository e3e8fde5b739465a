#pragma once

#include <span>
#include <vector>

#include "base/diagnostic.hpp"
#include "job/map_entry.hpp"
#include "job/model.hpp"
#include "job/reading.hpp"

namespace rutter::job {

/// An error at a place of a job file.
[[nodiscard]] base::Diagnostic error_at(const Located& where, std::string message, std::string hint = {});

/// Completes a map once all its keys are read: finds the stops that its legs name, joins consecutive stops where asked, and
/// hands the map's denials down. Reports stop ids that occur twice, and leg ends that no stop or several stops answer to.
void complete_map(MapSpec& map, base::Diagnostics& problems);

/// Warns of stops and legs that say they are confirmed and cite nothing by which a reader could check it: neither the
/// statement's sources, nor its claim or the stop's note. Needs a completed map.
void warn_of_uncited(const MapSpec& map, base::Diagnostics& warnings);

/// Reports uses of sources that no [[source]] declares, and sources declared twice.
void check_sources(const std::vector<Source>& sources, const std::vector<SourceUse>& uses, base::Diagnostics& problems);

/// Reports map names, and output names made from them, that occur twice in a run, whose maps are given for each job.
void check_names(const std::vector<std::span<const MapEntry>>& jobs, base::Diagnostics& problems);

}  // namespace rutter::job
