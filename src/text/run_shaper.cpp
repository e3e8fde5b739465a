#include "text/run_shaper.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rutter::text {
namespace {

/// Letters [begin, end) of one face, script and level.
struct Item {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::uint32_t face = 0;
  std::uint8_t level = 0;
  [[nodiscard]] bool right_to_left() const { return level % 2 == 1; }
};

bool has_glyph(hb_font_t* font, char32_t c) {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(font, c, &glyph) != 0;
}

/// Whether HarfBuzz can draw it: by a glyph, by glyphs of its canonical decomposition, or as nothing.
bool draws(hb_font_t* font, char32_t c) {
  if (has_glyph(font, c) || (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2069) || (c >= 0xFE00 && c <= 0xFE0F) ||
      c == 0x00AD || c == 0x034F || c == 0x061C || c == 0xFEFF) {
    return true;
  }
  hb_codepoint_t first = 0;
  hb_codepoint_t second = 0;
  if (hb_unicode_decompose(hb_unicode_funcs_get_default(), c, &first, &second) == 0) return false;
  return draws(font, first) && (second == 0 || draws(font, second));
}

/// A browser shapes with the first family and takes what it lacks, cluster by cluster, from the next: so do we, so that the
/// same face draws the spaces and digits inside an Arabic name.
std::vector<std::uint32_t> choose_faces(const FontFiles& files, const Paragraph& paragraph, const TextStyle& style) {
  const auto candidates = matching_faces(files, style.bold, style.italic);
  const auto& letters = paragraph.letters;
  std::vector<std::uint32_t> faces(letters.size(), candidates.front());
  for (std::size_t begin = 0; begin < letters.size();) {
    std::size_t end = begin + 1;
    while (end < letters.size() && !letters[end].starts_cluster) ++end;
    for (const auto face : candidates) {
      auto* const font = files.faces[face].font.get();
      const bool all =
          std::all_of(letters.begin() + static_cast<std::ptrdiff_t>(begin), letters.begin() + static_cast<std::ptrdiff_t>(end),
                      [font](const Letter& letter) { return draws(font, letter.code_point); });
      if (!all) continue;
      std::fill(faces.begin() + static_cast<std::ptrdiff_t>(begin), faces.begin() + static_cast<std::ptrdiff_t>(end), face);
      break;
    }
    begin = end;
  }
  return faces;
}

std::vector<Item> itemise(const Paragraph& paragraph, const std::vector<std::uint32_t>& faces) {
  std::vector<Item> items;
  for (std::size_t i = 0; i < paragraph.letters.size(); ++i) {
    const auto& letter = paragraph.letters[i];
    const bool same = i > 0 && faces[i] == faces[i - 1] && letter.level == paragraph.letters[i - 1].level &&
                      letter.script == paragraph.letters[i - 1].script;
    if (!same) items.push_back({i, i, faces[i], letter.level});
    items.back().end = i + 1;
  }
  return items;
}

/// UAX 9, rule L2: from the highest level down to the lowest odd one, reverse what is at that level or higher.
void set_in_visual_order(std::vector<Item>& items) {
  std::uint8_t highest = 0;
  for (const auto& item : items) highest = std::max(highest, item.level);
  for (std::uint8_t level = highest; level > 0; --level) {
    for (auto begin = items.begin(); begin != items.end();) {
      begin = std::find_if(begin, items.end(), [level](const Item& item) { return item.level >= level; });
      const auto end = std::find_if(begin, items.end(), [level](const Item& item) { return item.level < level; });
      std::reverse(begin, end);
      begin = end;
    }
  }
}

std::uint32_t offset_of(const Paragraph& paragraph, std::size_t letter) {
  return letter < paragraph.letters.size() ? paragraph.letters[letter].offset
                                           : static_cast<std::uint32_t>(paragraph.text.size());
}

void shape_item(const FontFiles& files, const Paragraph& paragraph, const Item& item, const TextStyle& style,
                hb_buffer_t* buffer) {
  const auto begin = offset_of(paragraph, item.begin);
  const auto length = offset_of(paragraph, item.end) - begin;
  hb_buffer_clear_contents(buffer);
  hb_buffer_set_flags(buffer, static_cast<hb_buffer_flags_t>(HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES |
                                                             (item.begin == 0 ? HB_BUFFER_FLAG_BOT : 0) |
                                                             (item.end == paragraph.letters.size() ? HB_BUFFER_FLAG_EOT : 0)));
  hb_buffer_add_utf8(buffer, paragraph.text.data(), static_cast<int>(paragraph.text.size()), begin, static_cast<int>(length));
  hb_buffer_set_direction(buffer, item.right_to_left() ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, paragraph.letters[item.begin].script);
  if (!style.language.empty()) hb_buffer_set_language(buffer, hb_language_from_string(style.language.c_str(), -1));
  // CSS Text 3, 8.2: optional ligatures are off where letters are spaced.
  const hb_feature_t off[] = {{HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
                              {HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END}};
  hb_shape(files.faces[item.face].font.get(), buffer, off, style.letter_spacing_pt > 0 || style.letter_spacing_pt < 0 ? 2 : 0);
}

void note_missing(const FontFiles& files, const Paragraph& paragraph, const Item& item, std::vector<std::string>& missing) {
  for (std::size_t i = item.begin; i < item.end; ++i) {
    const auto c = paragraph.letters[i].code_point;
    if (draws(files.faces[item.face].font.get(), c)) continue;
    auto name = fmt::format("U+{:04X}", static_cast<std::uint32_t>(c));
    if (std::ranges::find(missing, name) == missing.end()) missing.push_back(std::move(name));
  }
}

/// Adds the shaped item's glyphs to the line, from `x_pt` on; returns where it ends.
double set_item(const OpenFace& face, const Paragraph& paragraph, const Item& item, hb_buffer_t* buffer, double x_pt,
                Shaped& line) {
  unsigned count = 0;
  const auto* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const auto* positions = hb_buffer_get_glyph_positions(buffer, &count);
  const double unit = line.style.size_pt / face.units_per_em;
  ShapedRun run{0, item.right_to_left(), {}, offset_of(paragraph, item.begin), offset_of(paragraph, item.end), x_pt, 0};
  run.face = item.face;
  for (unsigned i = 0; i < count; ++i) {
    const double x = x_pt + positions[i].x_offset * unit;
    const double y = -positions[i].y_offset * unit;
    run.glyphs.push_back({infos[i].codepoint, x, y, infos[i].cluster});
    hb_glyph_extents_t box;
    if (hb_font_get_glyph_extents(face.font.get(), infos[i].codepoint, &box) != 0 && box.width != 0 && box.height != 0) {
      line.ink.add(geo::PagePoint{x + box.x_bearing * unit, y - box.y_bearing * unit});
      line.ink.add(geo::PagePoint{x + (box.x_bearing + box.width) * unit, y - (box.y_bearing + box.height) * unit});
    }
    x_pt += positions[i].x_advance * unit;
    if (i + 1 == count || infos[i + 1].cluster != infos[i].cluster) x_pt += line.style.letter_spacing_pt;
  }
  run.width_pt = x_pt - run.x_pt;
  line.runs.push_back(std::move(run));
  return x_pt;
}

void include_height(const OpenFace& face, Shaped& line) {
  hb_font_extents_t extents;
  if (hb_font_get_h_extents(face.font.get(), &extents) == 0) return;
  const double unit = line.style.size_pt / face.units_per_em;
  line.ascent_pt = std::max(line.ascent_pt, extents.ascender * unit);
  line.descent_pt = std::max(line.descent_pt, -extents.descender * unit);
}

}  // namespace

Shaped shape_paragraph(const FontFiles& files, const Paragraph& paragraph, const TextStyle& style, hb_buffer_t* scratch) {
  Shaped line;
  line.text = paragraph.text;
  line.style = style;
  line.right_to_left = paragraph.right_to_left;
  if (paragraph.letters.empty()) {
    include_height(files.faces[matching_faces(files, style.bold, style.italic).front()], line);
    return line;
  }
  const bool any_right_to_left =
      std::ranges::any_of(paragraph.letters, [](const Letter& letter) { return letter.level % 2 == 1; });
  if (any_right_to_left) line.style.letter_spacing_pt = 0;
  auto items = itemise(paragraph, choose_faces(files, paragraph, style));
  set_in_visual_order(items);
  double x_pt = 0;
  for (const auto& item : items) {
    shape_item(files, paragraph, item, line.style, scratch);
    x_pt = set_item(files.faces[item.face], paragraph, item, scratch, x_pt, line);
    include_height(files.faces[item.face], line);
    note_missing(files, paragraph, item, line.missing);
  }
  line.width_pt = x_pt - line.style.letter_spacing_pt;
  return line;
}

}  // namespace rutter::text
