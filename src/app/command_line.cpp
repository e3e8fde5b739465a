#include "app/command_line.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <charconv>

#include "app/version.hpp"
#include "base/edit_distance.hpp"
#include "base/error.hpp"

namespace rutter::app {
namespace {

// CLI11 2.1 takes a positional "[a,b]" for a list of two, "++" for an end mark and "-36.5,174.8" for an option: all are hidden
// behind a byte that no argument starts with.
constexpr char guard = '\x01';

bool is_negative_number(const std::string& argument) {
  return argument.size() > 1 && argument[0] == '-' && ((argument[1] >= '0' && argument[1] <= '9') || argument[1] == '.');
}

std::string guarded(const std::string& argument) {
  const bool misread = !argument.empty() && (argument.front() == '[' || argument.front() == '+');
  return misread || is_negative_number(argument) ? guard + argument : argument;
}

std::string unguarded(const std::string& argument) {
  return !argument.empty() && argument.front() == guard ? argument.substr(1) : argument;
}

[[noreturn]] void refuse(const std::string& message) {
  throw base::Error(base::ErrorKind::usage, message);
}

}  // namespace

struct CommandLine::Parser {
  CLI::App app;
  std::vector<std::string> positionals;
  std::vector<std::string*> values;  ///< of the options, to take the guard off
  std::vector<std::vector<std::string>*> lists;
  bool version = false;
  bool help = false;
};

CommandLine::CommandLine(std::string usage, std::string summary)
    : parser_(std::make_unique<Parser>()), usage_(std::move(usage)), summary_(std::move(summary)) {
  parser_->app.set_help_flag();
  parser_->app.allow_extras();
  parser_->app.add_option("arguments", parser_->positionals)->group("");
}

CommandLine::~CommandLine() = default;

void CommandLine::flag(const std::string& name, bool& target, const std::string& help) {
  parser_->app.add_flag(name, target, help);
}

void CommandLine::text(const std::string& name, const std::string& type, std::string& target, const std::string& help) {
  parser_->values.push_back(&target);
  parser_->app.add_option(name, target, help)->type_name(type)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

void CommandLine::texts(const std::string& name, const std::string& type, std::vector<std::string>& target,
                        const std::string& help) {
  parser_->lists.push_back(&target);
  parser_->app.add_option(name, target, help)
      ->type_name(type)
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void CommandLine::number(const std::string& name, int least, int most, int& target, const std::string& help) {
  const auto read = [name, least, most, &target](const std::string& argument) {
    const std::string given = unguarded(argument);
    int value = 0;
    const auto [end, failure] = std::from_chars(given.data(), given.data() + given.size(), value);
    if (failure != std::errc() || end != given.data() + given.size() || value < least || value > most)
      refuse(fmt::format("'{}' takes a whole number from {} to {}, not '{}'", name, least, most, given));
    target = value;
  };
  parser_->app.add_option_function<std::string>(name, read, help)->type_name("N");
}

bool CommandLine::parse(const std::vector<std::string>& arguments, Console& console) {
  text("--data", "DIR", data_, "the folder with the bundled data (else RUTTER_DATA, else beside the binary)");
  flag("--quiet", quiet_, "no warnings, no progress, no list of files");
  text("--color", "WHEN", color_, "colour messages: auto, always or never");
  flag("--version", parser_->version, "print the version");
  flag("-h,--help", parser_->help, "print this");
  std::vector<std::string> reversed;  // as CLI11 takes them
  for (const std::string& argument : arguments) reversed.insert(reversed.begin(), guarded(argument));
  try {
    parser_->app.parse(reversed);
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string text = error.what();  // "--in: 1 required TEXT missing"
    refuse(fmt::format("'{}' needs a value\nrun 'rutter {} --help'", text.substr(0, text.find(':')), command()));
  } catch (const CLI::ParseError& error) {
    refuse(fmt::format("{}\nrun 'rutter {} --help'", error.what(), command()));
  }
  for (const std::string& extra : parser_->app.remaining())
    if (extra != "--") refuse_unknown(extra);
  parser_->lists.push_back(&parser_->positionals);
  for (std::string* value : parser_->values) *value = unguarded(*value);
  for (std::vector<std::string>* list : parser_->lists)
    for (std::string& value : *list) value = unguarded(value);
  positionals_ = parser_->positionals;
  require_one_of("value of '--color'", color_, {"auto", "always", "never"});
  console.set_quiet(quiet_);
  console.set_color(color_ == "always" ? Color::always : color_ == "never" ? Color::never : Color::automatic);
  if (parser_->help) console.print(help());
  if (parser_->version && !parser_->help) console.print(version_line());
  return !parser_->help && !parser_->version;
}

void CommandLine::refuse_unknown(const std::string& option) const {
  const std::string name = option.substr(0, option.find('='));
  std::vector<std::string> known;
  for (const CLI::Option* candidate : parser_->app.get_options())
    for (const std::string& long_name : candidate->get_lnames()) known.push_back("--" + long_name);
  const std::string nearest = base::nearest(name, known);
  const std::string of = command().empty() ? "" : fmt::format(" of '{}'", command());
  refuse(fmt::format("unknown option '{}'{}\n{}", name, of,
                     nearest.empty() ? fmt::format("run 'rutter {}--help'", command().empty() ? "" : command() + " ")
                                     : fmt::format("did you mean '{}'?", nearest)));
}

std::string CommandLine::command() const {
  return usage_.substr(0, usage_.find(' '));
}

std::string CommandLine::help() const {
  std::string text = fmt::format("usage: rutter {}\n\n{}\n\noptions:\n", usage_, summary_);
  for (const CLI::Option* option : parser_->app.get_options()) {
    if (option->get_group().empty()) continue;
    const std::string type = option->get_type_size_max() > 0 ? " " + option->get_type_name() : std::string();
    const std::string name = option->get_name() + type;
    text += fmt::format("  {:<22} {}\n", name, option->get_description());
  }
  return text;
}

LatLon parse_lat_lon(std::string_view text, std::string_view option) {
  LatLon place;
  const char* const end = text.data() + text.size();
  const auto lat = std::from_chars(text.data(), end, place.lat);
  const bool comma = lat.ec == std::errc() && lat.ptr != end && *lat.ptr == ',';
  const auto lon = comma ? std::from_chars(lat.ptr + 1, end, place.lon) : lat;
  const bool read = comma && lon.ec == std::errc() && lon.ptr == end;
  if (!read || !(place.lat >= -90 && place.lat <= 90) || !(place.lon >= -180 && place.lon <= 180))
    refuse(fmt::format("{} takes LAT,LON in decimal degrees, not '{}'\nwrite it as 36.65,37.21", option, text));
  return place;
}

void refuse_not_yet(std::string_view what, std::string_view way_out) {
  refuse(fmt::format("'{}' is not yet supported\n{}", what, way_out));
}

void require_one_of(std::string_view what, const std::string& word, const std::vector<std::string>& choices) {
  for (const std::string& choice : choices)
    if (choice == word) return;
  const std::string nearest = base::nearest(word, choices);
  refuse(fmt::format(
      "unknown {} '{}'\n{}", what, word,
      nearest.empty() ? fmt::format("choose from {}", fmt::join(choices, ", ")) : fmt::format("did you mean '{}'?", nearest)));
}

}  // namespace rutter::app
