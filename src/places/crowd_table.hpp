#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "places/crowd.hpp"
#include "places/database.hpp"

namespace rutter::places {

/// Fills the table `crowd` of an index that is made: the places of the names that very many bear, packed with what ranks them,
/// so that a look-up weighs them all and reads the rows of those alone that it tells.
class CrowdTable {
 public:
  /// `base` must outlive it, with its table `place` filled.
  explicit CrowdTable(const Database& base);

  /// Packs the places of a key, by ascending numbers. Returns the number of the crowd, from 1 on.
  std::int64_t add(const std::string& key, const std::vector<std::int64_t>& numbers);

 private:
  void add_member(const std::string& key, std::int64_t number);

  Statement place_;
  Statement insert_;
  CrowdWriter writer_;
  std::int64_t last_ = 0;
};

}  // namespace rutter::places
