#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "places/division_extents.hpp"
#include "places/dump_rows.hpp"
#include "places/external_sort.hpp"

namespace rutter::places {

/// Order of rows that were made of tables of codes: behind all that were read.
inline constexpr std::uint64_t synthetic_order = ~std::uint64_t{0};

/// The record of an alternate name: number, order of reading, use, languages, text.
[[nodiscard]] std::string name_record(std::uint64_t order, const AlternateName& name);

/// What was read, as records of import_records.hpp and of name_record.
struct MergeInputs {
  ExternalSort& places;
  ExternalSort& names;
  const DivisionExtents& extents;
  std::string data_version;
  std::size_t memory;
  std::function<void(double)> progress = {};
};

struct MergeReport {
  std::uint64_t places = 0;
  std::uint64_t repeated = 0;
  std::uint64_t without_place = 0;
};

/// Brings rows and their alternate names together and writes the index. Spellings in a language stand before those without one,
/// preferred ones first, former ones last; a spelling without a language that stands under one is dropped.
MergeReport merge_into(const std::filesystem::path& out, const MergeInputs& inputs);

}  // namespace rutter::places
