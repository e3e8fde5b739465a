#pragma once

#include <string>
#include <string_view>

#include "draw/drawing.hpp"

namespace rutter::paint {

/// Throws Error(map) unless the page has a size between 1 and 20,000 pt a side.
void check_page(const draw::Drawing& drawing);

/// Appends the start tag of the root, with these further attributes as markup, and title, description and metadata.
void append_head(std::string& out, const draw::Drawing& drawing, std::string_view attributes);

}  // namespace rutter::paint
