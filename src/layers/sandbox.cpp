#include "layers/sandbox.hpp"

#include <cpl_conv.h>
#include <gdal_frmts.h>
#include <ogr_srs_api.h>
#include <ogrsf_frmts.h>
#include <seccomp.h>

#include <cerrno>
#include <mutex>

namespace rutter::layers {

namespace {

/// Best effort: a kernel without seccomp still has the allow-list and the checks of the path.
void deny_sockets() {
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  if (!filter) return;
  seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1);
  const int denied = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(socket), 0);
  if (denied == 0) seccomp_load(filter);
  seccomp_release(filter);
}

/// Not GDALAllRegister, which takes 3 ms and loads whatever GDAL_DRIVER_PATH names.
void register_drivers() {
  RegisterOGRGeoJSON();
  RegisterOGRGeoPackage();
  RegisterOGRShape();
  RegisterOGRFlatGeobuf();
  RegisterOGRKML();
  RegisterOGRGPX();
  RegisterOGRCSV();
  GDALRegister_GTiff();
  GDALRegister_PNG();
  GDALRegister_JPEG();
}

}  // namespace

void prepare_gdal() {
  static std::once_flag once;
  std::call_once(once, [] {
    deny_sockets();
    CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");
    CPLSetConfigOption("CPL_DEBUG", "OFF");
    CPLSetConfigOption("GDAL_CACHEMAX", "128");  // MB; of rasters, else a twentieth of the machine's memory
    CPLSetConfigOption("OGR_SQLITE_LOAD_EXTENSIONS", nullptr);
    CPLSetConfigOption("SHAPE_RESTORE_SHX", "NO");
    OSRSetPROJEnableNetwork(0);
    register_drivers();
  });
}

}  // namespace rutter::layers
