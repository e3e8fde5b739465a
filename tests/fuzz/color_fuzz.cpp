// A CSS colour: nothing, or four shares of one.

#include <initializer_list>

#include "draw/color_text.hpp"
#include "target.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rutter;
  const auto color = draw::parse_color(fuzz::text_of(data, size));
  if (!color) return 0;
  for (const double share : {color->r, color->g, color->b, color->a})
    fuzz::require(share >= 0 && share <= 1, "a colour's parts are in [0, 1]");
  return 0;
}
