#!/usr/bin/env python3
"""Same input, same bytes: on 20 runs, in another locale, zone and font configuration, without AVX2 and FMA, alone or in a batch."""
import os
import pathlib
import tempfile

from program import EXAMPLE, SANITIZED, Checks, digest, render

FILES = ["transit-chain.svg", "transit-chain.pdf", "transit-chain.png", "transit-chain.json"]
checks = Checks()
with tempfile.TemporaryDirectory() as top:
    top = pathlib.Path(top)
    first = render(EXAMPLE, top / "first")
    expected = {name: digest(first / name) for name in FILES}

    def same(name, *options, env=None, files=FILES):
        out = render(EXAMPLE, top / name, *options, env=env)
        for file in files:
            checks.that(digest(out / file) == expected[file], f"{name}: {file} has other bytes")

    for number in range(2 if SANITIZED else 19):
        same(f"run{number}", "--format", "svg,pdf", files=FILES[:2])
    same("again")
    (top / "other.conf").write_text('<?xml version="1.0"?><fontconfig><dir>/nonexistent</dir></fontconfig>')
    other = {"LC_ALL": "de_DE.UTF-8", "LANG": "ar_EG.UTF-8", "TZ": "Asia/Kathmandu", "FONTCONFIG_FILE": str(top / "other.conf"),
             "PROJ_NETWORK": "ON", "SOURCE_DATE_EPOCH": "1", "COLUMNS": "40"}
    same("elsewhere", env={**os.environ, **other})
    same("older-machine", env={**os.environ, "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA,-AVX512F"})
    # A map's bytes depend on that map alone: drawn beside the others, with two threads.
    batch = render(EXAMPLE, top / "batch", *sorted(str(p) for p in EXAMPLE.parent.glob("*.toml") if p != EXAMPLE), "--jobs", "2")
    for file in FILES:
        checks.that(digest(batch / file) == expected[file], f"in a batch: {file} has other bytes")
    # The shade of the relief is pixels that the program computes.
    job = pathlib.Path(__file__).resolve().parent.parent / "cli" / "jobs" / "relief.toml"
    first = digest(render(job, top / "relief") / "relief.svg")
    checks.that("layer-relief" in (top / "relief" / "relief.svg").read_text(), "the relief is drawn")
    older = {**os.environ, "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA,-AVX512F", "LC_ALL": "de_DE.UTF-8"}
    checks.that(digest(render(job, top / "relief-older", env=older) / "relief.svg") == first, "relief on an older machine: other bytes")
    batch = render(job, top / "relief-batch", EXAMPLE, "--format", "svg", "--jobs", "2")
    checks.that(digest(batch / "relief.svg") == first, "relief in a batch: other bytes")
checks.close()
