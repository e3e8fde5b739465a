#pragma once

#include <string>

namespace rutter::fuzz {

/// A base map file with every checksum made right that can be reached from its header, and the size in the header too: so that
/// changed bytes get past the checksums to the code behind them. What leads nowhere stays as it is.
[[nodiscard]] std::string mended(std::string file);

}  // namespace rutter::fuzz
