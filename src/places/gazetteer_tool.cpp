#include <cstdio>
#include <exception>

#include "places/index_writer.hpp"
#include "places/tables.hpp"

/// rutter-build-gazetteer GEODATA_DIR OUT.sqlite: the index of GEODATA_DIR/gazetteer.
int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: rutter-build-gazetteer GEODATA_DIR OUT.sqlite\n", stderr);
    return 2;
  }
  try {
    const std::filesystem::path geodata = argv[1];
    rutter::places::write_index(rutter::places::read_tables(geodata / "gazetteer"), argv[2]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "rutter-build-gazetteer: %s\n", error.what());
    return 4;
  }
  return 0;
}
