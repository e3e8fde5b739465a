// The plug-in librutter_proj.so: see geo/projection_source.hpp.
#include "proj/proj_source.hpp"

extern "C" __attribute__((visibility("default"))) const rutter::geo::ProjectionSource* rutter_projection_source_1();

const rutter::geo::ProjectionSource* rutter_projection_source_1() {
  static const rutter::proj::ProjSource source;
  return &source;
}
