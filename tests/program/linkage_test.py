#!/usr/bin/env python3
"""GDAL costs every start 36 ms: only the build tool and the plug-in may be linked to it."""
from program import BINARY, RUTTER, Checks, need, run

need("ldd")
checks = Checks()
needed = run("ldd", RUTTER).stdout
checks.that("libcairo" in needed and "libproj" in needed, "ldd shows what rutter is linked to")
checks.that("libgdal" not in needed, "rutter is not linked to GDAL")
plugins = list(BINARY.rglob("librutter_layers.so"))
checks.that(len(plugins) == 1, f"one plug-in is built: {plugins}")
for path in plugins + list(BINARY.rglob("rutter-build-basemap")):
    checks.that("libgdal" in run("ldd", path).stdout, f"{path.name} is linked to GDAL")
checks.close()
