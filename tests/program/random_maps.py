"""Seeded itineraries for tests of the layout: crowded, in line, branching, all over the world, over the antimeridian, with
short claims and long ones. Every place is given by coordinates, so that no gazetteer has a say.

    random_maps.py FOLDER [FIRST] [COUNT]     writes FOLDER/random-N.toml, each with four pages
"""
import math
import pathlib
import random
import sys

PAGES = ["a4-landscape", "a4-portrait", "column-510", "slide-16x9"]
SHAPES = ["clusters", "line", "star", "world", "antimeridian", "crowd", "two", "one"]
STATUSES = ["confirmed", "reported", "claimed", "inferred", "planned", "retracted"]
MODES = ["road", "air", "sea", "rail", "foot", "unknown"]
WORDS = ("people convoy seen near the river by two residents on Tuesday morning who said that trucks had passed toward "
         "the border after dark while others waited at the station with families and bags").split()


def places(rng, shape, count):
    """Longitude and latitude of so many stops."""
    lon, lat = rng.uniform(-120, 140), rng.uniform(-45, 62)
    if shape == "world":
        return [(rng.uniform(-170, 170), rng.uniform(-50, 68)) for _ in range(count)]
    if shape == "antimeridian":
        return [((180 + rng.uniform(-9, 9) + 180) % 360 - 180, rng.uniform(-20, -5)) for _ in range(count)]
    if shape == "crowd":
        return [(lon + rng.gauss(0, 0.08), lat + rng.gauss(0, 0.06)) for _ in range(count)]
    if shape == "line":
        dx, dy = rng.uniform(-1, 1), rng.uniform(-1, 1)
        return [(lon + dx * i + rng.gauss(0, 0.05), lat + dy * i * 0.7 + rng.gauss(0, 0.05)) for i in range(count)]
    if shape == "star":
        return [(lon, lat)] + [(lon + 6 * math.cos(a), lat + 4 * math.sin(a)) for a in
                               (2 * math.pi * i / max(count - 1, 1) for i in range(count - 1))]
    if shape == "two":
        return [(lon, lat), (lon + 8, lat + 1)] * (count // 2) + [(lon, lat)] * (count % 2)
    if shape == "one":
        return [(lon, lat)] * count
    centres = [(lon + rng.uniform(-12, 12), lat + rng.uniform(-8, 8)) for _ in range(rng.randint(2, 4))]
    return [(x + rng.gauss(0, 0.15), y + rng.gauss(0, 0.12)) for x, y in (rng.choice(centres) for _ in range(count))]


def legs(rng, shape, count):
    if count < 2 or rng.random() < 0.15:
        return []
    if shape == "star":
        return [(0, i) if rng.random() < 0.5 else (i, 0) for i in range(1, count)]
    chain = [(i, i + 1) for i in range(count - 1)]
    if shape == "two":
        return chain[:4]
    return chain if rng.random() < 0.6 else rng.sample(chain, max(1, len(chain) // 2))


def quoted(text):
    return '"' + text + '"'


def job(number):
    rng = random.Random(number)
    shape = SHAPES[number % len(SHAPES)]
    count = 1 if shape == "one" and rng.random() < 0.5 else rng.randint(2, 25 if shape not in ("two", "one") else 5)
    long_claims = number % 3 == 0
    at = [(x, max(-75.0, min(78.0, y))) for x, y in places(rng, shape, count)]
    out = [f'[[source]]\nid = "s"\npublisher = "Example"\ntitle = "Report {number}"\ndate = 2021-05-04\n', "[[map]]",
           f'name = "random-{number}"', f'title = "Itinerary {number}, {shape}"', f"pages = [{', '.join(map(quoted, PAGES))}]",
           'formats = ["svg"]', 'producer = "Example Desk"', "as_of = 2021-06-01"]
    for i, (lon, lat) in enumerate(at):
        name = " ".join(rng.choice(["Upper", "New", "Old", "Lower", "Port", "Camp"]) for _ in range(rng.randint(0, 1)))
        name = (name + " " + rng.choice(["Arlen", "Besca", "Corrin", "Dunmere", "Eskil", "Fallow", "Garrow Bridge", "Hest"])).strip()
        out += ["", "[[map.stop]]", f'id = "p{i}"', f"at = {{ lat = {lat:.4f}, lon = {lon:.4f} }}", f"label = {quoted(name)}"]
        if rng.random() < 0.8:
            out.append(f"status = {quoted(rng.choice(STATUSES))}")
        if rng.random() < 0.85:
            length = 20 if long_claims else rng.randint(4, 9)
            out += [f"claim = {quoted(' '.join(rng.choice(WORDS) for _ in range(length)))}", 'by = "two residents"',
                    'source = ["s"]']
        if rng.random() < 0.15:
            out.append(f"uncertainty_km = {rng.choice([2, 10, 40])}")
    for a, b in legs(rng, shape, count):
        out += ["", "[[map.leg]]", f'from = "p{a}"', f'to = "p{b}"', f"mode = {quoted(rng.choice(MODES))}",
                f"status = {quoted(rng.choice(STATUSES))}"]
    if count > 1 and rng.random() < 0.2:
        out += ["", "[[map.leg]]", 'from = "p1"', 'to = "unknown"', 'status = "planned"']
    return "\n".join(out) + "\n"


def write(folder, first, count):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(first, first + count):
        paths.append(folder / f"random-{number}.toml")
        paths[-1].write_text(job(number))
    return paths


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0, int(sys.argv[3]) if len(sys.argv) > 3 else 300)
