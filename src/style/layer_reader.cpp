#include "style/layer_reader.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "style/additions_reader.hpp"
#include "style/property_reader.hpp"
#include "style/sources.hpp"

namespace rutter::style {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, 10> layer_keys{"id",      "type",    "metadata", "source", "source-layer",
                                                      "minzoom", "maxzoom", "filter",   "layout", "paint"};
constexpr std::array<std::string_view, 6> type_names{"background", "fill", "line", "symbol", "circle", "raster"};
constexpr std::array<std::string_view, 5> unsupported_types{"color-relief", "fill-extrusion", "heatmap", "hillshade", "sky"};

class LayerReader {
 public:
  LayerReader(const Json& json, Path path, const std::set<std::string>& sources, const Parser::State& state, Findings& findings)
      : json_(json), path_(std::move(path)), sources_(sources), state_(state), findings_(findings) {}

  std::shared_ptr<CompiledLayer> read() {
    if (!expect_object(json_, path_, findings_)) return nullptr;
    check_keys(json_, path_, layer_keys, {}, "key of a layer", findings_);
    read_id();
    if (!read_type()) return nullptr;
    read_zooms();
    read_source();
    if (json_.contains("filter")) layer_->filter = read_filter(json_["filter"], path_ / "filter", state_, findings_);
    read_properties("layout");
    read_properties("paint");
    if (json_.contains("metadata") && expect_object(json_["metadata"], path_ / "metadata", findings_)) {
      layer_->metadata = json_["metadata"];
      read_layer_additions(layer_->metadata, path_ / "metadata", *layer_, findings_);
    }
    return layer_;
  }

 private:
  /// Ids become names in the drawing, so they are kept simple.
  void read_id() {
    if (!json_.contains("id")) return findings_.add(path_, "a layer needs an 'id'");
    const auto id = read_text(json_["id"], path_ / "id", findings_);
    if (!id) return;
    layer_->id = *id;
    const auto simple = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    };
    if (id->empty() || id->size() > 100 || !std::all_of(id->begin(), id->end(), simple))
      findings_.add(path_ / "id", fmt::format("'{}' is no usable layer id", base::printable(*id)),
                    "use up to 100 letters, digits, '-', '_' and '.'");
  }

  bool read_type() {
    if (!json_.contains("type")) {
      findings_.add(path_, "a layer needs a 'type'");
      return false;
    }
    const auto type = read_text(json_["type"], path_ / "type", findings_);
    if (!type) return false;
    const auto found = std::find(type_names.begin(), type_names.end(), *type);
    if (found != type_names.end()) {
      layer_->type = static_cast<LayerType>(found - type_names.begin());
      return true;
    }
    const bool known = std::find(unsupported_types.begin(), unsupported_types.end(), *type) != unsupported_types.end();
    if (known)
      findings_.add(path_ / "type", fmt::format("the layer type '{}' is not supported", *type));
    else
      findings_.add(path_ / "type", fmt::format("unknown layer type '{}'", base::printable(*type)),
                    suggestion(*type, type_names));
    return false;
  }

  void read_zooms() {
    const auto zoom = [&](const char* key, double& to) {
      if (!json_.contains(key)) return;
      if (const auto number = read_number(json_[key], path_ / key, 0, 24, findings_)) to = *number;
    };
    zoom("minzoom", layer_->min_zoom);
    zoom("maxzoom", layer_->max_zoom);
  }

  void read_source() {
    if (layer_->type == LayerType::background) {
      refuse_keys({"source", "source-layer", "filter"});
      return;
    }
    const bool raster = layer_->type == LayerType::raster;
    if (raster) refuse_keys({"source-layer", "filter"});
    for (const char* key : {"source", "source-layer"})
      if (!json_.contains(key) && !(raster && std::string_view(key) == "source-layer"))
        findings_.add(path_, fmt::format("a {} layer needs a '{}'", name_of(layer_->type), key));
    if (json_.contains("source"))
      if (const auto source = read_text(json_["source"], path_ / "source", findings_)) layer_->source = *source;
    if (json_.contains("source-layer"))
      if (const auto name = read_text(json_["source-layer"], path_ / "source-layer", findings_)) layer_->source_layer = *name;
    if (!layer_->source.empty() && !sources_.contains(layer_->source)) {
      const std::vector<std::string_view> names(sources_.begin(), sources_.end());
      return findings_.add(path_ / "source", fmt::format("the style declares no source '{}'", base::printable(layer_->source)),
                           suggestion(layer_->source, names));
    }
    if (!layer_->source.empty() && raster != (source_type(layer_->source) == "raster"))
      return findings_.add(path_ / "source",
                           fmt::format("a {} layer cannot draw the source '{}'", name_of(layer_->type), layer_->source),
                           "raster layers draw \"relief\", and only they do");
    if (layer_->source == "layers" && layer_->type == LayerType::symbol)
      return findings_.add(path_ / "source", "names on the source 'layers' are not yet supported",
                           "it has fill, line and circle layers");
    const auto known = source_layers(layer_->source);
    if (!known.empty() && !layer_->source_layer.empty() &&
        std::find(known.begin(), known.end(), layer_->source_layer) == known.end())
      findings_.add(path_ / "source-layer",
                    fmt::format("the source '{}' has no layer '{}'", layer_->source, base::printable(layer_->source_layer)),
                    suggestion(layer_->source_layer, known));
  }

