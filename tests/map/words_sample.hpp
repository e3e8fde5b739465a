#pragma once

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "map/words.hpp"

namespace rutter::map::sample {

/// The languages whose words are bundled.
inline const std::vector<std::string>& bundled_languages() {
  static const std::vector<std::string> all = {"ar", "de", "en", "es", "fr", "ru", "tr"};
  return all;
}

inline std::string words_file(const std::string& language) {
  std::ifstream in(std::string(RUTTER_SOURCE_DIR) + "/styles/words/" + language + ".json", std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// The bundled words of a language.
inline Words words_in(const std::string& language) {
  if (language == "en") return Words();
  base::Diagnostics warnings;
  const auto read = read_catalogue(words_file(language), language + ".json", english_catalogue().get(), true, warnings);
  if (!read) throw std::runtime_error(base::format(read.problems().front()));
  if (!warnings.empty()) throw std::runtime_error(base::format(warnings.front()));
  return {language, *read};
}

}  // namespace rutter::map::sample
