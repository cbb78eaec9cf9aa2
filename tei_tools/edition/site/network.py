"""With whom a person stands in the same documents: a picture, as points and lines in a plane.

The person stands in the middle, the others around it, those with most documents in common first
and clockwise from above; lines between them tell that they stand together too.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from tei_tools.edition.site.collection import COMPANY, Entity

WIDTH, HEIGHT = 820, 440
_CENTRE = (WIDTH / 2, HEIGHT / 2)
_RADII = (165, 165)
#: As many characters of a name as fit between its point and the edge.
_NAME = 26
_TIES = 24


@dataclass(frozen=True, slots=True)
class Point:
    """One of the others: its page, how many documents it shares, where it and its name stand."""

    entity: Entity
    count: int
    x: float
    y: float
    radius: float
    stroke: float
    label: str
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The others, and the curves between those who stand together (the paths of SVG)."""

    points: tuple[Point, ...]
    ties: tuple[str, ...]


def picture(entity: Entity) -> Picture | None:
    """The picture of a person; None where it stands alone or with one other."""
    shown = entity.beside[:COMPANY]
    if len(shown) < 2:
        return None
    most = shown[0][1]
    points = []
    for place, (other, count) in enumerate(shown):
        angle = 2 * math.pi * place / len(shown) - math.pi / 2
        across, down = math.cos(angle), math.sin(angle)
        x, y = _CENTRE[0] + _RADII[0] * across, _CENTRE[1] + _RADII[1] * down
        radius = 3 + 5 * math.sqrt(count / most)
        side = 0 if abs(across) < 0.02 else math.copysign(1, across)
        points.append(
            Point(
                entity=other,
                count=count,
                x=round(x, 1),
                y=round(y, 1),
                radius=round(radius, 1),
                stroke=round(0.8 + 3.2 * count / most, 2),
                label=shortened(other.name),
                label_x=round(x + side * (radius + 7), 1),
                label_y=round(y + (5 if side else math.copysign(radius + 12, down) + 4), 1),
                anchor={0: "middle", 1: "start", -1: "end"}[int(side)],
            )
        )
    strongest = sorted(entity.ties, key=lambda pair: (-entity.ties[pair], pair))[:_TIES]
    return Picture(tuple(points), tuple(_curve(points[a], points[b]) for a, b in strongest))


def shortened(name: str) -> str:
    """A name that fits beside its point."""
    return name if len(name) <= _NAME else f"{name[: _NAME - 1].rstrip(' ,(')}…"


def _curve(one: Point, other: Point) -> str:
    """From one to the other, bent toward the middle."""
    x = (one.x + other.x + 2 * _CENTRE[0]) / 4
    y = (one.y + other.y + 2 * _CENTRE[1]) / 4
    return f"M{one.x} {one.y}Q{x:.1f} {y:.1f} {other.x} {other.y}"
