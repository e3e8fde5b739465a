#!/usr/bin/env python3
"""Every example is drawn without a warning, and maplint, where it is at hand, finds nothing a reader would complain about."""
import json
import pathlib
import shutil
import tempfile

from program import SHARED, SOURCE, Checks, render, run

checks = Checks()
with tempfile.TemporaryDirectory() as top:
    jobs = sorted((SOURCE / "examples").glob("*.toml"))
    checks.that(len(jobs) >= 5, "the transit chain and one job per article that names places")
    out = render(jobs[0], pathlib.Path(top) / "out", *jobs[1:], "--format", "svg")
    pictures = sorted(out.glob("*.svg"))
    for record in sorted(out.glob("*.json")):
        content = json.loads(record.read_text())
        checks.that(content["warnings"] == [], f"{record.name}: {content['warnings']}")
        stop_labels = [label for label in content["labels"] if label["class"] == "stop"]
        checks.that(all(label["reason"] in ("", "told in its callout", "no free place; the key names its number") for label in stop_labels), f"{record.name}: a stop's label is crowded")
    lint = SHARED / "tools" / "maplint"
    if (lint / "node_modules").is_dir() and shutil.which("node") and shutil.which("chromium"):
        result = run("node", lint / "maplint.mjs", *pictures)
        checks.that(result.returncode == 0, f"maplint:\n{result.stdout}{result.stderr}")
    else:
        print("maplint is not at hand: not run")
checks.close()
