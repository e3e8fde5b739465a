#pragma once

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string_view>

namespace rutter::layers {

/// Whose data the layers are: credits.json, written with the data.
inline nlohmann::json credits_of(const std::filesystem::path& geodata) {
  std::ifstream file(geodata / "credits.json");
  return nlohmann::json::parse(file);
}

/// The main function of a tool that makes a file of geodata/: NAME GEODATA_DIR OUT. Exit 0, 2 for wrong arguments, 4 when
/// `build` throws, with its message.
template <class Build>
int run_geodata_tool(int argc, char** argv, std::string_view name, Build build) {
  if (argc != 3) {
    fmt::print(stderr, "usage: {} GEODATA_DIR OUT\n", name);
    return 2;
  }
  try {
    build(std::filesystem::path(argv[1]), std::filesystem::path(argv[2]));
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "error: {}\n", error.what());
    return 4;
  }
}

}  // namespace rutter::layers
