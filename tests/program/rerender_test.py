#!/usr/bin/env python3
"""The three formats of one map agree: the SVG drawn by librsvg and the PDF drawn by poppler look like the program's PNG."""
import pathlib
import tempfile

from program import EXAMPLE, Checks, fontconfig_with_bundled_fonts, need, render, run, skip

need("rsvg-convert", "pdftoppm")
try:
    import os

    import numpy
except ImportError:
    skip("python3-numpy is not installed")

# Ten pixels to a millimetre: the page is a whole number of them, and that Cairo puts the glyphs of a picture on whole pixels is small.
DPI = 254


def read_ppm(path):
    data = pathlib.Path(path).read_bytes()
    fields, at = [], 0
    while len(fields) < 4:
        end = at
        while data[end:end + 1] not in (b" ", b"\n"):
            end += 1
        fields.append(data[at:end])
        at = end + 1
    width, height = int(fields[1]), int(fields[2])
    return numpy.frombuffer(data, dtype=numpy.uint8, count=width * height * 3, offset=at).reshape(height, width, 3).astype(float)


def blurred(picture, radius=3):
    """A box filter: hinting and antialiasing differ from renderer to renderer, places must not."""
    padded = numpy.pad(picture.mean(axis=2), radius, mode="edge")
    rows = sum(padded[i:i + picture.shape[0], :] for i in range(2 * radius + 1))
    return sum(rows[:, i:i + picture.shape[1]] for i in range(2 * radius + 1)) / (2 * radius + 1) ** 2


def compare(checks, name, a, b):
    checks.that(abs(a.shape[0] - b.shape[0]) <= 1 and abs(a.shape[1] - b.shape[1]) <= 1, f"{name}: sizes {a.shape} and {b.shape}")
    height, width = min(a.shape[0], b.shape[0]), min(a.shape[1], b.shape[1])
    difference = numpy.abs(blurred(a[:height, :width]) - blurred(b[:height, :width]))
    checks.that(difference.mean() < 1.5, f"{name}: mean difference {difference.mean():.2f} of 255")
    share = (difference > 60).mean()
    checks.that(share < 0.002, f"{name}: {100 * share:.2f} % of the picture differ strongly")


checks = Checks()
with tempfile.TemporaryDirectory() as top:
    job = pathlib.Path(top) / "job.toml"
    text = EXAMPLE.read_text()
    job.write_text(text.replace("[[map]]", f"[[map]]\ndpi = {DPI}", 1))
    out = render(job, pathlib.Path(top) / "out")
    env = {**os.environ, "FONTCONFIG_FILE": str(fontconfig_with_bundled_fonts(top))}
    stem = out / "transit-chain"
    run("rsvg-convert", f"--dpi-x={DPI}", f"--dpi-y={DPI}", "-o", f"{top}/svg.png", f"{stem}.svg", env=env)
    run("pdftoppm", "-r", DPI, f"{stem}.pdf", f"{top}/pdf")
    # One reader for both PNGs: poppler and librsvg are independent of the program, the conversion is not under test.
    need("pngtopnm")
    for source, target in [(f"{top}/svg.png", f"{top}/svg.ppm"), (f"{stem}.png", f"{top}/png.ppm")]:
        with open(target, "wb") as file:
            import subprocess
            pnm = subprocess.run(["pngtopnm", "-mix", "-background=white", source], capture_output=True).stdout
            if pnm[:2] == b"P5":
                pnm = subprocess.run(["pgmtoppm", "white"], input=pnm, capture_output=True).stdout
            file.write(pnm)
    png = read_ppm(f"{top}/png.ppm")
    compare(checks, "SVG by librsvg and PNG", read_ppm(f"{top}/svg.ppm"), png)
    compare(checks, "PDF by poppler and PNG", read_ppm(next(pathlib.Path(top).glob("pdf*.ppm"))), png)
checks.close()
