#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "app/command_line.hpp"
#include "app/commands.hpp"
#include "app/data_folder.hpp"
#include "places/gazetteer_import.hpp"
#include "places/index_summary.hpp"

namespace rutter::app {
namespace {

namespace fs = std::filesystem;

std::string described(const std::string& path, const places::IndexSummary& summary) {
  std::string text = fmt::format("index      {}\nversion    {}\nplaces     {}\n", path, summary.data_version, summary.places);
  for (const auto& [kind, count] : summary.kinds) text += fmt::format("  {:<15} {:>7}\n", kind, count);
  text += fmt::format("spellings  {}\nlanguages  {}\nchecksum   agrees\n", summary.names, summary.languages.size());
  return text;
}

/// "allCountries.txt: places, 12345 rows read, 2 left out as broken".
std::string described(const places::ImportReport& report) {
  std::string text;
  for (const places::ImportedFile& file : report.files) {
    text += fmt::format("{}: {}, {} rows read, {} broken", file.name, places::to_string(file.format), file.rows, file.broken);
    if (file.left_out > 0) text += fmt::format(", {} links and codes left out", file.left_out);
    text += '\n';
  }
  text += fmt::format("{} places", report.places);
  if (report.repeated > 0) text += fmt::format(", {} repeated rows left out", report.repeated);
  if (report.without_place > 0) text += fmt::format(", {} alternate names of places not given", report.without_place);
  return text + '\n';
}

ExitCode build(const std::vector<std::string>& inputs, const std::string& out, Console& console) {
  if (inputs.empty())
    throw base::Error(base::ErrorKind::usage,
                      "'gazetteer build' needs a file\ngive a dump of GeoNames, or a table with named columns");
  if (out.empty()) throw base::Error(base::ErrorKind::usage, "'gazetteer build' needs '--out FILE'\nname the index to write");
  std::error_code ignored;
  for (const std::string& input : inputs)
    if (fs::equivalent(input, out, ignored))
      throw base::Error(base::ErrorKind::usage,
                        fmt::format("'{}' is an input and the output\nname another file with --out", out));
  places::ImportOptions options;
  options.tell = [&](const base::Diagnostic& diagnostic) { console.report(diagnostic); };
  std::size_t shown = 0;
  options.progress = [&](double share) {
    constexpr std::size_t whole = 100;
    const auto percent = std::min(whole - 1, static_cast<std::size_t>(share * static_cast<double>(whole)));
    if (percent > shown) console.progress(shown = percent, whole);
  };
  const places::ImportReport report = places::import_gazetteer({inputs.begin(), inputs.end()}, out, options);
  if (shown > 0) console.progress(100, 100);
  console.print(described(report));
  return ExitCode::done;
}

ExitCode info(const std::vector<std::string>& files, const std::string& out, const std::string& data, Console& console) {
  if (!out.empty()) throw base::Error(base::ErrorKind::usage, "'gazetteer info' takes no '--out'\nleave it out");
  if (files.size() > 1) throw base::Error(base::ErrorKind::usage, "'gazetteer info' describes one index\ngive one file");
  const fs::path path = files.empty() ? find_data(data).gazetteer() : fs::path(files.front());
  console.print(described(path.string(), places::summarise(path)));
  return ExitCode::done;
}

}  // namespace

ExitCode gazetteer_command(const Arguments& arguments, Console& console) {
  CommandLine line(
      "gazetteer build IN... --out FILE | info [FILE] [options]",
      "build: indexes GeoNames dumps (a country's file, allCountries, alternateNamesV2, admin1CodesASCII, admin2Codes,\n"
      "countryInfo) and tables with named columns, zipped or not; what a file is, its columns tell.\n"
      "info: describes the bundled index, or another one, and compares its checksum.");
  std::string out;
  line.text("--out", "FILE", out, "of 'build': the index to write");
  if (!line.parse(arguments, console)) return ExitCode::done;
  std::vector<std::string> words = line.positionals();
  if (words.empty()) throw base::Error(base::ErrorKind::usage, "'gazetteer' needs a task\nwrite 'rutter gazetteer info'");
  const std::string task = words.front();
  require_one_of("task of 'gazetteer'", task, {"info", "build"});
  words.erase(words.begin());
  return task == "build" ? build(words, out, console) : info(words, out, line.data(), console);
}

}  // namespace rutter::app
