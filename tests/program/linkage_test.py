#!/usr/bin/env python3
"""GDAL, and what draws, cost every start more than the work: they belong in plug-ins, GDAL also in the build tool."""
from program import BINARY, RUTTER, Checks, need, run

need("ldd")
checks = Checks()
needed = run("ldd", RUTTER).stdout
checks.that("libsqlite3" in needed, "ldd shows what rutter is linked to")
for library in ["libgdal", "libproj", "libcairo", "libpango", "libcurl"]:
    checks.that(library not in needed, f"rutter is not linked to {library}")
drawing = list(BINARY.rglob("librutter_draw.so"))
checks.that(len(drawing) == 1, f"one plug-in that draws is built: {drawing}")
for path in drawing:
    needed = run("ldd", path).stdout
    checks.that("libcairo" in needed and "libproj" in needed, "the plug-in that draws is linked to Cairo and PROJ")
    checks.that("libgdal" not in needed, "the plug-in that draws is not linked to GDAL")
plugins = list(BINARY.rglob("librutter_layers.so"))
checks.that(len(plugins) == 1, f"one plug-in that reads layers is built: {plugins}")
for path in plugins + list(BINARY.rglob("rutter-build-basemap")):
    checks.that("libgdal" in run("ldd", path).stdout, f"{path.name} is linked to GDAL")
checks.close()
