#include "paint/svg_path.hpp"

#include <cmath>
#include <cstdint>

#include "paint/coordinate.hpp"

namespace rutter::paint {
namespace {

struct Position {
  std::int64_t x = 0;
  std::int64_t y = 0;
  bool operator==(const Position&) const = default;
};

/// To twentieths of a point, 0.07 px and less: nobody sees more, and every second number is a digit shorter.
Position rounded(geo::PagePoint p) {
  return {5 * std::llround(checked(p.x) * 20), 5 * std::llround(checked(p.y) * 20)};
}

/// Writes the grammar of path data (SVG 1.1, 8.3.9) without the separators that it does not need.
class PathData {
 public:
  explicit PathData(std::string& out) : out_(out) {}

  void move_to(Position p) {
    command('M');
    number(p.x);
    number(p.y);
    at_ = p;
  }
  void line_to(Position p) {
    if (p.y == at_.y) {
      command('h');
      number(p.x - at_.x);
    } else if (p.x == at_.x) {
      command('v');
      number(p.y - at_.y);
    } else {
      if (command_ != 'l') command('l');
      number(p.x - at_.x);
      number(p.y - at_.y);
    }
    at_ = p;
  }
  void close() { command('z'); }
  [[nodiscard]] Position at() const { return at_; }

 private:
  void command(char name) {
    out_.push_back(name);
    command_ = name;
    separated_ = true;
  }
  void number(std::int64_t value) {
    const bool begins_with_point = value > 0 && value < 100;
    if (!separated_ && value >= 0 && !(begins_with_point && has_point_)) out_.push_back(' ');
    append_fixed(out_, value);
    has_point_ = value % 100 != 0;
    separated_ = false;
  }

  std::string& out_;
  Position at_;
  char command_ = 0;
  bool separated_ = true;
  bool has_point_ = false;
};

void append_ring(PathData& path, const geo::Line<geo::PagePoint>& ring) {
  // Fewer than three different positions enclose nothing.
  Position seen[2];
  int corners = 0;
  for (const auto& point : ring) {
    const auto p = rounded(point);
    if (corners > 0 && (p == seen[0] || (corners > 1 && p == seen[1]))) continue;
    if (corners < 2) seen[corners] = p;
    if (++corners == 3) break;
  }
  if (corners < 3) return;
  const auto first = rounded(ring.front());
  path.move_to(first);
  const auto last = rounded(ring.back()) == first ? ring.size() - 1 : ring.size();
  for (std::size_t i = 1; i < last; ++i) {
    const auto p = rounded(ring[i]);
    if (p != path.at()) path.line_to(p);
  }
  path.close();
}

void append_line(PathData& path, const geo::Line<geo::PagePoint>& line) {
  if (line.size() < 2) return;
  const bool closed = line.size() > 2 && line.front() == line.back();
  const auto first = rounded(line.front());
  path.move_to(first);
  bool moved = false;
  for (std::size_t i = 1; i < (closed ? line.size() - 1 : line.size()); ++i) {
    const auto p = rounded(line[i]);
    if (p == path.at()) continue;
    path.line_to(p);
    moved = true;
  }
  if (!moved) path.line_to(first);  // a round cap still draws a dot
  if (closed) path.close();
}

}  // namespace

void append_rings(std::string& out, const geo::MultiPolygon<geo::PagePoint>& area) {
  PathData path{out};
  for (const auto& polygon : area.polygons) {
    for (const auto& ring : polygon.rings) append_ring(path, ring);
  }
}

void append_lines(std::string& out, const std::vector<geo::Line<geo::PagePoint>>& lines) {
  PathData path{out};
  for (const auto& line : lines) append_line(path, line);
}

std::string path_data(const draw::Fill& fill) {
  std::string data;
  append_rings(data, fill.area);
  return data;
}

std::string path_data(const draw::Stroke& stroke) {
  std::string data;
  append_lines(data, stroke.lines);
  return data;
}

}  // namespace rutter::paint
