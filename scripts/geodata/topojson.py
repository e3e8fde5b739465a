"""Reads the TopoJSON files of world-atlas: shared arcs, polygons built of them, and which features use an arc."""
import collections
import json


class Topology:
    """Arcs in degrees (rounded to 1e-5), and the geometries of one object that refer to them."""

    def __init__(self, path, name):
        with open(path, encoding="utf-8") as stream:
            topology = json.load(stream)
        (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]
        self.arcs = []
        for deltas in topology["arcs"]:
            x = y = 0
            arc = []
            for dx, dy in deltas:
                x += dx
                y += dy
                arc.append((round(x * scale_x + shift_x, 5), round(y * scale_y + shift_y, 5)))
            self.arcs.append(arc)
        self.geometries = topology["objects"][name]["geometries"]

    def ring(self, indices):
        """The points of one ring; a negative index is the arc ~index backwards."""
        points = []
        for index in indices:
            arc = self.arcs[index] if index >= 0 else self.arcs[~index][::-1]
            points += arc if not points else arc[1:]
        return points

    def polygons(self, geometry):
        """Lists of rings; rings of fewer than three distinct points are dropped (with them in, Spain is lost)."""
        parts = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        result = []
        for part in parts:
            rings = [self.ring(indices) for indices in part]
            if len(set(rings[0])) < 3:
                continue
            result.append([rings[0]] + [ring for ring in rings[1:] if len(set(ring)) >= 3])
        return result

    def users(self):
        """arc number -> the sorted numbers of the geometries that use it."""
        found = collections.defaultdict(set)

        def walk(arcs, number):
            if isinstance(arcs, int):
                found[arcs if arcs >= 0 else ~arcs].add(number)
                return
            for inner in arcs:
                walk(inner, number)

        for number, geometry in enumerate(self.geometries):
            walk(geometry["arcs"], number)
        return {arc: sorted(numbers) for arc, numbers in sorted(found.items())}
