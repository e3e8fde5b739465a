#include "paint/shared_parts.hpp"

#include "paint/svg_path.hpp"

namespace rutter::paint {

std::shared_ptr<const SharedParts::Paths> SharedParts::paths_of(const draw::Shared& shared) {
  base::MemoKey key;
  key.add_address(shared.nodes.get()).add(shared.number);
  return paths_.get(key, [&] {
    Paths paths;
    for (const draw::Node& node : *shared.nodes) {
      const auto* fill = std::get_if<draw::Fill>(&node);
      const auto* stroke = std::get_if<draw::Stroke>(&node);
      paths.push_back(fill ? path_data(*fill) : stroke ? path_data(*stroke) : std::string());
    }
    return paths;
  });
}

}  // namespace rutter::paint
