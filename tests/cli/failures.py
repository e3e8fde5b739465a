#!/usr/bin/env python3
"""What the machine can do to a run: data gone, disk full, streams closed, signals.

usage: failures.py RUTTER DATA_FOLDER RECORD_SCHEMA CASE     (ends with 77 where the case cannot be tried here)
"""
import json
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

RUTTER, DATA, SCHEMA = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
JOBS = pathlib.Path(__file__).resolve().parent / "jobs"
checks = {"passed": 0, "failed": 0}


def check(condition, message):
    checks["passed" if condition else "failed"] += 1
    if not condition:
        print("FAILED:", message)


def skip(reason):
    print("SKIPPED:", reason)
    sys.exit(77)


def run(*arguments, data=DATA, **options):
    command = [str(RUTTER), *map(str, arguments)]
    environment = {"PATH": os.environ["PATH"], "RUTTER_DATA": str(data)}
    options.setdefault("stdin", subprocess.DEVNULL)
    options.setdefault("stdout", subprocess.PIPE)
    return subprocess.run(command, env=environment, stderr=subprocess.PIPE, text=True, timeout=250, check=False, **options)


def expect(result, code, pattern=""):
    check(result.returncode == code, f"{result.args[1:]}: exit {result.returncode}, expected {code}\n{result.stderr}")
    check(re.search(pattern, result.stderr, re.DOTALL), f"{result.args[1:]}: no '{pattern}' in\n{result.stderr}")


