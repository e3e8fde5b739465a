#!/usr/bin/env python3
"""`render --watch` draws what changes, tells what is wrong once, and goes on when it is mended, also in a file that only the job
names."""
import pathlib
import signal
import subprocess
import tempfile
import time

from program import RUTTER, Checks

checks = Checks()
JOB = '[[map]]\nname = "m"\ntitle = "Map"\npage = { width = 150, height = 150, unit = "mm" }\nformats = ["svg"]\nstops_csv = "stops.csv"\n'
STOPS = "label,lat,lon\nFirst,36.5,37.1\n"
OWN = "name,lat,lon,country,source\nCamp,36.6,37.2,SY,Fifth\n"


def wait_for(condition):
    """Whether it comes true; the limit is no measure of speed, only an end."""
    for _ in range(300):
        if condition():
            return True
        time.sleep(0.1)
    return False


with tempfile.TemporaryDirectory() as top:
    top = pathlib.Path(top)
    job, stops, log, picture = top / "job.toml", top / "stops.csv", top / "log.txt", top / "out" / "m.svg"
    job.write_text(JOB)
    stops.write_text(STOPS)
    with open(log, "wb") as told:
        process = subprocess.Popen([RUTTER, "render", job, "--out", top / "out", "--watch"], stdout=told, stderr=told)
    try:
        def shows(text):
            return picture.is_file() and text in picture.read_text() and log.read_text().count("m.json")

        checks.that(wait_for(lambda: shows("First")), f"the first run draws: {log.read_text()}")
        stops.write_text(STOPS.replace("First", "Second"))
        checks.that(wait_for(lambda: shows("Second")), f"a changed table: {log.read_text()}")
        stops.write_text(STOPS.replace("37.1", "east"))
        wrong = "'lon' must be a number"
        checks.that(wait_for(lambda: wrong in log.read_text()), f"a broken table is told: {log.read_text()}")
        time.sleep(1)
        checks.that(log.read_text().count(wrong) == 1, f"once: {log.read_text()}")
        stops.write_text(STOPS.replace("First", "Third"))
        checks.that(wait_for(lambda: shows("Third")), f"a mended table: {log.read_text()}")
        stops.rename(top / "away.csv")
        checks.that(wait_for(lambda: "'stops.csv' cannot be read" in log.read_text()), f"a missing table is told: {log.read_text()}")
        stops.write_text(STOPS.replace("First", "Fourth"))
        checks.that(wait_for(lambda: shows("Fourth")), f"a table that is back: {log.read_text()}")
        job.write_text(JOB.replace("Map", "Another title"))
        checks.that(wait_for(lambda: shows("Another title")), f"a changed job: {log.read_text()}")
        own = top / "own.csv"
        own.write_text(OWN)
        job.write_text(JOB + 'places = "own.csv"\n[[map.stop]]\nplace = "Camp"\n')
        checks.that(wait_for(lambda: shows("(Fifth)")), f"a desk's own place: {log.read_text()}")
        own.write_text(OWN.replace("Fifth", "Sixth"))
        checks.that(wait_for(lambda: shows("(Sixth)")), f"a changed place of the desk: {log.read_text()}")
        own.write_text(OWN.replace("SY", "Nowhereland"))
        checks.that(wait_for(lambda: "unknown country 'Nowhereland'" in log.read_text()), f"a broken one: {log.read_text()}")
        own.write_text(OWN.replace("Fifth", "Seventh"))
        checks.that(wait_for(lambda: shows("(Seventh)")), f"a mended one: {log.read_text()}")
        process.send_signal(signal.SIGINT)
        checks.that(process.wait(20) == 130, "an interruption ends it with 130")
    finally:
        process.kill()
checks.close()
