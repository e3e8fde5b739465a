#pragma once

#include <zlib.h>

#include <cstdint>
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

// Reads 8-bit RGB, RGBA and grey-with-alpha PNGs by the standard (ISO/IEC 15948), checking every chunk's CRC.

namespace rutter::paint_test {

struct Png {
  int width = 0;
  int height = 0;
  int channels = 0;
  std::map<std::string, std::vector<std::string>> chunks;
  std::vector<unsigned char> samples;

  [[nodiscard]] int at(int x, int y, int channel) const {
    return samples[(static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) *
                       static_cast<std::size_t>(channels) +
                   static_cast<std::size_t>(channel)];
  }
};

inline std::uint32_t word_at(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8U | static_cast<unsigned char>(bytes.at(at + i));
  return value;
}

inline void unfilter(const std::string& raw, Png& png) {
  const auto row_bytes = static_cast<std::size_t>(png.width * png.channels);
  const auto step = static_cast<std::size_t>(png.channels);
  if (raw.size() != (row_bytes + 1) * static_cast<std::size_t>(png.height)) throw std::runtime_error("wrong amount of pixels");
  png.samples.resize(row_bytes * static_cast<std::size_t>(png.height));
  for (std::size_t y = 0; y < static_cast<std::size_t>(png.height); ++y) {
    const auto filter = raw[y * (row_bytes + 1)];
    for (std::size_t i = 0; i < row_bytes; ++i) {
      auto& out = png.samples[y * row_bytes + i];
      const int left = i >= step ? png.samples[y * row_bytes + i - step] : 0;
      const int up = y > 0 ? png.samples[(y - 1) * row_bytes + i] : 0;
      const int corner = i >= step && y > 0 ? png.samples[(y - 1) * row_bytes + i - step] : 0;
      int base = 0;
      if (filter == 1) base = left;
      if (filter == 2) base = up;
      if (filter == 3) base = (left + up) / 2;
      if (filter == 4) {
        const int p = left + up - corner;
        base = std::abs(p - left) <= std::abs(p - up) && std::abs(p - left) <= std::abs(p - corner) ? left
               : std::abs(p - up) <= std::abs(p - corner)                                           ? up
                                                                                                    : corner;
      }
      out = static_cast<unsigned char>(static_cast<unsigned char>(raw[y * (row_bytes + 1) + 1 + i]) + base);
    }
  }
}

inline Png read_png(const std::string& bytes) {
  if (bytes.substr(0, 8) != "\x89PNG\r\n\x1a\n") throw std::runtime_error("no PNG");
  Png png;
  std::string packed;
  for (std::size_t at = 8; at < bytes.size();) {
    const auto length = word_at(bytes, at);
    const auto name = bytes.substr(at + 4, 4);
    const auto content = bytes.substr(at + 8, length);
    const auto crc = crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data() + at + 4), length + 4);
    if (crc != word_at(bytes, at + 8 + length)) throw std::runtime_error("wrong CRC in " + name);
    if (name == "IDAT") packed += content;
    png.chunks[name].push_back(content);
    at += length + 12;
  }
  const auto& header = png.chunks.at("IHDR").at(0);
  png.width = static_cast<int>(word_at(header, 0));
  png.height = static_cast<int>(word_at(header, 4));
  if (header[8] != 8 || (header[9] != 2 && header[9] != 4 && header[9] != 6))
    throw std::runtime_error("unexpected kind of PNG");
  png.channels = header[9] == 6 ? 4 : header[9] == 4 ? 2 : 3;
  std::string raw((static_cast<std::size_t>(png.width * png.channels) + 1) * static_cast<std::size_t>(png.height), '\0');
  uLongf size = raw.size();
  if (uncompress(reinterpret_cast<Bytef*>(raw.data()), &size, reinterpret_cast<const Bytef*>(packed.data()), packed.size()) !=
      Z_OK) {
    throw std::runtime_error("damaged pixels");
  }
  raw.resize(size);
  unfilter(raw, png);
  return png;
}

/// Mean difference of the colours over the part that both have, on white, in [0, 255].
inline double mean_difference(const Png& a, const Png& b) {
  double sum = 0;
  const int width = std::min(a.width, b.width);
  const int height = std::min(a.height, b.height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      for (int c = 0; c < 3; ++c) sum += std::abs(a.at(x, y, c) - b.at(x, y, c));
    }
  }
  return sum / (3.0 * width * height);
}

}  // namespace rutter::paint_test
