#!/usr/bin/env python3
"""A layer of 10 million vertices is drawn within 20 s and 1 GB, or refused, sooner, with the limit that it exceeds.

usage: RUTTER=build/release/bin/rutter tests/bench/large_layer.py      needs gdal-bin; a minute and 1 GB of disk
"""
import math
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "program"))
for name, value in (("RUTTER", HERE.parents[1] / "build/release/bin/rutter"), ("RUTTER_SOURCE_DIR", HERE.parents[1]),
                    ("RUTTER_BINARY_DIR", HERE.parents[1] / "build/release"), ("RUTTER_SHARED_DIR", HERE.parents[1] / "../shared")):
    os.environ.setdefault(name, str(value))

from program import RUTTER, SANITIZED, Checks, need, run, skip

VERTICES_A_FEATURE = 10_000
MOST_SECONDS, MOST_KB = 20, 1_000_000


def write(path, kind, features):
    """GeoJSON of that many features; each is the same jagged ring, or the line along it."""
    steps = VERTICES_A_FEATURE - 1
    ring = [(37 + math.cos(2 * math.pi * i / steps) * (1 + 0.05 * math.sin(0.7 * i)),
             36.5 + math.sin(2 * math.pi * i / steps) * (1 + 0.05 * math.sin(0.7 * i))) for i in range(steps)]
    text = ",".join(f"[{x:.6f},{y:.6f}]" for x, y in ring + ring[:1])
    coordinates = f"[[{text}]]" if kind == "Polygon" else f"[{text}]"
    feature = f'{{"type":"Feature","properties":{{}},"geometry":{{"type":"{kind}","coordinates":{coordinates}}}}}'
    with open(path, "w", encoding="ascii") as out:
        out.write('{"type":"FeatureCollection","features":[' + feature)
        for _ in range(features - 1):
            out.write(",\n" + feature)
        out.write("]}")


def measured(folder, layer):
    """Exit code, messages, CPU seconds and greatest memory in kB of drawing that layer."""
    job = folder / "map.toml"
    job.write_text(f'[[map]]\nname = "m"\nformats = ["svg"]\nscale = 3000000\nlayers = ["{layer}"]\n[[map.stop]]\nplace = "Azaz"\n')
    child = subprocess.Popen([RUTTER, "render", "map.toml"], cwd=folder, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    messages = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, messages, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def main():
    if SANITIZED:
        skip("sanitizers take more time and memory than the program")
    need("ogr2ogr")
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="rutter-large-") as name:
        folder = pathlib.Path(name)
        write(folder / "areas.geojson", "Polygon", 400)
        write(folder / "lines.geojson", "LineString", 950)
        write(folder / "longer.geojson", "LineString", 1000)
        write(folder / "more.geojson", "Polygon", 700)
        for source in ("areas", "longer", "more"):
            run("ogr2ogr", folder / f"{source}.gpkg", folder / f"{source}.geojson")
        refusal = r"map\.toml:5:11: error: \S+: cannot read this layer: it has more than 4000000 vertices in polygons\n"
        for layer, code, message in (("areas.geojson", 0, "$"), ("areas.gpkg", 0, "$"), ("lines.geojson", 0, "$"), ("longer.gpkg", 0, "$"),
                                     ("longer.geojson", 1, r"map\.toml:5:11: error: longer\.geojson: cannot read this layer: it has 209 MB, more than the 200 MB that are read\n"),
                                     ("more.gpkg", 1, refusal)):
            got, messages, seconds, kilobytes = measured(folder, layer)
            print(f"{layer}: {(folder / layer).stat().st_size >> 20} MB, {seconds:.1f} s, {kilobytes / 1000:.0f} MB, exit {got}", flush=True)
            checks.that(got == code and re.match(message, messages), f"{layer}: exit {got}\n{messages}")
            checks.that(seconds <= MOST_SECONDS and kilobytes <= MOST_KB, f"{layer}: {seconds:.1f} s, {kilobytes} kB")
    checks.close()


if __name__ == "__main__":
    sys.exit(main())
