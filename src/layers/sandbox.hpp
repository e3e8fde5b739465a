#pragma once

namespace rutter::layers {

/// Makes GDAL ready: the drivers of the allow-list, no side files, no network in PROJ. The first call also denies
/// socket() to all threads of the process (seccomp), so that no file can make the libraries call out. Thread-safe.
void prepare_gdal();

}  // namespace rutter::layers
