#!/usr/bin/env python3
"""check_layers.py must find planted breaches: a checker that finds nothing proves nothing."""
import pathlib
import subprocess
import sys
import tempfile

CHECKER = pathlib.Path(__file__).resolve().parents[2] / "scripts" / "check_layers.py"

ONCE = "#pragma once\n"
PLANTED = {
    "upward": ({"geo/a.hpp": ONCE + '#include "map/b.hpp"\n', "map/b.hpp": ONCE}, "src/geo/a.hpp:2: geo may not include from map"),
    "sideways": ({"job/a.hpp": ONCE + '#include "places/b.hpp"\n', "places/b.hpp": ONCE}, "src/job/a.hpp:2: job may not include from places"),
    "cycle": ({"geo/a.hpp": ONCE + '#include "geo/b.hpp"\n', "geo/b.hpp": ONCE + '#include "geo/a.hpp"\n'},
              "include cycle: geo/a.hpp -> geo/b.hpp -> geo/a.hpp"),
    "library": ({"map/a.cpp": "#include <cairo.h>\n"}, "src/map/a.cpp:1: <cairo.h> belongs in canvas"),
    "plug-in": ({"paint/a.hpp": ONCE + '#include "canvas/b.hpp"\n', "canvas/b.hpp": ONCE}, "src/paint/a.hpp:2: paint may not include from canvas"),
    "from a plug-in": ({"canvas/a.hpp": ONCE + '#include "map/b.hpp"\n', "map/b.hpp": ONCE}, "src/canvas/a.hpp:2: canvas may not include from map"),
    "header": ({"map/a.hpp": ONCE + "#include <boost/geometry.hpp>\n"}, "src/map/a.hpp:2: <boost/geometry.hpp> only in .cpp files"),
    "unknown folder": ({"util/a.hpp": ""}, "src/util: not a folder of the design"),
    "unknown file": ({"geo/a.hpp": ONCE + '#include "geo/missing.hpp"\n'},
                     'src/geo/a.hpp:2: "geo/missing.hpp" is no file of src (write it as "folder/file.hpp")'),
    "twice": ({"geo/a.hpp": ""}, "src/geo/a.hpp: has no #pragma once"),
    "unproved": ({"geo/a.hpp": ONCE, "geo/a.cpp": '#include <vector>\n#include "geo/a.hpp"\n'},
                 'src/geo/a.cpp: includes "geo/a.hpp" first, so that it is known to be complete'),
}

failures = 0
for name, (files, expected) in PLANTED.items():
    with tempfile.TemporaryDirectory() as top:
        for path, text in files.items():
            target = pathlib.Path(top) / "src" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
        result = subprocess.run([sys.executable, CHECKER, top], capture_output=True, text=True)
        if result.returncode != 1 or result.stdout.strip() != expected:
            failures += 1
            print(f"{name}: exit {result.returncode}, printed {result.stdout!r}, expected {expected!r}")
print(f"{len(PLANTED) - failures} passed, {failures} failed")
sys.exit(1 if failures else 0)
