#include "app/geocode_batch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <utility>
#include <vector>

#include "app/command_line.hpp"
#include "app/json_text.hpp"
#include "base/csv_reader.hpp"
#include "places/answer_json.hpp"
#include "route/lookup.hpp"
#include "unicode/locales.hpp"

namespace rutter::app {
namespace {

/// Answers kept for repeated questions; all are forgotten when there are more.
constexpr std::size_t most_kept = 20000;

struct Question {
  std::string name;
  std::string in;
  std::string near;
  std::string language;
  [[nodiscard]] std::string key() const { return name + '\0' + in + '\0' + near + '\0' + language; }
};

/// What is printed behind the row's own cells, or as its object.
struct Reply {
  std::string text;
  bool found = false;
};

/// Where the table has what is asked; npos where it has not.
struct Columns {
  static constexpr std::size_t none = std::string::npos;
  std::size_t name = none;
  std::size_t in = none;
  std::size_t near = none;
  std::size_t language = none;
};

Columns columns_of(const std::vector<std::string>& header, const std::string& file) {
  const auto find = [&](std::string_view wanted) {
    const auto found = std::ranges::find(header, wanted);
    return found == header.end() ? Columns::none : static_cast<std::size_t>(found - header.begin());
  };
  Columns columns{find("name"), find("in"), find("near"), find("lang")};
  if (columns.name == Columns::none) columns.name = find("place");
  if (columns.name == Columns::none)
    throw base::Error(base::ErrorKind::usage,
                      fmt::format("{}:1: no column 'name' or 'place'\nname the columns in the first line: name,in,near", file));
  return columns;
}

class Batch {
 public:
  Batch(const BatchOptions& options, const places::Gazetteer& gazetteer, Console& console)
      : options_(options),
        gazetteer_(gazetteer),
        console_(console),
        file_(options.file == "-" ? "<stdin>" : options.file.string()) {}

  ExitCode run() {
    base::CsvReader reader(base::open_bytes(options_.file), file_);
    const auto header = reader.next();
    if (header == base::CsvReader::Next::broken) throw_problem(reader.problem());
    if (header == base::CsvReader::Next::end)
      throw base::Error(base::ErrorKind::usage,
                        fmt::format("{}: is empty\nname the columns in the first line: name,in,near", file_));
    columns_ = columns_of(reader.cells(), file_);
    width_ = reader.cells().size();
    if (!options_.json) print_row(reader.cells(), "place,admin1,country,lat,lon,id,match,confidence,margin,status,candidates");
    for (auto next = reader.next(); next != base::CsvReader::Next::end; next = reader.next()) {
      next == base::CsvReader::Next::broken ? refuse(reader.problem()) : answer(reader);
      if (++rows_ % rows_a_write == 0) console_.flush();
    }
    if (missed_ > 0) report_missed();
    return broken_ > 0 ? ExitCode::usage : missed_ > 0 ? ExitCode::not_found : ExitCode::done;
  }

 private:
  static constexpr std::size_t rows_a_write = 500;

  [[noreturn]] static void throw_problem(const base::Diagnostic& problem) {
    throw base::Error(base::ErrorKind::usage, fmt::format("{}:{}:{}: {}\n{}", problem.at.file, problem.at.line,
                                                          problem.at.column, problem.message, problem.hint));
  }

  void refuse(const base::Diagnostic& problem) {
    ++broken_;
    console_.report(problem);
  }

  void report_missed() {
    base::Diagnostic sum;
    sum.severity = base::Severity::error;
    sum.at.file = file_;
    sum.message = fmt::format("{} of {} names are not found or ambiguous", missed_, rows_ - broken_);
    sum.hint = "the column 'status' tells which, 'candidates' what they may mean; a column 'in' tells where they lie";
    if (options_.json) sum.hint = "'status' tells which, 'candidates' what they may mean; a column 'in' tells where they lie";
    console_.report(sum);
  }

  static std::string cell(const base::CsvReader& reader, std::size_t column, const std::string& otherwise) {
    return column == Columns::none || reader.cells()[column].empty() ? otherwise : reader.cells()[column];
  }

  void answer(const base::CsvReader& reader) {
    if (reader.cells().size() != width_) {
      refuse(reader.problem_at(0, fmt::format("{} cells instead of {}", reader.cells().size(), width_)));
      return;
    }
    const Question question{reader.cells()[columns_.name], cell(reader, columns_.in, options_.in),
                            cell(reader, columns_.near, ""), cell(reader, columns_.language, options_.language)};
    const std::string key = question.key();
    auto known = replies_.find(key);
    if (known == replies_.end()) {
      const auto point = near(question, reader);
      if (!point) return;
      if (replies_.size() >= most_kept) replies_.clear();
      known = replies_.emplace(key, reply_to(question, *point)).first;
    }
    if (!known->second.found) ++missed_;
    print(reader, known->second);
  }

