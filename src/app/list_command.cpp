#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/command_line.hpp"
#include "app/commands.hpp"
#include "app/data_folder.hpp"
#include "app/json_text.hpp"
#include "basemap/basemap.hpp"
#include "job/read.hpp"
#include "places/index_summary.hpp"

namespace rutter::app {
namespace {

/// What is listed: an object an entry, the first value its name.
Json styles(const DataFolder& data) {
  Json list = Json::array();
  for (const std::string& name : data.style_names()) list.push_back({{"name", name}});
  return list;
}

Json pages() {
  Json list = Json::array();
  for (const job::Page& page : job::named_pages()) {
    const double points = page.is_screen() ? 0.75 : 72 / 25.4;
    Json entry;
    entry["name"] = page.name;
    entry["width"] = rounded(page.width_pt / points, 1);
    entry["height"] = page.height_pt ? Json(rounded(*page.height_pt / points, 1)) : Json("free");
    entry["unit"] = page.is_screen() ? "px" : "mm";
    list.push_back(std::move(entry));
  }
  return list;
}

Json layers(const DataFolder& data) {
  Json list = Json::array();
  for (const basemap::LayerInfo& layer : basemap::Basemap::open(data.basemap()).layers()) {
    Json entry;
    entry["name"] = layer.name;
    entry["features"] = layer.features;
    entry["credit"] = layer.credit;
    entry["licence"] = layer.licence;
    list.push_back(std::move(entry));
  }
  return list;
}

Json languages(const DataFolder& data) {
  Json list = Json::array();
  const std::vector<std::string> with_words = data.word_languages();
  for (const auto& [code, names] : places::summarise(data.gazetteer()).languages) {
    Json entry;
    entry["code"] = code;
    entry["names"] = names;
    entry["words"] = std::ranges::find(with_words, code) != with_words.end();
    list.push_back(std::move(entry));
  }
  return list;
}

/// A line an entry, its values separated by tabs.
std::string to_lines(const Json& list) {
  std::string text;
  for (const Json& entry : list) {
    std::string line;
    for (const Json& value : entry)
      line += (line.empty() ? "" : "\t") + (value.is_string() ? value.get<std::string>() : value.dump());
    text += line + "\n";
  }
  return text;
}

}  // namespace

ExitCode list_command(const Arguments& arguments, Console& console) {
  CommandLine line("list styles|pages|layers|languages [options]",
                   "Lists bundled styles, named pages with their sizes, layers of the base map, or languages with the\n"
                   "number of names known in them and whether rutter's own words are bundled (true or false).");
  bool json = false;
  line.flag("--json", json, "print an array of objects");
  if (!line.parse(arguments, console)) return ExitCode::done;
  if (line.positionals().size() != 1)
    throw base::Error(base::ErrorKind::usage, "'list' takes one of styles, pages, layers, languages");
  const std::string& what = line.positionals().front();
  require_one_of("list", what, {"styles", "pages", "layers", "languages"});
  Json list;
  if (what == "pages") {
    list = pages();
  } else {
    const DataFolder data = find_data(line.data());
    list = what == "styles" ? styles(data) : what == "layers" ? layers(data) : languages(data);
  }
  console.print(json ? to_text(list) : to_lines(list));
  return ExitCode::done;
}

}  // namespace rutter::app
