#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "job/keys.hpp"
#include "job/reading.hpp"
#include "job/words.hpp"

namespace rutter::job {
namespace {

constexpr std::size_t most_stops = 1000;  ///< of one map, as legs and areas
constexpr std::size_t most_colours = 200;
constexpr std::size_t most_insets = 9;
constexpr std::size_t most_groups = 50;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_letter_or_digit(char c) {
  return is_letter(c) || (c >= '0' && c <= '9');
}

std::optional<std::array<double, 4>> four_numbers(const toml::Value& value) {
  const toml::Array* array = std::get_if<toml::Array>(&value.data);
  if (array == nullptr || array->size() != 4) {
    return std::nullopt;
  }
  std::array<double, 4> numbers{};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const toml::Value& element = array->at(i);
    if (const double* floating = std::get_if<double>(&element.data)) {
      numbers.at(i) = *floating;
    } else if (const std::int64_t* whole = std::get_if<std::int64_t>(&element.data)) {
      numbers.at(i) = static_cast<double>(*whole);
    } else {
      return std::nullopt;
    }
    if (!std::isfinite(numbers.at(i))) {
      return std::nullopt;
    }
  }
  return numbers;
}

void read_projection(toml::Table& table, MapSpec& map) {
  const auto text = table.text("projection");
  if (!text) {
    return;
  }
  const std::size_t colon = text->text.find(':');
  const bool code = colon != std::string::npos && colon > 0 && std::ranges::all_of(text->text.substr(0, colon), is_letter) &&
                    colon + 1 < text->text.size() && std::ranges::all_of(text->text.substr(colon + 1), is_letter_or_digit);
  const bool chosen = std::ranges::find(words::projection, text->text) != words::projection.end();
  if (!chosen && !code && !text->text.starts_with("+proj=")) {
    table.problem(text->at,
                  fmt::format("'projection' must be \"auto\", \"conformal\", \"equal-area\", a PROJ string or a code, not '{}'",
                              text->text),
                  "for example \"+proj=laea +lat_0=38 +lon_0=42\" or \"EPSG:3035\"");
    return;
  }
  map.projection = text->text;
  map.projection_at = located(table, "projection");
}

void read_style(toml::Table& table, const Reading& reading, MapSpec& map) {
  const auto text = table.text("style");
  if (!text) {
    return;
  }
  map.style_at = located(table, "style");
  map.style_is_path = text->text.find('/') != std::string::npos || text->text.ends_with(".json");
  map.style = map.style_is_path ? (reading.folder / text->text).lexically_normal().string() : text->text;
}

void read_palette(toml::Table& table, MapSpec& map) {
  const toml::Value* value = table.value("palette");
  if (value == nullptr) {
    return;
  }
  const toml::Members* members = std::get_if<toml::Members>(&value->data);
  if (members == nullptr) {
    table.wrong_type("palette", *value, "a table", "write palette = { accent = \"#b3202a\" }");
    return;
  }
  if (members->size() > most_colours) {
    table.problem(value->at, fmt::format("'palette' has more than {} entries", most_colours));
    return;
  }
  map.palette.clear();
  for (const toml::Member& member : *members) {
    const toml::Document& document = table.document();
    PaletteEntry entry = {{}, {document.position(member.at), document.line(member.at)}};
    if (const std::string* text = std::get_if<std::string>(&member.value.data)) {
      entry.value = *text;
    } else if (const std::int64_t* whole = std::get_if<std::int64_t>(&member.value.data)) {
      entry.value = static_cast<double>(*whole);
    } else if (const double* number = std::get_if<double>(&member.value.data); number != nullptr && std::isfinite(*number)) {
      entry.value = *number;
    } else if (const bool* flag = std::get_if<bool>(&member.value.data)) {
      entry.value = *flag;
    } else {
      table.wrong_type("palette." + member.key, member.value, "a string, a number, true or false");
      continue;
    }
    map.palette.emplace(member.key, std::move(entry));
  }
}

void read_formats(toml::Table& table, MapSpec& map) {
  const toml::Value* value = table.value("formats");
  if (value == nullptr) {
    return;
  }
  const toml::Array* array = std::get_if<toml::Array>(&value->data);
  if (array == nullptr || array->empty() || array->size() > 100) {
    if (array == nullptr) {
      table.wrong_type("formats", *value, "an array of strings", "write formats = [\"svg\", \"pdf\", \"png\"]");
    } else {
      table.problem(value->at, array->empty() ? "'formats' is empty" : "'formats' has more than 100 elements");
    }
    return;
  }
  map.formats.clear();
  for (const toml::Value& element : *array) {
    const auto index = table.choice_of("formats", element, words::format);
    const Format format = index ? static_cast<Format>(*index) : Format::svg;
    if (index && std::ranges::find(map.formats, format) == map.formats.end()) {
      map.formats.push_back(format);
    }
  }
}

void read_id_prefix(toml::Table& table, MapSpec& map) {
  const auto text = table.text("id_prefix");
  if (!text) {
    return;
  }
  const bool good =
      (is_letter(text->text.front()) || text->text.front() == '_') && text->text.size() <= 64 &&
      std::ranges::all_of(text->text, [](char c) { return is_letter_or_digit(c) || c == '_' || c == '-' || c == '.'; });
  if (!good) {
    table.problem(text->at, "'id_prefix' must begin with a letter and have letters, digits, '_', '-' and '.' only, at most 64");
    return;
  }
  map.id_prefix = text->text;
}

void read_worldview(toml::Table& table, MapSpec& map) {
  const auto text = table.text("worldview");
  if (text && text->text != "de-facto" && text->text != "gmt-dcw") {
    table.problem(text->at, fmt::format("'worldview' must be \"de-facto\" or \"gmt-dcw\", not '{}'", text->text),
                  "the bundled borders have these two; see docs/job-file.md");
  } else if (text) {
    map.worldview = text->text;
  }
}

void read_names(toml::Table& table, std::string_view key, std::vector<LocatedText>& target) {
  const auto texts = table.texts(key);
  if (!texts) {
    return;
  }
  target.clear();
  for (const toml::Text& text : *texts) {
    target.push_back({text.text, {table.document().position(text.at), table.document().line(text.at)}});
  }
}

/// A file's path, or a table with what is to be done with it.
std::optional<UserFile> read_layer(toml::Table& table, const toml::Value& value) {
  UserFile file;
  std::optional<toml::Text> name;
  if (std::holds_alternative<toml::Members>(value.data)) {
    toml::Table inner = table.inner(value, layer_kind);
    name = inner.text("file");
    file.opacity = inner.number("opacity", {0, 1}).value_or(1);
    inner.finish();
  } else {
    name = table.text_of("layers", value);
  }
  if (!name) return std::nullopt;
  file.text = name->text;
  file.where = {table.document().position(name->at), table.document().line(name->at)};
  return file;
}

void read_layers(toml::Table& table, const Reading& reading, MapSpec& map) {
  const toml::Value* value = table.value("layers");
  if (value == nullptr) return;
  constexpr std::size_t most = 100;
  const toml::Array* array = std::get_if<toml::Array>(&value->data);
  if (array == nullptr) return table.wrong_type("layers", *value, "an array of files");
  if (array->size() > most) return table.problem(value->at, fmt::format("'layers' has more than {} elements", most));
  map.layers.clear();
  for (const toml::Value& element : *array) {
    std::optional<UserFile> file = read_layer(table, element);
    if (!file) continue;
    // An address is kept as it is written, for the message that refuses it.
    const bool is_address = file->text.find("://") != std::string::npos;
    file->path = is_address ? std::filesystem::path(file->text) : (reading.folder / file->text).lexically_normal();
    map.layers.push_back(std::move(*file));
  }
}

/// A table of stops or of legs, a logo.
void read_file_name(toml::Table& table, std::string_view key, const Reading& reading, std::optional<UserFile>& target) {
  const auto text = table.text(key);
  if (!text) return;
  target = UserFile{text->text, (reading.folder / text->text).lexically_normal(), located(table, key)};
}

/// `false` does away with the logo of the defaults.
void read_logo(toml::Table& table, const Reading& reading, MapSpec& map) {
  const toml::Value* value = table.value("logo");
  if (value == nullptr) return;
  if (const bool* flag = std::get_if<bool>(&value->data); flag != nullptr && !*flag) return map.logo.reset();
  if (!std::holds_alternative<std::string>(value->data)) return table.wrong_type("logo", *value, "a file's name or false");
  read_file_name(table, "logo", reading, map.logo);
}

/// The desk's own tables of places: one, or a list of them.
void read_desk_places(toml::Table& table, const Reading& reading, MapSpec& map) {
  const toml::Value* value = table.value("places");
  if (value == nullptr) return;
  constexpr std::size_t most = 20;
  const toml::Array* array = std::get_if<toml::Array>(&value->data);
  if (array == nullptr && !std::holds_alternative<std::string>(value->data))
    return table.wrong_type("places", *value, "a string or an array of strings", "write places = \"desk-places.csv\"");
  if (array != nullptr && array->size() > most)
    return table.problem(value->at, fmt::format("'places' has more than {} elements", most));
  map.places.clear();
  for (const toml::Value& element : array != nullptr ? *array : toml::Array{*value}) {
    const auto text = table.text_of("places", element);
    if (!text) continue;
    UserFile file{text->text,
                  (reading.folder / text->text).lexically_normal(),
                  {table.document().position(text->at), table.document().line(text->at)}};
    if (std::ranges::find(map.places, file.path, &UserFile::path) != map.places.end())
      table.problem(text->at, fmt::format("'places' names '{}' twice", text->text));
    else
      map.places.push_back(std::move(file));
  }
}

void read_fonts(toml::Table& table, const Reading& reading, MapSpec& map) {
  const auto texts = table.texts("fonts");
  if (!texts) return;
  map.fonts.clear();
  for (const toml::Text& text : *texts)
    map.fonts.push_back({text.text,
                         (reading.folder / text.text).lexically_normal(),
                         {table.document().position(text.at), table.document().line(text.at)}});
}

void read_places(toml::Table& table, Reading& reading, MapSpec& map) {
  const auto stops = table.tables("stop", stop_kind, most_stops);
  const auto legs = table.tables("leg", leg_kind, most_stops);
  const auto areas = table.tables("area", area_kind, most_stops);
  const auto insets = table.tables("inset", inset_kind, most_insets);
  const auto groups = table.tables("group", group_kind, most_groups);
  if (table.has("stop")) {
    map.stops.clear();
  }
  if (table.has("leg")) {
    map.legs.clear();
  }
  if (table.has("area")) {
    map.areas.clear();
  }
  if (table.has("inset")) {
    map.insets_by_hand.clear();
  }
  for (toml::Table inset : insets) {
    map.insets_by_hand.push_back(read_inset(inset));
  }
  if (table.has("group")) {
    map.groups.clear();
  }
  for (toml::Table group : groups) {
    map.groups.push_back(read_group(group));
  }
  for (toml::Table stop : stops) {
    map.stops.push_back(read_stop(stop, reading));
  }
  for (toml::Table leg : legs) {
    map.legs.push_back(read_leg(leg, reading));
  }
  for (toml::Table area : areas) {
    map.areas.push_back(read_area(area, reading));
  }
}

template <class Value>
void take(const std::optional<Value>& read, Value& target) {
  if (read) {
    target = *read;
  }
}

template <class Value>
void take(const std::optional<Value>& read, std::optional<Value>& target) {
  if (read) {
    target = read;
  }
}

}  // namespace

