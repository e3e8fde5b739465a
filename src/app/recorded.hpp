#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "app/json_text.hpp"

namespace rutter::app {

/// A record (NAME.json) as it stands in a folder; nothing when there is none or it is no JSON object.
[[nodiscard]] std::optional<Json> read_record(const std::filesystem::path& path);

/// The text of a key; empty when it is absent or no text.
[[nodiscard]] std::string text_of(const Json& object, const char* key);

}  // namespace rutter::app
