#include "style/additions_reader.hpp"

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace rutter::style {
namespace {

using Json = nlohmann::json;

template <class T>
struct NumberKey {
  std::string_view name;
  double T::*member;
  double least;
  double most;
};

template <class T>
struct ColorKey {
  std::string_view name;
  draw::Color T::*member;
};

constexpr double largest_text = 200;
constexpr double largest_length = 2000;
constexpr double thickest_line = 50;

constexpr std::array<NumberKey<Furniture>, 15> furniture_numbers{{
    {"title-size", &Furniture::title_size_pt, 1, largest_text},
    {"subtitle-size", &Furniture::subtitle_size_pt, 1, largest_text},
    {"note-size", &Furniture::note_size_pt, 1, largest_text},
    {"heading-size", &Furniture::heading_size_pt, 1, largest_text},
    {"body-size", &Furniture::body_size_pt, 1, largest_text},
    {"small-size", &Furniture::small_size_pt, 1, largest_text},
    {"number-size", &Furniture::number_size_pt, 1, largest_text},
    {"margin", &Furniture::margin_pt, 0, largest_length},
    {"gap", &Furniture::gap_pt, 0, largest_length},
    {"panel-padding", &Furniture::panel_padding_pt, 0, largest_length},
    {"frame-width", &Furniture::frame_width_pt, 0, thickest_line},
    {"panel-width", &Furniture::panel_width_pt, 0, thickest_line},
    {"rule-width", &Furniture::rule_width_pt, 0, thickest_line},
    {"leader-width", &Furniture::leader_width_pt, 0, thickest_line},
    {"graticule-width", &Furniture::graticule_width_pt, 0, thickest_line},
}};

constexpr std::array<ColorKey<Furniture>, 12> furniture_colors{{
    {"paper", &Furniture::paper},
    {"title-color", &Furniture::title_color},
    {"text-color", &Furniture::text_color},
    {"muted-color", &Furniture::muted_color},
    {"note-color", &Furniture::note_color},
    {"frame-color", &Furniture::frame_color},
    {"panel-color", &Furniture::panel_color},
    {"panel-outline-color", &Furniture::panel_outline_color},
    {"rule-color", &Furniture::rule_color},
    {"leader-color", &Furniture::leader_color},
    {"graticule-color", &Furniture::graticule_color},
    {"draft-color", &Furniture::draft_color},
}};

constexpr std::array<NumberKey<Callout>, 5> callout_numbers{{
    {"head-size", &Callout::head_size_pt, 1, largest_text},
    {"body-size", &Callout::body_size_pt, 1, largest_text},
    {"width", &Callout::width_pt, 10, largest_length},
    {"padding", &Callout::padding_pt, 0, largest_length},
    {"leader-width", &Callout::leader_width_pt, 0, thickest_line},
}};

constexpr std::array<ColorKey<Callout>, 3> callout_colors{{
    {"text-color", &Callout::text_color},
    {"panel-color", &Callout::panel_color},
    {"leader-color", &Callout::leader_color},
}};

constexpr std::array<NumberKey<Inset>, 4> inset_numbers{{
    {"title-size", &Inset::title_size_pt, 1, largest_text},
    {"frame-width", &Inset::frame_width_pt, 0, thickest_line},
    {"outline-width", &Inset::outline_width_pt, 0, thickest_line},
    {"tie-width", &Inset::tie_width_pt, 0, thickest_line},
}};

constexpr std::array<ColorKey<Inset>, 1> inset_colors{{{"frame-color", &Inset::frame_color}}};

template <class T>
void read_members(const Json& json, const Path& path, std::span<const NumberKey<T>> numbers,
                  std::span<const ColorKey<T>> colors, std::span<const std::string_view> other_keys, const Parser::State& state,
                  T& to, Findings& findings) {
  if (!expect_object(json, path, findings)) return;
  std::vector<std::string_view> names(other_keys.begin(), other_keys.end());
  for (const auto& key : numbers) {
    names.push_back(key.name);
    const auto found = json.find(key.name);
    if (found == json.end()) continue;
    if (const auto number = read_number(*found, path / std::string(key.name), key.least, key.most, findings))
      to.*key.member = *number;
  }
  for (const auto& key : colors) {
    names.push_back(key.name);
    const auto found = json.find(key.name);
    if (found == json.end()) continue;
    if (const auto color = read_color(*found, path / std::string(key.name), state, findings)) to.*key.member = *color;
  }
  check_keys(json, path, names, {}, fmt::format("key of {}", std::get<std::string>(path.back())), findings);
}

Arrow read_arrow(const Json& json, const Path& path, Findings& findings) {
  Arrow arrow;
  if (!expect_object(json, path, findings)) return arrow;
  constexpr std::array<std::string_view, 4> keys{"size", "shape", "end", "middle_over_pt"};
  check_keys(json, path, keys, {}, "key of rutter:arrow", findings);
  if (json.contains("size"))
    if (const auto size = read_number(json["size"], path / "size", 1, 100, findings)) arrow.size_pt = *size;
  if (json.contains("middle_over_pt"))
    if (const auto over = read_number(json["middle_over_pt"], path / "middle_over_pt", 0, 1e6, findings))
      arrow.middle_over_pt = *over;
  if (json.contains("end"))
    if (const auto end = read_boolean(json["end"], path / "end", findings)) arrow.end = *end;
  if (json.contains("shape")) {
    if (json["shape"] != "filled" && json["shape"] != "open") findings.add(path / "shape", "'shape' is \"filled\" or \"open\"");
    arrow.shape = json["shape"] == "open" ? Arrow::Shape::open : Arrow::Shape::filled;
  }
  return arrow;
}

void read_glyph(const Json& json, const Path& path, CompiledLayer& layer, Findings& findings) {
  struct Sign {
    std::string_view name;
    Glyph glyph;
  };
  constexpr std::array<Sign, 3> line_signs{{{"aircraft", Glyph::aircraft}, {"ship", Glyph::ship}, {"bar", Glyph::bar}}};
  constexpr std::array<Sign, 1> circle_signs{{{"dotted-ring", Glyph::dotted_ring}}};
  const auto signs = layer.type == LayerType::line ? std::span<const Sign>(line_signs) : std::span<const Sign>(circle_signs);
  const auto name = read_text(json, path, findings);
  if (!name) return;
  std::vector<std::string_view> names;
  for (const Sign& sign : signs) {
    names.push_back(sign.name);
    if (*name == sign.name) layer.glyph = sign.glyph;
  }
  if (layer.glyph == Glyph::none)
    findings.add(path, fmt::format("unknown glyph '{}' of a {} layer", base::printable(*name), name_of(layer.type)),
                 fmt::format("possible: {}", fmt::join(names, ", ")));
  if (layer.glyph == Glyph::bar) layer.strike = Strike();
  if (layer.glyph == Glyph::dotted_ring) layer.ring_dash = {0, 2};
}

/// Refuses keys of ours that are not known; keys without our prefix belong to other programs.
void check_own_keys(const Json& metadata, const Path& path, std::span<const std::string_view> known, std::string_view where,
                    Findings& findings) {
  Json own = Json::object();
  for (const auto& member : metadata.items())
    if (member.key().starts_with("rutter:")) own[member.key()] = member.value();
  check_keys(own, path, known, {}, fmt::format("addition to {}", where), findings);
}

}  // namespace

void read_layer_additions(const Json& metadata, const Path& path, CompiledLayer& layer, Findings& findings) {
  constexpr std::array<std::string_view, 2> keys{"rutter:arrow", "rutter:glyph"};
  check_own_keys(metadata, path, keys, "a layer", findings);
  const bool legs = layer.type == LayerType::line && layer.source == "route" && layer.source_layer == "legs";
  const bool stops = layer.type == LayerType::circle && layer.source == "route" && layer.source_layer == "stops";
  if (metadata.contains("rutter:arrow")) {
    if (!legs) findings.add_at_key(path / "rutter:arrow", "arrows stand on line layers of the route's legs");
    layer.arrow = read_arrow(metadata["rutter:arrow"], path / "rutter:arrow", findings);
  }
  if (metadata.contains("rutter:glyph")) {
    if (!legs && !stops)
      findings.add_at_key(path / "rutter:glyph",
                          "glyphs stand on line layers of the route's legs and on circle layers of its stops");
    else
      read_glyph(metadata["rutter:glyph"], path / "rutter:glyph", layer, findings);
  }
}

StyleAdditions read_style_additions(const Json& metadata, const Path& path, const Parser::State& state, Findings& findings) {
  constexpr std::array<std::string_view, 3> keys{"rutter:furniture", "rutter:callout", "rutter:inset"};
  check_own_keys(metadata, path, keys, "the style", findings);
  StyleAdditions result;
  if (const auto found = metadata.find("rutter:furniture"); found != metadata.end()) {
    const Path here = path / "rutter:furniture";
    constexpr std::array<std::string_view, 2> others{"font", "group-greys"};
    read_members<Furniture>(*found, here, furniture_numbers, furniture_colors, others, state, result.furniture, findings);
    if (found->is_object() && found->contains("group-greys"))
      if (const auto greys = read_boolean((*found)["group-greys"], here / "group-greys", findings))
        result.furniture.group_greys = *greys;
    if (found->is_object() && found->contains("font"))
      if (const auto font = read_text((*found)["font"], here / "font", findings)) result.furniture.font = *font;
  }
  if (const auto found = metadata.find("rutter:callout"); found != metadata.end())
    read_members<Callout>(*found, path / "rutter:callout", callout_numbers, callout_colors, {}, state, result.callout,
                          findings);
  if (const auto found = metadata.find("rutter:inset"); found != metadata.end())
    read_members<Inset>(*found, path / "rutter:inset", inset_numbers, inset_colors, {}, state, result.inset, findings);
  return result;
}

}  // namespace rutter::style
