#!/usr/bin/env python3
"""Independent readers find nothing wrong with the files: xmllint, qpdf, pdffonts, pdfimages, pdftotext."""
import json
import pathlib
import re
import tempfile
import xml.etree.ElementTree as ElementTree

from program import EXAMPLE, Checks, digest, need, render, run

need("xmllint", "qpdf", "pdffonts", "pdfimages", "pdftotext")
checks = Checks()
with tempfile.TemporaryDirectory() as top:
    out = render(EXAMPLE, pathlib.Path(top) / "out", "--format", "svg,pdf,png,svg-outlines")
    svg, pdf = out / "transit-chain.svg", out / "transit-chain.pdf"
    for path in [svg, out / "transit-chain.outlines.svg"]:
        result = run("xmllint", "--noout", "--nonet", path)
        checks.that(result.returncode == 0, f"xmllint {path.name}: {result.stderr}")
    result = run("qpdf", "--check", pdf)
    checks.that(result.returncode == 0, f"qpdf --check: {result.stdout}{result.stderr}")
    fonts = run("pdffonts", pdf).stdout.splitlines()[2:]
    checks.that(bool(fonts), "the PDF has fonts")
    for line in fonts:
        checks.that(re.search(r"\byes\s+yes\s+(yes|no)\s+\d+", line), f"not embedded as a subset: {line}")
    checks.that(len(run("pdfimages", "-list", pdf).stdout.splitlines()) <= 2, "no picture in the PDF: vector throughout")
    words = " ".join(run("pdftotext", "-layout", pdf, "-").stdout.split())
    root = ElementTree.parse(svg).getroot()
    texts = ["".join(t.itertext()) for t in root.iter("{http://www.w3.org/2000/svg}text")]
    checks.that(len(texts) > 30, f"live text in the SVG: {len(texts)}")
    for text in texts:
        for word in text.split():
            checks.that(word in words or not word.isascii(), f"the PDF's text lacks the word {word!r}")
    checks.that("Reported transit of Syrian fighters" in words, "the title can be selected in the PDF")

    # The names that other programs read.
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    checks.that(len(ids) == len(set(ids)), "ids are unique")
    record = json.loads((out / "transit-chain.json").read_text())
    for leg in record["legs"]:
        # What an inset shows whole is drawn there alone.
        names = {f"leg-{leg['number']}"} | {f"inset-{inset['number']}-leg-{leg['number']}" for inset in record["insets"]}
        found = [e for e in root.iter() if e.get("id") in names]
        found = [e for e in found if not e.get("id").startswith("inset-")] or found
        checks.that(len(found) == 1 and found[0].tag.endswith("path") and found[0].get("class") == "leg", f"leg-{leg['number']} is a path")
    for stop in record["stops"]:
        found = [e for e in root.iter() if e.get("id") == f"stop-{stop['number']}"]
        checks.that(len(found) == 1 and found[0].get("class") == "stop", f"stop-{stop['number']} is a group")
    checks.that(root.get("role") == "img", 'role="img"')
    for name in ["title", "desc", "metadata"]:
        checks.that(root.find(f"{{http://www.w3.org/2000/svg}}{name}") is not None, f"<{name}>")

    wanted = {"rutter", "data", "map", "projection", "frame", "scale", "zoom", "stops", "legs", "insets", "labels", "warnings", "inputs",
              "outputs"}
    checks.that(wanted <= set(record), f"keys of the record: {sorted(wanted - set(record))} missing")
    for output in record["outputs"]:
        checks.that(digest(out / output["path"]) == output["sha256"], f"the record's hash of {output['path']}")
    checks.that(top not in json.dumps(record), "no absolute path in the record")
checks.close()