std::optional<geo::LonLatBox> read_extent(toml::Table& table) {
  const toml::Value* value = table.value("extent");
  if (value == nullptr) {
    return std::nullopt;
  }
  const auto numbers = four_numbers(*value);
  if (!numbers) {
    table.problem(value->at, "'extent' must be four numbers in degrees: [west, south, east, north]");
    return std::nullopt;
  }
  const auto [west, south, east, north] = *numbers;
  for (const double lon : {west, east}) {
    if (std::abs(lon) > 180) {
      table.problem(value->at, fmt::format("'extent': a longitude must be between -180 and 180, not {}", lon));
      return std::nullopt;
    }
  }
  for (const double lat : {south, north}) {
    if (std::abs(lat) > 90) {
      table.problem(value->at, fmt::format("'extent': a latitude must be between -90 and 90, not {}", lat));
      return std::nullopt;
    }
  }
  if (south >= north) {
    table.problem(value->at, fmt::format("'extent': the south ({}) must be less than the north ({})", south, north),
                  "the order is [west, south, east, north]");
    return std::nullopt;
  }
  if (west == east) {
    table.problem(value->at, fmt::format("'extent': west and east are the same ({})", west));
    return std::nullopt;
  }
  return geo::LonLatBox{west, south, east, north};
}

