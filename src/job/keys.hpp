#pragma once

#include <vector>

#include "toml/table.hpp"

/// Every key that a job file may have: what the reader accepts, what docs/job.schema.json lists.
namespace rutter::job {

extern const toml::TableKind job_kind;          ///< the top level
extern const toml::TableKind source_kind;       ///< [[source]]
extern const toml::TableKind map_kind;          ///< [[map]]
extern const toml::TableKind defaults_kind;     ///< [defaults]: the keys of [[map]] but its name
extern const toml::TableKind stop_kind;         ///< [[map.stop]]
extern const toml::TableKind report_kind;       ///< [[map.stop.report]]
extern const toml::TableKind leg_kind;          ///< [[map.leg]]
extern const toml::TableKind area_kind;         ///< [[map.area]]
extern const toml::TableKind group_kind;        ///< [[map.group]]
extern const toml::TableKind via_kind;          ///< a place in via = [...]
extern const toml::TableKind inset_kind;        ///< [[map.inset]]
extern const toml::TableKind layer_kind;        ///< a file in layers = [...]
extern const toml::TableKind desk_place_kind;   ///< a row of a desk's own table of places
extern const toml::TableKind at_kind;           ///< at = { lat, lon }
extern const toml::TableKind alternative_kind;  ///< one of alternatives = [{ lat, lon }]
extern const toml::TableKind page_kind;         ///< page = { width, height, unit }

/// All of them, with the name of each in the schema's "$defs".
struct NamedKind {
  std::string_view name;
  const toml::TableKind* kind;
};
[[nodiscard]] const std::vector<NamedKind>& all_kinds();

}  // namespace rutter::job
