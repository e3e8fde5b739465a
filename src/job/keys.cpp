#include "job/keys.hpp"

#include <array>

namespace rutter::job {
namespace {

using toml::Key;
using toml::Need;

// Types as JSON Schema. "@mode" stands for the words of that enumeration (words.hpp).
constexpr std::string_view text = R"({"type":"string","minLength":1})";
constexpr std::string_view spoken =
    R"({"anyOf":[{"type":"string","minLength":1},{"type":"object","additionalProperties":{"type":"string","minLength":1}}]})";
constexpr std::string_view spoken_texts = R"({"type":"array","items":{"anyOf":[{"type":"string","minLength":1},)"
                                          R"({"type":"object","additionalProperties":{"type":"string","minLength":1}}]}})";
constexpr std::string_view texts = R"({"type":"array","items":{"type":"string","minLength":1}})";
constexpr std::string_view flag = R"({"type":"boolean"})";
constexpr std::string_view date = R"({"type":"string","examples":["2020-09-25","2020-09","2020-09-25/..","2020-10-03~"]})";
constexpr std::string_view furniture =
    R"({"enum":["auto",false,"top-left","top","top-right","left","right","bottom-left","bottom","bottom-right"]})";
constexpr std::string_view people = R"({"type":"integer","minimum":1,"maximum":100000000})";
constexpr std::string_view radius = R"({"type":"number","minimum":0,"maximum":5000})";
constexpr std::string_view latitude = R"({"type":"number","minimum":-90,"maximum":90})";
constexpr std::string_view longitude = R"({"type":"number","minimum":-180,"maximum":180})";
constexpr std::string_view point = R"({"$ref":"#/$defs/at"})";
constexpr std::string_view page = R"({"anyOf":[{"type":"string"},{"$ref":"#/$defs/page"}]})";

constexpr Key status_key = {"status", "How sure it is; absent: not stated, drawn plain", "@status"};
constexpr Key confirms_key = {"confirms", "What is confirmed: the place (geolocated footage) or the event", "@confirms"};
constexpr Key by_key = {"by", "Who says so (source: where we read it)", spoken};
constexpr Key anonymous_key = {"anonymous", "The speaker is not named", flag};
constexpr Key claim_key = {"claim", "What is said, in one sentence", spoken};
constexpr Key source_key = {"source", "Ids of the sources where we read it", texts};
constexpr Key date_key = {"date", "A TOML date, or a text in EDTF", date};
constexpr Key people_key = {"people", "How many persons", people};
constexpr Key group_key = {"group", "The id of the group of actors that it belongs to", text};
constexpr Key denied_key = {"denied_by", "Who denies it; absent: the map's; [] for nobody", spoken_texts};

constexpr std::array job_keys = {
    Key{"include", "Files with sources and defaults shared between jobs", texts},
    Key{"defaults", "Any key of [[map]] but its name; a map overrides it", R"({"$ref":"#/$defs/defaults"})"},
    Key{"source", "What was read", R"({"type":"array","items":{"$ref":"#/$defs/source"}})"},
    Key{"map", "The maps to draw", R"({"type":"array","items":{"$ref":"#/$defs/map"}})"},
    Key{"maps_csv", "A table of maps, a row each, whose cells fill {column} in the texts of [defaults]", text},
};

constexpr std::array source_keys = {
    Key{"id", "Handle for source = [...] and for \"[id]\" in notes", text, Need::required},
    Key{"publisher", "Who published it", text},
    Key{"title", "Its title", text},
    Key{"date", "When it was published", date},
    Key{"url", "Its address", text},
    Key{"archived", "The address of an archived copy", text},
    Key{"accessed", "When it was read", date},
    Key{"via", "Another outlet that it quotes", text},
};

// `name` stands first: [defaults] has all the others.
constexpr std::array map_keys = {
    Key{"name", "Name of the output files, unique also when case and Unicode form are ignored", text, Need::required},
    Key{"title", "Title printed at the top", spoken},
    Key{"subtitle", "Line under the title", spoken},
    Key{"note", "Printed, never dropped; cites sources as \"[id]\"", spoken},
    Key{"denied_by", "Who denies what the map reports; inherited by stops and legs", spoken_texts},
    Key{"page", "A named page, or { width, height, unit }", page},
    Key{"pages", "Several pages: one output for each", R"({"type":"array","minItems":1,"items":{"$ref":"#/$defs/any_page"}})"},
    Key{"projection", "\"auto\", \"conformal\", \"equal-area\", a PROJ string or a code like \"EPSG:3035\"", text},
    Key{"extent", "[west, south, east, north] in degrees; west > east crosses the antimeridian",
        R"({"type":"array","items":{"type":"number"},"minItems":4,"maxItems":4})"},
    Key{"scale", "Denominator: 2000000 is 1:2,000,000", R"({"type":"number","minimum":1000,"maximum":1000000000})"},
    Key{"join", "\"in-order\" joins consecutive stops when there are no legs", "@join"},
    Key{"numbering", "What the numbers of stops mean", "@numbering"},
    Key{"languages", "Languages of the map, BCP 47: the first of what rutter prints and of names, the second of names beneath",
        texts},
    Key{"words", "A file with what rutter itself prints, for a language that is not bundled", text},
    Key{"as_of", "The date that the map's statements hold for", date},
    Key{"producer", "The organisation in the boundary statement", spoken},
    Key{"insets", "Detail insets", "@insets"},
    Key{"palette", "Values for variables that the style declares",
        R"({"type":"object","additionalProperties":{"type":["string","number","boolean"]}})"},
    Key{"style", "A bundled style's name, or the path of a style in JSON", text},
    Key{"formats", "Files to write", R"({"type":"array","minItems":1,"items":{"$ref":"#/$defs/format"}})"},
    Key{"dpi", "Resolution of the PNG", R"({"type":"number","minimum":30,"maximum":1200})"},
    Key{"id_prefix", "Before every id of the SVG, for several maps in one document", text},
    Key{"towns", "Context towns and airports: a few, as many as find room, or those of \"show\" alone", "@towns"},
    Key{"show", "Context towns that must be there", texts},
    Key{"hide", "Context towns that must not be there", texts},
    Key{"legend", "The legend", furniture},
    Key{"scale_bar", "The scale bar", furniture},
    Key{"graticule", "The graticule", R"({"enum":["auto",false]})"},
    Key{"locator", "The locator", furniture},
    Key{"north_arrow", "The north arrow", furniture},
    Key{"worldview", "Whose view of disputed borders is drawn", R"({"enum":["de-facto","gmt-dcw"]})"},
    Key{"layers", "The user's own data files",
        R"({"type":"array","items":{"anyOf":[{"type":"string","minLength":1},{"$ref":"#/$defs/layer"}]}})"},
    Key{"publish_precision_km", "What is written is rounded to this grid", R"({"type":"number","minimum":0,"maximum":1000})"},
    Key{"stop", "Places reported", R"({"type":"array","items":{"$ref":"#/$defs/stop"}})"},
    Key{"leg", "What joins stops", R"({"type":"array","items":{"$ref":"#/$defs/leg"}})"},
    Key{"area", "Areas outlined as context", R"({"type":"array","items":{"$ref":"#/$defs/area"}})"},
    Key{"inset", "Insets set by hand", R"({"type":"array","items":{"$ref":"#/$defs/inset"}})"},
    Key{"group", "Groups of actors, each with a colour of its own", R"({"type":"array","items":{"$ref":"#/$defs/group"}})"},
    Key{"fonts", "The desk's own typefaces: files or folders, sought before the bundled ones", texts},
    Key{"stops_csv", "A table of stops, columns named as the keys of [[map.stop]]", text},
    Key{"legs_csv", "A table of legs, columns named as the keys of [[map.leg]]", text},
    Key{"places", "The desk's own tables of places, asked before the gazetteer",
        R"({"anyOf":[{"type":"string","minLength":1},{"type":"array","items":{"type":"string","minLength":1}}]})"},
    Key{"logo", "The producer's mark, a PNG; false: none", R"({"anyOf":[{"type":"string","minLength":1},{"const":false}]})"},
    Key{"editions", "Languages: one output for each, whose texts are those of { en = ..., ar = ... }",
        R"({"type":"array","minItems":1,"items":{"anyOf":[{"type":"string"},{"type":"array","items":{"type":"string"}}]}})"},
};

constexpr std::array stop_keys = {
    Key{"id", "Handle for legs; else the place, when it is unique", text},
    Key{"place", "A name as the article spells it", text},
    Key{"in", "Context: country, province or both", text},
    Key{"near", "A known place that the unknown place is near: a ring, no pin", text},
    Key{"pin", "A candidate by its id", text},
    Key{"at", "Where it is; needs no look-up", point},
    Key{"uncertainty_km", "Radius of the ring round a place known only approximately", radius},
    Key{"alternatives", "Other readings of the place", R"({"type":"array","items":{"$ref":"#/$defs/alternative"}})"},
    Key{"role", "\"somewhere-in\": known only as this area", "@role"},
    Key{"label", "Text of the label; absent: the place", spoken},
    Key{"label_at", "Side of the label", "@side"},
    Key{"callout", "Where the claim stands",
        R"({"enum":["auto",false,"key","top-left","top","top-right","left","right","bottom-left","bottom","bottom-right"]})"},
    Key{"note", "Printed with the stop; cites sources as \"[id]\"", spoken},
    group_key,
    denied_key,
    date_key,
    people_key,
    status_key,
    confirms_key,
    by_key,
    anonymous_key,
    claim_key,
    source_key,
    Key{"report", "Further reports of different weight", R"({"type":"array","items":{"$ref":"#/$defs/report"}})"},
};

constexpr std::array report_keys = {date_key, people_key,    status_key, confirms_key,
                                    by_key,   anonymous_key, claim_key,  source_key};

constexpr std::array leg_keys = {
    Key{"from", "A stop's id, or its place where unique", text, Need::required},
    Key{"to", "A stop's id, or its place where unique, or \"unknown\"", text, Need::required},
    Key{"via", "Places passed, not stops", R"({"type":"array","items":{"anyOf":[{"type":"string"},{"$ref":"#/$defs/via"}]}})"},
    Key{"mode", "How they travelled", "@mode"},
    Key{"course", "The line drawn: the shortest way, or that of constant azimuth", "@course"},
    Key{"label", "Text along the leg", spoken},
    Key{"end_status", "How sure the arrival is, where it differs from the leg", "@status"},
    group_key,
    denied_key,
    date_key,
    people_key,
    status_key,
    confirms_key,
    by_key,
    anonymous_key,
    claim_key,
    source_key,
};

constexpr std::array area_keys = {
    Key{"place", "The area's name", text, Need::required},
    Key{"in", "Context: country, province or both", text},
    Key{"pin", "A candidate by its id", text},
    Key{"label", "Text of the label; absent: the place", spoken},
    Key{"note", "Printed; cites sources as \"[id]\"", spoken},
    source_key,
};

constexpr std::array inset_keys = {
    Key{"stops", "Ids or places of the stops that it shows", texts},
    Key{"extent", "[west, south, east, north] in degrees, instead of stops",
        R"({"type":"array","items":{"type":"number"},"minItems":4,"maxItems":4})"},
    Key{"scale", "Denominator", R"({"type":"number","minimum":1000,"maximum":1000000000})"},
    Key{"position", "Where it stands on the map", "@position"},
    Key{"label", "Text behind its letter; absent: the provinces it shows", spoken},
};

constexpr std::array group_keys = {
    Key{"id", "Handle for group = \"...\" of stops and legs", text, Need::required},
    Key{"label", "Who they are, for the legend", spoken, Need::required},
    Key{"color", "A colour as CSS writes it, not transparent", text, Need::required},
};

constexpr std::array via_keys = {
    Key{"place", "A name as the article spells it", text},
    Key{"in", "Context: country, province or both", text},
    Key{"pin", "A candidate by its id", text},
    Key{"at", "Where it is; needs no look-up", point},
};

// Columns of a table, never of a TOML table.
constexpr std::array desk_place_keys = {
    Key{"name", "The name to print", text, Need::required},
    Key{"lat", "Latitude in degrees", latitude, Need::required},
    Key{"lon", "Longitude in degrees", longitude, Need::required},
    Key{"names", "Other spellings, with | between them", text},
    Key{"country", "An ISO code or a name", text},
    Key{"kind", "What it is, as in the gazetteer", text},
    Key{"uncertainty_km", "Radius of the ring within which it lies", radius},
    Key{"source", "Where the desk has it from", text},
    Key{"note", "What else is to be known", text},
};

constexpr std::array layer_keys = {
    Key{"file", "The file's path", text, Need::required},
    Key{"opacity", "Of a raster: 0 clear, 1 as it is", R"({"type":"number","minimum":0,"maximum":1})"},
};

constexpr std::array at_keys = {
    Key{"lat", "Latitude in degrees", latitude, Need::required},
    Key{"lon", "Longitude in degrees", longitude, Need::required},
};

constexpr std::array page_keys = {
    Key{"width", "Width in the unit", R"({"type":"number","exclusiveMinimum":0})", Need::required},
    Key{"height", "Height in the unit; absent: free", R"({"type":"number","exclusiveMinimum":0})"},
    Key{"unit", "The unit; px makes a page for screens", "@unit"},
};

}  // namespace

const toml::TableKind job_kind = {"", job_keys, nullptr};
const toml::TableKind source_kind = {"[[source]]", source_keys, nullptr};
const toml::TableKind map_kind = {"[[map]]", map_keys, &job_kind};
const toml::TableKind defaults_kind = {"[defaults]", std::span(map_keys).subspan(1), &job_kind};
constexpr std::string_view write_place =
    "a stop's name is written place = \"...\"; label = \"...\" is what the map prints instead of it";
constexpr std::string_view write_at = "a position is written at = { lat = 36.65, lon = 37.21 }";
constexpr std::array mistaken_in_stops{toml::Mistaken{"name", write_place},   toml::Mistaken{"city", write_place},
                                       toml::Mistaken{"town", write_place},   toml::Mistaken{"location", write_place},
                                       toml::Mistaken{"lat", write_at},       toml::Mistaken{"lon", write_at},
                                       toml::Mistaken{"lng", write_at},       toml::Mistaken{"latitude", write_at},
                                       toml::Mistaken{"longitude", write_at}, toml::Mistaken{"coordinates", write_at}};

const toml::TableKind stop_kind = {"[[map.stop]]", stop_keys, &map_kind, mistaken_in_stops};
const toml::TableKind report_kind = {"[[map.stop.report]]", report_keys, &stop_kind};
const toml::TableKind leg_kind = {"[[map.leg]]", leg_keys, &map_kind};
const toml::TableKind area_kind = {"[[map.area]]", area_keys, &map_kind};
const toml::TableKind inset_kind = {"[[map.inset]]", inset_keys, &map_kind};
const toml::TableKind group_kind = {"[[map.group]]", group_keys, &map_kind};
const toml::TableKind via_kind = {"[via]", via_keys, nullptr};
const toml::TableKind layer_kind = {"[layers]", layer_keys, nullptr};
const toml::TableKind desk_place_kind = {"a table of places", desk_place_keys, nullptr};
const toml::TableKind at_kind = {"[at]", at_keys, nullptr};
const toml::TableKind alternative_kind = {"[alternatives]", at_keys, nullptr};
const toml::TableKind page_kind = {"[page]", page_keys, nullptr};

const std::vector<NamedKind>& all_kinds() {
  static const std::vector<NamedKind> kinds = {
      {"job", &job_kind},
      {"source", &source_kind},
      {"map", &map_kind},
      {"defaults", &defaults_kind},
      {"stop", &stop_kind},
      {"report", &report_kind},
      {"leg", &leg_kind},
      {"area", &area_kind},
      {"inset", &inset_kind},
      {"group", &group_kind},
      {"layer", &layer_kind},
      {"via", &via_kind},
      {"at", &at_kind},
      {"page", &page_kind},
      {"alternative", &alternative_kind},
  };
  return kinds;
}

}  // namespace rutter::job
