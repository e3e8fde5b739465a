#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "places/dump_format.hpp"

namespace rutter::places {

/// How an index is made of files.
struct ImportOptions {
  std::size_t memory =
      std::size_t{384} << 20U;  ///< bytes that the sorting may hold at most; all in all it takes about twice that
  std::function<void(const base::Diagnostic&)> tell;
  std::function<void(double)> progress;  ///< the share done, 0 to 1
};

/// What became of one file.
struct ImportedFile {
  std::string name;  ///< "allCountries.zip:allCountries.txt"
  DumpFormat format = DumpFormat::places;
  std::uint64_t rows = 0;      ///< read
  std::uint64_t broken = 0;    ///< told and left out
  std::uint64_t left_out = 0;  ///< links, postal codes and the like among alternate names
};

struct ImportReport {
  std::vector<ImportedFile> files;
  std::uint64_t places = 0;
  std::uint64_t repeated = 0;       ///< rows whose id stood before: the first is kept
  std::uint64_t without_place = 0;  ///< alternate names of places that no file has
};

/// Makes the index `out` of GeoNames dumps, their alternate names, codes and countries, and of tables with named columns,
/// zipped or not, in any order, in bounded memory. What a file is, its columns tell. A broken row is told with its line (at
/// most 20 a file, then their number) and left out. Divisions and countries that only the tables of codes have get the middle
/// of their places. `out` is replaced when all is done; what a killed run left beside it is removed. Throws base::Error when a
/// file cannot be read, is of no known kind, is a damaged archive or a bomb, or the index cannot be written.
ImportReport import_gazetteer(const std::vector<std::filesystem::path>& inputs, const std::filesystem::path& out,
                              const ImportOptions& options);

}  // namespace rutter::places
