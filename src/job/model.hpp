#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/diagnostic.hpp"
#include "draw/color.hpp"
#include "geo/box.hpp"
#include "geo/point.hpp"
#include "job/date.hpp"
#include "job/enums.hpp"

/// What a user can ask: the job file as plain structs, after checking, with defaults merged. Names are the keys of the file.
namespace rutter::job {

/// Where something stands in a job file, for messages of later stages.
struct Located {
  base::Position at;
  std::string line;  ///< the line itself
};

/// Names and codes that later stages may not know, each with its place in the file.
struct LocatedText {
  std::string text;
  Located where;
};

/// [[source]]: what was read.
struct Source {
  std::string id;         ///< the handle in `source = [...]` and in "[id]" within notes
  std::string publisher;  ///< may be empty when `title` is not
  std::string title;      ///< may be empty when `publisher` is not
  std::optional<Date> date;
  std::string url;
  std::string archived;          ///< address of an archived copy
  std::optional<Date> accessed;  ///< when it was read
  std::string via;               ///< another outlet it quotes
  Located where;
};

/// Which place is meant. Exactly one of `at`, `pin`, `near`, `place` decides, in this order; `place` is also the name shown.
struct PlaceQuery {
  std::string place;                     ///< a name as the article spells it; may be empty when `at`, `pin` or `near` is given
  std::string in;                        ///< context: country, province, or both ("Aleppo, Syria")
  std::string near;                      ///< an unknown place near this known one: a ring round it, no pin
  std::string pin;                       ///< a candidate: "geonames:172082"
  std::optional<geo::LonLat> at;         ///< needs no look-up
  std::optional<double> uncertainty_km;  ///< radius of the ring; absent: what the gazetteer knows
  Located place_at;                      ///< of the value of `place`; of the table where absent
  Located in_at;
  Located near_at;
  Located pin_at;
};

/// Who says what, how sure, when, read where: the keys shared by a stop, its further reports, and a leg.
struct Statement {
  std::optional<Date> date;
  std::optional<std::int64_t> people;  ///< how many persons
  Status status = Status::none;
  Confirms confirms = Confirms::unstated;  ///< only with status "confirmed"
  std::string by;                          ///< who says so
  bool anonymous = false;                  ///< the speaker is not named
  std::string claim;                       ///< one sentence
  std::vector<std::string> source;         ///< ids of sources of the job; checked
  Located where;                           ///< the table's header
};

/// [[map.stop.report]]: one of several reports about a stop.
using Report = Statement;

/// [[map.group]]: actors whose stops and legs are drawn in a colour of their own, beside their status.
struct Group {
  std::string id;     ///< the handle in `group = "id"`
  std::string label;  ///< for the legend
  draw::Color color;  ///< opaque
  Located color_at;
  Located where;
};

/// `group = "id"` of a stop or a leg.
struct GroupUse {
  std::string id;                    ///< as written; empty: none
  std::optional<std::size_t> index;  ///< into MapSpec::groups
  Located where;
};

/// [[map.stop]]
struct Stop : PlaceQuery, Statement {
  std::string id;                         ///< handle for legs; may be empty
  std::vector<geo::LonLat> alternatives;  ///< other readings of the place, drawn as such
  Role role = Role::stop;
  std::string label;             ///< text of the label; empty: the place's name
  std::optional<Side> label_at;  ///< by hand; absent: the program chooses
  Callout callout = Callout::automatic;
  std::optional<Position> callout_at;  ///< by hand: the callout stands on this side of the stop
  GroupUse group;
  std::string note;                    ///< printed with the stop; may cite sources as "[id]"
  std::vector<std::string> denied_by;  ///< effective: the map's where the stop has none
  bool denied_by_inherited = false;    ///< denied_by is the map's
  std::vector<Report> reports;         ///< [[map.stop.report]], besides the stop's own statement
};

/// `from` or `to` of a leg.
struct LegEnd {
  std::string text;                 ///< as written: a stop's id, its place, or "unknown"
  std::optional<std::size_t> stop;  ///< index into MapSpec::stops; absent: unknown, the leg is open at this end
  Located where;
};

/// [[map.leg]]
struct Leg : Statement {
  LegEnd from;
  LegEnd to;
  std::vector<PlaceQuery> via;  ///< places passed, not stops
  Mode mode = Mode::unknown;
  Course course = Course::geodesic;
  std::string label;
  GroupUse group;
  std::vector<std::string> denied_by;  ///< effective: the map's where the leg has none
  bool denied_by_inherited = false;
  std::optional<Status> end_status;  ///< of the arrival, where it differs from the leg's status
  bool implied = false;              ///< made by join = "in-order", not written in the job
};

/// [[map.area]]: context, outlined, not a stop. Of PlaceQuery it has place, in and pin.
struct Area : PlaceQuery {
  std::string label;  ///< empty: the place's name
  std::string note;   ///< printed; may cite sources as "[id]"
  std::vector<std::string> source;
  Located where;
};

/// A piece of furniture: whether, and where it stands; without a position where it covers least.
struct Furniture {
  bool shown = true;
  std::optional<Position> at;
};

/// [[map.inset]]: a detail map set by hand. Exactly one of `stops` and `extent` says what it shows.
struct Inset {
  std::vector<LegEnd> stops;  ///< named as legs name them
  std::optional<geo::LonLatBox> extent;
  std::optional<double> scale;       ///< denominator; absent: what the program finds right
  std::optional<Position> position;  ///< on the main map; absent: where it covers least
  std::string label;                 ///< behind its letter; empty: the provinces it shows
  Located where;
};

/// A page to draw on.
struct Page {
  std::string name = "a4-landscape";  ///< of a named page, else its size: "180x120mm"
  Unit unit = Unit::mm;               ///< px: a page for screens (smallest type 11 px, 96 dpi), else paper (6.5 pt, 300 dpi)
  double width_pt = 297.0 * 72.0 / 25.4;
  std::optional<double> height_pt = 210.0 * 72.0 / 25.4;  ///< absent: free, the content decides
  [[nodiscard]] bool is_screen() const { return unit == Unit::px; }
};

/// A value for a variable that the style declares.
using PaletteValue = std::variant<std::string, double, bool>;
struct PaletteEntry {
  PaletteValue value;
  Located where;
};

/// A file of the user named by the job.
struct UserFile {
  std::string text;            ///< as written
  std::filesystem::path path;  ///< relative to the working folder: resolved against the file that names it
  Located where;
  double opacity = 1;  ///< of a raster, 0 to 1
};

/// A file that was read for a job.
struct InputFile {
  std::string path;  ///< as the user gave it (of an include: as joined to that)
  std::string sha256;
};

struct DeskTable;

/// [[map]] with [defaults] merged in.
struct MapSpec {
  std::string name;  ///< the output's file name without extension; legal and unique in the run
  std::string title;
  std::string subtitle;
  std::string note;                    ///< printed, never dropped; may cite sources as "[id]"
  std::vector<std::string> denied_by;  ///< inherited by stops and legs
  std::vector<Page> pages = {Page{}};  ///< at least one
  std::string projection = "auto";     ///< or a PROJ string, or "EPSG:3035"
  Located projection_at;
  std::optional<geo::LonLatBox> extent;
  Located extent_at;
  std::optional<double> scale;  ///< denominator: 2000000 is 1:2,000,000
  Join join = Join::none;
  Numbering numbering = Numbering::automatic;
  std::vector<std::string> languages = {"en"};  ///< BCP 47, first to last wanted
  Located languages_at;
  std::optional<UserFile> words;  ///< what rutter itself prints, in a language of the user; absent: bundled words
  std::optional<Date> as_of;
  std::string producer;          ///< organisation named in the boundary statement
  std::optional<UserFile> logo;  ///< its mark, a PNG
  Insets insets = Insets::automatic;
  std::vector<Inset> insets_by_hand;  ///< where there are any, no others are made
  std::map<std::string, PaletteEntry> palette;
  std::string style = "report-light";  ///< a bundled style's name, or the path of a .json (relative to the working folder)
  bool style_is_path = false;
  Located style_at;
  std::string edition;  ///< language of this edition, in the output's name; empty: the only one
  std::vector<Format> formats = {Format::svg, Format::pdf, Format::png};
  std::optional<double> dpi;  ///< of the PNG; absent: 300 on paper, 96 on screens
  std::string id_prefix;      ///< before every id of the SVG
  Towns towns = Towns::few;
  std::vector<LocatedText> show;  ///< context towns that must be there
  std::vector<LocatedText> hide;
  Furniture legend;
  Furniture scale_bar;
  Furniture graticule;  ///< has no position
  Furniture locator;
  Furniture north_arrow;
  std::string worldview = "de-facto";  ///< whose borders are drawn: "de-facto" or "gmt-dcw"
  std::vector<UserFile> layers;
  std::vector<UserFile> fonts;                 ///< typeface files or folders of them, the first sought first
  std::optional<double> publish_precision_km;  ///< what is written is rounded to this grid
  std::optional<UserFile> stops_csv;           ///< a table of stops, which follow those of the job
  std::optional<UserFile> legs_csv;
  std::vector<UserFile> places;                               ///< the desk's own tables of places, asked before the gazetteer
  std::vector<std::shared_ptr<const DeskTable>> desk_tables;  ///< their content, in the same order
  std::vector<InputFile> tables;                              ///< all tables of the map as they were read
  std::vector<Stop> stops;
  std::vector<Leg> legs;  ///< written, or implied by join = "in-order"
  std::vector<Area> areas;
  std::vector<Group> groups;
  /// SHA-256 of all that the job's text says of this map: its table, the defaults, the sources that it cites. Where it stands
  /// and what else is in the job have no part in it.
  std::string content_sha256;
  Located where;
  Located name_at;

