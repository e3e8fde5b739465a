#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "places/packed.hpp"
#include "places/place_row.hpp"

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

/// What places of a crowd have in common that score the same where nothing but the name is asked, but for their country.
struct CrowdClass {
  std::size_t names = 0;  ///< index of their CrowdNames
  Kind kind = Kind::other;
  bool has_iata = false;
  std::size_t languages = 0;  ///< in how many each is named
  double uncertainty_km = 0;
  std::int64_t population = 0;
  std::string_view feature_code;
  auto operator<=>(const CrowdClass&) const = default;

  /// Gives a place what is known here. Nothing else is changed, so that one may serve for many.
  void describe(PlaceTraits& place) const;
};

/// One place of a crowd, as far as its class does not tell.
struct CrowdMember {
  std::int64_t number = 0;  ///< of GeoNames, or from first_own_number on
  std::uint64_t at = 0;     ///< where its row stands
  std::string_view id;      ///< of places without a number of GeoNames; else empty
  geo::LonLat point;
  std::string_view country;
  std::string_view admin1;
  std::string_view admin2;

  /// Gives a place what is known here but its id; as the class does.
  void describe(PlaceTraits& place) const;
  [[nodiscard]] std::string place_id() const;
};

/// Packs the places of a key. Classes stand in the order of their worth, so that who looks for the best need not read all:
/// whoever changes worth_of changes the format of the index.
class CrowdWriter {
 public:
  /// A place with the names that have the key. What the views point to must outlive the writer. `one.names` is set here.
  void add(CrowdClass one, const CrowdMember& member, const CrowdNames& names);
  /// The bytes of the crowd. `covering`: another key whose crowd has all of these places with all of these names, or empty.
  [[nodiscard]] std::string finish(std::string_view covering) const;

 private:
  std::map<CrowdNames, std::size_t> known_;
  std::map<CrowdClass, std::vector<CrowdMember>> classes_;
};

/// The key in whose crowd all of this crowd is found, or empty.
[[nodiscard]] std::string_view covering_key(std::string_view bytes, std::uint64_t at);

/// Reads a crowd where it lies. The bytes must outlive it and what it gives. Throws std::runtime_error when they are damaged.
class CrowdReader {
 public:
  /// `at`: where it stands in the bytes.
  CrowdReader(std::string_view bytes, std::uint64_t at);

  struct Class : CrowdClass {
    std::size_t count = 0;  ///< of its members
    std::size_t at = 0;     ///< where they stand
  };

  [[nodiscard]] const std::vector<CrowdNames>& names() const { return names_; }
  /// All classes, the greatest worth_of first.
  const std::deque<Class>& classes();
  /// The class of that index; nullptr behind the last. Those before it are read as well, and none behind it.
  const Class* class_at(std::size_t index);
  /// The first so many of a class: the one of the lowest number, then the others in the order of their ids as text.
  void members(const Class& one, std::size_t most, std::vector<CrowdMember>& found) const;

 private:
  std::uint64_t count();
  void read_class();

  std::string_view bytes_;
  std::vector<CrowdNames> names_;
  std::size_t class_count_ = 0;
  PackedReader unread_;           ///< classes
  std::uint64_t members_at_ = 0;  ///< of the next class
  std::deque<Class> classes_;     ///< that were read; they stay where they are
};

}  // namespace rutter::places
