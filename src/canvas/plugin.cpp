// The plug-in librutter_canvas.so: see paint/canvas_source.hpp.
#include "canvas/formats.hpp"
#include "paint/canvas_source.hpp"

namespace {

class CairoCanvas final : public rutter::paint::CanvasSource {
 public:
  [[nodiscard]] std::string pdf(const rutter::draw::Drawing& drawing,
                                const rutter::text::FontCollection& fonts) const override {
    return rutter::canvas::to_pdf(drawing, fonts);
  }
  [[nodiscard]] std::string png(const rutter::draw::Drawing& drawing,
                                const rutter::text::FontCollection& fonts) const override {
    return rutter::canvas::to_png(drawing, fonts);
  }
  [[nodiscard]] std::string outlines_svg(const rutter::draw::Drawing& drawing,
                                         const rutter::text::FontCollection& fonts) const override {
    return rutter::canvas::to_outlines_svg(drawing, fonts);
  }
};

}  // namespace

extern "C" __attribute__((visibility("default"))) const rutter::paint::CanvasSource* rutter_canvas_source_1();

const rutter::paint::CanvasSource* rutter_canvas_source_1() {
  static const CairoCanvas source;
  return &source;
}
