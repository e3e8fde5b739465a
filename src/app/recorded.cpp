#include "app/recorded.hpp"

#include "base/text_file.hpp"

namespace rutter::app {

std::optional<Json> read_record(const std::filesystem::path& path) {
  constexpr std::size_t most_bytes = 64U << 20U;
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return std::nullopt;
  const auto text = base::read_text_file(path, most_bytes);
  if (!text) return std::nullopt;
  Json json = Json::parse(*text, nullptr, false);
  return json.is_object() ? std::optional(std::move(json)) : std::nullopt;
}

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace rutter::app
