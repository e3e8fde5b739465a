// A style: it is refused with reasons, or every property of every layer can be evaluated.

#include <string>

#include "base/utf8.hpp"
#include "style/style.hpp"
#include "target.hpp"

namespace {

using namespace rutter;

template <class Property>
Property property(int number) {
  return static_cast<Property>(number);
}

/// All that the map stages ask a layer for.
void evaluate(const style::Layer& layer, const style::Input& input) {
  (void)layer.visible_at(input.zoom);
  (void)layer.shows(input);
  for (int i = 0; i <= static_cast<int>(style::ColorProperty::circle_stroke_color); ++i)
    (void)layer.color(property<style::ColorProperty>(i), input);
  for (int i = 0; i <= static_cast<int>(style::NumberProperty::circle_stroke_opacity); ++i)
    (void)layer.number(property<style::NumberProperty>(i), input);
  for (int i = 0; i <= static_cast<int>(style::TextProperty::symbol_placement); ++i)
    (void)layer.text(property<style::TextProperty>(i), input);
  (void)layer.numbers(style::NumbersProperty::line_dasharray, input);
  for (const std::string& font : layer.texts(style::TextsProperty::text_font, input)) (void)style::font_of(font);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  (void)style::Style::parse(fuzz::text_of(data, size), "fuzz.json", {{"accent", "#b3202a"}});
  const auto style = style::Style::parse(fuzz::text_of(data, size), "fuzz.json");
  if (!style.ok()) {
    fuzz::require(!style.problems().empty(), "a refused style has a problem");
    for (const base::Diagnostic& problem : style.problems())
      fuzz::require(base::is_valid_utf8(base::format(problem)), "a message is UTF-8");
    return 0;
  }
  geo::Properties properties;
  properties.set("status", std::string("claimed"));
  properties.set("name", std::string("A\u02BFz\u0101z"));
  properties.set("population", 31'623.0);
  properties.set("capital", true);
  properties.set("rank", {});
  for (const style::Layer& layer : style->layers())
    for (const double zoom : {0.0, 6.5, 24.0}) {
      evaluate(layer, {zoom, nullptr, "", nullptr});
      evaluate(layer, {zoom, &properties, "LineString", nullptr});
    }
  return 0;
}
