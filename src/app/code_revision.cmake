cmake_minimum_required(VERSION 3.25)
# Writes OUT: a source file with a digest of the program's sources, so that a map drawn by other code is never taken for up to date.
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
file(CONFIGURE OUTPUT ${OUT} CONTENT "#include \"app/version.hpp\"\n
namespace rutter::app {\n
std::string code_revision() {
  return \"@revision@\";
}\n
}  // namespace rutter::app\n" @ONLY)
