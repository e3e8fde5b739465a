#!/usr/bin/env python3
"""Jobs that nobody should draw: each comes to a map or to a clear error, within bounded work, and what is not drawn stands in
the record with its reason. No two texts or blocks of a map lie on each other; time is the processor's, with room for slow ones."""
import json
import pathlib
import random
import re
import resource
import tempfile

from program import RUTTER, SANITIZED, SOURCE, Checks, run

MOST_SECONDS = 300 if SANITIZED else 40  # a tenth of that is usual
HEAD = ('[[source]]\nid = "s"\npublisher = "Example"\ntitle = "A report"\ndate = 2021-05-04\n\n[[map]]\nname = "bad"\n'
        'title = "{title}"\npage = {page}\nformats = ["svg"]\nproducer = "Example Desk"\nas_of = 2021-06-01\n{more}\n')
UPRIGHT = ("stop", "town", "airport")
WORDS = "people convoy seen near river by two residents Tuesday morning who said that trucks had passed".split()


def job(stops, title="A map", page='"a4-landscape"', more=""):
    """A job of (latitude, longitude, name, claim) stops."""
    out = [HEAD.format(title=title, page=page, more=more)]
    for i, (lat, lon, name, claim) in enumerate(stops):
        told = f'claim = "{claim}"\nby = "two residents"\nsource = ["s"]\n' if claim else ""
        out.append(f'[[map.stop]]\nid = "p{i}"\nat = {{ lat = {lat:.5f}, lon = {lon:.5f} }}\nlabel = "{name}"\n{told}')
    return "\n".join(out)


def words(count, seed):
    rng = random.Random(seed)
    return " ".join(rng.choice(WORDS) for _ in range(count))


def overlaps(labels):
    """Pairs of labels that stand on each other by more than a point; a sloping one's box says little."""
    boxes = [(label["text"], label["class"], label["box"]) for label in labels
             if label["placed"] and label["class"] in UPRIGHT]
    boxes.sort(key=lambda entry: entry[2][0])
    found = []
    for i, (text, _, a) in enumerate(boxes):
        for other, _, b in boxes[i + 1:]:
            if b[0] >= a[2] - 1:
                break
            if min(a[3], b[3]) - max(a[1], b[1]) > 1 and a != b:
                found.append((text, other))
    return found


rng = random.Random(7)
spread = [(rng.uniform(-50, 65), rng.uniform(-160, 160), f"Place {i}", words(6, i)) for i in range(500)]
crowd = [(40 + rng.gauss(0, 0.05), 35 + rng.gauss(0, 0.05), f"Place {i}", words(6, i)) for i in range(500)]
silent = [(lat, lon, name, "") for lat, lon, name, _ in spread]
long_name = "Grand Bourg of the Upper and Lower Marches " * 7
CASES = {  # name: the job, and whether it must come to a map (None: either will do)
    "500-spread": (job(spread, page='"a3-landscape"'), None),
    "500-spread-silent": (job(silent, page='"a3-landscape"', more='numbering = "none"'), True),
    "500-crowd": (job(crowd, page='"a3-landscape"'), None),
    "500-joined": (job(silent, page='"a3-landscape"', more='join = "in-order"\nnumbering = "none"'), True),
    "501": (job(spread + [(1, 1, "One more", "")]), False),
    "one": (job(spread[:1]), True),
    "all-equal": (job([(40, 35, f"Place {i}", words(5, i)) for i in range(30)]), True),
    "all-equal-joined": (job([(40, 35, f"Place {i}", "") for i in range(30)], more='join = "in-order"'), True),
    "long-names": (job([(40 + i, 35 + 2 * i, long_name[:300] + str(i), words(5, i)) for i in range(4)]), True),
    "long-names-narrow": (job([(40 + i, 35 + 2 * i, long_name[:300] + str(i), "") for i in range(4)], page='"column-330"'), True),
    "one-long-word": (job([(40, 35, "W" * 300, "w" * 300), (42, 38, "Place", "")]), True),
    "long-claims": (job([(40 + i, 35 + 2 * i, f"Place {i}", words(200, i)) for i in range(5)]), True),
    "too-many-long-claims": (job([(40 + i % 9, 35 + 2 * i % 17, f"Place {i}", words(200, i)) for i in range(60)]), False),
    "page-too-small": (job(spread[:2], title=words(60, 1), page='{ width = 60, height = 45, unit = "mm" }'), False),
    "no-font": (job(spread[:2], more='fonts = ["no-font.ttf"]'), False),
}

checks = Checks()
with tempfile.TemporaryDirectory() as top:
    (pathlib.Path(top) / "no-font.ttf").write_text("This is no font, though its name says so.\n")
    for name, (text, wanted) in CASES.items():
        path = pathlib.Path(top) / f"{name}.toml"
        path.write_text(text)
        out = pathlib.Path(top) / name
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        result = run(RUTTER, "render", path, "--out", out, "--jobs", "1")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
        print(f"{name}: exit {result.returncode}, {seconds:.1f} s: {result.stderr.splitlines()[0][:150] if result.stderr else ''}")
        checks.that(seconds < MOST_SECONDS, f"{name}: took {seconds:.1f} s of processor time")
        drawn = result.returncode == 0
        checks.that(wanted is None or drawn == wanted, f"{name}: exit {result.returncode}\n{result.stderr}")
        if not drawn:
            checks.that(result.returncode in (1, 2), f"{name}: exit {result.returncode}")
            checks.that(f"{name}.toml:" in result.stderr and "error: " in result.stderr, f"{name}: no clear error: {result.stderr}")
            checks.that(not list(out.glob("*")) if out.exists() else True, f"{name}: files stand though the map could not be drawn")
            continue
        record = json.loads((out / "bad.json").read_text())
        labels = record["labels"]
        checks.that(all(label["placed"] or label["reason"] for label in labels), f"{name}: what is dropped has no reason")
        told = {label["text"] for label in labels if label["class"] == "stop"}  # also those not placed
        stops = text.count("[[map.stop]]")
        missing = [name for name in set(re.findall(r"(?m)^label = \"(.*)\"", text)) if name not in told]
        checks.that(len(record["stops"]) == stops and not missing, f"{name}: stops that the record's labels leave out: {missing[:3]}")
        crossed = overlaps(labels)
        checks.that(not crossed, f"{name}: {len(crossed)} overlaps: {crossed[:3]}")
checks.close()
