#include "paint/svg_fonts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/subset.hpp"

namespace rutter::paint {
namespace {

void collect(const std::vector<draw::Node>& nodes, UsedFaces& used) {
  for (const auto& node : nodes) {
    if (const auto* group = std::get_if<draw::Group>(&node)) collect(group->children, used);
    if (const auto* shared = std::get_if<draw::Shared>(&node)) collect(*shared->nodes, used);
    const auto* curved = std::get_if<draw::PathText>(&node);
    const auto* text = curved != nullptr ? &curved->text : std::get_if<draw::Text>(&node);
    if (text == nullptr) continue;
    for (const auto& run : text->runs) {
      used[run.face].push_back(std::string_view{text->text}.substr(run.text_begin, run.text_end - run.text_begin));
    }
  }
}

std::string embedded(const text::FontCollection& fonts, std::uint32_t face, const std::u32string& letters, SharedParts* parts) {
  const auto make = [&] { return base64(text::subset_woff2(fonts, face, letters)); };
  return parts ? parts->subset(fonts, face, letters, make) : make();
}

}  // namespace

UsedFaces used_faces(const draw::Drawing& drawing) {
  UsedFaces used;
  collect(drawing.nodes, used);
  return used;
}

std::string font_css(const UsedFaces& used, const text::FontCollection& fonts, std::string_view prefix, SharedParts* parts) {
  std::string css;
  for (const auto& [index, texts] : used) {
    const auto& face = fonts.face(index);
    css += fmt::format(
        "@font-face{{font-family:'{}{}';font-weight:{};font-style:{};src:url(data:font/woff2;base64,{})format('woff2')}}\n",
        prefix, face.family, face.bold ? 700 : 400, face.italic ? "italic" : "normal",
        embedded(fonts, index, text::letters_for(fonts, index, texts), parts));
  }
  return css;
}

std::string font_families(const UsedFaces& used, const text::FontCollection& fonts, std::string_view prefix) {
  std::string stack;
  for (const auto& family : fonts.families()) {
    const bool is_used = std::ranges::any_of(used, [&](const auto& entry) { return fonts.face(entry.first).family == family; });
    if (!is_used) continue;
    if (!prefix.empty()) stack += fmt::format("'{}{}',", prefix, family);
    stack += fmt::format("'{}',", family);
  }
  return stack + "sans-serif";
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const auto count = std::min<std::size_t>(3, bytes.size() - at);
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i) group = group << 8U | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i) out.push_back(i <= count ? digits[group >> (18 - 6 * i) & 63U] : '=');
  }
  return out;
}

}  // namespace rutter::paint
