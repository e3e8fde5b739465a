#!/usr/bin/env python3
"""CPU seconds (user and system) and peak memory of whole processes, the median of nine runs, against their limits.

usage: whole.py [RUTTER]      the program to measure; build/release/bin/rutter by default
Exit 0 when it could measure, whatever the figures say; 1 when a command failed.
"""
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

RUNS = 9
SOURCE = pathlib.Path(__file__).resolve().parents[2]
CHAIN = str(SOURCE / "examples" / "transit-chain.toml")


def measured(command):
    """CPU seconds and peak MB of one run; None when it fails."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        return None
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def verdict(value, limit):
    if limit is None:
        return "-"
    return "pass" if value <= limit else "OVER"


def main():
    rutter = sys.argv[1] if len(sys.argv) > 1 else str(SOURCE / "build" / "release" / "bin" / "rutter")
    failed = False
    print(f"{'command':34} {'CPU ms':>7} {'limit':>6} {'':4}  {'MB':>6} {'limit':>6}")
    with tempfile.TemporaryDirectory() as out:
        def render(form):
            return ["render", CHAIN, "--out", out, "--format", form, "--force"]

        # What, arguments, CPU limit in seconds, memory limit in MB (None: none stated).
        cases = [("--version", ["--version"], 0.020, None), ("geocode Azaz", ["geocode", "Azaz"], 0.025, None),
                 ("render transit-chain, svg", render("svg"), 0.15, 120), ("render transit-chain, pdf", render("pdf"), None, None),
                 ("render transit-chain, png", render("png"), None, None)]
        for name, arguments, cpu_limit, memory_limit in cases:
            runs = [measured([rutter, *arguments]) for _ in range(RUNS)]
            if None in runs:
                print(f"{name:34} failed")
                failed = True
                continue
            cpu, memory = (statistics.median(figure) for figure in zip(*runs))
            limits = [f"{cpu_limit * 1000:.0f}" if cpu_limit else "", str(memory_limit or "")]
            print(f"{name:34} {cpu * 1000:7.1f} {limits[0]:>6} {verdict(cpu, cpu_limit):4}  {memory:6.1f} {limits[1]:>6} "
                  f"{verdict(memory, memory_limit)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
