#!/usr/bin/env python3
"""A run holds its jobs as text: maps that it does not look at take little memory, and files that change meanwhile change nothing."""
import os
import pathlib
import subprocess
import tempfile
import time

from program import RUTTER, SANITIZED, Checks, digest, render

HEAD = '[defaults]\npage = { width = 140, unit = "mm" }\nformats = ["svg"]\njoin = "in-order"\nlegend = false\nlocator = false\n'
MANY = 4000
MOST_BYTES_A_MAP = 2500


def one_map(number):
    stops = "".join(f'[[map.stop]]\nid = "s{i}"\nat = {{ lat = {36 + i}.5, lon = {37 + i}.25 }}\nlabel = "Place {i}"\n' for i in range(3))
    return f'[[map]]\nname = "m{number:04}"\ntitle = "Map {number}"\n{stops}'


def tables(count):
    """A table of maps and one of their stops, with the job that names them."""
    maps = "name,title\n" + "".join(f"m{n:04},Map {n}\n" for n in range(count))
    stops = "map,id,lat,lon,label\n" + "".join(f"m{n:04},s{i},{36 + i}.5,{37 + i}.25,Place {i}\n" for n in range(count) for i in range(3))
    return {"maps.csv": maps, "stops.csv": stops, "job.toml": 'maps_csv = "maps.csv"\n' + HEAD + 'stops_csv = "stops.csv"\n'}


def write(folder, files):
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text)
    return folder / "job.toml"


def peak_of_first(job, out):
    """Peak memory of a run that reads and checks all maps and draws the first."""
    process = subprocess.Popen([RUTTER, "render", job, "--map", "m0000", "--out", out, "--quiet"])
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    checks.that(process.returncode == 0 and (out / "m0000.svg").exists(), f"{job} is drawn")
    return usage.ru_maxrss * 1024


def told_while_drawing(job, out, spoil):
    """Runs it, and spoils its files when the first map is there."""
    process = subprocess.Popen([RUTTER, "render", job, "--out", out, "--quiet"])
    while process.poll() is None and not (out / "m0000.json").exists():
        time.sleep(0.001)
    for file in spoil:
        file.write_text("spoilt")
    spoilt_in_time = process.poll() is None
    return process.wait(), spoilt_in_time


checks = Checks()
with tempfile.TemporaryDirectory() as top:
    top = pathlib.Path(top)
    for name, files_of in {"text": lambda count: {"job.toml": HEAD + "".join(map(one_map, range(count)))}, "tables": tables}.items():
        few, many = (write(top / f"{name}{count}", files_of(count)) for count in (60, MANY))
        a_map = (peak_of_first(many, top / "peak-many") - peak_of_first(few, top / "peak-few")) / MANY
        checks.that(SANITIZED or a_map < MOST_BYTES_A_MAP, f"{name}: a map that is not drawn takes {a_map:.0f} bytes")
        checks.that(digest(top / "peak-many" / "m0000.svg") == digest(top / "peak-few" / "m0000.svg"), f"{name}: the map is the same")
        expected = render(few, top / f"{name}-expected", "--quiet")
        out = top / f"{name}-spoilt"
        code, in_time = told_while_drawing(few, out, list(few.parent.iterdir()))
        checks.that(in_time, f"{name}: the files were changed while maps were drawn")
        checks.that(code == 0, f"{name}: exit {code} when the files change meanwhile")
        for file in sorted(expected.iterdir()):
            checks.that(digest(out / file.name) == digest(file), f"{name}: {file.name} is another when the files change meanwhile")
checks.close()
