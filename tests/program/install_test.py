#!/usr/bin/env python3
"""An installed rutter works from any place it is moved to, without the source tree and the build."""
import os
import pathlib
import tempfile

from program import BINARY, EXAMPLE, Checks, render, run

checks = Checks()
with tempfile.TemporaryDirectory() as top:
    first, moved = pathlib.Path(top) / "first", pathlib.Path(top) / "moved here"
    result = run("cmake", "--install", BINARY, "--prefix", first)
    checks.that(result.returncode == 0, f"cmake --install: {result.stderr}")
    os.rename(first, moved)
    program = moved / "bin" / "rutter"
    for name in ["bin/rutter", "share/rutter/basemap.rutter", "share/rutter/relief.rutter", "share/rutter/gazetteer.sqlite", "share/rutter/styles/report-light.json",
                 "share/rutter/fonts"]:
        checks.that((moved / name).exists(), f"{name} is installed")
    for name in ["librutter_draw.so", "librutter_layers.so"]:
        checks.that(bool(list(moved.rglob(name))), f"the plug-in {name} is installed")
    job = pathlib.Path(top) / "job.toml"
    job.write_bytes(EXAMPLE.read_bytes())
    environment = {"PATH": os.environ["PATH"]}
    out = render(job, pathlib.Path(top) / "out", "--format", "svg", program=program, env=environment)
    checks.that((out / "transit-chain.svg").stat().st_size > 10000, "the moved program draws")
    here = render(EXAMPLE, pathlib.Path(top) / "here", "--format", "svg")
    checks.that((out / "transit-chain.svg").read_bytes() == (here / "transit-chain.svg").read_bytes(), "and draws the same bytes")
    layer = pathlib.Path(top) / "points.geojson"
    layer.write_text('{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[37.4,37.1]}}')
    job.write_text('[[map]]\nname = "layered"\nlayers = ["points.geojson"]\nformats = ["svg"]\n[[map.stop]]\nplace = "Gaziantep"\n')
    out = render(job, pathlib.Path(top) / "out", program=program, env=environment)
    checks.that("layer-user-1" in (out / "layered.svg").read_text(), "the moved program finds its plug-in")
checks.close()
