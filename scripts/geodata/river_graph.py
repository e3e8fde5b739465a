"""The rivers as a graph: the cheapest way along their lines through the points that the table of names gives."""
import heapq
import math

import numpy
from shapely.geometry import Point, box
from shapely.strtree import STRtree

KM = 111.2                 # of a degree of latitude
NEAR_POINT_KM = 20.0       # a point of the table lies this near to its river, or its row fails
JUNCTION_KM = 0.6          # an end this near to another line joins it
BRIDGE_KM = 40.0           # gaps up to this (across lakes, between bins) are bridged, at a cost
BRIDGE_COST = 5.0          # per km of a gap
BANK_KM = 8.0              # the banks of a broad river are at most this far apart
FERRY_KM = 20.0            # and can be changed this often
SHORE_KM = 1.0             # a line that ends this near to a lake flows through it
LAKE_COST = 3.0            # per km straight across it
POINT_COST = 0.5           # per km between a point of the table and the way
LEVEL_COST = (1.0, 1.0, 1.05, 1.1, 1.2, 1.4, 1.4, 1.6, 2.5, 3.0)   # per km of a line: small rivers and canals are detours
FARTHEST = 6.0             # times the distance between two points: a longer way is none
LONGEST_STUB_KM = 60.0     # the first and last line are named to their end if that is nearer and no other river joins before


def km_between(a, b):
    return math.hypot((a[0] - b[0]) * math.cos(math.radians((a[1] + b[1]) / 2)), a[1] - b[1]) * KM


class Line:
    """One line of the set: its points, and the km along it up to each of them."""

    def __init__(self, line, level):
        self.points = numpy.asarray(line.coords)
        lat = numpy.radians((self.points[1:, 1] + self.points[:-1, 1]) / 2)
        step = numpy.diff(self.points, axis=0)
        self.along = numpy.concatenate([[0.0], numpy.cumsum(numpy.hypot(step[:, 0] * numpy.cos(lat), step[:, 1]) * KM)])
        self.level, self.cost = level, LEVEL_COST[level]
        self.last = len(self.points) - 1

    def nearest(self, place):
        """(km from the place to the line, number of the line's point nearest to the foot, km between foot and point)."""
        scale = numpy.array([math.cos(math.radians(place[1])), 1.0]) * KM
        points = (self.points - numpy.asarray(place)) * scale
        start, step = points[:-1], numpy.diff(points, axis=0)
        share = numpy.clip(-(start * step).sum(1) / numpy.maximum((step * step).sum(1), 1e-12), 0, 1)
        away = numpy.hypot(*(start + share[:, None] * step).T)
        k = int(away.argmin())
        length = math.hypot(*step[k])
        first = share[k] < 0.5
        return float(away[k]), k if first else k + 1, float(share[k] if first else 1 - share[k]) * length


