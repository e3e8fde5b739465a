#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "geo/box.hpp"
#include "geo/point.hpp"

namespace rutter::basemap {

/// A part of the relief: grey shades, 128 neither lit nor in shade (plains, water), 0 darkest. Rows from the north.
struct ReliefWindow {
  double west = 0;   ///< degrees, outer edge of the first column
  double north = 0;  ///< degrees, outer edge of the first row
  double degrees_per_sample = 1;
  std::size_t width = 0;
  std::size_t height = 0;
  std::vector<std::uint8_t> shades;

  /// The shade at a position, bilinear between the samples' centres; beyond the window that of its edge.
  [[nodiscard]] double at(geo::LonLat p) const;
};

/// The bundled relief: shaded slopes of the Earth in several levels, in a mapped file (relief_format.hpp) of which only the
/// tiles are read that a window touches. Const and thread-safe.
class Relief {
 public:
  /// Maps the file and reads its directory. Throws base::Error(data) naming the path, what is wrong and the way out.
  static Relief open(const std::filesystem::path& path);
  ~Relief();
  Relief(Relief&&) noexcept;
  Relief& operator=(Relief&&) noexcept;

  /// Whose data it is made of, as the foot of a map prints it: "relief: Natural Earth".
  [[nodiscard]] const std::string& credit() const;

  /// What is seen of the window (west > east: across the antimeridian) with a sample of margin, at the coarsest level whose
  /// samples (3.7 km at the equator for the finest) are no wider than `metres_per_px`; else at the finest. Throws
  /// base::Error(data) when a tile that is read is damaged.
  [[nodiscard]] ReliefWindow window(const geo::LonLatBox& box, double metres_per_px) const;

 private:
  struct File;
  explicit Relief(std::unique_ptr<File> file);
  std::unique_ptr<File> file_;
};

}  // namespace rutter::basemap
