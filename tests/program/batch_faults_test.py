#!/usr/bin/env python3
"""A batch that is disturbed: killed at any moment, on a full disk, in a read-only folder, with a limit on the size of files, with a log that
cannot be written, with one broken map of ten. What stands in the folder is complete, and after the same command has been run
again the folder is what it is after an undisturbed run, byte for byte."""
import json
import pathlib
import resource
import shutil
import signal
import subprocess
import tempfile
import time

from program import RUTTER, Checks, run

TOWNS = ["Azaz", "Kilis", "Baku", "Tbilisi", "Yerevan", "Trabzon", "Ganja", "Batumi", "Tabriz", "Erbil"]
BROKEN = 5  # the number of the map that is broken
checks = Checks()


def map_text(number, keys="", stop=None, name=None, page='"column-330"'):
    return (f'[[map]]\nname = "{name or f"map-{number}"}"\npage = {page}\nformats = ["svg"]\nlocator = false\n{keys}\n'
            f'[[map.stop]]\n{stop or f"""place = "{TOWNS[number]}" """}\n')


def job_of(folder, file="job.toml", **broken):
    path = folder / file
    path.write_text("".join(map_text(n, **(broken if n == BROKEN else {})) for n in range(10)))
    return path


def snapshot(folder):
    """Name and bytes of everything in the folder, hidden files too."""
    return {p.name: p.read_bytes() for p in folder.iterdir()} if folder.exists() else {}


def told(result):
    return f"exit {result.returncode}\n{result.stderr[-600:]}"


def same(folder, whole, what):
    found = snapshot(folder)
    odd = sorted(n for n in found.keys() | whole.keys() if found.get(n) != whole.get(n))
    checks.that(not odd, f"{what}: not as after an undisturbed run: {odd[:5]}")


def complete(folder, whole, what):
    """Whatever has an output's name is that output."""
    torn = sorted(n for n, content in snapshot(folder).items() if ".part." not in n and not n.endswith(".lock") and content != whole.get(n))
    checks.that(not torn, f"{what}: incomplete under their names: {torn[:5]}")


def resumed(job, out, whole, what):
    again = run(RUTTER, "render", job, "--out", out, "--jobs", "2", "--quiet")
    checks.that(again.returncode == 0, f"{what}: the second run: {told(again)}")
    same(out, whole, what)


def killed_at_times(top, job, whole):
    for attempt in range(5):
        out = top / "killed"
        shutil.rmtree(out, ignore_errors=True)
        with subprocess.Popen([RUTTER, "render", job, "--out", out, "--jobs", "2", "--quiet"]) as program:
            deadline = time.monotonic() + 20
            while program.poll() is None and not (out.exists() and any(out.iterdir())) and time.monotonic() < deadline:
                time.sleep(0.0005)
            time.sleep(attempt * 0.009)
            program.send_signal(signal.SIGKILL)
        complete(out, whole, f"killed, attempt {attempt}")
        resumed(job, out, whole, f"killed and resumed, attempt {attempt}")


def killed_at_calls(top, job, whole):
    """The same at every kind of call that a map's writing makes; of the calls some, so that the test stays short."""
    if not shutil.which("strace"):
        print("SKIPPED: killing at system calls: strace is not installed")
        return
    two = {name: content for name, content in whole.items() if name[:5] in ("map-0", "map-1")}
    command = [RUTTER, "render", job, "--map", "map-0", "--map", "map-1", "--quiet", "--out", top / "traced"]
    for call, numbers in {"write": (1, 4), "fsync": (1, 3, 4, 8), "rename": (1, 2), "unlink": (1, 2), "close": (100, 110)}.items():
        for number in numbers:
            what = f"killed at {call} {number}"
            shutil.rmtree(top / "traced", ignore_errors=True)
            run("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:signal=SIGKILL:when={number}", *command)
            complete(top / "traced", whole, what)
            again = run(*command)
            checks.that(again.returncode == 0, f"{what}: the second run: {told(again)}")
            same(top / "traced", two, f"{what} and resumed")


