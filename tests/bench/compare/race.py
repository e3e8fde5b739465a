"""Runs rutter, MapServer and Mapnik in turn and prints what they needed as a Markdown table.

    race.py RUTTER FOLDER [ROUNDS]      FOLDER: made by maps.py

Every round runs every command, that of a single map three times, so that a machine that grows slower does so for all of them. Processor seconds (user and system),
clock and peak memory are those that the system reports of the whole ended process, start-up included. One round more comes first
and is not counted: its pictures are rendered and looked into.
"""
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

import mapnik_maps
import mapserver_maps

HERE = pathlib.Path(__file__).resolve().parent
PYTHON = "/usr/bin/python3"  # Debian's, which sees Debian's packages
CASES = [("m1", "svg"), ("m1", "pdf"), ("m1", "png"), ("m1full", "svg"), ("m2", "svg"), ("m2full", "svg"), ("m3", "svg"), ("m4", "svg"),
         ("m4full", "svg")]
TITLES = {"m1": "M1 region", "m1full": "M1 region, others from full detail", "m2": "M2 world", "m2full": "M2 world, others from full detail",
          "m3": "M3 half a degree", "m4": "M4 100 maps", "m4full": "M4 100 maps, others from full detail"}
# what is wanted: the case, the other program, the figure, at least how many times rutter's
WANTED = [("m1", "svg", "MapServer", "cpu", 3), ("m1", "svg", "Mapnik", "cpu", 6), ("m4", "svg", "MapServer", "cpu", 8),
          ("m4", "svg", "Mapnik", "cpu", 20), ("m1", "svg", "MapServer", "size", 5), ("m1", "svg", "Mapnik", "size", 5),
          ("m1", "svg", "MapServer", "memory", 0.5)]
# how often a round runs each program of a case of one map
TURNS = 3
NAMES = {"cpu": "processor time", "size": "size of the file", "memory": "peak memory"}


class Runner:
    def __init__(self, rutter, folder):
        self.rutter, self.folder = rutter, folder

    def commands(self, name, form):
        """program: its command and what it writes."""
        top, plain = self.folder, name.removesuffix("full")
        if plain == "m4":
            batch, one = name.replace("m4", "batch"), name.replace("m4", "m1")
            out = {p: top / "out" / p.replace(" ", "-") for p in ("rutter", "rutter, 2 threads", "MapServer", "Mapnik")}
            render = [self.rutter, "render", top / "m4.toml", "--format", "svg", "--force", "--quiet", "--out"]
            return {"rutter": ([*render, out["rutter"], "--jobs", "1"], out["rutter"]),
                    "rutter, 2 threads": ([*render, out["rutter, 2 threads"], "--jobs", "2"], out["rutter, 2 threads"]),
                    "MapServer": ([PYTHON, HERE / "mapserver_maps.py", "batch", top / f"{batch}.map", top / "routes.json", out["MapServer"]],
                                  out["MapServer"]),
                    "Mapnik": ([PYTHON, HERE / "mapnik_maps.py", "batch", top / f"{one}.window.json", top / f"{one}.xml",
                                top / "routes.json", out["Mapnik"]], out["Mapnik"])}
        file = {p: top / "out" / f"{p}-{name}.{form}" for p in ("MapServer", "Mapnik")}
        found = {"MapServer": (["map2img", "-conf", top / "mapserver.conf", "-m", top / f"{name}.map", "-i", form, "-o", file["MapServer"]],
                               file["MapServer"]),
                 "Mapnik": ([PYTHON, HERE / "mapnik_maps.py", "one", top / f"{name}.window.json", top / f"{name}.xml", form, file["Mapnik"]],
                            file["Mapnik"])}
        command = [self.rutter, "render", top / f"{plain}.toml", "--format", form, "--force", "--quiet", "--out", top / "out" / "single"]
        return {"rutter": (command, top / "out" / "single" / f"{plain}.{form}"), **found}

    def run(self, command, output):
        """Figures of one run."""
        if output.suffix:
            output.unlink(missing_ok=True)
        else:
            shutil.rmtree(output, ignore_errors=True)
            output.mkdir(parents=True)
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
        begin = time.monotonic()
        process = subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=environment,
                                   stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        files = [output] if output.suffix else sorted(output.glob("*.svg"))
        if process.returncode != 0 or len(files) != (1 if output.suffix else 100) or not all(file.is_file() for file in files):
            sys.exit(f"exit {process.returncode}, {len(files)} files: {' '.join(map(str, command))}")
        return {"cpu": usage.ru_utime + usage.ru_stime, "wall": wall, "memory": usage.ru_maxrss / 1024,
                "size": sum(file.stat().st_size for file in files) / 1e6}


