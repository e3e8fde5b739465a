#!/usr/bin/env python3
"""Four of the seeded itineraries of random_maps.py, each on four pages: no leader crosses a leader or a leg, and maplint,
where it can run, finds nothing on one page of each. All three hundred, and every page linted: RUTTER_RANDOM_MAPS=300."""
import os
import pathlib
import tempfile

from crossings import crossings
from maplint import can_lint, findings
from program import RUTTER, Checks, run
from random_maps import write

SAMPLE = [6, 48, 136, 181]

checks = Checks()
with tempfile.TemporaryDirectory() as top:
    count = int(os.environ.get("RUTTER_RANDOM_MAPS", "0"))
    jobs = [write(pathlib.Path(top) / "jobs", number, 1)[0] for number in (range(count) if count else SAMPLE)]
    out = pathlib.Path(top) / "out"
    for job in jobs:
        result = run(RUTTER, "render", job, "--out", out)
        refused = result.returncode == 1 and "is too small" in result.stderr
        checks.that(result.returncode == 0 or (count and refused), f"{job.name}: exit {result.returncode}\n{result.stderr}")
    pictures = sorted(out.glob("*.svg"))
    checks.that(len(pictures) >= 4 * len(SAMPLE), f"only {len(pictures)} pictures")
    for picture in pictures:
        for line in crossings(picture):
            checks.that(False, line)
    checks.passed += len(pictures)
    reason = can_lint()
    if reason:
        print("without maplint:", reason)
    else:
        # A quarter of them, for one takes many seconds: of the first itinerary the first page, of the next the second.
        for line in findings([p for i, p in enumerate(pictures) if count or i % 4 == i // 4 % 4]):
            checks.that(False, line.removeprefix(str(out) + "/"))
checks.close()
