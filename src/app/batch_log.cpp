#include "app/batch_log.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>

#include "app/recorded.hpp"
#include "base/error.hpp"

namespace rutter::app {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path, int error) {
  throw base::Error(base::ErrorKind::output, fmt::format("the log '{}' cannot be written: {}\nname another file with --log",
                                                         path.string(), std::strerror(error)));
}

/// A stop whose place is less than certain, as its record has it.
bool is_doubtful(const Json& stop) {
  const std::string match = stop.value("match", std::string());
  const Json& ring = stop.contains("uncertainty_km") ? stop["uncertainty_km"] : Json();
  return (match != "exact" && match != "pin" && match != "at") || (ring.is_number() && ring.get<double>() > 0);
}

Json doubt_of(const Json& stop) {
  Json json;
  json["stop"] = stop.value("number", Json());
  for (const char* const key : {"query", "place_id", "name", "match", "confidence", "uncertainty_km"})
    json[key] = stop.value(key, Json());
  return json;
}

void add_record(const Json& record, Json& line) {
  for (const Json& label : record.value("labels", Json::array()))
    if (!label.value("placed", true)) line["dropped"].push_back(label.value("text", std::string()));
  for (const Json& stop : record.value("stops", Json::array())) {
    const Json doubt = doubt_of(stop);
    const bool known = std::find(line["doubts"].begin(), line["doubts"].end(), doubt) != line["doubts"].end();
    if (is_doubtful(stop) && !known) line["doubts"].push_back(doubt);
  }
}

Json line_of(const job::MapEntry& map, const MapOutcome& outcome, const std::filesystem::path& folder) {
  Json line;
  line["map"] = map.name;
  line["status"] = outcome.up_to_date ? "up-to-date" : outcome.failed() ? "failed" : "drawn";
  line["hash"] = outcome.fingerprint;
  line["files"] = Json::array();
  for (const std::filesystem::path& file : outcome.files) line["files"].push_back(file.filename().string());
  line["dropped"] = Json::array();
  line["doubts"] = Json::array();
  if (!outcome.failed())
    for (const std::string& name : job::output_names(map))
      if (const auto record = read_record(folder / (name + ".json"))) add_record(*record, line);
  line["messages"] = Json::array();
  for (const base::Diagnostic& message : outcome.messages) line["messages"].push_back(base::format(message));
  return line;
}

}  // namespace

BatchLog::BatchLog(const std::filesystem::path& path)
    : path_(path), descriptor_(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
  if (descriptor_ < 0) fail(path_, errno);
}

BatchLog::~BatchLog() {
  ::close(descriptor_);
}

void BatchLog::add(const job::MapEntry& map, const MapOutcome& outcome, const std::filesystem::path& folder) {
  const std::string text = line_of(map, outcome, folder).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  // One call a line: several runs may log to one pipe.
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t written = ::write(descriptor_, text.data() + done, text.size() - done);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(path_, errno);
    done += static_cast<std::size_t>(written);
  }
}

}  // namespace rutter::app
