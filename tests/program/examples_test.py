#!/usr/bin/env python3
"""Every example is drawn without a warning, and every stop is told. What a reader would complain about is maplint_test's."""
import json
import pathlib
import tempfile

from program import SOURCE, Checks, render

LEADER = "no free place beside its marker that is its own; a leader line joins them"

checks = Checks()
with tempfile.TemporaryDirectory() as top:
    jobs = sorted((SOURCE / "examples").glob("*.toml"))
    checks.that(len(jobs) >= 5, "the transit chain and one job per article that names places")
    out = render(jobs[0], pathlib.Path(top) / "out", *jobs[1:], "--format", "svg")
    for record in sorted(out.glob("*.json")):
        content = json.loads(record.read_text())
        checks.that(content["warnings"] == [], f"{record.name}: {content['warnings']}")
        stop_labels = [label for label in content["labels"] if label["class"] == "stop"]
        checks.that(all(label["reason"] in ("", "told in its callout", LEADER, "no free place; the key names its number") for label in stop_labels), f"{record.name}: a stop's label is crowded")
checks.close()
