"""One era of division codes: GeoNames gave provinces new codes since 2020 (Vietnam in 2025: 44 was Hanoi's, now it is 01), and
the names of divisions are of the newer extract. Every place therefore takes the codes of its entry there."""
import collections
import functools

import gaz_newer

NEIGHBOUR_KM = 100  # how far to look for a place with known new codes
CHANGED_SHARE = 0.02  # a country counts as recoded when so many of its places have another province code
CLEAR = 0.8  # share of places from which a province is the continuation of another


class Recoding:
    """Which old province codes became which, counted over the places in both extracts."""

    def __init__(self):
        self.became = collections.defaultdict(collections.Counter)
        self.came_from = collections.defaultdict(collections.Counter)

    def add(self, country, old, new):
        self.became[f"{country}.{old}"][f"{country}.{new}"] += 1
        self.came_from[f"{country}.{new}"][f"{country}.{old}"] += 1

    @functools.lru_cache(maxsize=None)
    def changed_countries(self):
        """{country: share of its places with another province code}, those above the threshold."""
        all_of, moved = collections.Counter(), collections.Counter()
        for old, counts in self.became.items():
            for new, count in counts.items():
                all_of[old[:2]] += count
                moved[old[:2]] += count if new != old else 0
        return {country: count / all_of[country] for country, count in moved.items()
                if count > CHANGED_SHARE * all_of[country]}

    def predecessor(self, code, same_name):
        """The old code of the province that has this code now, or '' when it is new, merged or divided.

        `same_name(old, new)` says whether a province that grew or shrank has kept its name.
        """
        if code not in self.came_from:
            return "" if code[:2] in self.changed_countries() else code
        old, count = min(self.came_from[code].items(), key=lambda item: (-item[1], item[0]))
        stays = self.became[old][code] >= CLEAR * sum(self.became[old].values())
        whole = count >= CLEAR * sum(self.came_from[code].values())
        settled = code[:2] not in self.changed_countries() or (stays and whole)
        return old if (old == code and settled) or same_name(old, code) else ""


def recode(rows, newer, of_row):
    """Writes the newer codes into columns 10 and 11 of the rows; returns the Recoding.

    A place that the newer extract lacks takes the province of its nearest neighbour of the same old code, and keeps its
    district only where the province has kept its code.
    """
    recoding, grid = Recoding(), gaz_newer.Grid()
    for number, index in of_row.items():
        row, (_, _, _, admin1, admin2) = rows[number], newer[index]
        recoding.add(row[8], row[10], admin1)
        grid.add(row[8], gaz_newer.point_of(row), (row[10], admin1))
    for number, row in enumerate(rows):
        if number in of_row:
            row[10], row[11] = newer[of_row[number]][3:]
            continue
        near = [(km, new) for km, (old, new) in grid.near(row[8], gaz_newer.point_of(row), NEIGHBOUR_KM) if old == row[10]]
        new = min(near)[1] if near else row[10]
        if new != row[10]:
            row[10], row[11] = new, ""
    return recoding