void read_map_keys(toml::Table& table, Reading& reading, MapSpec& map) {
  read_text(table, "title", map.title);
  read_text(table, "subtitle", map.subtitle);
  read_note(table, reading, map.note);
  read_texts(table, "denied_by", map.denied_by);
  read_pages(table, map);
  read_projection(table, map);
  take(read_extent(table), map.extent);
  if (table.has("extent")) map.extent_at = located(table, "extent");
  take(table.number("scale", {1000, 1e9}), map.scale);
  take(read_choice<Join>(table, "join", words::join), map.join);
  take(read_choice<Numbering>(table, "numbering", words::numbering), map.numbering);
  read_all_languages(table, reading, map);
  take(read_date(table, "as_of"), map.as_of);
  read_text(table, "producer", map.producer);
  read_logo(table, reading, map);
  take(read_choice<Insets>(table, "insets", words::insets), map.insets);
  read_palette(table, map);
  read_style(table, reading, map);
  read_formats(table, map);
  take(table.number("dpi", {30, 1200}), map.dpi);
  read_id_prefix(table, map);
  take(read_choice<Towns>(table, "towns", words::towns), map.towns);
  read_names(table, "show", map.show);
  read_names(table, "hide", map.hide);
  read_furniture(table, map);
  read_worldview(table, map);
  read_layers(table, reading, map);
  read_fonts(table, reading, map);
  read_desk_places(table, reading, map);
  take(table.number("publish_precision_km", {0, 1000}), map.publish_precision_km);
  read_places(table, reading, map);
  read_file_name(table, "stops_csv", reading, map.stops_csv);
  read_file_name(table, "legs_csv", reading, map.legs_csv);
}

}  // namespace rutter::job