  /// That of second names; empty when the map has one language.
  [[nodiscard]] std::string second_language() const { return languages.size() > 1 ? languages[1] : std::string(); }
};

/// One job file with its includes.
struct Job {
  std::filesystem::path file;
  std::string display_path;       ///< as given by the user; "<stdin>" for "-"
  std::vector<Source> sources;    ///< of includes first, in the order of the text
  std::vector<MapSpec> maps;      ///< empty in an OpenJob, which makes them when they are wanted
  std::vector<InputFile> inputs;  ///< the job first
  base::Diagnostics warnings;
};

/// Rank of a status: confirmed 6, reported 5, claimed 4, inferred 3, planned 2, none 1, retracted 0. A stop whose only strong
/// report was withdrawn is never shown by that one.
[[nodiscard]] int strength(Status status);
/// The stronger of two.
[[nodiscard]] Status strongest(Status a, Status b);
/// The strongest among a stop's own statement and its reports: what its symbol shows.
[[nodiscard]] Status strongest(const Stop& stop);

/// A stop's own statement, where it says anything, and then its further reports, in the order of the file.
[[nodiscard]] std::vector<Report> all_reports(const Stop& stop);

/// Resolution of a map's PNG on a page, dots per inch: `dpi`, else 300 on paper, 96 on screens.
[[nodiscard]] double dpi_of(const MapSpec& map, const Page& page);

/// The output's base name for one of a map's pages: NAME, then _PAGE when the map has several, then _LANGUAGE of an edition.
[[nodiscard]] std::string output_name(const MapSpec& map, const Page& page);

/// The word of the job file: "confirmed"; for Status::none and Confirms::unstated an empty text.
[[nodiscard]] std::string to_string(Status status);
[[nodiscard]] std::string to_string(Confirms confirms);
[[nodiscard]] std::string to_string(Mode mode);
[[nodiscard]] std::string to_string(Role role);
[[nodiscard]] std::string to_string(Numbering numbering);
[[nodiscard]] std::string to_string(Format format);
[[nodiscard]] std::string to_string(Side side);
[[nodiscard]] std::string to_string(Unit unit);

}  // namespace rutter::job
