#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace rutter::basemap {

/// A level of the relief, one value a sample, rows from the north, columns from 180 degrees west. Samples are squares in
/// degrees (360 / width) and the grid goes all round the Earth, from pole to pole: height is half of width.
template <class T>
struct GlobeGrid {
  std::size_t width = 0;
  std::size_t height = 0;
  std::vector<T> values;
  [[nodiscard]] const T* row(std::size_t y) const { return values.data() + y * width; }
  [[nodiscard]] T* row(std::size_t y) { return values.data() + y * width; }
};

/// Softens heights with the binomial kernel 1 4 6 4 1 in both directions, in place: what JPEG left in the plains goes.
void soften(GlobeGrid<float>& heights_m);

/// The next coarser level: means of 2 x 2 samples. Width and height must be even.
[[nodiscard]] GlobeGrid<float> halved(const GlobeGrid<float>& grid);
[[nodiscard]] GlobeGrid<std::uint8_t> halved(const GlobeGrid<std::uint8_t>& grid);

/// Shades (relief_format.hpp) of heights in metres, lit from the north-west (azimuth 315, altitude 45 degrees), slopes after
/// Horn (1981), east-west distances scaled by the cosine of the latitude. Slight slopes are neutral. `land`: 0 where all is
/// water and stays neutral, up to 255.
[[nodiscard]] GlobeGrid<std::uint8_t> hillshade(const GlobeGrid<float>& heights_m, const GlobeGrid<std::uint8_t>& land);

}  // namespace rutter::basemap
