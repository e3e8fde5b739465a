"""Reads Marble's .pn2 vector files: polygons on a grid of 1/120 degree, 16-bit nodes followed by 8-bit steps."""
import struct

GRID = 120.0
LINEAR_RING, OUTER_BOUNDARY, INNER_BOUNDARY, MULTI_GEOMETRY = 1, 2, 3, 4


def read(path):
    """placemark number -> [(kind of part, [(lon, lat), ...])]."""
    with open(path, "rb") as stream:
        data = stream.read()
    version, count, coloured = struct.unpack_from(">BIB", data)
    if version != 2:
        raise ValueError(f"{path}: version {version}, expected 2")
    position, previous, result = 6, 0, {}

    def nodes(position, number):
        points = []
        for _ in range(number):
            lat, lon, steps = struct.unpack_from(">hhh", data, position)
            position += 6
            points.append((lon / GRID, lat / GRID))
            for _ in range(steps):
                step_lat, step_lon = struct.unpack_from(">bb", data, position)
                position += 2
                points.append(((lon + step_lon) / GRID, (lat + step_lat) / GRID))
        return position, points

    for _ in range(count):
        if position >= len(data):
            break
        kind, number = struct.unpack_from(">BI", data, position)
        position += 5
        if number != previous and coloured:
            position += 1
        previous = number
        parts = result.setdefault(number, [])
        repeat = 1
        if kind == MULTI_GEOMETRY:
            repeat = data[position]
            position += 1
        for _ in range(repeat):
            if kind == MULTI_GEOMETRY:
                part, _, size = struct.unpack_from(">BII", data, position)
                position += 9
            else:
                part, (size,) = kind, struct.unpack_from(">I", data, position)
                position += 4
            position, points = nodes(position, size)
            parts.append((part, points))
    return result
