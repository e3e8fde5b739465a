#include "style/property_reader.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "draw/color_text.hpp"

namespace rutter::style {
namespace {

using Json = nlohmann::json;

/// Text fields may hold names of properties in braces; that is short for an expression.
Json with_tokens(const std::string& text) {
  Json parts = Json::array({"concat"});
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t open = text.find('{', at);
    const std::size_t close = open == std::string::npos ? open : text.find('}', open);
    if (close == std::string::npos) break;
    if (open > at) parts.push_back(text.substr(at, open - at));
    parts.push_back(Json::array({"to-string", Json::array({"get", text.substr(open + 1, close - open - 1)})}));
    at = close + 1;
  }
  if (parts.size() == 1) return text;
  if (at < text.size()) parts.push_back(text.substr(at));
  return parts;
}

class PropertyReader {
 public:
  PropertyReader(const Path& path, PropertyId id, const Parser::State& state, Findings& findings)
      : path_(path), id_(id), row_(row(id)), state_(state), findings_(findings) {}

  NodePtr read(const Json& json) {
    if (json.is_object()) return refuse_object(json);
    NodePtr node;
    if (json.is_string() && row_.name == "text-field") {
      node = expression(with_tokens(json.get<std::string>()));
    } else if (json.is_array() && (is_expression(json) || !is_list())) {
      node = expression(json);
    } else {
      node = constant(json);
    }
    return node && check_constant(*node) ? node : nullptr;
  }

 private:
  [[nodiscard]] bool is_list() const { return id_.kind == PropertyKind::numbers || id_.kind == PropertyKind::texts; }

  NodePtr no(std::string message, std::string hint = {}) {
    findings_.add(path_, std::move(message), std::move(hint));
    return nullptr;
  }

  NodePtr refuse_object(const Json& json) {
    if (json.contains("stops") || json.contains("property"))
      return no(fmt::format("a legacy function as '{}' is not supported", row_.name),
                "write a 'step' or 'interpolate' expression");
    return no(fmt::format("expected {}, found an object", to_text(type_of(id_.kind))));
  }

  NodePtr expression(const Json& json) {
    Parser parser(state_, path_, findings_.problems, findings_.warnings);
    const bool text = id_.kind == PropertyKind::text;
    NodePtr node = parser.parse(json, type_of(id_.kind), text ? Unsure::convert : Unsure::assert_type);
    if (!node) return nullptr;
    if (const std::string misuse = zoom_misuse(*node); !misuse.empty()) return no(misuse);
    if (node->uses_feature() && !row_.by_feature) return no(fmt::format("'{}' cannot depend on the feature", row_.name));
    return node;
  }

  NodePtr constant(const Json& json) {
    if (id_.kind == PropertyKind::color) {
      const auto color = read_color(json, path_, state_, findings_);
      return color ? make_constant(*color) : nullptr;
    }
    NodePtr node = literal_node(json);
    if (!node || !accepts(type_of(id_.kind), node->type()))
      return no(fmt::format("expected {}, found {}", to_text(type_of(id_.kind)), description(json)));
    return node;
  }

  bool check_constant(const Node& node) {
    const Value* value = node.constant();
    if (!value) return true;
    if (id_.kind == PropertyKind::number) return in_range(number_of(*value));
    if (id_.kind == PropertyKind::numbers) {
      const List list = list_of(*value);
      return std::all_of(begin(list), end(list), [&](const Value& item) { return in_range(number_of(item)); });
    }
    if (id_.kind == PropertyKind::text && !row_.choices.empty()) return is_choice(text_of(*value));
    if (id_.kind == PropertyKind::texts && list_of(*value).size == 0) return no("at least one font is needed") != nullptr;
    return true;
  }

  bool in_range(double number) {
    if (number >= row_.least && number <= row_.most) return true;
    no(fmt::format("{} is outside {} to {}", number_text(number), number_text(row_.least), number_text(row_.most)));
    return false;
  }

  bool is_choice(std::string_view text) {
    const auto among = [&](auto names) { return std::find(names.begin(), names.end(), text) != names.end(); };
    if (among(row_.choices)) return true;
    const std::string shown = base::printable(text);
    if (among(row_.refused))
      no(fmt::format("'{}' as {} is not supported", shown, row_.name),
         fmt::format("supported: {}", fmt::join(row_.choices, ", ")));
    else
      no(fmt::format("'{}' is no value of {}", shown, row_.name), fmt::format("possible: {}", fmt::join(row_.choices, ", ")));
    return false;
  }

  const Path& path_;
  PropertyId id_;
  const PropertyRow& row_;
  const Parser::State& state_;
  Findings& findings_;
};

/// The filter language of old styles looks like expressions, but names properties directly. The rule is the one by which
/// MapLibre tells them apart.
bool is_legacy_filter(const Json& json) {
  if (!json.is_array() || json.empty() || !json[0].is_string()) return false;
  const auto& name = json[0].get_ref<const std::string&>();
  const std::size_t size = json.size();
  const auto one_of = [&](std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  if (one_of({"!in", "!has", "none"})) return true;
  if (name == "has") return size < 2 || json[1] == "$id" || json[1] == "$type";
  if (name == "in") return size < 3 || (json[1].is_string() && !json[2].is_array() && size != 3) || json[1] == "$type";
  if (one_of({"==", "!=", "<", "<=", ">", ">="})) return size == 3 && json[1].is_string() && !json[2].is_array();
  if (one_of({"all", "any"})) return std::any_of(json.begin() + 1, json.end(), is_legacy_filter);
  return false;
}

}  // namespace

NodePtr read_property(const Json& json, const Path& path, PropertyId id, const Parser::State& state, Findings& findings) {
  return PropertyReader(path, id, state, findings).read(json);
}

NodePtr read_filter(const Json& json, const Path& path, const Parser::State& state, Findings& findings) {
  if (is_legacy_filter(json)) {
    findings.add(path, "a legacy filter is not supported",
                 R"(write an expression, for example ["==", ["get", "status"], "confirmed"])");
    return nullptr;
  }
  Parser parser(state, path, findings.problems, findings.warnings);
  return parser.parse(json, Type(Kind::boolean));
}

}  // namespace rutter::style