def check(name, output):
    """In a process of its own: a child's peak memory, as the system tells it, is never less than its parent's when it began."""
    looked_at = [output] if output.suffix else [output / f"m4-{n:03}.svg" for n in (0, 49, 99)]
    told = subprocess.run([PYTHON, HERE / "pictures.py", "land" if name == "m3" else "sea", *looked_at], capture_output=True, text=True)
    if told.returncode != 0:
        sys.exit(f"no fair race: {told.stdout}{told.stderr}")


def median(runs, figure):
    return statistics.median(run[figure] for run in runs)


def row(name, form, program, runs, ours):
    times = sorted(run["cpu"] for run in runs)
    cells = [TITLES[name], form.upper(), program, f"{median(runs, 'cpu'):.2f} ({times[0]:.2f}–{times[-1]:.2f})", f"{median(runs, 'wall'):.2f}",
             f"{median(runs, 'memory'):.0f}", f"{median(runs, 'size'):.2f}"]
    for figure in ("cpu", "memory", "size"):
        cells.append("" if runs is ours else f"{median(runs, figure) / median(ours, figure):.1f}")
    return "| " + " | ".join(cells) + " |"


def main():
    rutter, folder = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 7
    maps = json.loads((folder / "maps.json").read_text(encoding="utf-8"))
    (folder / "mapserver.conf").write_text("CONFIG\n  ENV\n  END\nEND\n")
    mapserver_maps.write(maps, folder)
    mapnik_maps.write(maps, folder)
    (folder / "out" / "single").mkdir(parents=True, exist_ok=True)
    runner, figures = Runner(rutter, folder), {}
    for number in range(rounds + 1):
        for case in CASES:
            programs = list(runner.commands(*case).items())
            for program, _ in programs:
                figures.setdefault(case, {}).setdefault(program, [])
            # Another one begins each time: who runs first finds the processor's caches full of the case before.
            for turn in range(1 if number == 0 or case[0].startswith("m4") else TURNS):
                first = (number + turn) % len(programs)
                for program, (command, output) in programs[first:] + programs[:first]:
                    measured = runner.run(command, output)
                    if number == 0:
                        check(case[0], output)
                    else:
                        figures[case][program].append(measured)
        print(f"round {number} of {rounds}" + (": pictures looked into, not counted" if number == 0 else ""), file=sys.stderr, flush=True)
    print(f"Medians of {rounds} rounds ({TURNS * rounds} runs of single maps, {rounds} of batches); of the processor time also the least and the most. ÷ rutter: how many times rutter's figure.\n")
    print("| map | format | program | CPU s | clock s | peak MB | output MB | CPU ÷ rutter | memory ÷ rutter | size ÷ rutter |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for (name, form), programs in figures.items():
        for program, runs in programs.items():
            print(row(name, form, program, runs, programs["rutter"]))
    print("\n| wanted | measured | |\n|---|---|---|")
    for name, form, other, figure, least in WANTED:
        programs = figures[(name, form)]
        ratio = median(programs[other], figure) / median(programs["rutter"], figure)
        told = f"at most {1 / least:g} times {other}'s" if least < 1 else f"at most 1/{least} of {other}'s"
        shown = f"{1 / ratio:.2f} times" if least < 1 else f"1/{ratio:.1f}"
        print(f"| {TITLES[name]}, {form.upper()}: {NAMES[figure]} {told} | {shown} | {'met' if ratio >= least else '**not met**'} |")


if __name__ == "__main__":
    main()
