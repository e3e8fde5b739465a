#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/console.hpp"

namespace rutter::app {

/// One command's options: declared with the variables that receive them, then parsed. The only user of CLI11; one object a
/// command, without CLI11's subcommands, so that a place called "list" stays a place.
class CommandLine {
 public:
  /// `usage`: what follows "rutter ": "render JOB.toml... [options]". `summary`: a sentence. Adds --data, --gazetteer, --quiet,
  /// --color,
  /// --help, --version.
  CommandLine(std::string usage, std::string summary);
  ~CommandLine();
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  void flag(const std::string& name, bool& target, const std::string& help);
  void text(const std::string& name, const std::string& type, std::string& target, const std::string& help);
  /// May be given several times.
  void texts(const std::string& name, const std::string& type, std::vector<std::string>& target, const std::string& help);
  /// An integer in [least, most].
  void number(const std::string& name, int least, int most, int& target, const std::string& help);

  /// Reads the arguments after the command's name. True: go on. False: --help or --version was asked for and printed. Throws
  /// Error(usage) with a suggestion for a misspelt option.
  [[nodiscard]] bool parse(const std::vector<std::string>& arguments, Console& console);

  /// What was given besides options; after `--` anything.
  [[nodiscard]] const std::vector<std::string>& positionals() const { return positionals_; }
  /// The value of --data; empty when not given.
  [[nodiscard]] const std::string& data() const { return data_; }
  /// The value of --gazetteer; empty when not given.
  [[nodiscard]] const std::string& gazetteer() const { return gazetteer_; }

 private:
  [[nodiscard]] std::string help() const;
  [[nodiscard]] std::string command() const;
  [[noreturn]] void refuse_unknown(const std::string& option) const;

  struct Parser;
  std::unique_ptr<Parser> parser_;
  std::string usage_;
  std::string summary_;
  std::vector<std::string> positionals_;
  std::string data_;
  std::string gazetteer_;
  std::string color_ = "auto";
  bool quiet_ = false;
};

/// "LAT,LON" in decimal degrees; throws Error(usage) naming `option`.
struct LatLon {
  double lat = 0;
  double lon = 0;
};
[[nodiscard]] LatLon parse_lat_lon(std::string_view text, std::string_view option);

/// Throws Error(usage): "'reverse' is not yet supported", and where to look instead.
[[noreturn]] void refuse_not_yet(std::string_view what, std::string_view way_out);

/// The choice that `word` is; throws Error(usage) "unknown WHAT 'word'" with the nearest, or all of them.
void require_one_of(std::string_view what, const std::string& word, const std::vector<std::string>& choices);

}  // namespace rutter::app
