"""What is known of the disputed lines: parties, dates, and what a legend prints (disputed_facts.tsv, by hand)."""
import functools
import os

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "disputed_facts.tsv")
FIELDS = ("parties", "valid_from", "valid_to", "label", "source", "note")


@functools.lru_cache(maxsize=None)
def table():
    """[(name, west, south, east, north, facts)]."""
    rows = []
    with open(PATH, encoding="utf-8") as stream:
        for line in stream:
            if not line.startswith("#"):
                column = line.rstrip("\n").split("\t")
                rows.append((column[0], *(float(value) for value in column[1:5]), dict(zip(FIELDS, column[5:]))))
    return rows


def of(name, line):
    """The facts of the first row with this name whose box holds the middle of the line's extent; {} when none is known."""
    west, south, east, north = line.bounds
    x, y = (west + east) / 2, (south + north) / 2
    for known, w, s, e, n, facts in table():
        if name == known and w <= x <= e and s <= y <= n:
            return facts
    return {}
