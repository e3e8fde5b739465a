#!/usr/bin/env python3
"""The producer's logo: in every format at the same place and in its own colours, told in the record; what is no picture leaves
the other maps alone."""
import base64
import json
import os
import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import zlib

RUTTER = os.environ["RUTTER"]
COLOUR = (10, 58, 106)
WIDTH, HEIGHT = 60, 20


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(colour):
    rows = (b"\0" + bytes(colour) * WIDTH) * HEIGHT
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def job(*maps):
    return "".join(f'[[map]]\nname = "{name}"\n{keys}\n[[map.stop]]\nplace = "Azaz"\n' for name, keys in maps)


def fail(text):
    print(text)
    sys.exit(1)


def logo_box(svg):
    """Left, top, width and height of the picture in the group "logo"."""
    group = re.search(r'<g id="logo" class="furniture".*?</g>', svg, re.S) or fail("the SVG has no group of the logo")
    values = [float(re.search(rf' {name}="([-.\d]+)"', group.group()).group(1)) for name in ("x", "y", "width", "height")]
    return values, group.group()


with tempfile.TemporaryDirectory() as folder:
    top = pathlib.Path(folder)

    def render(text, *options):
        (top / "j.toml").write_text(text)
        return subprocess.run([RUTTER, "render", "j.toml", "--out", "out", *options], cwd=top, capture_output=True, text=True)

    (top / "logo.png").write_bytes(png(COLOUR))
    page = 'page = { width = 600, height = 500, unit = "px" }\ndpi = 96\n'
    run = render(job(("a", page + 'logo = "logo.png"')))
    if run.returncode != 0:
        fail(run.stderr)
    svg = (top / "out/a.svg").read_text()
    (left, upper, width, height), group = logo_box(svg)
    if abs(width / height - WIDTH / HEIGHT) > 0.01:
        fail(f"the logo is stretched: {width} x {height}")
    view = [float(n) for n in re.search(r'viewBox="([^"]+)"', svg).group(1).split()]
    if not (left > view[2] / 2 and upper > view[3] / 2):
        fail(f"the logo is not at the end of the footer: {left}, {upper} on {view}")
    inner = base64.b64decode(re.search(r"base64,([^\"]+)", group).group(1))
    if struct.unpack(">II", inner[16:24]) != (WIDTH, HEIGHT):
        fail("the picture in the SVG has another size")

    # The same place in the PNG, whose pixels are CSS pixels here.
    scale = 600 / view[2]
    raw = subprocess.run(["pdftoppm", "-r", "96", "-singlefile", "out/a.pdf", "page"], cwd=top)
    if raw.returncode == 0:
        ppm = (top / "page.ppm").read_bytes()
        head = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", ppm)
        x, y = int((left + width / 2) * scale), int((upper + height / 2) * scale)
        at = head.end() + 3 * (y * int(head.group(1)) + x)
        if max(abs(a - b) for a, b in zip(ppm[at:at + 3], COLOUR)) > 2:
            fail(f"the PDF has {tuple(ppm[at:at + 3])} where the logo is")

    inputs = json.loads((top / "out/a.json").read_text())["inputs"]
    if "logo.png" not in [entry["path"] for entry in inputs]:
        fail(f"the record does not tell of the logo: {inputs}")

    # Up to date as long as the picture is the same.
    before = (top / "out/a.svg").stat().st_mtime_ns
    render(job(("a", page + 'logo = "logo.png"')))
    if (top / "out/a.svg").stat().st_mtime_ns != before:
        fail("drawn again though nothing changed")
    (top / "logo.png").write_bytes(png((200, 0, 0)))
    render(job(("a", page + 'logo = "logo.png"')))
    if (top / "out/a.svg").read_text() == svg:
        fail("another logo, the same map")

    # From right to left it stands at the left; the template page and a narrow column have one too.
    for keys, where in (('languages = ["ar"]\n', "left"), ('page = "humanitarian-a3"\n', "right"), ('page = "column-330"\n', "left")):
        run = render(job(("b", keys + 'logo = "logo.png"')), "--format", "svg", "--force")
        text = (top / "out/b.svg").read_text()
        (left, upper, width, height), _ = logo_box(text)
        middle = float(re.search(r'viewBox="([^"]+)"', text).group(1).split()[2]) / 2
        if (left + width / 2 < middle) != (where == "left"):
            fail(f"{keys}: the logo is not at the {where}")

    # What is none is told with the line of the job, and the other maps are drawn.
    (top / "broken.png").write_bytes(png(COLOUR)[:60])
    run = render('[defaults]\nlogo = "gone.png"\n' + job(("gone", ""), ("broken", 'logo = "broken.png"'), ("none", "logo = false")),
                 "--format", "svg")
    wanted = """j.toml:2:8: error: the logo gone.png cannot be read: No such file or directory
  logo = "gone.png"
         ^
  a path is relative to the file that names it
j.toml:10:8: error: cannot read broken.png: it is not a whole PNG (read beyond end of data)
  logo = "broken.png"
         ^
  save the picture as PNG; an SVG must be converted
"""
    if run.returncode != 1 or not run.stderr.startswith(wanted):
        fail(f"exit {run.returncode}:\n{run.stderr}")
    # `check` opens what drawing will open.
    checked = subprocess.run([RUTTER, "check", "j.toml"], cwd=top, capture_output=True, text=True)
    if checked.returncode != 1 or not checked.stderr.startswith(wanted):
        fail(f"check: exit {checked.returncode}:\n{checked.stderr}")
    if not (top / "out/none.svg").exists() or (top / "out/gone.svg").exists() or (top / "out/broken.svg").exists():
        fail("not the maps that can be drawn, or others")
    if 'id="logo"' in (top / "out/none.svg").read_text():
        fail("logo = false, and yet there is one")
    # A pipe is refused and never waited for; a table of maps may do without the logo.
    os.mkfifo(top / "pipe.png")
    (top / "j.toml").write_text(job(("pipe", 'logo = "pipe.png"')))
    run = subprocess.run([RUTTER, "render", "j.toml", "--out", "out", "--format", "svg"], cwd=top, capture_output=True,
                         text=True, timeout=60)
    if run.returncode != 1 or "the logo pipe.png cannot be read: is not a regular file" not in run.stderr:
        fail(f"a pipe: exit {run.returncode}\n{run.stderr}")
    (top / "maps.csv").write_text("name,logo\nwith,logo.png\nwithout,false\n")
    (top / "row.toml").write_text('maps_csv = "maps.csv"\n[defaults]\n[[defaults.stop]]\nplace = "Azaz"\n')
    run = subprocess.run([RUTTER, "render", "row.toml", "--out", "out", "--format", "svg"], cwd=top, capture_output=True, text=True)
    if run.returncode != 0:
        fail(run.stderr)
    if ['id="logo"' in (top / f"out/{name}.svg").read_text() for name in ("with", "without")] != [True, False]:
        fail("a row's logo, or none, is not what is drawn")
print("the logo stands where it should")
