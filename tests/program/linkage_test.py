#!/usr/bin/env python3
"""GDAL, and what draws, cost every start more than the work: they belong in plug-ins, GDAL also in the build tool."""
import re

from program import BINARY, RUTTER, Checks, need, run

need("ldd", "nm")
checks = Checks()
needed = run("ldd", RUTTER).stdout
checks.that("libsqlite3" in needed, "ldd shows what rutter is linked to")
for library in ["libgdal", "libproj", "libcairo", "libharfbuzz", "libcurl"]:
    checks.that(library not in needed, f"rutter is not linked to {library}")
drawing = list(BINARY.rglob("librutter_draw.so"))
checks.that(len(drawing) == 1, f"one plug-in that draws is built: {drawing}")
for path in drawing:
    needed = run("ldd", path).stdout
    for library in ["libgdal", "libproj", "libtiff", "libcairo", "libX11", "libgobject"]:
        checks.that(library not in needed, f"the plug-in that draws is not linked to {library}")
projecting = list(BINARY.rglob("librutter_proj.so"))
checks.that(len(projecting) == 1, f"one plug-in with PROJ's projections is built: {projecting}")
for path in projecting:
    needed = run("ldd", path).stdout
    checks.that("libproj" in needed, "the plug-in of projections is linked to PROJ")
    # Where PROJ is linked to Debian's libcurl, the plug-in finds one without a network, which brings nothing.
    curl = re.search(r"libcurl-gnutls\.so\.4 => (\S+)", needed)
    if curl:
        checks.that("lib/rutter/" in curl[1] and "libgnutls" not in needed, f"PROJ's libcurl is one without a network: {curl[1]}")
        ours = set(re.findall(r" (curl_\w+)", run("nm", "-D", "--defined-only", curl[1]).stdout))
        linked = needed + run("ldd", BINARY / "bin" / "rutter-build-basemap").stdout
        for library in sorted(set(re.findall(r"=> (\S+/lib(?:proj|gdal|xerces-c|hdf5_serial)[-.]\S+)", linked))):
            called = set(re.findall(r" U (curl_\w+)", run("nm", "-D", "--undefined-only", library).stdout))
            checks.that(called <= ours, f"it has every function that {library} calls, but {sorted(called - ours)}")
canvases = list(BINARY.rglob("librutter_canvas.so"))
checks.that(len(canvases) == 1, f"one plug-in that draws through Cairo is built: {canvases}")
for path in canvases:
    needed = run("ldd", path).stdout
    checks.that("libcairo" in needed, "the plug-in of PDF and PNG is linked to Cairo")
    checks.that("libproj" not in needed, "the plug-in of PDF and PNG is not linked to PROJ")
plugins = list(BINARY.rglob("librutter_layers.so"))
checks.that(len(plugins) == 1, f"one plug-in that reads layers is built: {plugins}")
for path in plugins + list(BINARY.rglob("rutter-build-basemap")):
    checks.that("libgdal" in run("ldd", path).stdout, f"{path.name} is linked to GDAL")
checks.close()
