#include "app/json_text.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace rutter::app {

double rounded(double value, int decimals) {
  const double unit = std::pow(10.0, decimals);
  const double result = std::round(value * unit) / unit;
  return result == 0 ? 0 : result;
}

std::string to_text(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace rutter::app
