#include <cairo-svg.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/error.hpp"
#include "canvas/canvas.hpp"
#include "canvas/formats.hpp"
#include "paint/svg_document.hpp"

namespace rutter::canvas {
namespace {

/// Cairo's ids come from counters of the process, and would be the same in two drawings of one page: they are replaced by
/// numbers in the order of their appearance. Cairo's markup holds no text but what it writes itself.
class Renumbering {
 public:
  explicit Renumbering(std::string prefix) : prefix_(std::move(prefix)) {}

  std::string apply(std::string_view markup) {
    std::string out;
    out.reserve(markup.size());
    std::size_t at = 0;
    for (auto next = take_next(markup); next; next = take_next(markup)) {
      const auto from = next->at + next->opener.size();
      const auto to = markup.find(next->closer, from);
      if (to == std::string_view::npos) throw base::Error(base::ErrorKind::internal, "cannot read the SVG that Cairo wrote");
      out += markup.substr(at, from - at);
      out += name_for(markup.substr(from, to - from));
      at = to;
    }
    return out += markup.substr(at);
  }

 private:
  /// Something that an id follows, and where it is found next.
  struct Mark {
    std::string_view opener;
    char closer = 0;
    std::size_t at = 0;
  };

  /// The first of the marks not yet taken.
  std::optional<Mark> take_next(std::string_view markup) {
    for (auto& mark : marks_) {
      if (!started_) mark.at = markup.find(mark.opener);
    }
    started_ = true;
    auto& first = *std::ranges::min_element(marks_, {}, &Mark::at);
    if (first.at == std::string_view::npos) return std::nullopt;
    const auto taken = first;
    first.at = markup.find(first.opener, first.at + first.opener.size());
    return taken;
  }

  std::string name_for(std::string_view id) {
    return names_.try_emplace(std::string{id}, fmt::format("{}o{}", prefix_, names_.size() + 1)).first->second;
  }

  std::array<Mark, 3> marks_{Mark{" id=\"", '"'}, Mark{"href=\"#", '"'}, Mark{"url(#", ')'}};
  bool started_ = false;
  std::string prefix_;
  std::map<std::string, std::string, std::less<>> names_;
};

std::string drawn_by_cairo(const draw::Drawing& drawing, const text::FontCollection& fonts) {
  std::string bytes;
  const Surface surface{cairo_svg_surface_create_for_stream(append_to_string, &bytes, drawing.width_pt, drawing.height_pt)};
  auto context = context_on(surface);
  CairoFonts cairo_fonts{fonts};
  Canvas{context.get(), cairo_fonts, Canvas::Letters::text}.paint(drawing);
  finish(std::move(context), surface, "SVG");
  return bytes;
}

}  // namespace

std::string to_outlines_svg(const draw::Drawing& drawing, const text::FontCollection& fonts) {
  paint::check_page(drawing);
  const auto cairo = drawn_by_cairo(drawing, fonts);
  const auto root = cairo.find("<svg");
  const auto content = cairo.find('>', root);
  if (root == std::string::npos || content == std::string::npos) {
    throw base::Error(base::ErrorKind::internal, "cannot read the SVG that Cairo wrote");
  }
  std::string out;
  paint::append_head(out, drawing, " xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
  return out + Renumbering{drawing.id_prefix}.apply(std::string_view{cairo}.substr(content + 2));
}

}  // namespace rutter::canvas
