#pragma once

#include <string>
#include <vector>

#include "map/furniture.hpp"

namespace rutter::map {

/// What the footer says, each in sentences of its own; what a map does not need is empty.
struct FooterWords {
  std::string sources;                  ///< "Sources: [1] ..."
  std::vector<std::string> area_notes;  ///< "* Nagorno-Karabakh: ..."
  std::string honest;                   ///< what lines and numbers do not mean, where no legend says so
  std::string facts;                    ///< as-of date, precision, projection, scale
  std::string credits;                  ///< whose data are drawn
  std::string worldview;
  std::string statement;  ///< on boundaries and names; never empty
  std::string map_by;     ///< the producer
};
[[nodiscard]] FooterWords footer_words(const MapInputs& inputs, const FrameFacts& facts);

}  // namespace rutter::map
