#!/usr/bin/env python3
"""Does a batch's memory stay flat and its time linear? Draws 100, 1,000 and 10,000 small maps, each batch in one process.

usage: many_maps.py [--rutter RUTTER] [--jobs N] [--formats svg,pdf] [COUNT...]

Each map is a route of two to four stops anywhere between 50° south and 65° north, on a page 140 mm wide and as high as it needs; the batch of 100 is the
beginning of that of 10,000. Prints for every batch: time a map (processor and clock), peak memory of the process and what is left
on disk. Exit 1 when a batch failed, when the largest needs 20 % more memory than the smallest, or 20 % more time a map.
"""
import argparse
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

SOURCE = pathlib.Path(__file__).resolve().parents[2]
MOST_GROWTH = 1.2
HEAD = '[defaults]\npage = { width = 140, unit = "mm" }\njoin = "in-order"\nlegend = false\nlocator = false\nnumbering = "none"\n\n'


def one_map(number):
    """The text of a map, which depends on its number alone."""
    rng = random.Random(number)
    lon, lat = rng.uniform(-170, 170), rng.uniform(-50, 65)
    text = f'[[map]]\nname = "map-{number:05}"\ntitle = "Map {number}"\n'
    for stop in range(rng.randint(2, 4)):
        x, y = (lon + rng.gauss(0, 3) + 180) % 360 - 180, lat + rng.gauss(0, 2)
        text += f'[[map.stop]]\nid = "s{stop}"\nat = {{ lat = {y:.4f}, lon = {x:.4f} }}\nlabel = "Place {stop + 1}"\n'
    return text + "\n"


def draw(rutter, count, jobs, formats):
    """CPU and wall seconds, peak MB and written MB of a batch; None when it failed."""
    with tempfile.TemporaryDirectory(prefix="many-maps-") as top:
        job, out = pathlib.Path(top) / "many.toml", pathlib.Path(top) / "out"
        job.write_text(HEAD + "".join(one_map(number) for number in range(count)))
        told = open(pathlib.Path(top) / "told", "w+b")  # a file: a pipe that nobody reads would stop it
        begin = time.monotonic()
        process = subprocess.Popen([rutter, "render", job, "--out", out, "--jobs", str(jobs), "--format", formats, "--quiet"],
                                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=told)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        files = [entry for entry in os.scandir(out)] if out.is_dir() else []
        if process.returncode != 0 or len(files) != count * (len(formats.split(",")) + 1):
            told.seek(0)
            print(f"{count} maps: exit {process.returncode}, {len(files)} files\n{told.read(1000).decode(errors='replace')}")
            return None
        return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, sum(file.stat().st_size for file in files) / 1e6


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rutter", default=str(SOURCE / "build" / "release" / "bin" / "rutter"))
    arguments.add_argument("--jobs", type=int, default=2)
    arguments.add_argument("--formats", default="svg")
    arguments.add_argument("counts", nargs="*", type=int, default=[100, 1000, 10000])
    asked = arguments.parse_args()
    counts = sorted(asked.counts or [100, 1000, 10000])
    print(f"{'maps':>6} {'CPU ms/map':>11} {'wall ms/map':>12} {'peak MB':>8} {'written MB':>11}", flush=True)
    figures = []
    for count in counts:
        drawn = draw(asked.rutter, count, asked.jobs, asked.formats)
        if drawn is None:
            return 1
        cpu, wall, memory, written = drawn
        figures.append((cpu / count, memory))
        print(f"{count:6} {cpu / count * 1000:11.1f} {wall / count * 1000:12.1f} {memory:8.1f} {written:11.1f}", flush=True)
    (first_time, first_memory), (last_time, last_memory) = figures[0], figures[-1]
    flat, linear = last_memory / first_memory, last_time / first_time
    print(f"memory x {flat:.2f}, time a map x {linear:.2f} from {counts[0]} to {counts[-1]} maps (at most x {MOST_GROWTH} wanted)")
    return 0 if flat <= MOST_GROWTH and linear <= MOST_GROWTH else 1


if __name__ == "__main__":
    sys.exit(main())
