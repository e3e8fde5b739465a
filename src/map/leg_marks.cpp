#include "map/leg_marks.hpp"

#include <algorithm>
#include <array>

#include "geo/page_line.hpp"
#include "map/occupancy.hpp"
#include "map/travel_glyph.hpp"

namespace rutter::map {
namespace {

using geo::PagePoint;
using PageLine = geo::Line<PagePoint>;

constexpr double least_head_pt = 3;
constexpr double most_head_share = 2.0 / 3;  ///< of a line too short to be halved
constexpr double glyph_over_pt = 60;
constexpr double mark_air_pt = 1.5;
constexpr std::array<double, 7> middle_shares = {0.5, 0.54, 0.46, 0.58, 0.42, 0.63, 0.37};
constexpr std::array<double, 9> glyph_shares = {0.4, 0.36, 0.32, 0.28, 0.24, 0.44, 0.6, 0.66, 0.72};

/// A mark as far as others must keep off it: a disc.
struct Disc {
  PagePoint centre;
  double radius_pt = 0;
};

class MarkPlacer {
 public:
  MarkPlacer(const std::vector<MarkedLeg>& legs, const std::vector<Marker>& markers) : legs_(legs) {
    for (const Marker& m : markers) {
      taken_.push_back({m.centre, m.radius_pt});
      if (m.moved) taken_.push_back({m.point, 3});
    }
    for (const MarkedLeg& leg : legs) {
      marks_.push_back({leg.open_end, std::vector<LineMarks>(leg.lines->size())});
      std::vector<geo::PageBox> boxes;
      for (const PageLine& line : *leg.lines) boxes.push_back(geo::box_of(line));
      boxes_.push_back(std::move(boxes));
    }
  }

  std::vector<LegMarks> place() {
    for (std::size_t i = 0; i < legs_.size(); ++i) place_head(i);
    for (std::size_t i = 0; i < legs_.size(); ++i) place_middles(i);
    for (std::size_t i = 0; i < legs_.size(); ++i) place_glyphs(i);
    return std::move(marks_);
  }

 private:
  void place_head(std::size_t i) {
    const MarkedLeg& leg = legs_[i];
    if (!leg.arrives || leg.lines->empty() || leg.signs.head_pt <= 0) return;
    const PageLine& line = leg.lines->back();
    const double length = geo::length(line);
    double head = std::min(leg.signs.head_pt, std::max(length / 2, std::min(least_head_pt, length * most_head_share)));
    // Two heads that meet are made smaller, as long as they can be seen.
    const auto disc = [&] { return Disc{geo::point_at(line, length - head / 2).point, head * 0.3}; };
    while (head > least_head_pt && meets_head(disc())) head = std::max(least_head_pt, head * 0.8);
    if (head < least_head_pt) return;
    marks_[i].lines.back().head = head;
    heads_.push_back(disc());
  }

  void place_middles(std::size_t i) {
    const LegSigns& signs = legs_[i].signs;
    if (signs.middle_over_pt <= 0) return;
    for (std::size_t part = 0; part < legs_[i].lines->size(); ++part) {
      const double length = geo::length((*legs_[i].lines)[part]);
      if (length <= signs.middle_over_pt) continue;
      marks_[i].lines[part].middle = free_place(i, part, middle_shares, 0, signs.middle_head_pt * 0.45);
    }
  }

  void place_glyphs(std::size_t i) {
    if (!legs_[i].signs.glyph) return;
    for (std::size_t part = 0; part < legs_[i].lines->size(); ++part) {
      const double length = geo::length((*legs_[i].lines)[part]);
      if (length <= glyph_over_pt) continue;
      const double back = legs_[i].slot % 2 == 1 ? std::min(0.12, 14 / length) : 0;
      marks_[i].lines[part].glyph = free_place(i, part, glyph_shares, back, travel_glyph_pt / 2);
    }
  }

  /// Along the part, at the first of the shares of its length where nothing else is; what is placed is taken then.
  template <std::size_t N>
  std::optional<double> free_place(std::size_t i, std::size_t part, const std::array<double, N>& shares, double back,
                                   double radius_pt) {
    const PageLine& line = (*legs_[i].lines)[part];
    const double length = geo::length(line);
    for (const double share : shares) {
      const double along = length * (share - back);
      const Disc disc{geo::point_at(line, along).point, radius_pt};
      if (meets_head(disc) || meets_symbol(disc) || meets_other_leg(i, disc)) continue;
      heads_.push_back(disc);
      return along;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool meets_head(const Disc& disc) const {
    return std::any_of(heads_.begin(), heads_.end(), [&](const Disc& other) {
      return geo::distance(other.centre, disc.centre) < other.radius_pt + disc.radius_pt + 0.3;
    });
  }

  [[nodiscard]] bool meets_symbol(const Disc& disc) const {
    return std::any_of(taken_.begin(), taken_.end(), [&](const Disc& other) {
      return geo::distance(other.centre, disc.centre) < other.radius_pt + disc.radius_pt + mark_air_pt;
    });
  }

  [[nodiscard]] bool meets_other_leg(std::size_t own, const Disc& disc) const {
    for (std::size_t i = 0; i < legs_.size(); ++i) {
      if (i == own) continue;
      for (std::size_t part = 0; part < legs_[i].lines->size(); ++part)
        if (boxes_[i][part].grown(disc.radius_pt + 0.5).contains(disc.centre) &&
            geo::distance_to((*legs_[i].lines)[part], disc.centre) < disc.radius_pt + 0.5)
          return true;
    }
    return false;
  }

  const std::vector<MarkedLeg>& legs_;
  std::vector<std::vector<geo::PageBox>> boxes_;  ///< of the parts of each leg
  std::vector<Disc> taken_;                       ///< by markers
  std::vector<Disc> heads_;                       ///< marks placed so far
  std::vector<LegMarks> marks_;
};

}  // namespace

std::vector<LegMarks> place_leg_marks(const std::vector<MarkedLeg>& legs, const std::vector<Marker>& markers) {
  return MarkPlacer(legs, markers).place();
}

}  // namespace rutter::map