  /// The point to be near to, if any; nothing at all when the row is broken, which is told.
  std::optional<std::optional<geo::LonLat>> near(const Question& question, const base::CsvReader& reader) {
    if (question.name.find_first_not_of(' ') == std::string::npos) {
      refuse(reader.problem_at(columns_.name, "no name"));
      return std::nullopt;
    }
    if (!unicode::is_language(question.language)) {
      refuse(reader.problem_at(columns_.language, fmt::format("unknown language '{}'", question.language)));
      return std::nullopt;
    }
    if (question.near.empty()) return options_.near;
    try {
      const LatLon point = parse_lat_lon(question.near, "'near'");
      return geo::LonLat{point.lon, point.lat};
    } catch (const base::Error&) {
      refuse(reader.problem_at(columns_.near, fmt::format("'{}' is no LAT,LON in decimal degrees", question.near),
                               "write it as \"36.65,37.21\""));
      return std::nullopt;
    }
  }

  const route::Within& within(const Question& question) {
    if (withins_.size() >= most_kept) withins_.clear();
    const std::string key = question.in + '\0' + question.language;
    const auto known = withins_.find(key);
    if (known != withins_.end()) return known->second;
    return withins_.emplace(key, route::areas_named(question.in, gazetteer_, question.language)).first->second;
  }

  Reply reply_to(const Question& question, std::optional<geo::LonLat> near) {
    const route::Within& within = this->within(question);
    places::Answer answer;
    const bool context_unknown = within.unknown() != nullptr;
    if (!context_unknown) {
      places::Query query;
      query.name = question.name;
      if (!question.in.empty()) query.in = question.in;
      query.near = near;
      query.language = question.language;
      query.limit = std::max(options_.limit, 20);  // as many as decide; fewer are listed
      query.whole = 0;
      query.desk = options_.desk;
      answer = places::choose(gazetteer_.candidates(query));
      route::hold_to(within, answer);
      gazetteer_.complete(answer, options_.json ? static_cast<std::size_t>(options_.limit) : 0);
    }
    const auto limit = std::min(answer.candidates.size(), static_cast<std::size_t>(options_.limit));
    answer.candidates.erase(answer.candidates.begin() + static_cast<std::ptrdiff_t>(limit), answer.candidates.end());
    const std::string status = context_unknown ? "unknown_context" : std::string(places::to_string(answer.status));
    return {options_.json ? json(question, answer, status) : cells(question, answer, status), answer.best.has_value()};
  }

  static std::string cells(const Question& question, const places::Answer& answer, const std::string& status) {
    if (!answer.best) {
      std::string ids;
      for (const places::Candidate& candidate : answer.candidates) ids += (ids.empty() ? "" : " ") + candidate.place.id;
      return fmt::format(",,,,,,,{:.3f},{:.3f},{},{}", answer.confidence, answer.margin, status, base::csv_cell(ids));
    }
    const places::Place& place = answer.best->place;
    return fmt::format("{},{},{},{:.5f},{:.5f},{},{},{:.3f},{:.3f},{},",
                       base::csv_cell(places::Gazetteer::display_name(place, question.language)),
                       base::csv_cell(place.admin1_name), base::csv_cell(place.country_name), place.point.lat, place.point.lon,
                       base::csv_cell(place.id), places::to_string(answer.best->match), answer.confidence, answer.margin,
                       status);
  }

  /// The object of `geocode --json` without the line, which differs between repeated questions.
  std::string json(const Question& question, const places::Answer& answer, const std::string& status) const {
    Json object = places::to_json(question.name, answer, options_.explain ? places::Reasons::told : places::Reasons::left_out);
    object["status"] = status;
    if (answer.best) object["place"]["name"] = places::Gazetteer::display_name(answer.best->place, question.language);
    for (std::size_t i = 0; i < answer.candidates.size(); ++i)
      object["candidates"][i]["name"] = places::Gazetteer::display_name(answer.candidates[i].place, question.language);
    return object.dump(-1, ' ', false, Json::error_handler_t::replace).substr(1);
  }

  void print(const base::CsvReader& reader, const Reply& reply) {
    if (options_.json) {
      console_.print(fmt::format("{{\"line\":{},{}\n", reader.line(), reply.text));
    } else {
      print_row(reader.cells(), reply.text);
    }
  }

  void print_row(const std::vector<std::string>& own, std::string_view found) {
    std::string line;
    for (const std::string& text : own) line += base::csv_cell(text) + ',';
    console_.print(line.append(found).append("\n"));
  }

  const BatchOptions& options_;
  const places::Gazetteer& gazetteer_;
  Console& console_;
  std::string file_;
  Columns columns_;
  std::size_t width_ = 0;
  std::unordered_map<std::string, Reply> replies_;
  std::unordered_map<std::string, route::Within> withins_;
  std::size_t rows_ = 0;
  std::size_t broken_ = 0;
  std::size_t missed_ = 0;
};

}  // namespace

ExitCode geocode_batch(const BatchOptions& options, const places::Gazetteer& gazetteer, Console& console) {
  return Batch(options, gazetteer, console).run();
}

}  // namespace rutter::app