def full_disk(top, job, whole):
    disk = top / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=160k", "tmpfs", disk], capture_output=True).returncode != 0:
        print("SKIPPED: a full disk: this machine lets nobody mount a tmpfs here")
        return
    try:
        result = run(RUTTER, "render", job, "--out", disk, "--jobs", "2")
        checks.that(result.returncode == 4 and "No space left on device" in result.stderr, f"full disk: {told(result)}")
        complete(disk, whole, "full disk")
        left = [name for name in snapshot(disk) if ".part." in name or name.endswith(".lock")]
        checks.that(not left, f"full disk: left behind: {left}")
        checks.that(any(name.endswith(".json") for name in snapshot(disk)), "full disk: what had room is there")
        subprocess.run(["mount", "-o", "remount,size=16m", disk], check=True)
        resumed(job, disk, whole, "full disk, then room")
    finally:
        subprocess.run(["umount", disk], check=False)


def read_only_folder(top, job, whole):
    """A mount, because permissions do not bind root."""
    out = top / "read-only"
    out.mkdir()
    (out / "map-0.svg").write_text("old")
    if subprocess.run(["mount", "--bind", out, out], capture_output=True).returncode != 0:
        print("SKIPPED: a read-only folder: this machine lets nobody mount one here")
        return
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", out], check=True)
        result = run(RUTTER, "render", job, "--out", out)
        checks.that(result.returncode == 4 and "Read-only file system" in result.stderr, f"read-only folder: {told(result)}")
        checks.that(str(out / "map-0.svg") not in result.stdout, "read-only folder: nothing is said to be written")
        checks.that(snapshot(out) == {"map-0.svg": b"old"}, "read-only folder: nothing changed")
    finally:
        subprocess.run(["umount", out], check=False)
    resumed(job, out, whole, "read-only folder, then writable")


