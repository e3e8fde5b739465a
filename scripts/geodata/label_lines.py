"""Lines along which the names of seas, mountain ranges and deserts can run in a curve, from a table made by hand."""
import os

from shapely.geometry import LineString

import shapes

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "label_lines.tsv")


def rows():
    with open(PATH, encoding="utf-8") as stream:
        for text in stream:
            if text.startswith("#"):
                continue
            kind, rank, name, others, points = text.rstrip("\n").split("|")
            values = {"kind": kind, "scalerank": int(rank), "name": name}
            values.update(("name_" + other.split("=")[0], other.split("=")[1]) for other in others.split(";") if other)
            yield values, LineString([[float(v) for v in point.split(",")] for point in points.split()])


def build(out):
    found = list(rows())
    languages = sorted({key for values, _ in found for key in values if key.startswith("name_")})
    shapes.write(out, "label-lines", "line", [("kind", str), ("name", str), ("scalerank", int)] +
                 [(language, str) for language in languages], found)
