#include "app/shard.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/error.hpp"
#include "base/sha256.hpp"

namespace rutter::app {
namespace {

[[noreturn]] void refuse(const std::string& message) {
  throw base::Error(base::ErrorKind::usage, message);
}

std::optional<int> whole_number(std::string_view text) {
  int number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc() && read.ptr == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// A variable's whole number; nothing when it is not set.
std::optional<int> number_of(const Environment& environment, const char* name) {
  const char* const value = environment(name);
  if (value == nullptr) return std::nullopt;
  const auto number = whole_number(value);
  if (!number) refuse(fmt::format("'--shard auto': {} is '{}', not a whole number", name, value));
  return number;
}

/// Of an array with equal steps; a list of tasks ("1,5,9") has no steps and runs out of its count.
std::optional<Shard> slurm_shard(const Environment& environment) {
  const auto id = number_of(environment, "SLURM_ARRAY_TASK_ID");
  if (!id) return std::nullopt;
  const int least = number_of(environment, "SLURM_ARRAY_TASK_MIN").value_or(0);
  const int step = number_of(environment, "SLURM_ARRAY_TASK_STEP").value_or(1);
  const auto count = number_of(environment, "SLURM_ARRAY_TASK_COUNT");
  if (!count) refuse("'--shard auto': SLURM_ARRAY_TASK_COUNT is not set\nsay how many parts there are: --shard auto/N");
  const int part = step > 0 ? (*id - least) / step : -1;
  if (step < 1 || (*id - least) % step != 0 || part < 0 || part >= *count)
    refuse(
        fmt::format("'--shard auto': task {} is not one of {} tasks from {} in steps of {}\n"
                    "submit the array with equal steps, as in sbatch --array=0-9",
                    *id, *count, least, step));
  return Shard{part, *count};
}

Shard shard_of_part(int part, int parts, const char* name) {
  if (part < 0 || part >= parts)
    refuse(fmt::format("'--shard auto/{}': {} is {}, not one of 0 to {}", parts, name, part, parts - 1));
  return {part, parts};
}

Shard shard_from(const Environment& environment, std::optional<int> parts) {
  if (environment("SLURM_ARRAY_TASK_ID") != nullptr && (!parts || environment("SLURM_ARRAY_TASK_COUNT") != nullptr)) {
    const auto slurm = slurm_shard(environment);
    if (slurm && parts && slurm->parts != *parts)
      refuse(fmt::format("'--shard auto/{}': the array has {} tasks\nwrite --shard auto, or submit {} tasks", *parts,
                         slurm->parts, *parts));
    if (slurm) return *slurm;
  }
  for (const char* const name : {"SLURM_ARRAY_TASK_ID", "JOB_COMPLETION_INDEX", "AWS_BATCH_JOB_ARRAY_INDEX"}) {
    const auto part = number_of(environment, name);
    if (!part) continue;
    if (!parts) refuse(fmt::format("'--shard auto': {} does not say how many parts there are\nwrite --shard auto/N", name));
    return shard_of_part(*part, *parts, name);
  }
  refuse(
      "'--shard auto' finds none of SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX, AWS_BATCH_JOB_ARRAY_INDEX\n"
      "outside of such a job write --shard I/N");
}

}  // namespace

bool Shard::takes(const std::string& map_name) const {
  std::uint32_t hash = 0;
  const std::string digits = base::sha256(map_name).substr(0, 8);
  std::from_chars(digits.data(), digits.data() + digits.size(), hash, 16);
  return hash % static_cast<std::uint32_t>(parts) == static_cast<std::uint32_t>(part);
}

Shard parse_shard(const std::string& text, const Environment& environment) {
  if (text == "auto") return shard_from(environment, std::nullopt);
  const std::size_t slash = text.find('/');
  const auto parts = slash == std::string::npos ? std::nullopt : whole_number(std::string_view(text).substr(slash + 1));
  const std::string first = text.substr(0, slash);
  if (first == "auto" && parts && *parts > 0) return shard_from(environment, parts);
  const auto part = whole_number(first);
  if (!part || !parts || *part < 0 || *part >= *parts)
    refuse(fmt::format("'--shard' takes I/N with I from 0 to N-1, 'auto' or 'auto/N', not '{}'\nwrite it as 0/4", text));
  return {*part, *parts};
}

}  // namespace rutter::app
