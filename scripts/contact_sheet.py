#!/usr/bin/env python3
"""Draws forty windows of the base map round the world, at three scales, on one sheet: docs/contact-sheet.png, to be looked at
after a change of the data. usage: scripts/contact_sheet.py [RUTTER [OUT.png]]      needs netpbm
"""
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
COLUMNS = 8
WIDTH, HEIGHT = 300, 230  # of a window, pixels
# name: west, south, east, north
WINDOWS = {
    # the world and continents
    "World": (-180, -85, 180, 85), "Arctic": (-180, 65, 180, 90), "Antarctica": (-180, -90, 180, -62), "Europe": (-12, 35, 42, 70),
    "Africa": (-20, -36, 53, 38), "South America": (-85, -56, -32, 14), "South-East Asia": (92, -12, 142, 24),
    "Pacific, antimeridian": (150, -30, -140, 10), "Russia": (28, 48, 180, 76), "North America": (-130, 15, -60, 60),
    # regions
    "Caucasus": (38, 37, 52, 45), "Levant": (33, 29, 43, 38), "Nile delta": (28, 29, 34, 32.5), "Aegean": (22, 35, 29, 41),
    "Norway, fjords": (4, 59, 12, 64), "Denmark": (7, 54, 15.5, 58), "Bering Strait": (172, 58, -158, 70),
    "Fiji, antimeridian": (175, -21, -176, -14), "Chukotka": (168, 62, -168, 72), "New Zealand, Chathams": (165, -48, -174, -34),
    "Svalbard": (8, 76, 34, 81), "Patagonia": (-77, -56, -63, -47), "Kashmir": (71, 31, 81, 38), "Western Sahara": (-18, 20, -5, 30),
    "Horn of Africa": (38, 1, 52, 14), "Bengal delta": (86, 20.5, 93, 26), "Caribbean": (-88, 9, -59, 24),
    "Great Lakes": (-93, 40.5, -75, 49.5), "Alps": (5, 43.5, 17, 48.5), "Donbas and Crimea": (31, 44, 41, 50.5),
    # sixty kilometres
    "Kilis and Azaz": (36.75, 36.35, 37.5, 36.9), "Aras at Horadiz": (46.95, 39.2, 47.65, 39.7), "Vatican and San Marino": (12.1, 43.6, 12.9, 44.2),
    "Monaco": (7.05, 43.5, 7.85, 44.05), "Singapore": (103.5, 1.1, 104.2, 1.6), "Gibraltar": (-5.75, 35.8, -5.0, 36.4),
    "Baarle, enclaves": (4.55, 51.2, 5.35, 51.75), "Fergana, enclaves": (70.7, 39.75, 71.7, 40.45), "Gaza": (34.1, 31.15, 34.85, 31.7),
    "Bosporus": (28.6, 40.8, 29.5, 41.4),
}


def job(folder):
    lines = [f'[defaults]\nformats = ["png"]\ndpi = 96\nlegend = false\nscale_bar = false\n']
    for number, (west, south, east, north) in enumerate(WINDOWS.values()):
        lines.append(f'[[map]]\nname = "w{number:02}"\npage = {{ width = {WIDTH + 60}, height = {HEIGHT + 260}, unit = "px" }}\n'
                     f"extent = [{west}, {south}, {east}, {north}]\n"
                     f'[[map.stop]]\nplace = "{"Azaz"}"\n')
    path = folder / "windows.toml"
    path.write_text("\n".join(lines))
    return path


def pnm(*command, data=None):
    return subprocess.run([str(part) for part in command], input=data, capture_output=True, check=True).stdout


def window(folder, number, name):
    """The map's frame cut out of the page, with its name above."""
    record = json.loads((folder / f"w{number:02}.json").read_text())
    left, top, right, bottom = (round(v * 96 / 72) for v in record["frame"]["page_box"])
    picture = pnm("pngtopnm", folder / f"w{number:02}.png")
    cut = pnm("pamcut", "-left", left, "-top", top, "-right", right - 1, "-bottom", bottom - 1, data=picture)
    scaled = pnm("pnmscale", "-xysize", WIDTH, HEIGHT, data=cut)
    padded = pnm("pnmpad", "-white", "-width", WIDTH + 10, "-height", HEIGHT + 6, "-valign", 0, data=scaled)
    label = pnm("pnmpad", "-white", "-width", WIDTH + 10, "-halign", 0, data=pnm("pbmtext", name))
    files = [folder / f"w{number:02}.{part}" for part in ("name", "map", "cell")]
    files[0].write_bytes(label)
    files[1].write_bytes(padded)
    files[2].write_bytes(pnm("pnmcat", "-tb", files[0], files[1]))
    return files[2]


def main():
    rutter = sys.argv[1] if len(sys.argv) > 1 else ROOT / "build/release/bin/rutter"
    target = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else ROOT / "docs/contact-sheet.png")
    with tempfile.TemporaryDirectory() as top:
        folder = pathlib.Path(top)
        subprocess.run([str(rutter), "render", "--quiet", job(folder), "--out", folder], check=True)
        cells = [window(folder, number, name) for number, name in enumerate(WINDOWS)]
        rows = []
        for start in range(0, len(cells), COLUMNS):
            rows.append(folder / f"row{start}")
            rows[-1].write_bytes(pnm("pnmcat", "-lr", *cells[start:start + COLUMNS]))
        sheet = pnm("pnmcat", "-tb", *rows)
        target.write_bytes(pnm("pnmtopng", "-compression", 9, data=pnm("pnmquant", 64, data=sheet)))


if __name__ == "__main__":
    main()
