# What every target of the house has in common: warnings, sanitizers, include root, one static library a folder.

# The folders of src, from the ground up.
set(RUTTER_FOLDERS base unicode geo proj toml draw text basemap places style job layers route article map paint canvas app)

find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)

add_library(rutter_flags INTERFACE)
target_compile_options(rutter_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wdouble-promotion -Wold-style-cast -Wcast-qual
  -Wcast-align -Wnon-virtual-dtor -Woverloaded-virtual -Wformat=2 -Wimplicit-fallthrough -Wextra-semi -Wnull-dereference
  -Wundef -Wmissing-declarations -Wredundant-decls)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(rutter_flags INTERFACE
    -Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wuseless-cast -Wsuggest-override)
endif()
# Where files are compiled in batches (src/README.md), what is local to one is no longer the main file's, and a name may hide that of a
# neighbour: both are warned of only where each file is compiled alone.
if(CMAKE_UNITY_BUILD)
  target_compile_options(rutter_flags INTERFACE -Wno-shadow -Wno-subobject-linkage)
endif()
if(RUTTER_WARNINGS_AS_ERRORS)
  target_compile_options(rutter_flags INTERFACE -Werror)
endif()
# In optimised builds g++ 12's flow analysis warns of containers and variants that it has inlined; the debug builds, where these
# warnings are meant, keep them.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(rutter_flags INTERFACE $<$<NOT:$<CONFIG:Debug>>:-Wno-null-dereference;-Wno-maybe-uninitialized;-Wno-stringop-overflow>)
endif()
# g++ 12 sees overlapping copies in std::string's operator+ when it optimises (GCC bug 105651): not ours to mend.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(rutter_flags INTERFACE -Wno-restrict)
endif()
# Same numbers on every x86-64 machine: no contraction to FMA, whatever -march a packager sets.
target_compile_options(rutter_flags INTERFACE -ffp-contract=off)
if(RUTTER_SANITIZE)
  target_compile_options(rutter_flags INTERFACE -fsanitize=${RUTTER_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(rutter_flags INTERFACE -fsanitize=${RUTTER_SANITIZE})
  # What UBSan finds ends the run, and so fails the test.
  target_compile_options(rutter_flags INTERFACE -fno-sanitize-recover=all)
  # GCC's null-dereference and friends misfire on instrumented code; clang does not know the second.
  target_compile_options(rutter_flags INTERFACE -Wno-null-dereference $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
endif()
target_include_directories(rutter_flags INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_link_libraries(rutter_flags INTERFACE fmt::fmt nlohmann_json::nlohmann_json)

if(RUTTER_TIDY)
  find_program(CLANG_TIDY clang-tidy REQUIRED)
  set(CMAKE_CXX_CLANG_TIDY ${CLANG_TIDY})
endif()

# rutter_folder(NAME [APART] [USES folder...]): the static library rutter_NAME of all src/NAME/*.cpp but the mains (*_tool.cpp,
# main.cpp, plugin.cpp) and the folders it may include from. APART: never compiled in batches, for the program takes out of it only
# what needs no HarfBuzz, so that looking up a name does not load them.
function(rutter_folder name)
  cmake_parse_arguments(ARG "APART" "" "USES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "(_tool|/main|/plugin)\\.cpp$")
  file(GLOB headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.hpp)
  if(sources)
    add_library(rutter_${name} STATIC ${sources} ${headers})
    target_link_libraries(rutter_${name} PUBLIC rutter_flags)
    if(ARG_APART)
      set_target_properties(rutter_${name} PROPERTIES UNITY_BUILD OFF)
    endif()
    foreach(used IN LISTS ARG_USES)
      target_link_libraries(rutter_${name} PUBLIC rutter_${used})
    endforeach()
  else()
    add_library(rutter_${name} INTERFACE ${headers})
    target_link_libraries(rutter_${name} INTERFACE rutter_flags)
    foreach(used IN LISTS ARG_USES)
      target_link_libraries(rutter_${name} INTERFACE rutter_${used})
    endforeach()
  endif()
endfunction()

# rutter_packages(FOLDER package...): pkg-config packages that only this folder may include.
function(rutter_packages name)
  get_target_property(type rutter_${name} TYPE)
  if(type STREQUAL "INTERFACE_LIBRARY")
    return()
  endif()
  foreach(package IN LISTS ARGN)
    string(MAKE_C_IDENTIFIER ${package} id)
    pkg_check_modules(${id} REQUIRED IMPORTED_TARGET ${package})
    get_target_property(dirs PkgConfig::${id} INTERFACE_INCLUDE_DIRECTORIES)
    if(dirs)
      target_include_directories(rutter_${name} SYSTEM PRIVATE ${dirs})
    endif()
    target_link_libraries(rutter_${name} PRIVATE PkgConfig::${id})
  endforeach()
endfunction()

# rutter_plugin(TARGET NAME): a plug-in of the program, lib/rutter/librutter_NAME.so. What it brings finds a libcurl without a network
# (src/proj/no_network): it must be named first, though nothing of ours calls it.
function(rutter_plugin target name)
  set_target_properties(${target} PROPERTIES OUTPUT_NAME rutter_${name} BUILD_WITH_INSTALL_RPATH ON INSTALL_RPATH "$ORIGIN")
  if(TARGET rutter_no_network)
    target_link_libraries(${target} PRIVATE -Wl,--push-state,--no-as-needed rutter_no_network -Wl,--pop-state)
  endif()
  install(TARGETS ${target} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/rutter)
endfunction()
