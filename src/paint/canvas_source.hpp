#pragma once

#include <filesystem>
#include <string>

#include "draw/drawing.hpp"
#include "text/font_collection.hpp"

namespace rutter::paint {

/// Writes what goes through Cairo. Implemented by the plug-in librutter_canvas.so, the only part of the program that links
/// Cairo, so that a map in SVG alone does not load it. What the functions give and throw is told in canvas/formats.hpp; several
/// threads may call them.
class CanvasSource {
 public:
  CanvasSource() = default;
  virtual ~CanvasSource() = default;
  CanvasSource(const CanvasSource&) = delete;
  CanvasSource& operator=(const CanvasSource&) = delete;
  [[nodiscard]] virtual std::string pdf(const draw::Drawing& drawing, const text::FontCollection& fonts) const = 0;
  [[nodiscard]] virtual std::string png(const draw::Drawing& drawing, const text::FontCollection& fonts) const = 0;
  [[nodiscard]] virtual std::string outlines_svg(const draw::Drawing& drawing, const text::FontCollection& fonts) const = 0;
};

/// The plug-in's only symbol: `extern "C" const CanvasSource* rutter_canvas_source_1()`. It lives as long as the process.
inline constexpr const char* canvas_source_symbol = "rutter_canvas_source_1";

/// Loads the plug-in from this file, once per process and path; the result lives as long as the process. Throws
/// base::Error(data) when the file is missing or no plug-in of this version.
[[nodiscard]] const CanvasSource& load_canvas_plugin(const std::filesystem::path& path);

}  // namespace rutter::paint
