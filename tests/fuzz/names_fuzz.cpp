// A place name as somebody typed it: its keys are plain UTF-8, and the key of a key is that key.

#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "places/area_words.hpp"
#include "places/asked_name.hpp"
#include "places/fold.hpp"
#include "target.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rutter;
  const std::string_view name = fuzz::text_of(data, size);
  const std::vector<std::string> words = places::plain_words(name);
  for (const std::string& word : words) fuzz::require(!word.empty() && base::is_valid_utf8(word), "a plain word is UTF-8");
  fuzz::require(base::is_valid_utf8(places::strict_key(words)), "a strict key is UTF-8");
  fuzz::require(base::is_valid_utf8(places::loose_key(words)), "a loose key is UTF-8");
  (void)places::without_articles(words);
  if (const auto area = places::without_area_word(words)) fuzz::require(!area->words.empty(), "an area's name has words left");
  const places::AskedName asked(name, "en");
  for (const std::string& key : asked.keys()) fuzz::require(!key.empty(), "no key is empty");
  (void)asked.compare("Halab", "Halab", {}, places::Kind::province);
  return 0;
}
