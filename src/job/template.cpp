#include <string>

#include "job/name.hpp"
#include "job/read.hpp"

namespace rutter::job {
namespace {

constexpr std::string_view before_name = R"(# A job for rutter: rutter render FILE draws it, rutter check FILE only reads it.
# Every key is explained in docs/job-file.md.

[[source]]                        # what was read; cite it as "desk" or, in notes, as "[desk]"
id = "desk"
publisher = "Example Desk"
title = "Notes on two reports"
date = 2020-10-25
# url = "https://example.org/notes"

[[map]]
name = ")";

constexpr std::string_view after_name = R"("               # the name of the output files
title = "Two places named in reports"
subtitle = "September-October 2020"
# note = "A ministry denies both reports [desk]"    # printed, never dropped
# denied_by = ["Exampleland"]
page = "a4-landscape"             # rutter list pages
# projection = "auto"             # or "EPSG:3035", or a PROJ string
# join = "in-order"               # joins the stops when no [[map.leg]] is written
as_of = 2020-10-31
producer = "Example Desk"
formats = ["svg", "pdf", "png"]

[[map.stop]]
id = "start"                      # a handle for legs
place = "Gaziantep"               # as the source spells it
in = "Turkey"                     # country, province or both, where a name alone is not enough
date = 2020-09-23                 # or "2020-09", "2020-09-25/..", "../2020-10-18", "2020-10-03~"
status = "reported"               # confirmed, reported, claimed, inferred, planned, retracted; absent: not stated
by = "a named outlet"
claim = "People passed through the town"
source = ["desk"]

[[map.stop]]
id = "end"
place = "Istanbul"
# pin = "geonames:745044"         # one of several candidates: rutter geocode Istanbul --explain
# at = { lat = 41.01, lon = 28.95 }  # or where it is, without any look-up
status = "claimed"
by = "a witness"
anonymous = true
source = ["desk"]

[[map.leg]]
from = "start"                    # a stop's id, or its place where unique
to = "end"
mode = "air"                      # road, air, sea, rail, foot, unknown
status = "claimed"
source = ["desk"]

# [[map.area]]                    # context, outlined, not a stop
# place = "Kilis"
# in = "Turkey"
)";

}  // namespace

std::string to_template(std::string_view name) {
  const bool legal = why_illegal_name(name).empty();
  return std::string(before_name) + std::string(legal ? name : std::string_view("my-map")) + std::string(after_name);
}

}  // namespace rutter::job
