#include "job/map_entry.hpp"

namespace rutter::job {

std::vector<std::string> output_names(const MapEntry& entry) {
  return entry.outputs.empty() ? std::vector{entry.name} : entry.outputs;
}

}  // namespace rutter::job
