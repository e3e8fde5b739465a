#pragma once

#include <string_view>

namespace rutter::job {

/// A job with every key that is read today.
inline constexpr std::string_view full_job = R"(
[defaults]
style = "report-light"
formats = ["svg", "svg-outlines", "svg"]
producer = "Example Desk"

[[source]]
id = "f24"
publisher = "FRANCE 24 Observers"
title = "A title"
date = 2020-10-25
url = "https://example.org"
archived = "https://example.org/archive"
accessed = "2020-11"
via = "Another outlet"

[[source]]
id = "np"
publisher = "North Press"

[[map]]
name = "transit-chain"
title = "A title"
subtitle = "July-October 2020"
note = "Two governments deny it [f24, np]"
denied_by = ["Turkey", "Azerbaijan"]
page = { width = 180, height = 120, unit = "mm" }
projection = "EPSG:3035"
extent = [30, 35.5, 50, 42]
scale = 2_000_000
join = "in-order"
numbering = "reference"
languages = ["en", "ar"]
words = "words/en-desk.json"
as_of = 2020-10-31
producer = "Another Desk"
insets = "none"
palette = { accent = "#b3202a", width = 2, loud = true }
style = "styles/mine.json"
dpi = 150
id_prefix = "m1-"
show = ["Aleppo", "Baku"]
hide = ["Homs"]
legend = false
scale_bar = "auto"
graticule = false
locator = "auto"
north_arrow = false
worldview = "de-facto"
layers = ["camps.geojson"]
publish_precision_km = 5

[[map.stop]]
id = "camp"
place = "Hawar Kilis"
in = "Aleppo, Syria"
pin = "geonames:172082"
uncertainty_km = 1.5
alternatives = [{ lat = 39.39, lon = 47.30 }]
role = "stop"
label = "Hawar Killis"
label_at = "NE"
callout = "key"
group = "army"
note = "See [np]"
denied_by = []
date = "2020-09-25/.."
people = 300
status = "confirmed"
confirms = "place"
by = "an analyst"
anonymous = true
claim = "A camp"
source = ["f24"]
[[map.stop.report]]
date = 2020-10-01
people = 10
status = "claimed"
by = "a witness"
anonymous = false
claim = "Another"
source = ["np"]

[[map.stop]]
place = "Baku"
at = { lat = 40.4, lon = 49.9 }
callout = false

[[map.stop]]
place = "Sadaqa"
near = "Azaz"

[[map.stop]]
place = "Azerbaijan"
role = "somewhere-in"

[[map.leg]]
from = "camp"
to = "Baku"
via = ["Istanbul", { place = "Tripoli", in = "Lebanon", pin = "geonames:1", at = { lat = 1, lon = 2 } }]
mode = "air"
label = "by air"
group = "army"
end_status = "inferred"
denied_by = ["Turkey"]
date = "2020-10-03~"
people = 20
status = "reported"
by = "a minister"
claim = "They flew"
source = ["f24"]

[[map.leg]]
from = "Baku"
to = "unknown"

[[map.group]]
id = "army"
label = "The army"
color = "#0072b2"

[[map.area]]
place = "Nagorno-Karabakh"
in = "Azerbaijan"
pin = "rutter:nk"
label = "Nagorno-Karabakh"
note = "Then held by others [f24]"
source = ["f24"]
)";

}  // namespace rutter::job
