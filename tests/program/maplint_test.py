#!/usr/bin/env python3
"""maplint finds nothing on any example and map of the gallery as it is, nor on the transit chain on every named page, each in one of the styles. With
RUTTER_MAPLINT=pairs the maps of articles are drawn so that each meets each page and each style, and each page each style (56
pictures more); with RUTTER_MAPLINT=all on every page in every style."""
import os
import pathlib
import re
import shutil
import tempfile

from maplint import findings, need_maplint
from program import RUTTER, SOURCE, Checks, render, run

SERIES = ("edges", "languages", "styles")  # many maps each, drawn as they are


def named(what):
    return [line.split("\t")[0] for line in run(RUTTER, "list", what).stdout.splitlines()]


def on_pages(text, style, pages):
    """The job in another style, on other pages."""
    text = re.sub(r"(?m)^(page|pages|style|formats) = .*\n", "", text)
    keys = f'style = "{style}"\npages = {pages}\n'.replace("'", '"')
    return re.sub(r"(?m)^\[\[map\]\]\n", "[[map]]\n" + keys, text)


def wanted(example, style, page):
    extent = os.environ.get("RUTTER_MAPLINT", "")
    return extent == "all" or (example + page) % len(STYLES) == style and (extent == "pairs" or example == CHAIN)


need_maplint()
STYLES, PAGES = named("styles"), named("pages")
ARTICLES = [job.stem for job in sorted((SOURCE / "examples").glob("*.toml")) if job.stem not in SERIES]
CHAIN = ARTICLES.index("transit-chain")
checks = Checks()
checks.that(len(STYLES) >= 4 and len(PAGES) >= 14, f"styles and pages are listed: {STYLES}, {PAGES}")
with tempfile.TemporaryDirectory() as top:
    folder = pathlib.Path(top) / "examples"
    shutil.copytree(SOURCE / "examples", folder)
    jobs = sorted(folder.glob("*.toml"))
    gallery = sorted((SOURCE / "docs" / "gallery").glob("*.toml"))
    pictures = sorted(render(jobs[0], pathlib.Path(top) / "as-they-are", *jobs[1:], *gallery, "--format", "svg").glob("*.svg"))
    for number, job in enumerate(j for j in jobs if j.stem not in SERIES):
        for s, style in enumerate(STYLES):
            pages = [page for p, page in enumerate(PAGES) if wanted(number, s, p)]
            if not pages:
                continue
            changed = job.with_name(f"{job.stem}-{style}.toml")
            changed.write_text(on_pages(job.read_text(), style, pages))
            out = pathlib.Path(top) / style
            result = run(RUTTER, "render", changed, "--out", out, "--format", "svg")
            checks.that(result.returncode == 0, f"{changed.name}: exit {result.returncode}\n{result.stderr}")
    for style in STYLES:
        pictures += sorted((pathlib.Path(top) / style).glob("*.svg"))
    print(f"{len(pictures)} pictures")
    for line in findings(pictures):
        checks.that(False, line.removeprefix(str(top)))
    checks.passed += len(pictures)
checks.close()