  void refuse_keys(std::initializer_list<const char*> keys) {
    for (const char* key : keys)
      if (json_.contains(key))
        findings_.add_at_key(path_ / key, fmt::format("a {} layer has no '{}'", name_of(layer_->type), key));
  }

  void read_properties(const char* group) {
    if (!json_.contains(group) || !expect_object(json_[group], path_ / group, findings_)) return;
    for (const auto& member : json_[group].items()) read_one(group, member.key(), member.value());
  }

  void read_one(const char* group, const std::string& name, const Json& value) {
    const Path path = path_ / group / name;
    const bool layout = std::string_view(group) == "layout";
    if (name == "visibility" && layout) return read_visibility(value, path);
    const auto id = find_property(layer_->type, name);
    if (!id) return refuse(name, path);
    if (row(*id).layout != layout)
      return findings_.add_at_key(path, fmt::format("'{}' stands under {}", name, layout ? "paint" : "layout"));
    if (name == "symbol-placement" && value == "line" && !holds_lines(layer_->source, layer_->source_layer))
      return findings_.add(path, fmt::format("'line' as symbol-placement is not supported on '{}'", layer_->source_layer),
                           "names run along coast, borders, disputed, province_lines, rivers and label_lines of the base map");
    layer_->node(*id) = read_property(value, path, *id, state_, findings_);
  }

  void read_visibility(const Json& value, const Path& path) {
    Json result = value;
    if (value.is_array()) {
      Parser parser(state_, path, findings_.problems, findings_.warnings);
      const NodePtr node = parser.parse(value, Type(Kind::string));
      if (!node) return;
      if (!node->constant()) return findings_.add(path, "'visibility' may depend on 'global-state' only");
      result = std::string(text_of(*node->constant()));
    }
    layer_->visible = result == "visible";
    if (result != "visible" && result != "none") findings_.add(path, "'visibility' is \"visible\" or \"none\"");
  }

  void refuse(const std::string& name, const Path& path) {
    const auto unsupported = unsupported_properties(layer_->type);
    if (std::find(unsupported.begin(), unsupported.end(), name) != unsupported.end() ||
        (name.ends_with("-transition") && find_property(layer_->type, name.substr(0, name.size() - 11))))
      return findings_.add_at_key(path, fmt::format("'{}' is not supported", name));
    std::vector<std::string_view> names{"visibility"};
    for (const PropertyKind kind :
         {PropertyKind::color, PropertyKind::number, PropertyKind::text, PropertyKind::numbers, PropertyKind::texts})
      for (const PropertyRow& entry : rows(kind))
        if (entry.layer == layer_->type) names.push_back(entry.name);
    findings_.add_at_key(path, fmt::format("unknown property '{}' of a {} layer", base::printable(name), name_of(layer_->type)),
                         suggestion(name, names));
  }

  const Json& json_;
  Path path_;
  const std::set<std::string>& sources_;
  const Parser::State& state_;
  Findings& findings_;
  std::shared_ptr<CompiledLayer> layer_ = std::make_shared<CompiledLayer>();
};

}  // namespace

std::shared_ptr<CompiledLayer> read_layer(const Json& json, std::size_t index, const std::set<std::string>& sources,
                                          const Parser::State& state, Findings& findings) {
  auto layer = LayerReader(json, Path{"layers", index}, sources, state, findings).read();
  if (layer) layer->index = index;
  return layer;
}

}  // namespace rutter::style
