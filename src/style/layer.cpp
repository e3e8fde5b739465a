#include "style/layer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "draw/color_text.hpp"
#include "style/compiled_layer.hpp"
#include "style/json_text.hpp"
#include "style/letter_case.hpp"
#include "style/warnings.hpp"

namespace rutter::style {
namespace {

Depends depends_of(const NodePtr& node) {
  if (!node) return Depends::constant;
  return node->uses_feature() ? Depends::feature : node->uses_zoom() ? Depends::zoom : Depends::constant;
}

template <class Enum>
std::size_t index_of(Enum property) {
  return static_cast<std::size_t>(property);
}

void warn(const CompiledLayer& layer, const char* group, std::string_view name, const std::string& error, const Input& input) {
  if (!input.warnings || !input.warnings->wants(layer.id, std::string(name))) return;
  const Path path =
      group ? Path{"layers", layer.index, group, std::string(name)} : Path{"layers", layer.index, std::string(name)};
  const JsonText text(*layer.file_text, layer.file);
  const std::string effect = group ? "the default is used" : "the feature is left out";
  input.warnings->add(layer.id, std::string(name),
                      text.diagnostic({path, error + "; " + effect, {}, false}, base::Severity::warning));
}

/// Evaluates a property and hands its value to `use`; false when the default is to be taken.
template <class Use>
bool with_value(const CompiledLayer& layer, const NodePtr& node, const PropertyRow& row, const Input& input, const Use& use) {
  if (!node) return false;
  if (const Value* known = node->constant()) return use(*known), true;
  Evaluation run(input);
  const Value value = node->evaluate(run);
  std::string error = run.error();
  if (!run.failed()) {
    if (const auto* text = std::get_if<std::string_view>(&value);
        text && !row.choices.empty() && std::find(row.choices.begin(), row.choices.end(), *text) == row.choices.end())
      error = fmt::format("'{}' is no value of {}", *text, row.name);
    else if (const auto* number = std::get_if<double>(&value); number && !std::isfinite(*number))
      error = "the result is not a finite number";
    else
      return use(value), true;
  }
  warn(layer, row.layout ? "layout" : "paint", row.name, error, input);
  return false;
}

}  // namespace

Layer::Layer(std::shared_ptr<const CompiledLayer> compiled) : compiled_(std::move(compiled)) {}

const std::string& Layer::id() const {
  return compiled_->id;
}
LayerType Layer::type() const {
  return compiled_->type;
}
const std::string& Layer::source() const {
  return compiled_->source;
}
const std::string& Layer::source_layer() const {
  return compiled_->source_layer;
}
double Layer::min_zoom() const {
  return compiled_->min_zoom;
}
double Layer::max_zoom() const {
  return compiled_->max_zoom;
}
const nlohmann::json& Layer::metadata() const {
  return compiled_->metadata;
}
const std::optional<Arrow>& Layer::arrow() const {
  return compiled_->arrow;
}
const std::optional<Strike>& Layer::strike() const {
  return compiled_->strike;
}
const std::vector<double>& Layer::ring_dash() const {
  return compiled_->ring_dash;
}
Glyph Layer::glyph() const {
  return compiled_->glyph;
}

bool Layer::visible_at(double zoom) const {
  return compiled_->visible && std::max(zoom, 0.0) >= compiled_->min_zoom && zoom < compiled_->max_zoom;
}

bool Layer::shows(const Input& input) const {
  if (!visible_at(input.zoom)) return false;
  if (!compiled_->filter) return true;
  Evaluation run(input);
  const bool result = truth_of(compiled_->filter->evaluate(run));
  if (run.failed()) warn(*compiled_, nullptr, "filter", run.error(), input);
  return result && !run.failed();
}

draw::Color Layer::color(ColorProperty property, const Input& input) const {
  const PropertyRow& about = row({PropertyKind::color, index_of(property)});
  draw::Color result;
  const auto use = [&](const Value& value) { result = color_of(value); };
  if (!with_value(*compiled_, compiled_->colors.at(index_of(property)), about, input, use))
    result = about.words == "transparent" ? draw::Color{0, 0, 0, 0} : draw::Color{0, 0, 0, 1};
  return result;
}

double Layer::number(NumberProperty property, const Input& input) const {
  const PropertyRow& about = row({PropertyKind::number, index_of(property)});
  double result = about.fallback;
  const auto use = [&](const Value& value) { result = std::clamp(number_of(value), about.least, about.most); };
  with_value(*compiled_, compiled_->numbers.at(index_of(property)), about, input, use);
  return result;
}

std::string Layer::text(TextProperty property, const Input& input) const {
  const PropertyRow& about = row({PropertyKind::text, index_of(property)});
  std::string result(about.words);
  const auto use = [&](const Value& value) { result = text_of(value); };
  with_value(*compiled_, compiled_->texts.at(index_of(property)), about, input, use);
  if (property != TextProperty::text_field || result.empty()) return result;
  const std::string transform = text(TextProperty::text_transform, input);
  if (transform == "uppercase") return upper_case(result, input.language);
  return transform == "lowercase" ? lower_case(result, input.language) : result;
}

std::vector<double> Layer::numbers(NumbersProperty property, const Input& input) const {
  const PropertyRow& about = row({PropertyKind::numbers, index_of(property)});
  std::vector<double> result;
  const auto use = [&](const Value& value) {
    for (const Value& item : list_of(value)) result.push_back(std::clamp(number_of(item), about.least, about.most));
  };
  with_value(*compiled_, compiled_->number_lists.at(index_of(property)), about, input, use);
  return result;
}

std::vector<std::string> Layer::texts(TextsProperty property, const Input& input) const {
  const PropertyRow& about = row({PropertyKind::texts, index_of(property)});
  std::vector<std::string> result;
  const auto use = [&](const Value& value) {
    for (const Value& item : list_of(value)) result.emplace_back(text_of(item));
  };
  if (!with_value(*compiled_, compiled_->text_lists.at(index_of(property)), about, input, use))
    result.emplace_back(about.words);
  return result;
}

Depends Layer::depends(ColorProperty property) const {
  return depends_of(compiled_->colors.at(index_of(property)));
}
Depends Layer::depends(NumberProperty property) const {
  return depends_of(compiled_->numbers.at(index_of(property)));
}
Depends Layer::depends(NumbersProperty property) const {
  return depends_of(compiled_->number_lists.at(index_of(property)));
}
Depends Layer::depends(TextsProperty property) const {
  return depends_of(compiled_->text_lists.at(index_of(property)));
}
Depends Layer::filter_depends() const {
  return depends_of(compiled_->filter);
}
bool Layer::has(ColorProperty property) const {
  return compiled_->colors.at(index_of(property)) != nullptr;
}

Depends Layer::depends(TextProperty property) const {
  const Depends own = depends_of(compiled_->texts.at(index_of(property)));
  return property == TextProperty::text_field ? std::max(own, depends(TextProperty::text_transform)) : own;
}

Depends Layer::depends() const {
  Depends strongest = filter_depends();
  const auto look = [&](const auto& nodes) {
    for (const NodePtr& node : nodes) strongest = std::max(strongest, depends_of(node));
  };
  look(compiled_->colors);
  look(compiled_->numbers);
  look(compiled_->texts);
  look(compiled_->number_lists);
  look(compiled_->text_lists);
  return strongest;
}

Font font_of(std::string_view name) {
  Font font;
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view word : {"Regular", "Bold", "Italic", "Oblique"}) {
      if (!name.ends_with(word) || name.size() <= word.size() || name[name.size() - word.size() - 1] != ' ') continue;
      name.remove_suffix(word.size() + 1);
      font.bold = font.bold || word == "Bold";
      font.italic = font.italic || word == "Italic" || word == "Oblique";
      more = true;
    }
  }
  font.family = std::string(name);
  return font;
}

}  // namespace rutter::style