class Rivers:
    """Nodes are (line, number of a point): the ends of the lines, the places where others join, and those near a point of the
    table. Neighbours along a line cost its length, jumps to another line their gap."""

    def __init__(self, lines, levels, lakes, places):
        self.lines = [Line(line, level) for line, level in zip(lines, levels)]
        self.tree = STRtree(lines)
        self.number = {id(line): k for k, line in enumerate(lines)}
        self.nodes = [{0, line.last} for line in self.lines]
        self.jumps, self.joined = {}, set()
        for k, line in enumerate(self.lines):
            for end in (0, line.last):
                self.join(k, end)
        for k, level in enumerate(levels):
            if level == 0:
                self.ferry(k)
        for lake in lakes:
            self.cross(lake)
        self.near = {place: self.candidates(place) for place in places}
        for found in self.near.values():
            for (k, number), _ in found:
                self.nodes[k].add(number)
        self.nodes = [sorted(numbers) for numbers in self.nodes]
        self.position = [{number: at for at, number in enumerate(numbers)} for numbers in self.nodes]

    def around(self, place, km):
        """The lines within `km` of a place: (number of the line, km off, nearest point, km from the foot to it)."""
        dy = km / KM
        dx = dy / max(0.05, math.cos(math.radians(place[1])))
        window = box(place[0] - dx, place[1] - dy, place[0] + dx, place[1] + dy)
        for k in sorted(self.number[id(line)] for line in self.tree.query(window)):
            off, number, rest = self.lines[k].nearest(place)
            if off <= km:
                yield k, off, number, rest

    def join(self, k, end):
        for other, off, number, rest in self.around(self.lines[k].points[end], BRIDGE_KM):
            if other == k:
                continue
            self.nodes[other].add(number)
            self.jump((k, end), (other, number), off * BRIDGE_COST + rest)
            if off <= JUNCTION_KM:
                self.joined.update([(k, end), (other, number)])

    def jump(self, a, b, price):
        self.jumps.setdefault(a, []).append((b, price))
        self.jumps.setdefault(b, []).append((a, price))

    def ferry(self, k):
        """Broad rivers have a line along each bank: ways from one to the other, lest the way go up and down a tributary."""
        line, at = self.lines[k], 0
        while at < line.last:
            for other, off, number, rest in self.around(line.points[at], BANK_KM):
                if other != k and self.lines[other].level == 0:
                    self.nodes[k].add(at)
                    self.nodes[other].add(number)
                    self.jump((k, at), (other, number), off * BRIDGE_COST + rest)
            away = numpy.hypot(*((line.points - line.points[at]) * [math.cos(math.radians(line.points[at][1])), 1.0]).T) * KM
            away[numpy.abs(line.along - line.along[at]) < 3 * BANK_KM] = numpy.inf
            number = int(away.argmin())
            if away[number] <= BANK_KM:
                self.nodes[k].update([at, number])
                self.jump((k, at), (k, number), float(away[number]) * BRIDGE_COST)
            at = max(at + 1, int(numpy.searchsorted(line.along, line.along[at] + FERRY_KM)))

    def cross(self, lake):
        """Ways over a lake or a broad reach of a river, which is an area in the set, between the lines that end at it."""
        shore = lake.buffer(SHORE_KM / KM)
        ends = [(k, end) for k in sorted(self.number[id(line)] for line in self.tree.query(shore))
                for end in (0, self.lines[k].last) if shore.contains(Point(self.lines[k].points[end]))]
        for at, a in enumerate(ends):
            for b in ends[at + 1:]:
                price = km_between(self.lines[a[0]].points[a[1]], self.lines[b[0]].points[b[1]]) * LAKE_COST + 1
                self.jump(a, b, price)

    def candidates(self, place):
        return [((k, number), off * POINT_COST) for k, off, number, _ in self.around(place, NEAR_POINT_KM)]

    def neighbours(self, node):
        k, number = node
        line, numbers, at = self.lines[k], self.nodes[k], self.position[k][number]
        for other in numbers[max(0, at - 1):at] + numbers[at + 1:at + 2]:
            yield (k, other), abs(float(line.along[other] - line.along[number])) * line.cost
        yield from self.jumps.get(node, ())

    def way(self, places):
        """The nodes of the cheapest way through the places in their order. Raises ValueError, saying which is not reached."""
        for place in places:
            if not self.near[place]:
                raise ValueError(f"no river within {NEAR_POINT_KM:g} km of {place[0]:g},{place[1]:g}")
        targets = [dict(self.near[place]) for place in places]
        limit = FARTHEST * sum(km_between(a, b) for a, b in zip(places, places[1:])) + 400
        queue = [(off, (node, 0)) for node, off in sorted(targets[0].items())]
        cost, came, done, reached = {state: c for c, state in queue}, {}, set(), 0
        heapq.heapify(queue)
        while queue:
            here, state = heapq.heappop(queue)
            if state in done:
                continue
            done.add(state)
            node, passed = state
            reached = max(reached, passed)
            if passed == len(places) - 1:
                return self.back(state, came)
            steps = [((other, passed), price) for other, price in self.neighbours(node)]
            if node in targets[passed + 1]:
                steps.append(((node, passed + 1), targets[passed + 1][node]))
            for other, price in steps:
                if here + price < cost.get(other, limit):
                    cost[other], came[other] = here + price, state
                    heapq.heappush(queue, (here + price, other))
        a, b = places[reached], places[reached + 1]
        raise ValueError(f"no way along rivers from {a[0]:g},{a[1]:g} to {b[0]:g},{b[1]:g}")

    @staticmethod
    def back(state, came):
        nodes = [state[0]]
        while state in came:
            state = came[state]
            if state[0] != nodes[-1]:
                nodes.append(state[0])
        return nodes[::-1]

    def stub(self, node, other):
        """The end of the line beyond `node`, seen from `other`, when no river joins on the way; else None."""
        k, number = node
        if other[0] != k or other[1] == number:
            return None
        end = 0 if number < other[1] else self.lines[k].last
        between = [n for n in self.nodes[k] if min(number, end) <= n <= max(number, end) and n != end]
        if end == number or any((k, n) in self.joined for n in between):
            return None
        return (k, end) if abs(self.lines[k].along[end] - self.lines[k].along[number]) <= LONGEST_STUB_KM else None

    def stretches(self, places):
        """The way as a list of (line, first point, last point), without the tributaries that it enters and leaves again to come
        nearer to a point, and the km of its gaps. Raises ValueError when it then misses one of the points."""
        nodes = self.way(places)
        if len(nodes) > 1:
            nodes = [n for n in [self.stub(nodes[0], nodes[1])] if n] + nodes
            nodes += [n for n in [self.stub(nodes[-1], nodes[-2])] if n]
        found, gaps = {}, 0.0
        for (k, a), (other, b) in zip(nodes, nodes[1:]):
            if k == other and abs(self.position[k][a] - self.position[k][b]) == 1:
                stretch = (k, min(a, b), max(a, b))
                found[stretch] = found.get(stretch, 0) + 1
            else:
                gaps += km_between(self.lines[k].points[a], self.lines[other].points[b])
        kept = [stretch for stretch, times in found.items() if times == 1]
        if not kept:
            raise ValueError("no stretch of a river between the points")
        for place in places:
            if min(self.off(stretch, place) for stretch in kept) > NEAR_POINT_KM:
                raise ValueError(f"the way passes {place[0]:g},{place[1]:g} at more than {NEAR_POINT_KM:g} km")
        return kept, gaps

    def off(self, stretch, place):
        """Km from a place to the nearest point of a stretch."""
        k, a, b = stretch
        scale = numpy.array([math.cos(math.radians(place[1])), 1.0]) * KM
        points = (self.lines[k].points[a:b + 1] - numpy.asarray(place)) * scale
        return float(numpy.hypot(*points.T).min())

    def km(self, stretch):
        k, a, b = stretch
        return float(self.lines[k].along[b] - self.lines[k].along[a])
