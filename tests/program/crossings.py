"""Leader lines of an SVG map that cross each other or a leg, found without a browser."""
import re
import xml.etree.ElementTree as ET

NS = "{http://www.w3.org/2000/svg}"
TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?")


def lines_of(d):
    """The polylines of a path of M, L, H, V and Z commands."""
    out, at, command, tokens, i = [], (0.0, 0.0), "", TOKEN.findall(d), 0
    while i < len(tokens):
        if tokens[i].isalpha():
            command, i = tokens[i], i + 1
        if command in "Zz":
            out[-1].append(out[-1][0])
            at = out[-1][0]
            continue
        count = 1 if command in "HhVv" else 2
        numbers, i = [float(t) for t in tokens[i:i + count]], i + count
        x, y = at if command.islower() else (0.0, 0.0)
        if command in "Hh":
            at = (x + numbers[0], at[1])
        elif command in "Vv":
            at = (at[0], y + numbers[0])
        elif command in "MmLl":
            at = (x + numbers[0], y + numbers[1])
        else:
            raise ValueError(f"a path with the command {command}")
        if command in "Mm":
            out.append([at])
            command = "L" if command == "M" else "l"
        else:
            out[-1].append(at)
    return out


def cross(a, b, c, d):
    def side(p, q, r):
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def meet(some, others):
    return any(cross(p[i - 1], p[i], q[j - 1], q[j]) for p in some for q in others
               for i in range(1, len(p)) for j in range(1, len(q)))


def crossings(path):
    """What crosses, a line each."""
    root = ET.parse(path).getroot()
    leaders, legs = [], []
    for element in root.iter(NS + "path"):
        classes = (element.get("class") or "").split()
        if "leader" in classes:
            leaders.append((element.get("id") or f"leader {len(leaders) + 1}", lines_of(element.get("d"))))
        elif "leg" in classes and "sample" not in classes:
            legs.append((element.get("id"), lines_of(element.get("d"))))
    pairs = [(a, b) for i, a in enumerate(leaders) for b in leaders[i + 1:] + legs]
    return [f"{path.name}: {a[0]} crosses {b[0]}" for a, b in pairs if meet(a[1], b[1])]
