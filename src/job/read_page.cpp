#include <fmt/format.h>

#include "job/keys.hpp"
#include "job/pages.hpp"
#include "job/read.hpp"
#include "job/reading.hpp"
#include "job/words.hpp"

namespace rutter::job {
namespace {

constexpr std::size_t most_pages = 20;

std::optional<Page> read_named_page(toml::Table& table, std::string_view key, const toml::Value& value) {
  std::vector<std::string_view> names;
  for (const Page& page : named_pages()) {
    names.emplace_back(page.name);
  }
  const auto index = table.choice_of(key, value, names);
  return index ? std::optional(named_pages().at(*index)) : std::nullopt;
}

std::optional<Page> read_custom_page(toml::Table page) {
  const Unit unit = read_choice<Unit>(page, "unit", words::unit).value_or(Unit::mm);
  const toml::Range limits = page_limits(unit);
  const std::optional<double> width = page.number("width", limits);
  const std::optional<double> height = page.number("height", limits);
  page.finish();
  return width ? std::optional(custom_page(*width, height, unit)) : std::nullopt;
}

std::optional<Page> read_page(toml::Table& table, std::string_view key, const toml::Value& value) {
  if (std::holds_alternative<std::string>(value.data)) {
    return read_named_page(table, key, value);
  }
  if (std::holds_alternative<toml::Members>(value.data)) {
    return read_custom_page(table.inner(value, page_kind));
  }
  table.wrong_type(key, value, "a page's name or { width, height, unit }");
  return std::nullopt;
}

}  // namespace

void read_pages(toml::Table& table, MapSpec& map) {
  const toml::Value* single = table.value("page");
  const toml::Value* several = table.value("pages");
  if (single != nullptr && several != nullptr) {
    table.problem(table.at("pages"), "'page' and 'pages' cannot be used together");
  }
  if (single != nullptr) {
    if (const auto page = read_page(table, "page", *single)) {
      map.pages = {*page};
    }
  }
  if (several == nullptr) {
    return;
  }
  const toml::Array* array = std::get_if<toml::Array>(&several->data);
  if (array == nullptr) {
    table.wrong_type("pages", *several, "an array of pages", "for one page write page = ...");
    return;
  }
  if (array->empty() || array->size() > most_pages) {
    table.problem(several->at,
                  array->empty() ? "'pages' is empty" : fmt::format("'pages' has more than {} elements", most_pages));
    return;
  }
  std::vector<Page> pages;
  for (const toml::Value& value : *array) {
    if (auto page = read_page(table, "pages", value)) {
      pages.push_back(std::move(*page));
    }
  }
  if (!pages.empty()) {
    map.pages = std::move(pages);
  }
}

}  // namespace rutter::job
