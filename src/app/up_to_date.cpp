#include "app/up_to_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "app/recorded.hpp"
#include "base/error.hpp"
#include "base/sha256.hpp"

namespace rutter::app {
namespace {

/// The digest that the record states of a file; empty when it does not tell of it.
std::string stated_digest(const Json& record, const std::string& name) {
  const auto outputs = record.find("outputs");
  if (outputs == record.end() || !outputs->is_array()) return {};
  for (const Json& output : *outputs)
    if (output.is_object() && text_of(output, "path") == name) return text_of(output, "sha256");
  return {};
}

std::string why_wrong(const std::filesystem::path& folder, const Json& record, const std::string& name) {
  const std::string stated = stated_digest(record, name);
  if (stated.empty()) return fmt::format("the record tells of no {}", name);
  std::error_code error;
  if (!std::filesystem::is_regular_file(folder / name, error)) return fmt::format("there is no {}", name);
  try {
    if (base::sha256_of_file(folder / name) == stated) return {};
  } catch (const base::Error&) {
    return fmt::format("{} cannot be read", name);
  }
  return fmt::format("{} is not the file that the record tells of", name);
}

}  // namespace

std::string file_name(const std::string& output_name, job::Format format) {
  switch (format) {
    case job::Format::svg:
      return output_name + ".svg";
    case job::Format::pdf:
      return output_name + ".pdf";
    case job::Format::png:
      return output_name + ".png";
    case job::Format::svg_outlines:
      break;
  }
  return output_name + ".outlines.svg";
}

std::string why_stale(const std::filesystem::path& folder, const std::string& output_name,
                      const std::vector<job::Format>& formats, const std::string& fingerprint) {
  const std::string record_name = output_name + ".json";
  std::error_code error;
  if (!std::filesystem::is_regular_file(folder / record_name, error)) return fmt::format("there is no {}", record_name);
  const std::optional<Json> record = read_record(folder / record_name);
  if (!record) return fmt::format("{} is no record", record_name);
  if (fingerprint.empty() || text_of(*record, "fingerprint") != fingerprint)
    return fmt::format("{} tells of another job, other data or another program", record_name);
  for (const job::Format format : formats) {
    const std::string wrong = why_wrong(folder, *record, file_name(output_name, format));
    if (!wrong.empty()) return wrong;
  }
  return {};
}

std::vector<std::string> recorded_warnings(const PlannedMap& planned, const std::filesystem::path& folder) {
  std::vector<std::string> texts;
  for (const job::Page& page : planned.spec.pages) {
    const std::optional<Json> record = read_record(folder / (job::output_name(planned.spec, page) + ".json"));
    if (!record || !record->contains("warnings")) continue;
    for (const Json& text : (*record)["warnings"])
      if (text.is_string() && std::ranges::find(texts, text.get<std::string>()) == texts.end())
        texts.push_back(text.get<std::string>());
  }
  return texts;
}

bool is_up_to_date(const PlannedMap& planned, const std::vector<job::Format>& formats, const std::string& fingerprint,
                   const std::filesystem::path& folder) {
  return !fingerprint.empty() && std::ranges::all_of(planned.spec.pages, [&](const job::Page& page) {
    return why_stale(folder, job::output_name(planned.spec, page), formats, fingerprint).empty();
  });
}

}  // namespace rutter::app
