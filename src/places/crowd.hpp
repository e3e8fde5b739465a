#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "places/place.hpp"

namespace rutter::places {

/// Places of one key beyond which the index keeps them as a crowd: as many as are told of a name as a rule, for those are read
/// anyhow.
inline constexpr std::size_t most_apart = 5;

/// The names of a place that have the key of its crowd, as the columns `name`, `ascii` and `names` have them; those without are
/// left out. Many places of a crowd share them.
struct CrowdNames {
  std::string_view name;
  std::string_view ascii;
  std::string_view names;
  bool operator==(const CrowdNames&) const = default;
  auto operator<=>(const CrowdNames&) const = default;
};

/// One place of a crowd: what it is ranked by.
struct CrowdMember {
  std::int64_t number = 0;
  std::size_t names = 0;  ///< index of its CrowdNames
  Kind kind = Kind::other;
  bool has_iata = false;
  std::size_t languages = 0;  ///< in which it is named
  geo::LonLat point;
  double uncertainty_km = 0;
  std::int64_t population = 0;
  std::string_view id;  ///< of places without a number of GeoNames; else empty
  std::string_view feature_code;
  std::string_view country;
  std::string_view admin1;
  std::string_view admin2;

  /// Gives a place what is known here, its id among it. Nothing else is changed, so that one place may serve for many.
  void describe(Place& place) const;
};

/// Packs the places of a key, given by ascending numbers.
class CrowdWriter {
 public:
  /// `member.names` is set here.
  void add(CrowdMember member, const CrowdNames& names);
  /// The bytes of the crowd. The writer is empty again.
  [[nodiscard]] std::string finish();

 private:
  std::map<std::string, std::size_t> known_;  ///< names as they are packed
  std::string names_;
  std::string members_;
};

/// Reads the places of a crowd out of its bytes, which must outlive it and what it gives. Throws std::runtime_error when they
/// are damaged.
class CrowdReader {
 public:
  explicit CrowdReader(std::string_view bytes);

  [[nodiscard]] const std::vector<CrowdNames>& names() const { return names_; }
  /// Reads the next member; false after the last.
  bool next(CrowdMember& member);
  /// Where the next member stands.
  [[nodiscard]] std::size_t at() const { return at_; }
  /// Reads the member that stands there.
  static void member_at(std::string_view bytes, std::size_t at, CrowdMember& member);

 private:
  CrowdReader(std::string_view bytes, std::size_t at) : bytes_(bytes), at_(at) {}
  void read(CrowdMember& member);
  std::uint64_t number();
  double real();
  std::string_view text();

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::vector<CrowdNames> names_;
};

}  // namespace rutter::places
