#include "job/pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "job/read.hpp"
#include "job/words.hpp"

namespace rutter::job {
namespace {

constexpr std::string_view humanitarian = "humanitarian-a3";

Page named(std::string_view name, double width, std::optional<double> height, Unit unit) {
  Page page = custom_page(width, height, unit);
  page.name = std::string(name);
  return page;
}

}  // namespace

double points_per(Unit unit) {
  constexpr std::array<double, 5> points = {72.0 / 25.4, 72.0 / 2.54, 72.0, 0.75, 1.0};
  return points.at(static_cast<std::size_t>(unit));
}

const std::vector<Page>& named_pages() {
  static const std::vector<Page> pages = {
      named("a4-landscape", 297, 210, Unit::mm),         named("a4-portrait", 210, 297, Unit::mm),
      named("a3-landscape", 420, 297, Unit::mm),         named("a3-portrait", 297, 420, Unit::mm),
      named("letter-landscape", 279.4, 215.9, Unit::mm), named("letter-portrait", 215.9, 279.4, Unit::mm),
      named("column-330", 330, std::nullopt, Unit::px),  named("column-510", 510, std::nullopt, Unit::px),
      named("column-660", 660, std::nullopt, Unit::px),  named("column-930", 930, std::nullopt, Unit::px),
      named("wide-1200", 1200, std::nullopt, Unit::px),  named("slide-16x9", 1920, 1080, Unit::px),
      named("social-1x1", 1080, 1080, Unit::px),         named(humanitarian, 420, 297, Unit::mm),
  };
  return pages;
}

bool has_fixed_boxes(const Page& page) {
  return page.name == humanitarian;
}

std::optional<Page> find_page(std::string_view name) {
  const auto found = std::ranges::find(named_pages(), name, &Page::name);
  return found == named_pages().end() ? std::nullopt : std::optional(*found);
}

toml::Range page_limits(Unit unit) {
  constexpr std::array<toml::Range, 5> limits = {{{20, 2000}, {2, 200}, {1, 78}, {80, 7500}, {60, 5600}}};
  return limits.at(static_cast<std::size_t>(unit));
}

Page custom_page(double width, std::optional<double> height, Unit unit) {
  Page page;
  page.unit = unit;
  page.width_pt = width * points_per(unit);
  page.height_pt = height ? std::optional(*height * points_per(unit)) : std::nullopt;
  page.name = height ? fmt::format("{}x{}{}", width, *height, to_string(unit)) : fmt::format("{}{}", width, to_string(unit));
  return page;
}

}  // namespace rutter::job
