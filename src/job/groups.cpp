#include "job/groups.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "draw/color_distance.hpp"
#include "draw/color_text.hpp"
#include "job/check.hpp"
#include "job/reading.hpp"

namespace rutter::job {
namespace {

void check_group_ids(const std::vector<Group>& groups, base::Diagnostics& problems) {
  for (auto group = groups.begin(); group != groups.end(); ++group) {
    if (group->id.empty()) continue;
    const auto first = std::find_if(groups.begin(), group, [&](const Group& g) { return g.id == group->id; });
    if (first != group)
      problems.push_back(error_at(group->where, fmt::format("duplicate group id '{}'", group->id),
                                  fmt::format("the first is at {}:{}", first->where.at.file, first->where.at.line)));
  }
}

void find_group(GroupUse& use, const std::vector<Group>& groups, base::Diagnostics& problems) {
  if (use.id.empty()) return;
  const auto found = std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.id == use.id; });
  if (found != groups.end()) {
    use.index = static_cast<std::size_t>(found - groups.begin());
    return;
  }
  std::vector<std::string> ids;
  for (const Group& group : groups)
    if (!group.id.empty()) ids.push_back(group.id);
  const std::string hint = toml::suggestion(use.id, ids);
  problems.push_back(error_at(use.where, fmt::format("no [[map.group]] has the id '{}'", use.id),
                              hint.empty() ? "declare it: [[map.group]] id, label, color" : hint));
}

}  // namespace

Group read_group(toml::Table& table) {
  Group group;
  group.where = located(table);
  group.color_at = located(table, "color");
  read_text(table, "id", group.id);
  read_text(table, "label", group.label);
  if (const auto text = table.text("color")) {
    const auto color = draw::parse_color(text->text);
    if (!color) {
      table.problem(text->at, fmt::format("'color' must be a colour, not '{}'", text->text), "for example \"#0072b2\"");
    } else if (color->a < 1) {
      table.problem(text->at, "'color' of a group cannot be transparent", "the status of what it colours would be lost");
    } else {
      group.color = *color;
    }
  }
  table.finish();
  return group;
}

void read_group_use(toml::Table& table, GroupUse& group) {
  group.where = located(table, "group");
  read_text(table, "group", group.id);
}

void complete_groups(MapSpec& map, base::Diagnostics& problems) {
  check_group_ids(map.groups, problems);
  for (Stop& stop : map.stops) find_group(stop.group, map.groups, problems);
  for (Leg& leg : map.legs) find_group(leg.group, map.groups, problems);
}

void warn_of_like_colors(const std::vector<Group>& groups, base::Diagnostics& warnings) {
  for (std::size_t i = 0; i < groups.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (draw::distance_for_all_eyes(groups[j].color, groups[i].color) < draw::told_apart_distance)
        warnings.push_back(
            {base::Severity::warning, groups[i].color_at.at,
             fmt::format("the colours of the groups '{}' and '{}' look alike to some readers", groups[j].id, groups[i].id),
             "take two that differ in lightness too, for example \"#0072b2\" and \"#e69f00\"", groups[i].color_at.line});
}

}  // namespace rutter::job
