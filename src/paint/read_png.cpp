#include "paint/read_png.hpp"

#include <fmt/format.h>
#include <png.h>

#include <memory>

#include "base/error.hpp"

namespace rutter::paint {

draw::Image read_png(const std::string& bytes, const std::string& name) {
  png_image png{};
  png.version = PNG_IMAGE_VERSION;
  const auto refuse = [&](const std::string& why, const std::string& way_out) {
    return base::Error(base::ErrorKind::map, fmt::format("cannot read {}: {}\n{}", name, why, way_out));
  };
  const auto broken = [&] {
    return refuse(fmt::format("it is not a whole PNG ({})", png.message), "save the picture as PNG; an SVG must be converted");
  };
  if (png_image_begin_read_from_memory(&png, bytes.data(), bytes.size()) == 0) throw broken();
  const std::unique_ptr<png_image, decltype(&png_image_free)> freed(&png, &png_image_free);
  if (std::uint64_t{png.width} * png.height > most_png_pixels)
    throw refuse(
        fmt::format("it has {} x {} pixels, of {} million at most", png.width, png.height, most_png_pixels / 1'000'000),
        "save it smaller");
  png.format = PNG_FORMAT_RGBA;
  draw::Image image;
  image.width = png.width;
  image.height = png.height;
  image.coloured = true;
  image.samples.resize(PNG_IMAGE_SIZE(png));
  if (png_image_finish_read(&png, nullptr, image.samples.data(), 0, nullptr) == 0) throw broken();
  return image;
}

}  // namespace rutter::paint
