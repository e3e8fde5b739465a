#pragma once

#include <string_view>

namespace rutter::map {

/// styles/words/en.json, put into the program when it is built.
extern const std::string_view english_words;

}  // namespace rutter::map
