cmake_minimum_required(VERSION 3.25)
# Writes OUT: a header with a digest of the program's sources, so that a map drawn by other code is never taken for up to date.
# cmake -D SOURCES=FOLDER -D OUT=FILE -P code_revision.cmake
file(GLOB_RECURSE sources RELATIVE ${SOURCES} ${SOURCES}/*.cpp ${SOURCES}/*.hpp)
list(SORT sources)
set(sums "")
foreach(source IN LISTS sources)
  file(SHA256 ${SOURCES}/${source} sum)
  string(APPEND sums "${sum} ${source}\n")
endforeach()
string(SHA256 revision "${sums}")
string(SUBSTRING ${revision} 0 16 revision)
file(CONFIGURE OUTPUT ${OUT} CONTENT "#pragma once\n#define RUTTER_CODE_REVISION \"@revision@\"\n" @ONLY)
