#include "toml/parse.hpp"

// toml++ 3.3 asserts, and with NDEBUG under clang assumes, that a table header's key begins with a letter, which "[!]" breaks
// although the next lines report it properly. Without both, the same error comes from every build.
#pragma push_macro("NDEBUG")
#undef NDEBUG
#define TOML_ASSERT(expr) static_assert(true)
// The depth is limited before the parser runs; this is the second line of defence for the stack.
#define TOML_MAX_NESTED_VALUES 64
#include <toml++/toml.h>
#pragma pop_macro("NDEBUG")

#include <cctype>
#include <utility>

namespace rutter::toml {
namespace {

Mark mark_of(const ::toml::source_position& position) { return {position.line, position.column}; }

Value converted(const ::toml::node& node);

Value converted_table(const ::toml::table& table) {
  Members members;
  members.reserve(table.size());
  for (const auto& [key, node] : table) {
    members.push_back({std::string(key.str()), mark_of(key.source().begin), converted(node)});
  }
  return {mark_of(table.source().begin), std::move(members)};
}

Value converted_array(const ::toml::array& array) {
  Array values;
  values.reserve(array.size());
  for (const ::toml::node& node : array) {
    values.push_back(converted(node));
  }
  return {mark_of(array.source().begin), std::move(values)};
}

Value converted(const ::toml::node& node) {
  const Mark at = mark_of(node.source().begin);
  switch (node.type()) {
    case ::toml::node_type::table:
      return converted_table(*node.as_table());
    case ::toml::node_type::array:
      return converted_array(*node.as_array());
    case ::toml::node_type::string:
      return {at, node.as_string()->get()};
    case ::toml::node_type::integer:
      return {at, node.as_integer()->get()};
    case ::toml::node_type::floating_point:
      return {at, node.as_floating_point()->get()};
    case ::toml::node_type::boolean:
      return {at, node.as_boolean()->get()};
    case ::toml::node_type::date: {
      const ::toml::date& date = node.as_date()->get();
      return {at, LocalDate{date.year, date.month, date.day}};
    }
    case ::toml::node_type::date_time:
      return {at, TimeOfDay{true}};
    case ::toml::node_type::time:
    case ::toml::node_type::none:
      break;
  }
  return {at, TimeOfDay{false}};
}

}  // namespace

std::variant<Value, SyntaxError> parse_text(std::string_view text) {
  try {
    return converted_table(::toml::parse(text));
  } catch (const ::toml::parse_error& error) {
    std::string description(error.description());
    if (!description.empty()) {
      description[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(description[0])));
    }
    return SyntaxError{mark_of(error.source().begin), "TOML syntax: " + description, {}};
  }
}

}  // namespace rutter::toml