def old_files(folder):
    """Complete files of an earlier run, recognisable by their content."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("all.svg", "all.pdf", "all.png", "all.json"):
        (folder / name).write_text("old " + name)


def check_old_files(folder):
    names = sorted(path.name for path in folder.iterdir())
    check(names == ["all.json", "all.pdf", "all.png", "all.svg"], f"only the old files are there: {names}")
    for path in folder.iterdir():
        check(path.read_text(errors="replace") == "old " + path.name, f"{path.name} is the old one")


def is_complete(path):
    content = path.read_bytes()
    return content.rstrip().endswith(b"</svg>") if path.suffix == ".svg" else bool(json.loads(content))


def many_maps(folder, count, pages=""):
    job = folder / "many.toml"
    job.write_text("".join(f'[[map]]\nname = "map-{i:03}"\npage = "a4-landscape"\nformats = ["svg"]\n'
                           f'[[map.stop]]\nplace = "{"Azaz" if i % 2 else "Kilis"}"\n' for i in range(count)))
    return job


def missing_data(top):
    old_files(top / "out")
    (top / "empty").mkdir()
    expect(run("render", JOBS / "all-formats.toml", "--out", top / "out", data=top / "empty"), 4, str(top / "empty"))
    expect(run("render", JOBS / "all-formats.toml", "--out", top / "out", "--data", top / "nowhere"), 4, "no data folder '.*nowhere' .--data.*--data DIR")
    expect(run("geocode", "Azaz", data=top / "empty"), 4, "gazetteer.sqlite")
    check_old_files(top / "out")


def damaged_data(top):
    for name in ("gazetteer.sqlite", "basemap.rutter", "styles/report-light.json"):
        data = top / "data"
        shutil.copytree(DATA, data, copy_function=os.symlink)
        whole = (DATA / name).read_bytes()
        for what, content in (("empty", b""), ("cut", whole[: len(whole) // 2]), ("garbled", b"\x5a" * 4096 + whole[4096:])):
            (data / name).unlink()
            (data / name).write_bytes(content)
            out = top / "out"
            shutil.rmtree(out, ignore_errors=True)
            old_files(out)
            result = run("render", JOBS / "all-formats.toml", "--out", out, data=data)
            expect(result, 4, pathlib.Path(name).stem)
            check_old_files(out)
        shutil.rmtree(data)
    data = top / "data"
    shutil.copytree(DATA, data, copy_function=os.symlink)
    shutil.rmtree(data / "fonts")
    expect(run("render", JOBS / "all-formats.toml", "--out", top / "out", data=data), 4, "fonts")


def relief_data(top):
    """Without relief.rutter maps are drawn as ever, except those that ask for the relief; damage is found where it is read."""
    plain, shaded = top / "plain.toml", top / "shaded.toml"
    text = (JOBS / "relief.toml").read_text()
    shaded.write_text(text)
    plain.write_text(text.replace("relief = true", "relief = false"))
    expect(run("render", shaded, "--out", top / "whole"), 0)
    expect(run("render", plain, "--out", top / "plain"), 0)
    svg = (top / "whole" / "relief.svg").read_text()
    check("layer-relief" in svg and "relief: Natural Earth" in svg, "the relief is drawn and its source named")
    svg = (top / "plain" / "relief.svg").read_text()
    check("layer-relief" not in svg and "relief:" not in svg, "a relief that is not drawn is not named")
    data = top / "data"
    shutil.copytree(DATA, data, copy_function=os.symlink)
    whole = (DATA / "relief.rutter").read_bytes()
    middle = bytearray(whole)
    for i in range(48, len(middle) - 40000, 1000):
        middle[i] ^= 1
    (data / "relief.rutter").unlink()
    for what, content in (("missing", None), ("empty", b""), ("cut", whole[: len(whole) // 2]), ("garbled", b"\x5a" * 4096 + whole[4096:]),
                          ("damaged inside", bytes(middle))):
        if content is not None:
            (data / "relief.rutter").write_bytes(content)
        for name in ("relief.svg", "relief.json"):
            (top / "whole" / name).write_text("old " + name)
        expect(run("render", shaded, "--out", top / "whole", data=data), 4, "relief.rutter: (cannot read the relief|the relief cannot be read): ")
        check((top / "whole" / "relief.svg").read_text() == "old relief.svg", f"{what}: the old map is untouched")
        expect(run("render", plain, "--out", top / "again", data=data), 0)
        check((top / "again" / "relief.svg").read_bytes() == (top / "plain" / "relief.svg").read_bytes(), f"{what}: the same map without relief")
        shutil.rmtree(top / "again")


def unwritable_folder(top):
    (top / "file").write_text("a file")
    expect(run("render", JOBS / "all-formats.toml", "--out", top / "file"), 4, "file' cannot be made.*--out")
    check((top / "file").read_text() == "a file", "the file in the way is untouched")
    (top / "out" / "all.pdf").mkdir(parents=True)
    expect(run("render", JOBS / "all-formats.toml", "--out", top / "out"), 4, "all.pdf' cannot be written")
    if os.geteuid() != 0:
        old_files(top / "closed")
        (top / "closed").chmod(0o555)
        expect(run("render", JOBS / "all-formats.toml", "--out", top / "closed"), 4, "cannot be written.*--out")
        (top / "closed").chmod(0o755)
        check_old_files(top / "closed")


def full_disk(top):
    if os.geteuid() != 0:
        skip("only root can mount a small disk")
    disk = top / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=32k", "tmpfs", str(disk)], check=False, capture_output=True)
    if mounted.returncode != 0:
        skip("this machine lets nobody mount a tmpfs")
    try:
        old_files(disk)
        expect(run("render", JOBS / "all-formats.toml", "--out", disk), 4, "No space left on device.*--out")
        check_old_files(disk)
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def closed_output(top):
    for arguments in (["--version"], ["list", "pages"], ["geocode", "Azaz"], ["new"], ["render", "--help"]):
        command = f'"$0" {" ".join(arguments)} >&-'
        result = subprocess.run(["bash", "-c", command, str(RUTTER)], env={"RUTTER_DATA": str(DATA)}, stderr=subprocess.PIPE, text=True, check=False)
        expect(result, 4, "cannot write to standard output: it is closed")
    # What is opened later must not take the number of the closed stream.
    command = f'"$0" render "{JOBS / "all-formats.toml"}" --format svg --out "{top / "out"}" >&- 2>&- <&-'
    result = subprocess.run(["bash", "-c", command, str(RUTTER)], env={"RUTTER_DATA": str(DATA)}, check=False)
    check(result.returncode == 4, f"all streams closed: exit {result.returncode}")
    check(is_complete(top / "out" / "all.svg") and is_complete(top / "out" / "all.json"), "the map is complete all the same")


def full_output(top):
    with open("/dev/full", "w", encoding="utf-8") as full:
        expect(run("list", "pages", stdout=full), 4, "cannot write to standard output: No space left on device")
        expect(run("render", JOBS / "all-formats.toml", "--format", "svg", "--out", top / "out", stdout=full), 4, "standard output")
    check(is_complete(top / "out" / "all.svg"), "the map is complete all the same")
    with subprocess.Popen(["true"], stdin=subprocess.PIPE) as reader:
        reader.wait()
        expect(run("list", "pages", stdout=reader.stdin), 4, "Broken pipe")


def interrupted(top, signal_number, code):
    """Several times, a little later each time, so that drawing and writing are both hit."""
    count = 60
    job = many_maps(top, count)
    out = top / "out"
    for attempt in range(12):
        shutil.rmtree(out, ignore_errors=True)
        with subprocess.Popen([str(RUTTER), "render", str(job), "--out", str(out), "--jobs", "2"], env={"RUTTER_DATA": str(DATA)},
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as program:
            deadline = time.monotonic() + 60
            while not list(out.glob("*.json")) and program.poll() is None and time.monotonic() < deadline:
                time.sleep(0.0005)
            time.sleep(attempt * 0.0023)
            program.send_signal(signal_number)
            message = program.stderr.read()
            program.wait(timeout=60)
        check(program.returncode == code, f"exit {program.returncode}, expected {code}")
        check("interrupted: finished maps are complete" in message, f"says so: {message}")
        done = sorted(out.glob("*.json"))
        check(1 <= len(done) < count, f"some maps are done: {len(done)}")
        check({p.suffix for p in out.iterdir()} == {".svg", ".json"}, f"nothing temporary is left: {sorted(p.name for p in out.iterdir())}")
        check(all(is_complete(path) for path in out.iterdir() if path.suffix in (".svg", ".json")), "every file is complete")
        check(sorted(p.stem for p in out.glob("*.svg")) == [p.stem for p in done], "every map has its record")
    expect(run("render", job, "--out", out, "--quiet"), 0)
    check(len(list(out.glob("*.json"))) == count, "a second run draws the others")


def sigterm(top):
    interrupted(top, signal.SIGTERM, 143)


def sigint(top):
    interrupted(top, signal.SIGINT, 130)


def stale_parts(top):
    out = top / "out"
    out.mkdir()
    (out / "ok.svg.part.0123456789abcdef").write_text("half a file of a run that was killed")
    (out / "ok.svg.part.notes.txt").write_text("a file of the user")
    expect(run("render", JOBS / "ok.toml", "--out", out), 0)
    names = sorted(path.name for path in out.iterdir())
    check(names == ["ok.json", "ok.svg", "ok.svg.part.notes.txt"], f"only the stale part is gone: {names}")


def file_size_limit(top):
    old_files(top / "out")

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))

    expect(run("render", JOBS / "all-formats.toml", "--out", top / "out", preexec_fn=limit), 4, "cannot be written: File too large")
    check_old_files(top / "out")


def jobs_and_order(top):
    job = many_maps(top, 12)
    job.write_text(job.read_text().replace('place = "Kilis"', 'place = "Qwertyuiopville"', 1))
    seen = set()
    for threads in ("1", "4"):
        out = top / "out"
        result = run("render", job, "--out", out, "--jobs", threads)
        expect(result, 1, "Qwertyuiopville")
        files = tuple((path.name, path.read_bytes()) for path in sorted(out.iterdir()))
        check(len(files) == 22, f"11 maps and their records: {len(files)}")
        seen.add((result.stdout, result.stderr, files))
        shutil.rmtree(out)
    check(len(seen) == 1, "files and messages do not depend on --jobs")
    names = set()
    for part in ("0/3", "1/3", "2/3"):
        shutil.rmtree(top / "out", ignore_errors=True)
        run("render", job, "--out", top / "out", "--shard", part)
        part_names = {path.name for path in (top / "out").glob("*.svg")} if (top / "out").exists() else set()
        check(not names & part_names, f"shard {part} draws nothing that another one draws")
        names |= part_names
    check(len(names) == 11, "the shards together draw all")


def faults(schema, value, where="record"):
    """The keywords of JSON Schema that docs/record.schema.json uses."""
    types = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None), "number": (int, float), "integer": int}
    wanted = schema.get("type", [])
    wanted = [wanted] if isinstance(wanted, str) else wanted
    if wanted and not any(isinstance(value, types[t]) and (t == "boolean" or not isinstance(value, bool)) for t in wanted):
        return [f"{where} is no {wanted}"]
    found = []
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{where} is {value!r}")
    if isinstance(value, (int, float)) and not (schema.get("minimum", value) <= value <= schema.get("maximum", value)):
        found.append(f"{where} is {value}")
    if isinstance(value, str) and "pattern" in schema and not re.search(schema["pattern"], value):
        found.append(f"{where} is {value!r}")
    if isinstance(value, dict):
        known = [key for key in schema.get("properties", {}) if key in value or key in schema.get("required", schema["properties"])]
        if schema.get("additionalProperties") is False and list(value) != known:
            found.append(f"keys of {where}: {list(value)}")
        for key, part in value.items():
            found += faults(schema.get("properties", {}).get(key, {}), part, f"{where}.{key}")
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            found.append(f"length of {where}: {len(value)}")
        for index, part in enumerate(value):
            found += faults(schema.get("items", {}), part, f"{where}[{index}]")
    return found


def record_schema(top):
    schema = json.loads(SCHEMA.read_text())
    for job in ("all-formats.toml", "kinds-of-stops.toml"):
        expect(run("render", JOBS / job, "--out", top / "out"), 0)
    records = sorted((top / "out").glob("*.json"))
    check(len(records) == 2, "two records")
    for path in records:
        text = path.read_text()
        record = json.loads(text)
        check(not faults(schema, record), f"{path.name}: {faults(schema, record)}")
        check(text == json.dumps(record, indent=2, ensure_ascii=False) + "\n", f"{path.name} is indented by two spaces")
        check(str(top) not in text and str(JOBS.parent) not in text and time.strftime("%Y-%m-%d") not in text, "no path, no time")
        check([i["path"] for i in record["inputs"]] == [f"{'kinds-of-stops' if path.stem == 'kinds' else 'all-formats'}.toml"], "inputs are relative to the job")
        for output in record["outputs"]:
            digest = subprocess.run(["sha256sum", top / "out" / output["path"]], capture_output=True, text=True, check=True).stdout
            check(digest.startswith(output["sha256"]), f"checksum of {output['path']}")
    stops = {stop["id"]: stop for stop in json.loads((top / "out" / "kinds.json").read_text())["stops"]}
    check(stops["camp"]["match"] == "near" and stops["camp"]["uncertainty_km"] > 0, "a stop near a place")
    check(stops["pinned"]["match"] == "pin" and stops["pinned"]["country"] == "LB", "a pinned stop")
    check(stops["coordinates"]["match"] == "at" and stops["coordinates"]["place_id"] is None, "a stop by coordinates")
    check(stops["area"]["uncertainty_km"] is None and stops["area"]["kind"] == "country", "a stop known as an area")
    check(stops["two"]["uncertainty_km"] > 5, "two readings in one ring")


CASES = {case.__name__: case for case in (missing_data, damaged_data, relief_data, unwritable_folder, full_disk, closed_output, full_output, sigterm,
                                          sigint, stale_parts, file_size_limit, jobs_and_order, record_schema)}

if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="rutter-failures-") as folder:
        CASES[sys.argv[4]](pathlib.Path(folder))
    print(f"{checks['passed']} passed, {checks['failed']} failed")
    sys.exit(1 if checks["failed"] or not checks["passed"] else 0)