def limited_size(top, job, whole):
    """Some maps are below the limit: they are drawn all the same."""
    sizes = sorted(len(content) for name, content in whole.items() if name.endswith(".svg"))
    limit, out = sizes[len(sizes) // 2], top / "limited"
    result = subprocess.run([RUTTER, "render", job, "--out", out], capture_output=True, text=True,
                            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    checks.that(result.returncode == 4 and "File too large" in result.stderr, f"limit on sizes: {told(result)}")
    expected = {n for n in whole if len(whole[n.replace(".json", ".svg")]) <= limit}
    checks.that(snapshot(out).keys() == expected, f"limit on sizes: {sorted(snapshot(out))} for {sorted(expected)}")
    complete(out, whole, "limit on sizes")
    resumed(job, out, whole, "limit on sizes, then none")


def logs(top, job, whole):
    out = top / "logged"
    result = run(RUTTER, "render", job, "--out", out, "--log", "/dev/full", "--quiet")
    checks.that(result.returncode == 4 and "/dev/full" in result.stderr, f"a log that cannot be written: {told(result)}")
    same(out, whole, "a log that cannot be written leaves the maps complete")
    shutil.rmtree(out)
    log = top / "log.jsonl"
    with subprocess.Popen([RUTTER, "render", job, "--out", out, "--log", log, "--quiet"]) as program:
        while program.poll() is None and not (out.exists() and len(list(out.iterdir())) >= 6):  # names only: parts come and go
            time.sleep(0.0005)
        program.send_signal(signal.SIGKILL)
    lines = log.read_text().splitlines() if log.exists() else []
    names = [json.loads(line)["map"] for line in lines]
    checks.that(all(f"{name}.svg" in snapshot(out) for name in names), f"killed with a log: it tells of maps that are not there: {names}")
    resumed(job, out, whole, "killed with a log, resumed")


REFUSED = {  # what is wrong in the job: nothing is drawn, exit 2
    "unknown key": {"keys": "colour = 1"},
    "wrong type": {"keys": "title = 7"},
    "out of range": {"stop": 'place = "X"\nat = { lat = 91, lon = 0 }'},
    "duplicate name": {"name": "MAP-4"},
    "illegal name": {"name": "a/b"},
    "unknown style": {"keys": 'style = "report-ligth"'},
    "unknown source": {"stop": 'place = "Baku"\nsource = ["nobody"]'},
    "no such date": {"stop": 'place = "Baku"\ndate = "2020-13-40"'},
    "leg from nowhere": {"stop": 'place = "Baku"\n[[map.leg]]\nfrom = "Nowhere"\nto = "Baku"'},
    "no TOML": {"keys": "title = ="},
}
UNDRAWN = {  # what cannot be drawn: the other nine are, exit 1; and what the message names
    "unknown place": ({"stop": 'place = "Qwertyuiopville"'}, "Qwertyuiopville"),
    "ambiguous place": ({"stop": 'place = "Tripoli"'}, "ambiguous"),
    "another context": ({"stop": 'place = "Azaz"\nin = "Lebanon"'}, "not in 'Lebanon'"),
    "unknown id": ({"stop": 'place = "X"\npin = "geonames:1"'}, "geonames:1"),
    "near an unknown place": ({"stop": 'near = "Qwertyuiopville"'}, "Qwertyuiopville"),
    "no area": ({"stop": 'place = "Azaz"\nrole = "somewhere-in"'}, "no area"),
    "layer missing": ({"keys": 'layers = ["nowhere.geojson"]'}, "nowhere.geojson"),
    "layer broken": ({"keys": 'layers = ["broken.geojson"]'}, "broken.geojson"),
    "font broken": ({"keys": 'fonts = ["broken.ttf"]'}, "broken.ttf"),
    "page too small": ({"page": '{ width = 60, height = 45, unit = "mm" }'}, "too small"),
}


def one_broken_of_ten(top, whole):
    (top / "broken.geojson").write_text('{"type": "FeatureCollection", "features": [')
    (top / "broken.ttf").write_text("no font")
    for what, broken in REFUSED.items():
        out = top / "refused"
        result = run(RUTTER, "render", job_of(top, "broken.toml", **broken), "--out", out, "--jobs", "2")
        checks.that(result.returncode == 2 and "broken.toml:" in result.stderr, f"{what}: {told(result)}")
        checks.that(not snapshot(out), f"{what}: drawn all the same: {sorted(snapshot(out))}")
    others = {name: content for name, content in whole.items() if name.endswith(".svg") and not name.startswith(f"map-{BROKEN}.")}
    for what, (broken, named) in UNDRAWN.items():
        out = top / "undrawn"
        shutil.rmtree(out, ignore_errors=True)
        result = run(RUTTER, "render", job_of(top, "broken.toml", **broken), "--out", out, "--jobs", "2")
        checks.that(result.returncode == 1 and named in result.stderr and "broken.toml:" in result.stderr, f"{what}: {told(result)}")
        found = snapshot(out)
        checks.that({n: c for n, c in found.items() if n.endswith(".svg")} == others, f"{what}: the other nine: {sorted(found)}")
        checks.that(len(found) == 18, f"{what}: the others with their records and nothing else: {sorted(found)}")


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    undisturbed = job_of(folder)
    first = run(RUTTER, "render", undisturbed, "--out", folder / "whole", "--quiet")
    checks.that(first.returncode == 0, f"undisturbed: {told(first)}")
    files = snapshot(folder / "whole")
    checks.that(len(files) == 20, f"undisturbed: {sorted(files)}")
    for part in (killed_at_times, killed_at_calls, full_disk, read_only_folder, limited_size, logs):
        begin = time.monotonic()
        part(folder, undisturbed, files)
        print(f"{part.__name__}: {time.monotonic() - begin:.1f} s")
    one_broken_of_ten(folder, files)
checks.close()
