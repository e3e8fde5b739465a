#pragma once

#include <cstring>
#include <filesystem>
#include <string>

namespace rutter::base {

/// A folder of the same install as the running binary: its path below the folder that holds bin/; empty when the system does
/// not tell where the binary is.
[[nodiscard]] std::filesystem::path installed_beside_binary(const std::filesystem::path& below);

/// Where a plug-in of this install is: beside the binary as it was built or installed, else where the install prefix has it.
[[nodiscard]] std::filesystem::path plugin_path(const std::string& file_name);

/// The address of a symbol of a plug-in, which is loaded once per process and file and never unloaded (libraries that it brings
/// may have registered exit handlers). Throws Error(data) when the file is missing, cannot be loaded or lacks the symbol.
[[nodiscard]] void* plugin_symbol(const std::filesystem::path& file, const char* symbol);

/// The same as a pointer to a function of type `Function`.
template <class Function>
[[nodiscard]] Function* plugin_function(const std::filesystem::path& file, const char* symbol) {
  void* const address = plugin_symbol(file, symbol);
  Function* function = nullptr;
  static_assert(sizeof function == sizeof address);
  std::memcpy(&function, &address, sizeof function);  // POSIX has an object pointer hold a function's address
  return function;
}

}  // namespace rutter::base
